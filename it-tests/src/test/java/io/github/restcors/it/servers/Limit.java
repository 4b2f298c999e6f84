package io.github.restcors.it.servers;

/**
 * What a server may keep rest-cors from doing. A server says which of these it has; the tests fail if it has another, and
 * if it no longer has one.
 */
public enum Limit {

    /** There is no integration: a preflight's target is found by the runtime's matching. */
    CORE_ALONE("a preflight runs pre-matching filters, since the runtime itself looks for its target"),

    /** The runtime makes nothing of what is registered: no request gets a CORS header. */
    NOT_AT_WORK("rest-cors does nothing there"),

    /** Found only where the application names it. */
    NOT_DISCOVERED("register `CorsFeature` by hand"),

    /** Found only where the application is scanned. */
    DISCOVERED_BY_SCANNING("discovered only where the application is scanned, else register `CorsFeature` by hand"),

    /** No response filter runs where no method was matched. */
    UNMATCHED_UNDECORATED(
            "404, 405 and 415 of the runtime itself stay unreadable: it runs no response filter for them"),

    /** No response filter runs for an exception that nothing maps. */
    UNMAPPED_UNDECORATED("500 of an exception that nothing maps is unreadable without `mapUnhandledExceptions()`"),

    /** Closes the connection after the answer to an exception that nothing maps, which says that it stays open. */
    CONNECTION_LOST_AFTER_UNMAPPED(
            "the connection breaks after a 500 of an exception that nothing maps, without `mapUnhandledExceptions()`"),

    /** Answers without waiting for what another thread completes. */
    LATER_NOT_AWAITED("what another thread completes is not waited for by the server"),

    /** Resources are no beans of their interfaces' types. */
    RESOURCES_NOT_DECORATED("CDI does not decorate resources"),

    /** Loses {@code Vary} on errors without an entity. */
    VARY_LOST_ON_BODILESS_ERRORS(
            "`Vary` is lost on errors without an entity, without Jersey's `setStatusOverSendError`");

    private final String text;

    Limit(String text) {
        this.text = text;
    }

    /** Returns what users are told. */
    public String text() {
        return text;
    }
}

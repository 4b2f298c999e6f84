package io.github.restcors;

import org.jspecify.annotations.Nullable;

/** What to do about a request, in full: nothing is left to decide for whoever writes the response. */
sealed interface CorsDecision {

    /** Why something is not shared. */
    enum Reason {
        ORIGIN_NOT_ALLOWED("origin is not allowed"),
        METHOD_MALFORMED("Access-Control-Request-Method is no token"),
        METHOD_FORBIDDEN("method can be sent by no page"),
        METHOD_NOT_ON_RESOURCE("resource does not have the method"),
        METHOD_NOT_SHARED("method is not shared"),
        HEADERS_MALFORMED("Access-Control-Request-Headers is no list of tokens"),
        HEADERS_TOO_LONG("Access-Control-Request-Headers is longer than " + AllowHeaders.MAX_REQUEST_LENGTH),
        HEADER_NOT_ALLOWED("request header is not allowed"),
        NOT_MATCHED("runtime or application answered before a resource method was matched");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The request is none of ours: the response stays as the application and the runtime make it. */
    record NotGoverned() implements CorsDecision {

        static final NotGoverned INSTANCE = new NotGoverned();
    }

    /**
     * The preflight is granted.
     *
     * @param allowHeaders {@code null} to leave the field out, as for {@code maxAge}
     * @param varyByOrigin whether another origin might get another answer
     */
    record Granted(
            String allowOrigin,
            boolean allowCredentials,
            String allowMethods,
            @Nullable String allowHeaders,
            @Nullable String maxAge,
            boolean varyByOrigin)
            implements CorsDecision {}

    /** The preflight is refused. */
    record Refused(Reason reason, Location where, boolean varyByOrigin) implements CorsDecision {}

    /**
     * The response is shared with the origin, if there is one.
     *
     * @param anyOrigin whether it is shared with every origin, and not with that of the request
     * @param exposeHeaders {@code null} to leave the field out
     */
    record Shared(
            boolean anyOrigin,
            boolean allowCredentials,
            @Nullable String exposeHeaders,
            boolean varyByOrigin) implements CorsDecision {}

    /** The response is governed but not shared with this origin, or there is none. */
    record NotShared(Reason reason, Location where) implements CorsDecision {}
}

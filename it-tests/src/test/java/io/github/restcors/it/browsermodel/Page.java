package io.github.restcors.it.browsermodel;

import java.net.URI;

/** A page that fetches. */
public final class Page {

    private final Browser browser;
    private final String origin;

    Page(Browser browser, String origin) {
        this.browser = browser;
        this.origin = origin;
    }

    /** Returns the page's origin as {@link Browser#page} was given it. */
    public String origin() {
        return origin;
    }

    /**
     * Does what {@code fetch(url, init)} does.
     *
     * @param url absolute, {@code http} or {@code https}
     */
    public Outcome fetch(URI url, RequestInit init) {
        return Fetch.run(browser, origin, url, init);
    }
}

package io.github.restcors.it.browsermodel;

import java.net.URI;

/**
 * A browser: what its pages share. Not thread-safe.
 *
 * <pre>{@code
 * Browser browser = new Browser(network, new PreflightCache(clock, Duration.ofHours(2)));
 * Outcome outcome = browser.page("https://app.example").fetch(url, RequestInit.of("PUT").header("X-A", "1"));
 * }</pre>
 */
public final class Browser {

    private final Network network;
    private final PreflightCache preflights;
    private final CookieStore cookies = new CookieStore();

    /** A browser that remembers no preflight: each fetch is the first. */
    public Browser(Network network) {
        this(network, PreflightCache.none());
    }

    /** A browser with a CORS-preflight cache. */
    public Browser(Network network, PreflightCache preflights) {
        this.network = network;
        this.preflights = preflights;
    }

    /**
     * Opens a page.
     *
     * @param origin serialized; {@code null} (the word) for an opaque one, as a sandboxed frame has it
     */
    public Page page(String origin) {
        return new Page(this, origin);
    }

    /** Gives the browser a cookie for a URL's host, as if a response from there had set it. */
    public void setCookie(URI url, String setCookie) {
        cookies.store(url, setCookie);
    }

    Network network() {
        return network;
    }

    PreflightCache preflights() {
        return preflights;
    }

    CookieStore cookies() {
        return cookies;
    }
}

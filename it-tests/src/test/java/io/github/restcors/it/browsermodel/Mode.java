package io.github.restcors.it.browsermodel;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-request-mode">mode</a> of a request that a script makes. */
public enum Mode {
    CORS,
    NO_CORS,
    SAME_ORIGIN
}

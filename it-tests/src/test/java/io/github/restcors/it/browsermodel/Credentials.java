package io.github.restcors.it.browsermodel;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-request-credentials-mode">credentials mode</a>. */
public enum Credentials {
    OMIT,
    SAME_ORIGIN,
    INCLUDE
}

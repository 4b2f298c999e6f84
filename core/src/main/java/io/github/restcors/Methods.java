package io.github.restcors;

import java.util.Set;

/** The Fetch standard's lists of methods. Methods are compared with case. */
final class Methods {

    static final String GET = "GET";
    static final String HEAD = "HEAD";
    static final String OPTIONS = "OPTIONS";

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">normalize a method</a>. */
    private static final Set<String> NORMALIZED = Set.of("DELETE", GET, HEAD, OPTIONS, "POST", "PUT");

    private Methods() {}

    /**
     * Whether no page can send this method, however it is spelt.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#forbidden-method">Fetch, forbidden method</a>
     */
    static boolean isForbidden(String token) {
        return Ascii.equal(token, "CONNECT") || Ascii.equal(token, "TRACE") || Ascii.equal(token, "TRACK");
    }

    /** What browsers make of a method before they send it. */
    static String normalize(String token) {
        String upperCase = token.toUpperCase(java.util.Locale.ROOT);
        return NORMALIZED.contains(upperCase) ? upperCase : token;
    }
}

package io.github.restcors;

import java.util.Set;

/** The Fetch standard's lists of methods. Methods are compared with case. */
final class Methods {

    static final String GET = "GET";
    static final String HEAD = "HEAD";
    static final String OPTIONS = "OPTIONS";

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">normalize a method</a>. */
    private static final Set<String> NORMALIZED = Set.of("DELETE", GET, HEAD, OPTIONS, "POST", "PUT");

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#forbidden-method">forbidden method</a>. */
    private static final Set<String> FORBIDDEN = Set.of("connect", "trace", "track");

    private Methods() {}

    /** Whether no page can send this method, however it is spelt. */
    static boolean isForbidden(String token) {
        return FORBIDDEN.contains(Ascii.lowerCase(token));
    }

    /** What browsers make of a method before they send it. */
    static String normalize(String token) {
        String upperCase = token.toUpperCase(java.util.Locale.ROOT);
        return NORMALIZED.contains(upperCase) ? upperCase : token;
    }
}

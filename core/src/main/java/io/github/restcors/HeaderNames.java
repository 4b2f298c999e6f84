package io.github.restcors;

import java.util.Set;

/** Names of header fields, spelt once, and the Fetch standard's lists of them (in lower case). */
final class HeaderNames {

    static final String ORIGIN = "Origin";
    static final String REQUEST_METHOD = "Access-Control-Request-Method";
    static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    static final String ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials";
    static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    static final String MAX_AGE = "Access-Control-Max-Age";
    static final String VARY = "Vary";

    /** Every header field of the CORS protocol begins so. */
    static final String ACCESS_CONTROL_PREFIX = "access-control-";

    /**
     * Fetch, <a href="https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name">CORS non-wildcard
     * request-header name</a>: the one that {@code *} never covers.
     */
    static final String AUTHORIZATION = "Authorization";

    /**
     * Fetch, <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">forbidden request-header</a>. The names
     * that are forbidden only with certain values ({@code X-HTTP-Method-Override} and the like) can be sent.
     */
    private static final Set<String> FORBIDDEN_REQUEST = Set.of(
            "accept-charset",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#http-responses">HTTP responses</a> of the CORS protocol. */
    private static final Set<String> CORS_RESPONSE = Set.of(
            Ascii.lowerCase(ALLOW_ORIGIN),
            Ascii.lowerCase(ALLOW_CREDENTIALS),
            Ascii.lowerCase(ALLOW_METHODS),
            Ascii.lowerCase(ALLOW_HEADERS),
            Ascii.lowerCase(EXPOSE_HEADERS),
            Ascii.lowerCase(MAX_AGE));

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#forbidden-response-header-name">forbidden response-header name</a>. */
    private static final Set<String> FORBIDDEN_RESPONSE = Set.of("set-cookie", "set-cookie2");

    private HeaderNames() {}

    static boolean isForbiddenRequestHeader(String token) {
        String name = Ascii.lowerCase(token);
        return FORBIDDEN_REQUEST.contains(name) || name.startsWith("proxy-") || name.startsWith("sec-");
    }

    static boolean isCorsResponseHeader(String token) {
        return CORS_RESPONSE.contains(Ascii.lowerCase(token));
    }

    static boolean isForbiddenResponseHeader(String token) {
        return FORBIDDEN_RESPONSE.contains(Ascii.lowerCase(token));
    }
}

package io.github.restcors.it.browsermodel;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The standard's lists: what a page may send, what of it needs no preflight, what it may read. */
final class Safelist {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");

    private static final Set<String> NO_CORS_NAMES =
            Set.of("accept", "accept-language", "content-language", "content-type");

    private static final Set<String> SAFE_RESPONSE_HEADERS = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    private static final Set<String> FORBIDDEN_RESPONSE_HEADERS = Set.of("set-cookie", "set-cookie2");

    private static final Set<String> FORBIDDEN = Set.of(
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

    private static final Set<String> METHOD_OVERRIDES =
            Set.of("x-http-method", "x-http-method-override", "x-method-override");

    private static final Set<String> SAFE_TYPES =
            Set.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");

    private static final String UNSAFE_BYTES = "\"():<>?@[\\]{}\u007f";

    private Safelist() {}

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-safelisted-method">CORS-safelisted method</a>. */
    static boolean isSafeMethod(String method) {
        return SAFE_METHODS.contains(method);
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name">CORS non-wildcard request-header name</a>. */
    static boolean isNonWildcardName(String name) {
        return name.equalsIgnoreCase("Authorization");
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name">CORS-safelisted response-header name</a>, in lower case. */
    static boolean isSafeResponseHeader(String name) {
        return SAFE_RESPONSE_HEADERS.contains(name);
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#forbidden-response-header-name">forbidden response-header name</a>, in lower case. */
    static boolean isForbiddenResponseHeader(String name) {
        return FORBIDDEN_RESPONSE_HEADERS.contains(name);
    }

    /**
     * Returns the CORS-unsafe request-header names of a header list: in lower case, sorted, each once.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names">Fetch, CORS-unsafe request-header names</a>
     */
    static List<String> unsafeNames(List<Map.Entry<String, String>> headers) {
        Set<String> unsafe = new TreeSet<>();
        Set<String> potentiallyUnsafe = new TreeSet<>();
        int safelistValueSize = 0;
        for (Map.Entry<String, String> header : headers) {
            String name = Syntax.lowerCase(header.getKey());
            if (isSafe(name, header.getValue())) {
                potentiallyUnsafe.add(name);
                safelistValueSize += header.getValue().length();
            } else {
                unsafe.add(name);
            }
        }
        if (safelistValueSize > 1024) {
            unsafe.addAll(potentiallyUnsafe);
        }
        return List.copyOf(unsafe);
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header">no-CORS-safelisted request-header</a>. */
    static boolean isSafeWithoutCors(String name, String value) {
        return NO_CORS_NAMES.contains(Syntax.lowerCase(name)) && isSafe(name, value);
    }

    /**
     * Whether a page cannot send the header.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">Fetch, forbidden request-header</a>
     */
    static boolean isForbidden(String name, String value) {
        String lower = Syntax.lowerCase(name);
        return FORBIDDEN.contains(lower)
                || lower.startsWith("proxy-")
                || lower.startsWith("sec-")
                || METHOD_OVERRIDES.contains(lower)
                        && Syntax.split(value).stream().anyMatch(Syntax::isForbiddenMethod);
    }

    /**
     * Whether the header needs no preflight.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#cors-safelisted-request-header">Fetch, CORS-safelisted request-header</a>
     */
    static boolean isSafe(String name, String value) {
        if (value.length() > 128) {
            return false;
        }
        return switch (Syntax.lowerCase(name)) {
            case "accept" -> !hasUnsafeByte(value);
            case "accept-language", "content-language" -> value.chars().allMatch(Safelist::isLanguageByte);
            case "content-type" -> !hasUnsafeByte(value) && SAFE_TYPES.contains(essence(value));
            case "range" -> isSimpleRange(value);
            default -> false;
        };
    }

    private static boolean hasUnsafeByte(String value) {
        return value.chars().anyMatch(c -> c < ' ' && c != '\t' || UNSAFE_BYTES.indexOf(c) >= 0);
    }

    private static boolean isLanguageByte(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || " *,-.;=".indexOf(c) >= 0;
    }

    /**
     * Returns type and subtype in lower case, or nothing if the value is no MIME type; parameters are never wrong.
     *
     * @see <a href="https://mimesniff.spec.whatwg.org/#parsing-a-mime-type">MIME Sniffing, parsing a MIME type</a>
     */
    private static String essence(String value) {
        int semicolon = value.indexOf(';');
        String type = Syntax.trimmed(semicolon < 0 ? value : value.substring(0, semicolon));
        int slash = type.indexOf('/');
        boolean valid =
                slash > 0 && Syntax.isToken(type.substring(0, slash)) && Syntax.isToken(type.substring(slash + 1));
        return valid ? Syntax.lowerCase(type) : "";
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#simple-range-header-value">a single range header value</a> that has a start. */
    private static boolean isSimpleRange(String value) {
        if (!value.startsWith("bytes=")) {
            return false;
        }
        String range = value.substring("bytes=".length());
        int dash = range.indexOf('-');
        if (dash <= 0 || !Syntax.isDigits(range.substring(0, dash))) {
            return false;
        }
        String last = range.substring(dash + 1);
        return last.isEmpty()
                || Syntax.isDigits(last)
                        && new BigInteger(range.substring(0, dash)).compareTo(new BigInteger(last)) <= 0;
    }
}

package io.github.restcors.it.browsermodel;

import java.math.BigInteger;
import java.util.Set;
import java.util.stream.Stream;

/** Which request headers a page may send, and which of them need no preflight. */
final class Safelist {

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
                        && Stream.of(value.split(",")).map(Syntax::trimmed).anyMatch(Syntax::isForbiddenMethod);
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

    /** Returns type and subtype in lower case, or nothing if the value is no MIME type; parameters are never wrong. */
    private static String essence(String value) {
        int semicolon = value.indexOf(';');
        String type = Syntax.trimmed(semicolon < 0 ? value : value.substring(0, semicolon));
        int slash = type.indexOf('/');
        boolean valid =
                slash > 0 && Syntax.isToken(type.substring(0, slash)) && Syntax.isToken(type.substring(slash + 1));
        return valid ? Syntax.lowerCase(type) : "";
    }

    private static boolean isSimpleRange(String value) {
        if (!value.startsWith("bytes=")) {
            return false;
        }
        String range = value.substring("bytes=".length());
        int dash = range.indexOf('-');
        if (dash <= 0 || !isDigits(range.substring(0, dash)) || !isDigits(range.substring(dash + 1))) {
            return false;
        }
        return dash + 1 == range.length()
                || new BigInteger(range.substring(0, dash)).compareTo(new BigInteger(range.substring(dash + 1))) <= 0;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

package io.github.restcors.it.browsermodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tokens, whitespace and methods. */
final class Syntax {

    private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

    private static final Set<String> NORMALIZED_METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");

    private Syntax() {}

    static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }

    /** Without HTTP whitespace (space, tab, line ends) at either end. */
    static String trimmed(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && " \t\r\n".indexOf(value.charAt(from)) >= 0) {
            from++;
        }
        while (from < to && " \t\r\n".indexOf(value.charAt(to - 1)) >= 0) {
            to--;
        }
        return value.substring(from, to);
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#header-value">header value</a>, trimmed before. */
    static boolean isHeaderValue(String value) {
        return value.chars().allMatch(c -> c <= 0xff && c != 0 && c != '\n' && c != '\r');
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Splits a value at the commas that are not within a quoted string.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#header-value-get-decode-and-split">Fetch, get, decode, and split</a>
     */
    static List<String> split(String value) {
        List<String> values = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(trimmed(value.substring(from, i)));
                from = i + 1;
            }
        }
        values.add(trimmed(value.substring(from)));
        return values;
    }

    static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static boolean isForbiddenMethod(String method) {
        return FORBIDDEN_METHODS.contains(method.toUpperCase(Locale.ROOT));
    }

    static String normalizedMethod(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        return NORMALIZED_METHODS.contains(upper) ? upper : method;
    }
}

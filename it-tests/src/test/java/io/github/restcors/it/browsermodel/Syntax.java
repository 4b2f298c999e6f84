package io.github.restcors.it.browsermodel;

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

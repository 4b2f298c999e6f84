package io.github.restcors.it.proof;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** What an attacker's origin may look like, made of one that a policy allows; some are still allowed, some are no origins. */
enum Alike {
    SAME(origin -> origin),
    SUBDOMAIN(origin -> host(origin, host -> "x." + host)),
    DEEP_SUBDOMAIN(origin -> host(origin, host -> "x.y-1._z." + host)),
    LABEL_IN_FRONT(origin -> host(origin, host -> "evil" + host)),
    HYPHEN_IN_FRONT(origin -> host(origin, host -> "evil-" + host)),
    PARENT(origin -> host(origin, host -> host.substring(host.indexOf('.') + 1))),
    SUFFIX(origin -> host(origin, host -> host + ".evil.test")),
    LONGER_TLD(origin -> host(origin, host -> host + "x")),
    CUT(origin -> origin.substring(0, origin.length() - 1)),
    ANY_CHARACTER_FOR_DOT(origin -> host(origin, host -> host.replaceFirst("\\.", "x"))),
    LAST_DOT(origin -> host(origin, host -> {
        int dot = host.lastIndexOf('.');
        return dot < 0 ? host : host.substring(0, dot) + "x" + host.substring(dot + 1);
    })),
    TWO_DOTS(origin -> host(origin, host -> "x.." + host)),
    DOT_IN_FRONT(origin -> host(origin, host -> "." + host)),
    TRAILING_DOT(origin -> host(origin, host -> host + ".")),
    UPPER_CASE(origin -> host(origin, host -> host.toUpperCase(Locale.ROOT))),
    UPPER_CASE_SUBDOMAIN(origin -> host(origin, host -> "X." + host)),
    UPPER_CASE_SCHEME(origin -> origin.substring(0, 1).toUpperCase(Locale.ROOT) + origin.substring(1)),
    OTHER_SCHEME(origin -> origin.startsWith("https:") ? "http" + origin.substring(5) : "https" + afterScheme(origin)),
    SCHEME_WITH_MORE(origin -> "x" + origin),
    NO_SCHEME(origin -> afterScheme(origin).substring(3)),
    OTHER_PORT(origin -> port(origin, ":8444")),
    PORT_8443(origin -> port(origin, ":8443")),
    NO_PORT(origin -> port(origin, "")),
    PORT_80(origin -> port(origin, ":80")),
    PORT_443(origin -> port(origin, ":443")),
    PORT_ZERO(origin -> port(origin, ":0")),
    PORT_WITH_ZERO(origin -> port(origin, ":08443")),
    HIGHEST_PORT(origin -> port(origin, ":65535")),
    PORT_TOO_HIGH(origin -> port(origin, ":65536")),
    PORT_TOO_LONG(origin -> origin.endsWith("3") ? origin + "1" : port(origin, ":84431")),
    EMPTY_PORT(origin -> port(origin, ":")),
    PORT_NO_NUMBER(origin -> port(origin, ":8o80")),
    NEGATIVE_PORT(origin -> port(origin, ":-1")),
    PORT_BEFORE_HOST(origin -> port(origin, ":80@evil.test")),
    USER_INFO(origin -> host(origin, host -> "app@" + host)),
    HOST_AS_USER_INFO(origin -> origin + "@evil.test"),
    SLASH(origin -> origin + "/"),
    PATH_OF_EVIL(origin -> "https://evil.test/" + origin),
    HOST_AS_PATH(origin -> "https://evil.test/." + afterScheme(origin).substring(3)),
    BACKSLASH(origin -> host(origin, host -> "evil.test\\." + host)),
    QUERY(origin -> origin + "?x"),
    FRAGMENT(origin -> host(origin, host -> "evil.test#." + host)),
    TWO_ORIGINS(origin -> origin + " https://evil.test"),
    LIST(origin -> "https://evil.test, " + origin),
    UNICODE(origin -> host(origin, host -> host.replace('a', '\u0430').replace("xn--mnchen-3ya", "m\u00fcnchen"))),
    UNICODE_DOT(origin -> host(origin, host -> "x\u3002" + host)),
    UNDERSCORE(origin -> host(origin, host -> "_x." + host)),
    LONGEST_LABEL(origin -> host(origin, host -> "x".repeat(63) + "." + host)),
    LABEL_TOO_LONG(origin -> host(origin, host -> "x".repeat(64) + "." + host)),
    LONGEST_HOST(origin -> host(origin, host -> labels(253 - host.length()) + host)),
    HOST_TOO_LONG(origin -> host(origin, host -> labels(254 - host.length()) + host)),
    PERCENT(origin -> host(origin, host -> "x%2e" + host)),
    TAB(origin -> host(origin, host -> "x\t." + host)),
    WILDCARD(origin -> host(origin, host -> "*." + host)),
    NULL(origin -> "null"),
    UPPER_CASE_NULL(origin -> "NULL"),
    EMPTY(origin -> ""),
    FILE(origin -> "file://"),
    STAR(origin -> "*"),
    OTHER(origin -> "https://other.test");

    private final UnaryOperator<String> change;

    Alike(UnaryOperator<String> change) {
        this.change = change;
    }

    /**
     * Returns an origin that looks like this one.
     *
     * @param pattern as policies have it: wildcards are given something to stand for
     */
    String of(String pattern) {
        String origin = pattern.equals("*")
                ? "https://any.test"
                : pattern.replace("//*.", "//w.").replace(":*", ":5173");
        return change.apply(origin);
    }

    private static String afterScheme(String origin) {
        return origin.substring(origin.indexOf("://"));
    }

    private static int endOfHost(String origin) {
        int end = origin.lastIndexOf(':');
        return end > origin.indexOf("://") && end > origin.lastIndexOf(']') ? end : origin.length();
    }

    private static String host(String origin, UnaryOperator<String> change) {
        int start = origin.indexOf("://") + 3;
        int end = endOfHost(origin);
        return origin.substring(0, start) + change.apply(origin.substring(start, end)) + origin.substring(end);
    }

    private static String port(String origin, String port) {
        return origin.substring(0, endOfHost(origin)) + port;
    }

    private static String labels(int length) {
        return "y".repeat(length % 2 == 0 ? 1 : 2) + "." + "x.".repeat((length - (length % 2 == 0 ? 2 : 3)) / 2);
    }
}

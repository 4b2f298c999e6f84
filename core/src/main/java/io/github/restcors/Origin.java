package io.github.restcors;

import org.jspecify.annotations.Nullable;

/**
 * The serialized form of a tuple origin, and only that: lower case, punycode, no default port, no path.
 *
 * <p>Stricter than a URL parser on purpose. A browser sends nothing else, so whatever needs normalizing was not made by one.
 *
 * @see <a href="https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin">HTML, serialization of an origin</a>
 * @see <a href="https://fetch.spec.whatwg.org/#origin-header">Fetch, the Origin header</a>
 */
final class Origin {

    /** In place of a port: none is written, so the scheme's default applies. */
    static final int DEFAULT_PORT = -1;

    /** In place of a port: the text is none. */
    static final int NO_PORT = -3;

    /** RFC 1035, section 2.3.4, without the root's dot. */
    static final int MAX_HOST_LENGTH = 253;

    static final int MAX_LABEL_LENGTH = 63;

    private Origin() {}

    static @Nullable String whyNoScheme(String scheme) {
        if (scheme.equals("file")) {
            return "is a file origin, which browsers send as \"null\"; serve the page over http(s)";
        }
        for (int i = 0; i < scheme.length(); i++) {
            char character = scheme.charAt(i);
            boolean letter = character >= 'a' && character <= 'z';
            boolean other = character >= '0' && character <= '9' || "+-.".indexOf(character) >= 0;
            if (!(letter || i > 0 && other)) {
                return "has a scheme that is not in lower case or not valid (wildcards cannot stand there); write \"https\"";
            }
        }
        return null;
    }

    /**
     * Says why a text is no host in serialized form.
     *
     * @param base whether it is the base of a subdomain wildcard
     */
    static @Nullable String whyNoHost(String host, boolean base) {
        if (host.startsWith("[")) {
            return !base && IpAddress.isCanonicalIpv6(host)
                    ? null
                    : "has no valid IPv6 address; write it compressed and in lower case, without a wildcard";
        }
        if (base ? host.length() + 2 > MAX_HOST_LENGTH : host.length() > MAX_HOST_LENGTH) {
            return "has a host of more than " + MAX_HOST_LENGTH + " characters";
        }
        if (!hasValidLabels(host)) {
            return host.indexOf('*') >= 0
                    ? "has a wildcard that stands neither for whole leading labels (\"https://*.example.com\") nor for the"
                            + " port (\"http://localhost:*\")"
                    : "has a host that is not in serialized form; write lower case and punycode, without a trailing dot";
        }
        if (IpAddress.endsInNumber(host) && (base || !IpAddress.isCanonicalIpv4(host))) {
            return "has a host that ends in a number but is no IPv4 address in dotted decimal form";
        }
        return null;
    }

    /** Whether a text consists of labels of 1 to 63 characters {@code a-z 0-9 - _}, separated by dots. */
    static boolean hasValidLabels(String text) {
        int labelLength = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '.') {
                if (labelLength == 0) {
                    return false;
                }
                labelLength = 0;
            } else if (!isLabelCharacter(character) || ++labelLength > MAX_LABEL_LENGTH) {
                return false;
            }
        }
        return labelLength > 0;
    }

    static boolean isLabelCharacter(char character) {
        return character >= 'a' && character <= 'z'
                || character >= '0' && character <= '9'
                || character == '-'
                || character == '_';
    }

    /** Returns the index of the colon before the port, or the length; of the text after {@code ://}. */
    static int endOfHost(String hostAndPort) {
        int from = hostAndPort.startsWith("[") ? Math.max(0, hostAndPort.indexOf(']')) : 0;
        int colon = hostAndPort.indexOf(':', from);
        return colon < 0 ? hostAndPort.length() : colon;
    }

    /** Parses a port as it is serialized, or returns {@link #NO_PORT}. Zero is no port that a page could come from. */
    static int parsePort(String text) {
        return parsePort(text, 0);
    }

    static int parsePort(String text, int from) {
        int length = text.length() - from;
        if (length < 1 || length > 5 || text.charAt(from) == '0') {
            return NO_PORT;
        }
        int port = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NO_PORT;
            }
            port = port * 10 + digit;
        }
        return port <= 65535 ? port : NO_PORT;
    }

    /** URL standard, <a href="https://url.spec.whatwg.org/#default-port">default port</a>; -1 where there is none. */
    static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            default -> DEFAULT_PORT;
        };
    }

    /** Whether a host never leaves the machine: {@code localhost}, names below it, 127.0.0.0/8 and {@code [::1]}. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.startsWith("127.") && IpAddress.isCanonicalIpv4(host);
    }
}

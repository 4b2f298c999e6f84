package io.github.restcors;

import org.jspecify.annotations.Nullable;

/**
 * What one entry of a list of allowed origins stands for. Two patterns are equal exactly if they cover the same origins
 * for the same reason.
 */
sealed interface OriginPattern {

    /** Stands for any port in place of a number. */
    int ANY_PORT = -2;

    /** {@code *}: any origin, the opaque one and unparsable text included. */
    record Any() implements OriginPattern {}

    /** One origin, compared as bytes. */
    record Exact(String scheme, String host, String serialized) implements OriginPattern {}

    /** One scheme and host with any port, the default one included. */
    record AnyPort(String scheme, String host) implements OriginPattern {}

    /**
     * The subdomains of a base, at any depth.
     *
     * @param port a number, {@link Origin#DEFAULT_PORT} or {@link #ANY_PORT}
     */
    record Subdomains(String scheme, String base, int port) implements OriginPattern {}

    /** A pattern, or what is wrong with the text. */
    record Parsed(@Nullable OriginPattern pattern, @Nullable String problem) {}

    /**
     * Parses an entry of a configuration.
     *
     * @param entry as given, for example {@code https://*.example.com:*}; not {@code null} the origin, which has a rule of
     *     its own
     */
    static Parsed parse(String entry) {
        if (entry.equals("*")) {
            return new Parsed(new Any(), null);
        }
        int schemeEnd = entry.indexOf("://");
        if (schemeEnd <= 0) {
            return problem("has no scheme; write it as \"https://app.example.com\"");
        }
        String scheme = entry.substring(0, schemeEnd);
        String authority = entry.substring(schemeEnd + 3);
        String whyScheme = Origin.whyNoScheme(scheme);
        if (whyScheme != null) {
            return problem(whyScheme);
        }
        int pathStart = firstOf(authority, "/?#\\");
        if (pathStart >= 0) {
            return problem("has a path, a query or a fragment; write \"" + entry.substring(0, schemeEnd + 3 + pathStart)
                    + "\"");
        }
        if (authority.indexOf('@') >= 0) {
            return problem("has user information; leave it out");
        }
        boolean subdomains = authority.startsWith("*.");
        String hostAndPort = subdomains ? authority.substring(2) : authority;
        int portStart = Origin.endOfHost(hostAndPort);
        String host = hostAndPort.substring(0, portStart);
        int port = Origin.DEFAULT_PORT;
        if (portStart < hostAndPort.length()) {
            String digits = hostAndPort.substring(portStart + 1);
            port = digits.equals("*") ? ANY_PORT : Origin.parsePort(digits);
            if (port == Origin.NO_PORT) {
                return problem("has no valid port; write a number from 1 to 65535 without leading zeros, or \"*\"");
            }
            if (port == Origin.defaultPort(scheme)) {
                return problem("names the default port of its scheme, which browsers leave out; write \""
                        + entry.substring(0, entry.length() - digits.length() - 1) + "\"");
            }
        }
        String whyHost = Origin.whyNoHost(host, subdomains);
        if (whyHost != null) {
            return problem(whyHost);
        }
        if (subdomains) {
            return new Parsed(new Subdomains(scheme, host, port), null);
        }
        return new Parsed(port == ANY_PORT ? new AnyPort(scheme, host) : new Exact(scheme, host, entry), null);
    }

    private static Parsed problem(String problem) {
        return new Parsed(null, problem);
    }

    private static int firstOf(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}

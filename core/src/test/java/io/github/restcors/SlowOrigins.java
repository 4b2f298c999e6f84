package io.github.restcors;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which entries are patterns and which origins they cover, written plainly from the rules and without care for speed. */
final class SlowOrigins {

    private static final Pattern ENTRY =
            Pattern.compile("([a-z][-+.a-z0-9]*)://(\\*\\.)?(\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::(\\*|[0-9]+))?");
    private static final Pattern ORIGIN = Pattern.compile("([^:]*)://(\\[[^\\]]*]|[^:]*)(?::(.*))?", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("[-_a-z0-9]{1,63}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5]");
    private static final Map<String, String> DEFAULT_PORTS =
            Map.of("http", "80", "ws", "80", "https", "443", "wss", "443", "ftp", "21");
    private static final String ANY = "*";

    private SlowOrigins() {}

    /** Whether an entry may stand in a list of origins. */
    static boolean isPattern(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            return entry.equals(ANY);
        }
        boolean port = parts.group(4) == null || parts.group(4).equals(ANY) || isPort(parts.group(1), parts.group(4));
        return port && !parts.group(1).equals("file") && isHost(parts.group(3), parts.group(2) != null);
    }

    private static boolean isPort(String scheme, String port) {
        return port.matches("[1-9][0-9]{0,4}")
                && Integer.parseInt(port) <= 65535
                && !port.equals(DEFAULT_PORTS.get(scheme));
    }

    private static boolean isHost(String host, boolean base) {
        if (host.startsWith("[")) {
            return !base && isIpv6(host);
        }
        String[] labels = host.split("\\.", -1);
        if (host.length() > (base ? 251 : 253)
                || !Stream.of(labels).allMatch(label -> LABEL.matcher(label).matches())) {
            return false;
        }
        boolean ipv4 = labels.length == 4
                && Stream.of(labels).allMatch(label -> BYTE.matcher(label).matches());
        return !NUMBER.matcher(labels[labels.length - 1]).matches() || ipv4 && !base;
    }

    /** Whether an address in brackets is what becomes of it when the JDK reads it and it is written by RFC 5952. */
    private static boolean isIpv6(String bracketed) {
        if (!bracketed.matches("\\[[0-9a-f:]+]")) {
            return false;
        }
        try {
            byte[] address = InetAddress.getByName(bracketed).getAddress();
            if (address.length == 4) { // the JDK's reading of ::ffff:0:0/96
                byte[] mapped = new byte[16];
                mapped[10] = mapped[11] = (byte) 0xff;
                System.arraycopy(address, 0, mapped, 12, 4);
                address = mapped;
            }
            StringJoiner groups = new StringJoiner(":");
            for (int i = 0; i < 16; i += 2) {
                groups.add(Integer.toHexString((address[i] & 0xff) << 8 | address[i + 1] & 0xff));
            }
            String written = groups.toString();
            for (int zeros = 8; zeros > 1; zeros--) {
                String compressed = written.replaceFirst("(?<![0-9a-f:])(0:){" + (zeros - 1) + "}0(:|$)", "::");
                if (compressed.equals(written)) {
                    compressed = written.replaceFirst(":(0:){" + (zeros - 1) + "}0(:|$)", "::");
                }
                if (!compressed.equals(written)) {
                    return bracketed.equals("[" + compressed + "]");
                }
            }
            return bracketed.equals("[" + written + "]");
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Whether a pattern covers the value of an {@code Origin} field; {@code null} if there was none. */
    static boolean covers(String pattern, String origin) {
        if (pattern.equals(ANY)) {
            return true;
        }
        Matcher allowed = ENTRY.matcher(pattern);
        Matcher asked = ORIGIN.matcher(origin == null ? "" : origin);
        if (!allowed.matches() || !asked.matches() || !allowed.group(1).equals(asked.group(1))) {
            return false;
        }
        boolean anyPort = ANY.equals(allowed.group(4));
        boolean subdomains = allowed.group(2) != null;
        if (!anyPort && !subdomains) {
            return pattern.equals(origin);
        }
        String port = asked.group(3);
        boolean portCovered = anyPort
                ? port == null || isPort(asked.group(1), port)
                : port == null ? allowed.group(4) == null : port.equals(allowed.group(4));
        boolean hostCovered = subdomains
                ? isBelow(asked.group(2), allowed.group(3))
                : asked.group(2).equals(allowed.group(3));
        return portCovered && hostCovered;
    }

    private static boolean isBelow(String host, String base) {
        List<String> labels = Arrays.asList(host.split("\\.", -1));
        List<String> tail = Arrays.asList(base.split("\\.", -1));
        return host.length() <= 253
                && labels.size() > tail.size()
                && labels.subList(labels.size() - tail.size(), labels.size()).equals(tail)
                && labels.stream().allMatch(label -> LABEL.matcher(label).matches());
    }

    /** Returns the most specific of the patterns that cover an origin. */
    static Optional<String> deciding(Collection<String> patterns, String origin) {
        return patterns.stream()
                .filter(pattern -> covers(pattern, origin))
                .max(Comparator.comparing((String pattern) -> rank(pattern))
                        .thenComparing(SlowOrigins::baseLength)
                        .thenComparing(pattern -> !pattern.endsWith(":*")));
    }

    private static int rank(String pattern) {
        boolean subdomains = pattern.contains("://*.");
        return pattern.equals(ANY) ? 0 : subdomains ? 1 : pattern.endsWith(":*") ? 2 : 3;
    }

    private static int baseLength(String pattern) {
        Matcher parts = ENTRY.matcher(pattern);
        return parts.matches() ? parts.group(3).length() : 0;
    }
}

package io.github.restcors;

/**
 * IP addresses in the one form in which a URL serializer writes them.
 *
 * @see <a href="https://url.spec.whatwg.org/#host-serializing">URL, host serializing</a>
 */
final class IpAddress {

    private static final int GROUPS = 8;

    private IpAddress() {}

    /** URL standard, <a href="https://url.spec.whatwg.org/#ends-in-a-number-checker">ends in a number</a>. */
    static boolean endsInNumber(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean hexadecimal = last.startsWith("0x");
        for (int i = hexadecimal ? 2 : 0; i < last.length(); i++) {
            if (Character.digit(last.charAt(i), hexadecimal ? 16 : 10) < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean isCanonicalIpv4(String host) {
        String[] parts = host.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean canonical = part.length() <= 3 && part.matches("0|[1-9][0-9]*") && Integer.parseInt(part) <= 255;
            if (!canonical) {
                return false;
            }
        }
        return true;
    }

    /** Whether a host in brackets is an IPv6 address in lower-case hexadecimal, compressed as RFC 5952 says. */
    static boolean isCanonicalIpv6(String host) {
        if (!host.endsWith("]")) {
            return false;
        }
        String address = host.substring(1, host.length() - 1);
        int[] groups = parseIpv6(address);
        return groups.length == GROUPS && serializeIpv6(groups).equals(address);
    }

    /** Returns eight groups, or none if the text is no address; a gap stands for two at least. Leading zeros and the like show when it is written again. */
    private static int[] parseIpv6(String address) {
        int gap = address.indexOf("::");
        String[] head = groups(gap < 0 ? address : address.substring(0, gap));
        String[] tail = groups(gap < 0 ? "" : address.substring(gap + 2));
        int zeros = GROUPS - head.length - tail.length;
        if (gap < 0 ? zeros != 0 : zeros < 2) {
            return new int[0];
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < head.length + tail.length; i++) {
            String group = i < head.length ? head[i] : tail[i - head.length];
            if (!group.matches("[0-9a-f]{1,4}")) {
                return new int[0];
            }
            groups[i < head.length ? i : i + zeros] = Integer.parseInt(group, 16);
        }
        return groups;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    /** URL standard, IPv6 serializer: the first longest run of at least two zero groups becomes {@code ::}. */
    private static String serializeIpv6(int[] groups) {
        int runStart = -1;
        int runLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > runLength) {
                runStart = start;
                runLength = end - start;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append(i == 0 ? "::" : ":");
                i += runLength - 1;
            } else {
                text.append(Integer.toHexString(groups[i])).append(i < GROUPS - 1 ? ":" : "");
            }
        }
        return text.toString();
    }
}

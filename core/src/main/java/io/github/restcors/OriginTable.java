package io.github.restcors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From the value of an {@code Origin} field to what the most specific pattern that covers it stands for: an exact origin,
 * then an exact host with any port, then the wildcard with the longest base (a given port before any port), then {@code *}.
 *
 * <p>One pass over the text, whose length is bounded first; the number of patterns does not matter.
 *
 * @param <T> what a pattern stands for
 */
final class OriginTable<T> {

    private final Map<String, T> exact = new HashMap<>();
    private final RegionMap<T> anyPort = new RegionMap<>();
    private final RegionMap<List<SubdomainsOf<T>>> subdomains = new RegionMap<>();
    private @Nullable T any;
    private int longestOrigin;

    /** Adds a pattern. The table is filled before it is shared between threads, and not changed after that. */
    void put(OriginPattern pattern, T value) {
        if (pattern instanceof OriginPattern.Any) {
            any = value;
        } else if (pattern instanceof OriginPattern.Exact origin) {
            exact.put(origin.serialized(), value);
            admit(origin.serialized().length());
        } else if (pattern instanceof OriginPattern.AnyPort origin) {
            String schemeAndHost = origin.scheme() + "://" + origin.host();
            anyPort.put(schemeAndHost, value);
            admit(schemeAndHost.length() + ":65535".length());
        } else if (pattern instanceof OriginPattern.Subdomains origin) {
            subdomainsOf(origin.scheme(), "." + origin.base()).put(origin.port(), value);
            admit(origin.scheme().length() + "://:65535".length() + Origin.MAX_HOST_LENGTH);
        }
    }

    private void admit(int length) {
        longestOrigin = Math.max(longestOrigin, length);
    }

    private SubdomainsOf<T> subdomainsOf(String scheme, String dottedBase) {
        List<SubdomainsOf<T>> schemes = subdomains.get(dottedBase, 0, dottedBase.length());
        if (schemes == null) {
            schemes = new ArrayList<>(1);
            subdomains.put(dottedBase, schemes);
        }
        for (SubdomainsOf<T> known : schemes) {
            if (known.scheme.equals(scheme)) {
                return known;
            }
        }
        SubdomainsOf<T> added = new SubdomainsOf<>(scheme);
        schemes.add(added);
        return added;
    }

    /**
     * Finds what decides for an origin.
     *
     * @param origin the value of the {@code Origin} field as it came; {@code null} if there was none
     * @return {@code null} if no pattern covers it
     */
    @Nullable
    T find(@Nullable String origin) {
        if (origin == null || origin.length() > longestOrigin) {
            return any;
        }
        // Fetch #concept-cors-check, step 4: origins are compared as bytes.
        T value = exact.get(origin);
        if (value == null && (!anyPort.isEmpty() || !subdomains.isEmpty())) {
            value = findPattern(origin);
        }
        return value == null ? any : value;
    }

    /** Parses strictly what the wildcards stand for, so that no text in place of a label or a port slips through. */
    private @Nullable T findPattern(String origin) {
        int schemeEnd = origin.indexOf("://");
        if (schemeEnd < 0) {
            return null;
        }
        int hostStart = schemeEnd + 3;
        boolean ipv6 = origin.startsWith("[", hostStart);
        int portColon = origin.indexOf(':', ipv6 ? Math.max(hostStart, origin.indexOf(']', hostStart)) : hostStart);
        int hostEnd = portColon < 0 ? origin.length() : portColon;
        int port = portColon < 0 ? Origin.DEFAULT_PORT : Origin.parsePort(origin, portColon + 1);
        if (port == Origin.NO_PORT || port >= 0 && port == Origin.defaultPort(origin.substring(0, schemeEnd))) {
            return null;
        }
        T value = anyPort.get(origin, 0, hostEnd);
        return value == null && !subdomains.isEmpty() && hostEnd - hostStart <= Origin.MAX_HOST_LENGTH
                ? findSubdomains(origin, schemeEnd, hostEnd, port)
                : value;
    }

    /** Goes through the host from its end, so that the last base found is the longest. */
    private @Nullable T findSubdomains(String origin, int schemeEnd, int hostEnd, int port) {
        int hostStart = schemeEnd + 3;
        int hash = 0;
        int labelLength = 0;
        T longest = null;
        for (int i = hostEnd - 1; i >= hostStart; i--) {
            char character = origin.charAt(i);
            hash = RegionMap.extend(hash, character);
            if (character != '.') {
                if (!Origin.isLabelCharacter(character) || ++labelLength > Origin.MAX_LABEL_LENGTH) {
                    return null;
                }
            } else if (labelLength == 0 || i == hostStart) {
                return null;
            } else {
                labelLength = 0;
                List<SubdomainsOf<T>> schemes = subdomains.get(origin, i, hostEnd, hash);
                T found = schemes == null ? null : SubdomainsOf.find(schemes, origin, schemeEnd, port);
                longest = found == null ? longest : found;
            }
        }
        return longest;
    }

    /** The wildcard patterns of one scheme and base. */
    private static final class SubdomainsOf<T> {

        private final String scheme;
        private final Map<Integer, T> byPort = new HashMap<>();

        SubdomainsOf(String scheme) {
            this.scheme = scheme;
        }

        void put(int port, T value) {
            byPort.put(port, value);
        }

        static <T> @Nullable T find(List<SubdomainsOf<T>> schemes, String origin, int schemeEnd, int port) {
            for (int i = 0; i < schemes.size(); i++) { // no iterator: every request comes here
                SubdomainsOf<T> candidate = schemes.get(i);
                if (candidate.scheme.length() == schemeEnd && origin.startsWith(candidate.scheme)) {
                    T value = candidate.byPort.get(port);
                    return value == null ? candidate.byPort.get(OriginPattern.ANY_PORT) : value;
                }
            }
            return null;
        }
    }
}

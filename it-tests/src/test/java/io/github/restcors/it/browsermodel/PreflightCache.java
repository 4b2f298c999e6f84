package io.github.restcors.it.browsermodel;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a browser remembers of preflights: a method or a header name that was granted, one by one. The network partition key
 * is left out: a model's browser has one.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#concept-cache">Fetch, CORS-preflight cache</a>
 */
public final class PreflightCache {

    private final InstantSource clock;
    private final Duration limit;
    private final Map<Key, List<Entry>> entries = new HashMap<>();

    /**
     * A cache.
     *
     * @param clock what time it is
     * @param limit the "imposed limit on max-age": nothing is remembered for longer, and with zero nothing at all
     */
    public PreflightCache(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** A user agent that does not provide for a cache. */
    public static PreflightCache none() {
        return new PreflightCache(InstantSource.fixed(Instant.EPOCH), Duration.ZERO);
    }

    private record Key(String origin, URI url) {}

    /** One remembered method or header name; the other is {@code null}. */
    private static final class Entry {
        private final Instant stored;
        private final boolean credentials;
        private final String method;
        private final String headerName;
        private Duration maxAge;

        Entry(Instant stored, Duration maxAge, boolean credentials, String method, String headerName) {
            this.stored = stored;
            this.maxAge = maxAge;
            this.credentials = credentials;
            this.method = method;
            this.headerName = headerName;
        }

        /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cache-match">cache entry match</a>, what is not in the key. */
        boolean serves(boolean include) {
            return credentials || !include;
        }

        /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cache-match-method">method cache entry match</a>. */
        boolean matchesMethod(String asked) {
            return method != null && (method.equals(asked) || method.equals("*"));
        }

        /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cache-match-header">header-name cache entry match</a>. */
        boolean matchesHeaderName(String asked) {
            return headerName != null
                    && (headerName.equalsIgnoreCase(asked)
                            || headerName.equals("*") && !Safelist.isNonWildcardName(asked));
        }
    }

    boolean hasMethod(String origin, URI url, boolean include, String method) {
        return any(origin, url, include, entry -> entry.matchesMethod(method));
    }

    boolean hasHeaderName(String origin, URI url, boolean include, String name) {
        return any(origin, url, include, entry -> entry.matchesHeaderName(name));
    }

    private boolean any(String origin, URI url, boolean include, Predicate<Entry> matching) {
        return live(new Key(origin, url)).stream().anyMatch(entry -> entry.serves(include) && matching.test(entry));
    }

    /**
     * Remembers what a preflight granted.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch, CORS-preflight fetch</a>, step 7.9 on
     */
    void store(String origin, URI url, boolean include, List<String> methods, List<String> names, Duration maxAge) {
        // step 7.10: no more than the imposed limit; 7.11: the user agent need not provide for a cache
        Duration kept = maxAge.compareTo(limit) > 0 ? limit : maxAge;
        if (limit.isZero()) {
            return;
        }
        List<Entry> known = live(new Key(origin, url));
        for (String method : methods) {
            keep(known, kept, include, method, null, entry -> entry.matchesMethod(method));
        }
        for (String name : names) {
            keep(known, kept, include, null, name, entry -> entry.matchesHeaderName(name));
        }
        if (!known.isEmpty()) {
            entries.put(new Key(origin, url), known);
        }
    }

    private void keep(
            List<Entry> known,
            Duration maxAge,
            boolean include,
            String method,
            String headerName,
            Predicate<Entry> matching) {
        boolean matched = false;
        for (Entry entry : known) {
            if (entry.serves(include) && matching.test(entry)) {
                entry.maxAge = maxAge;
                matched = true;
            }
        }
        if (!matched) {
            known.add(new Entry(clock.instant(), maxAge, include, method, headerName));
        }
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cache-clear">clear cache entries</a>. */
    void clear(String origin, URI url) {
        entries.remove(new Key(origin, url));
    }

    /** Returns the entries of a key, without those whose time is over: "after the seconds ... since storing the entry". */
    private List<Entry> live(Key key) {
        List<Entry> stored = entries.get(key);
        if (stored == null) {
            return new ArrayList<>();
        }
        Instant now = clock.instant();
        stored.removeIf(entry -> !now.isBefore(entry.stored.plus(entry.maxAge)));
        return stored;
    }
}

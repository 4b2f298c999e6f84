package io.github.restcors;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map whose keys are looked up as regions of a longer text, without cutting them out.
 *
 * <p>The hash of a region is made from its last character to its first, so that a caller who walks backwards has the hash of
 * every suffix on the way.
 *
 * @param <V> the values
 */
final class RegionMap<V> {

    /** Fibonacci hashing: has every bit of a hash count, of which the highest make the index. */
    private static final int SPREAD = 0x9E3779B9;

    record Entry<V>(String key, V value, @Nullable Entry<V> next) {}

    private final Map<String, V> entries = new HashMap<>();

    @Nullable
    Entry<V>[] buckets = newBuckets(8);

    static int extend(int hash, char character) {
        return Integer.rotateLeft(hash, 5) ^ character; // a multiplication would take twice the time
    }

    private static int hash(String text, int from, int to) {
        int hash = 0;
        for (int i = to - 1; i >= from; i--) {
            hash = extend(hash, text.charAt(i));
        }
        return hash;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Adds an entry under a new key; the map is filled before it is shared between threads. */
    void put(String key, V value) {
        entries.put(key, value);
        // At most half full, so that a look-up meets one or two keys however many there are.
        int capacity = Integer.highestOneBit(Math.max(4, entries.size())) * 4;
        if (capacity != buckets.length) {
            buckets = newBuckets(capacity);
            entries.forEach(this::link);
        } else {
            link(key, value);
        }
    }

    private void link(String key, V value) {
        int index = index(hash(key, 0, key.length()));
        buckets[index] = new Entry<>(key, value, buckets[index]);
    }

    @Nullable
    V get(String text, int from, int to) {
        return isEmpty() ? null : get(text, from, to, hash(text, from, to));
    }

    /** Finds a region whose hash is known. */
    @Nullable
    V get(String text, int from, int to, int hash) {
        for (Entry<V> entry = buckets[index(hash)]; entry != null; entry = entry.next()) {
            if (entry.key().length() == to - from && text.startsWith(entry.key(), from)) {
                return entry.value();
            }
        }
        return null;
    }

    /** Finds an ASCII region that is compared without case; keys are in lower case, and so is what the hash was made from. */
    @Nullable
    V getIgnoringCase(String text, int from, int to, int hash) {
        for (Entry<V> entry = buckets[index(hash)]; entry != null; entry = entry.next()) {
            boolean sameLength = entry.key().length() == to - from;
            // Browsers send lower case.
            if (sameLength && (text.startsWith(entry.key(), from) || equalsIgnoringCase(entry.key(), text, from))) {
                return entry.value();
            }
        }
        return null;
    }

    private static boolean equalsIgnoringCase(String lowerCase, String text, int from) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Ascii.lowerCase(text.charAt(from + i)) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int index(int hash) {
        return hash * SPREAD >>> 32 - Integer.numberOfTrailingZeros(buckets.length);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // no generic array can be made
    private static <V> @Nullable Entry<V>[] newBuckets(int capacity) {
        return new Entry[capacity];
    }
}

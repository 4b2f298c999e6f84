package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map that is asked by regions of a text answers like one that is asked by the words themselves. */
class RegionMapTest {

    @Test
    void findsARegionAndNothingAroundIt() {
        RegionMap<String> map = new RegionMap<>();
        map.put("com", "found");

        assertThat(map.get("a.com:1", 2, 5), is("found"));
        assertThat("longer", map.get("a.com:1", 1, 5), is(nullValue()));
        assertThat("shorter", map.get("a.com:1", 3, 5), is(nullValue()));
        assertThat("empty", map.get("a.com:1", 2, 2), is(nullValue()));
        assertThat("with case", map.get("COM", 0, 3), is(nullValue()));
    }

    @Test
    void emptyMapFindsNothing() {
        RegionMap<String> map = new RegionMap<>();

        assertThat(map.isEmpty(), is(true));
        assertThat(map.get("com", 0, 3), is(nullValue()));
    }

    @Test
    void emptyKeyIsAKeyLikeAnyOther() {
        RegionMap<String> map = new RegionMap<>();
        map.put("", "nothing");

        assertThat(map.isEmpty(), is(false));
        assertThat(map.get("com", 1, 1), is("nothing"));
    }

    @Test
    void hashesOfSuffixesComeOnTheWay() {
        RegionMap<String> map = new RegionMap<>();
        map.put("com", "com");
        map.put(".com", ".com");
        int hash = 0;
        for (char character : "moc".toCharArray()) {
            hash = RegionMap.extend(hash, character);
        }

        assertThat(map.get("a.com", 2, 5, hash), is("com"));
        assertThat(map.get("a.com", 1, 5, RegionMap.extend(hash, '.')), is(".com"));
    }

    @Test
    void equalHashesAreToldApart() {
        RegionMap<String> map = new RegionMap<>();
        String one = "aA"; // 32 * 'A' ^ 'a', the hash being made from the end
        String other = "!B"; // 32 * 'B' ^ '!', the same
        map.put(one, "one");

        assertThat(map.get(one, 0, 2), is("one"));
        assertThat(map.get(other, 0, 2), is(nullValue()));

        map.put(other, "other");

        assertThat(map.get(one, 0, 2), is("one"));
        assertThat(map.get(other, 0, 2), is("other"));
    }

    @Test
    void asciiCaseCanBeIgnored() {
        RegionMap<String> map = new RegionMap<>();
        map.put("x-id", "found");
        int hash = 0;
        for (char character : "di-x".toCharArray()) {
            hash = RegionMap.extend(hash, character);
        }

        assertThat(map.getIgnoringCase("x-id", 0, 4, hash), is("found"));
        assertThat(map.getIgnoringCase("a,X-ID,b", 2, 6, hash), is("found"));
        assertThat("another name with that hash", map.getIgnoringCase("x-ie", 0, 4, hash), is(nullValue()));
        assertThat("another length", map.getIgnoringCase("x-id2", 0, 5, hash), is(nullValue()));
    }

    /** Counted, since a clock would depend on the machine. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 100, 1_000, 65_536})
    void lookUpMeetsOneOrTwoKeysHoweverManyThereAre(int size) {
        RegionMap<String> map = new RegionMap<>();
        int rebuilt = 0;
        for (int i = 0; i < size; i++) {
            Object before = map.buckets;
            map.put("https://customer" + i + ".example", "found");
            rebuilt += map.buckets == before ? 0 : 1;
        }
        int keys = 0;
        int met = 0;
        for (RegionMap.Entry<String> first : map.buckets) {
            int length = 0;
            for (RegionMap.Entry<String> entry = first; entry != null; entry = entry.next()) {
                length++;
            }
            keys += length;
            met += length * (length + 1) / 2;
        }

        assertThat(keys, is(size));
        assertThat("times that all were put anew", rebuilt, is(lessThan(20)));
        assertThat("on average", (double) met / size, is(lessThan(2.0)));
        assertThat("at most half full", map.buckets.length, is(greaterThanOrEqualTo(2 * size)));
        assertThat("memory", map.buckets.length, is(lessThanOrEqualTo(Math.max(16, 4 * size))));
    }

    @Test
    void answersLikeAMapOfWords() {
        Random random = new Random(20261007);
        for (int size = 0; size < 200; size++) {
            RegionMap<Integer> map = new RegionMap<>();
            Map<String, Integer> expected = new HashMap<>();
            while (expected.size() < size) {
                String word = word(random);
                if (expected.putIfAbsent(word, expected.size()) == null) {
                    map.put(word, expected.get(word));
                }
            }
            for (int i = 0; i < 500; i++) {
                String text = word(random) + word(random) + word(random);
                int from = random.nextInt(text.length() + 1);
                int to = from + random.nextInt(text.length() - from + 1);

                assertThat(text, map.get(text, from, to), is(expected.get(text.substring(from, to))));
            }
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(5); length >= 0; length--) {
            word.append("ab.:A".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}

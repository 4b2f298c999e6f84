package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Header names are compared without case, and stay as they were configured. */
class NameSetTest {

    private static NameSet set(String names) {
        return NameSet.of(
                Arrays.stream(names.split(",")).filter(name -> !name.isEmpty()).toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here             | names          | joined
            as configured, in this order | X-B,ETag,x-a   | X-B, ETag, x-a
            the first spelling stays     | ETag,etag,ETAG | ETag
            a wildcard comes first       | X-A,*          | *, X-A
            a wildcard alone             | *              | *
            nothing                      | ''             | ''
            """)
    void joinsTheNamesAsTheyWereConfigured(String why, String names, String joined) {
        assertThat(why, set(names).joined(), is(joined));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                    | one       | other       | common
            in both                             | X-A,X-B   | X-B,X-C     | X-B
            without case, first spelling        | ETag      | etag        | ETag
            nothing in common                   | X-A       | X-B         | ''
            empty                               | ''        | X-B         | ''
            wildcard in both                    | *         | *           | *
            wildcard in one covers a name       | *         | X-A         | X-A
            wildcard in the other covers a name | X-A       | *           | X-A
            it does not cover the exception     | *         | Special     | ''
            nor the other way round             | Special   | *           | ''
            unless it is listed beside it       | *,Special | special,X-A | Special, X-A
            two wildcards, names of each        | *,X-A     | *,X-B       | *, X-A, X-B
            two wildcards, exception in one     | *,Special | *           | *
            two wildcards, exception in both    | *,Special | *,SPECIAL   | *, SPECIAL
            wildcard in one and a name in both  | *,X-A     | X-A,X-B     | X-A, X-B
            """)
    void intersectionHasWhatBothCover(String why, String one, String other, String common) {
        Set<String> except = Set.of("special");

        assertThat(why, set(one).intersect(set(other), except).joined(), is(common));
        assertThat(
                "the order of the two", set(other).intersect(set(one), except).joined(), is(common));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here | one     | other   | equal
            the same         | X-A,X-B | X-A,X-B | true
            another order    | X-A,X-B | X-B,X-A | true
            another case     | ETag    | etag    | true
            one more         | X-A     | X-A,X-B | false
            a wildcard more  | X-A     | X-A,*   | false
            both empty       | ''      | ''      | true
            """)
    void equalIfTheSameNamesAreListed(String why, String one, String other, boolean equal) {
        assertThat(why, set(one).equals(set(other)), is(equal));
        if (equal) {
            assertThat(why, set(one).hashCode(), is(set(other).hashCode()));
        }
    }

    @Test
    void otherNamesHaveAnotherHashCode() {
        assertThat(set("X-A").hashCode(), is(not(set("X-B").hashCode())));
        assertThat(set("X-A").hashCode(), is(not(set("X-A,*").hashCode())));
    }

    @Test
    void equalsNothingElse() {
        assertThat(set("X-A"), is(not((Object) "X-A")));
    }

    @Test
    void emptyWithoutNamesAndWithoutWildcard() {
        assertThat(set("").isEmpty(), is(true));
        assertThat(set("*").isEmpty(), is(false));
        assertThat(set("X-A").isEmpty(), is(false));
    }

    @Test
    void listsAName() {
        InTurkish.run(() -> {
            assertThat(NameSet.of(List.of("X-ID")).names().containsKey("x-id"), is(true));
            assertThat(NameSet.of(List.of("X-ID")).names().containsKey("x-i"), is(false));
        });
    }
}

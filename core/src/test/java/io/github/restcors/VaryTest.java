package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">Vary</a>: added to, never set over. */
class VaryTest {

    private static final String PREFLIGHT = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here                   | value                  | merged
            nothing yet                              | ``                     | Origin
            only whitespace                    | ` \t`                  | Origin
            only commas                        | `, ,`                  | Origin
            another field                      | Accept                 | Accept, Origin
            several others                     | Accept, Cookie         | Accept, Cookie, Origin
            several lines joined without space | Accept,Cookie          | Accept,Cookie, Origin
            there already                      | Origin                 | Origin
            there already, other case          | oRIGIN                 | oRIGIN
            there already, first               | Origin, Accept         | Origin, Accept
            there already, last                | Accept,Origin          | Accept,Origin
            there already, behind an empty one | `,Origin`              | `,Origin`
            there already, odd whitespace      | `  Accept ,\tOrigin  ` | `  Accept ,\tOrigin  `
            everything varies                  | *                      | *
            everything varies, among others    | Accept, *              | Accept, *
            ends alike                         | X-Origin               | X-Origin, Origin
            begins alike                       | Origin-Agent-Cluster   | Origin-Agent-Cluster, Origin
            empty element at the end           | `Accept, `             | Accept, Origin
            empty element at the start         | `, Accept`             | `, Accept, Origin`
            an asterisk in a name is no star   | X-*                    | X-*, Origin
            alike in Unicode only, DOTLESS I   | Or\u0131g\u0131n       | `Or\u0131g\u0131n, Origin`
            alike in Unicode only, I WITH DOT  | OR\u0130G\u0130N       | `OR\u0130G\u0130N, Origin`
            """)
    void nameIsAddedUnlessItIsListed(String why, String value, String merged) {
        assertThat(why, Vary.add(value, "Origin"), is(merged));
    }

    @Test
    void answerToAPreflightDependsOnItsRequestFields() {
        assertThat(Vary.ofPreflight(true), is(PREFLIGHT));
        assertThat(Vary.ofPreflight(false), is("Access-Control-Request-Method, Access-Control-Request-Headers"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here  | value     | merged
            nothing yet       | ``        | A, B
            another field     | Accept    | Accept, A, B
            one of them       | Accept, b | Accept, b, A
            all of them       | B,A       | B,A
            everything varies | *         | *
            """)
    void eachOfSeveralNamesIsAddedOnce(String why, String value, String merged) {
        assertThat(why, Vary.addAll(value, "A, B"), is(merged));
    }

    @Test
    void localeDoesNotMatter() {
        InTurkish.run(() -> assertThat(Vary.add("ORIGIN", "Origin"), is("ORIGIN")));
    }
}

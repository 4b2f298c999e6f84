package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">Access-Control-Max-Age</a>. */
class MaxAgeTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                        | rules           | value
            unset                                   | unset           | -
            as configured                           | PT10M           | 600
            caching turned off                      | PT0S            | 0
            longest                                 | P1D             | 86400
            a fraction is dropped                   | PT1.999S        | 1
            less than a second turns caching off    | PT0.5S          | 0
            shortest of several                     | PT10M PT1M PT1H | 60
            all unset                               | unset unset     | -
            unset counts as the browsers' 5 seconds | PT10M unset     | 5
            the same in the other order             | unset PT10M     | 5
            shorter than the browsers' 5 seconds    | unset PT3S      | 3
            turned off beside unset                 | PT0S unset      | 0
            """)
    void isTheShortestInWholeSeconds(String why, String rules, String value) {
        List<CorsPolicy> deciding =
                Arrays.stream(rules.split(" ")).map(MaxAgeTest::rule).toList();

        assertThat(why, MaxAge.value(deciding), is(value));
    }

    private static CorsPolicy rule(String maxAge) {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("*");
        return maxAge.equals("unset")
                ? builder.build()
                : builder.maxAge(Duration.parse(maxAge)).build();
    }

    @Test
    void longestIsADay() {
        assertThat(MaxAge.LONGEST, is(Duration.ofSeconds(86_400)));
    }
}

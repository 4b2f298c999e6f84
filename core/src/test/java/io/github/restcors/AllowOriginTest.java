package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-origin">Access-Control-Allow-Origin</a>. */
class AllowOriginTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                    | rules               | origin            | value
            any origin                          | *                   | https://a.example | *
            any origin, no Origin field         | *                   | -                 | *
            exact, echoed                       | https://a.example   | https://a.example | https://a.example
            wildcard, the origin and not itself | https://*.example   | https://a.example | https://a.example
            all say any                         | * *                 | https://a.example | *
            not all say any                     | * https://a.example | https://a.example | https://a.example
            not all say any, other order        | https://a.example * | https://a.example | https://a.example
            """)
    void isTheOriginUnlessAnyIsAllThatDecides(String why, String rules, String origin, String value) {
        List<CorsPolicy> deciding = Arrays.stream(rules.split(" "))
                .map(rule -> CorsPolicy.builder().allowedOrigins(rule).build())
                .toList();

        assertThat(why, AllowOrigin.value(AllowOrigin.isAny(deciding), origin), is(value));
    }
}

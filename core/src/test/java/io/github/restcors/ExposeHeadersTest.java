package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fetch, <a
 * href="https://fetch.spec.whatwg.org/#http-access-control-expose-headers">Access-Control-Expose-Headers</a>.
 */
class ExposeHeadersTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                    | rules           | value
            nothing exposed                     | none            | -
            as configured, in this order        | X-B,ETag        | X-B, ETag
            all                                 | *               | *
            all, and a name beside it           | X-A,*           | *, X-A
            what all of several expose          | X-A,X-B X-B,X-C | X-B
            without case, first spelling        | ETag etag       | ETag
            nothing in common                   | X-A X-B         | -
            one exposes nothing                 | X-A none        | -
            all and some                        | * X-A           | X-A
            some and all                        | X-A *           | X-A
            all and Authorization, no exception | * Authorization | Authorization
            all and all                         | * *             | *
            three                               | * X-A,X-B X-B   | X-B
            """)
    void isWhatAllOfTheRulesExpose(String why, String rules, String value) {
        List<CorsPolicy> deciding =
                Arrays.stream(rules.split(" ")).map(ExposeHeadersTest::rule).toList();

        assertThat(why, ExposeHeaders.value(deciding), is(value));
    }

    private static CorsPolicy rule(String exposed) {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("*");
        return exposed.equals("none")
                ? builder.build()
                : builder.exposedHeaders(exposed.split(",")).build();
    }
}

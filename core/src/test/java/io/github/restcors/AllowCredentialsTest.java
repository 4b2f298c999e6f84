package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fetch, <a
 * href="https://fetch.spec.whatwg.org/#http-access-control-allow-credentials">Access-Control-Allow-Credentials</a>.
 */
class AllowCredentialsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here  | rules      | allowed
            one that allows   | true       | true
            one that does not | false      | false
            all allow         | true true  | true
            one does not      | true false | false
            one does not      | false true | false
            """)
    void allOfTheRulesHaveToAllow(String why, String rules, boolean allowed) {
        List<CorsPolicy> deciding = Arrays.stream(rules.split(" "))
                .map(rule -> CorsPolicy.builder()
                        .allowedOrigins("https://a.example")
                        .allowCredentials(Boolean.parseBoolean(rule))
                        .build())
                .toList();

        assertThat(why, AllowCredentials.allowed(deciding), is(allowed));
    }

    /** Browsers compare it as bytes. */
    @Test
    void valueIsTrueInLowerCase() {
        assertThat(AllowCredentials.TRUE, is("true"));
    }
}

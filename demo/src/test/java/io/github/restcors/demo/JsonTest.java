package io.github.restcors.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 8259, section 7: strings. */
class JsonTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("strings")
    void escapesWhatJsonDemands(String why, String text, String json) {
        assertThat(why, Json.string(text), is(json));
    }

    static Stream<Arguments> strings() {
        return Stream.of(
                Arguments.of("empty", "", "\"\""),
                Arguments.of("plain, beyond ASCII too", "Émile", "\"Émile\""),
                Arguments.of("quote and backslash", "\"\\", "\"\\\"\\\\\""),
                Arguments.of("control characters", "a\n\u0000", "\"a\\u000a\\u0000\""),
                Arguments.of("a lone surrogate has no UTF-8", "\ud83d", "\"\\ud83d\""));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance vectors that say which origins a pattern covers, byte for byte. */
class OriginVectorsTest {

    static Stream<Arguments> origins() {
        return Vectors.rows("origins.json");
    }

    static Stream<Arguments> originSets() {
        return Vectors.rows("origin-sets.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("origins")
    void patternCoversTheOriginOrNot(String why, JsonNode row) {
        CorsPolicy policy =
                CorsPolicy.builder().allowedOrigins(row.get("pattern").asText()).build();

        assertThat(
                why,
                policy.deciding(row.get("origin").asText()) != null,
                is(row.get("allowed").asBoolean()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("originSets")
    void patternsCoverTheOriginOrNot(String why, JsonNode row) {
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins(Vectors.strings(row.get("patterns")))
                .build();

        assertThat(
                why,
                policy.deciding(row.get("origin").asText()) != null,
                is(row.get("allowed").asBoolean()));
    }
}

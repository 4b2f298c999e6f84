package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance vectors that say which policies can be built, and what is wrong with the others. */
class ConfigurationVectorsTest {

    static Stream<Arguments> invalid() {
        return Vectors.rows("invalid-config.json");
    }

    static Stream<Arguments> valid() {
        return Vectors.rows("valid-config.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void everyProblemIsReportedInOneGo(String why, JsonNode row) {
        CorsPolicy.Builder builder = Vectors.policy(row);

        CorsConfigurationException e = assertThrows(CorsConfigurationException.class, builder::build, why);

        List<String> reported = e.problems().stream()
                .map(problem -> problem(problem.kind().name(), problem.location(), problem.value()))
                .toList();
        List<String> expected = problems(row.get("problems"));
        List<String> acceptable = new ArrayList<>(expected);
        acceptable.addAll(problems(row.path("mayAlso")));
        assertThat(why, reported, hasItems(expected.toArray(String[]::new)));
        assertThat(why, reported, everyItem(is(in(acceptable))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void policyCanBeBuilt(String why, JsonNode row) {
        assertThat(why, Vectors.policy(row).build(), is(notNullValue()));
    }

    private static List<String> problems(JsonNode list) {
        List<String> problems = new ArrayList<>();
        for (JsonNode problem : list) {
            JsonNode value = problem.get("value");
            problems.add(problem(
                    problem.get("kind").asText().toUpperCase(Locale.ROOT).replace('-', '_'),
                    problem.get("field").asText(),
                    value.isNull() ? null : value.asText()));
        }
        return problems;
    }

    private static String problem(String kind, String location, String value) {
        return kind + " " + location + " " + value;
    }
}

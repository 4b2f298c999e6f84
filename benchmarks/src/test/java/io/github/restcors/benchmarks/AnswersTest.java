package io.github.restcors.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured answers as it should, or its time means nothing. */
class AnswersTest {

    private static final String GRANTED =
            "access-control-allow-origin=https://app0.example.com;access-control-allow-credentials=true;"
                    + "access-control-allow-methods=GET,PUT;access-control-allow-headers=Content-Type, authorization;"
                    + "access-control-max-age=600";

    static Stream<Arguments> measured() {
        return Stream.of(Subject.values())
                .flatMap(subject -> Stream.of(Scenario.values())
                        .filter(subject::has)
                        .map(scenario -> Arguments.of(subject, scenario)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("measured")
    void everySubjectAnswersRightly(Subject subject, Scenario scenario) throws Exception {
        Exchange exchange = subject.exchange(scenario); // checks

        exchange.run();

        assertThat(subject.wrong(scenario, exchange.answer()), is(nullValue()));
    }

    @Test
    void restCorsSetsTheSameFieldsAsTheFloorOnActualRequests() throws Exception {
        for (Scenario scenario : new Scenario[] {Scenario.A_NO_ORIGIN, Scenario.B_ALLOWED, Scenario.C_REFUSED}) {
            Answer floor = Subject.FLOOR_JAXRS_N.exchange(scenario).answer();

            assertThat(scenario.name(), Subject.REST_CORS.exchange(scenario).answer(), is(floor));
        }
    }

    @Test
    void restCorsLeavesAMethodWithoutPolicyAlone() throws Exception {
        assertThat(Subject.REST_CORS.exchange(Scenario.L_LOOKUP).answer(), is(new Answer(200, Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            # why it is here               | scenario            | status | instead of a granted preflight                          | wrong
            all is there                   | D_PREFLIGHT         | 204    |                                                         | -
            no status of success           | D_PREFLIGHT         | 403    |                                                         | has status 403
            another origin                 | D_PREFLIGHT         | 204    | access-control-allow-origin=https://app1.example.com    | does not allow the origin
            credentials in another case    | D_PREFLIGHT         | 204    | access-control-allow-credentials=True                   | does not allow credentials
            another method                 | D_PREFLIGHT         | 204    | access-control-allow-methods=GET                        | does not allow PUT
            one header of two              | D_PREFLIGHT         | 204    | access-control-allow-headers=Content-Type               | does not allow the headers
            another max age                | D_PREFLIGHT         | 204    | access-control-max-age=60                               | has no max age
            nothing is exposed             | B_ALLOWED           | 200    |                                                         | "does not expose [ETag, X-Total-Count]"
            shared with whom it should not | C_REFUSED           | 200    |                                                         | allows https://app0.example.com
            unknown names granted          | H_UNKNOWN           | 204    |                                                         | -
            """)
    void wrongAnswersAreSeen(String why, Scenario scenario, int status, String instead, String wrong) {
        Map<String, String> fields = new java.util.TreeMap<>();
        Stream.concat(Arrays.stream(GRANTED.split(";")), Stream.ofNullable(instead))
                .forEach(field -> {
                    String[] parts = field.split("=", 2);
                    fields.put(parts[0], parts[1]);
                });

        assertThat(why, new Answer(status, fields).wrong(scenario), is(wrong));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance vectors that say how a preflight is answered. */
class PreflightVectorsTest {

    static Stream<Arguments> preflights() {
        return Vectors.rows("preflight.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("preflights")
    void preflightIsAnswered(String why, JsonNode row) {
        GoverningPolicy governing = new GoverningPolicy(Vectors.policy(row).build(), "the row's policy");
        Map<String, List<GoverningPolicy>> byMethod = new LinkedHashMap<>();
        for (String method : Vectors.strings(row.get("resourceMethods"))) {
            byMethod.put(method, List.of(governing));
        }
        CorsRequest.Preflight request =
                PreflightState.preflight(Vectors.request(row).context());
        assertThat(why, request, is(notNullValue()));

        CorsDecision decision = CorsProtocol.preflight(request, new CorsResource(byMethod, GoverningPolicy.NONE));
        Response response = PreflightResponse.of(decision);
        PreflightResponse.write(decision, response.getHeaders());

        Vectors.check(row, response.getStatus(), response.getHeaders());
    }
}

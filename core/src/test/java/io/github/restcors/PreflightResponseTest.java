package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#http-responses">HTTP responses</a> to a preflight. */
class PreflightResponseTest {

    private static final String BY_REQUEST = "Access-Control-Request-Method, Access-Control-Request-Headers";
    private static final CorsDecision.Granted GRANTED =
            new CorsDecision.Granted("https://a", true, "GET, PUT", "X-A", "600", true);
    private static final CorsDecision.Granted LITTLE = new CorsDecision.Granted("*", false, "GET", null, null, false);
    private static final CorsDecision.Refused REFUSED =
            new CorsDecision.Refused(CorsDecision.Reason.ORIGIN_NOT_ALLOWED, Location.of("here"), true);

    /** What becomes of a decision when the filters of the application are through. */
    private static Response written(CorsDecision decision) {
        Response response = PreflightResponse.of(decision);
        PreflightResponse.write(decision, response.getHeaders());
        return response;
    }

    @Test
    void grantHasEverythingThatWasDecided() {
        Response response = written(GRANTED);

        assertThat(response.getStatus(), is(204));
        assertThat(
                StubResponse.corsHeaders(response.getHeaders()),
                is(Map.of(
                        "Allow-Origin", "https://a",
                        "Allow-Credentials", "true",
                        "Allow-Methods", "GET, PUT",
                        "Allow-Headers", "X-A",
                        "Max-Age", "600",
                        "Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void grantLeavesOutWhatIsNotSet() {
        Response response = written(LITTLE);

        assertThat(response.getStatus(), is(204));
        assertThat(
                StubResponse.corsHeaders(response.getHeaders()),
                is(Map.of("Allow-Origin", "*", "Allow-Methods", "GET", "Vary", BY_REQUEST)));
    }

    @Test
    void refusalHasNoHeaderOfTheProtocol() {
        Response response = written(REFUSED);

        assertThat(response.getStatus(), is(403));
        assertThat(StubResponse.corsHeaders(response.getHeaders()), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void refusalOfAnythingToAnyOriginDoesNotVaryByIt() {
        Response response = written(
                new CorsDecision.Refused(CorsDecision.Reason.METHOD_NOT_ON_RESOURCE, Location.of("here"), false));

        assertThat(StubResponse.corsHeaders(response.getHeaders()), is(Map.of("Vary", BY_REQUEST)));
    }

    @Test
    void fieldsOfAnotherLayerAreReplaced() {
        MultivaluedMap<String, Object> headers = StubHeaders.create();
        headers.add("access-control-allow-origin", "https://evil.test");
        headers.add("Access-Control-Allow-Credentials", "true");
        headers.add("Access-Control-Allow-Private-Network", "true");
        headers.add("X-Other", "stays");
        PreflightResponse.write(LITTLE, headers);

        assertThat(
                StubResponse.corsHeaders(headers),
                is(Map.of("Allow-Origin", "*", "Allow-Methods", "GET", "Vary", BY_REQUEST)));
        assertThat(headers.getFirst("X-Other"), is("stays"));

        PreflightResponse.write(REFUSED, headers);

        assertThat(StubResponse.corsHeaders(headers), is(Map.of("Vary", BY_REQUEST + ", Origin")));
    }

    @Test
    void whatIsNoAnswerToAPreflightGrantsNothing() {
        Response response = written(CorsDecision.NotGoverned.INSTANCE);

        assertThat(response.getStatus(), is(403));
        assertThat(StubResponse.corsHeaders(response.getHeaders()), is(Map.of()));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import io.github.restcors.spi.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">CORS-preflight request</a>: what is one. */
class PreflightStateTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                 | method  | origin    | asked | preflight
            all that it takes                | OPTIONS | https://a | PUT   | true
            opaque origin                    | OPTIONS | null      | PUT   | true
            empty origin                     | OPTIONS | ``        | PUT   | true
            empty method                     | OPTIONS | https://a | ``    | true
            no Origin                        | OPTIONS | -         | PUT   | false
            no Access-Control-Request-Method | OPTIONS | https://a | -     | false
            neither                          | OPTIONS | -         | -     | false
            another method                   | GET     | https://a | PUT   | false
            methods have case                | options | https://a | PUT   | false
            """)
    void isOptionsWithOriginAndRequestMethod(
            String why, String method, String origin, String asked, boolean preflight) {
        StubRequest request = new StubRequest(method).header("Access-Control-Request-Headers", "x-a");
        if (origin != null) {
            request.header("Origin", origin);
        }
        if (asked != null) {
            request.header("Access-Control-Request-Method", asked);
        }

        assertThat(why, PreflightState.preflight(request.context()) != null, is(preflight));
    }

    @Test
    void hasTheFieldsWithoutOuterWhitespaceAndInAllTheirLines() {
        StubRequest request = StubRequest.preflight(" https://a\t", "\tPUT ", "x-a", " x-b,x-c")
                .header("origin", "https://b")
                .header("ACCESS-CONTROL-REQUEST-METHOD", "GET");

        assertThat(
                PreflightState.preflight(request.context()),
                is(new CorsRequest.Preflight("https://a\t,https://b", "PUT ,GET", List.of("x-a", " x-b,x-c"))));
        assertThat(
                PreflightState.preflight(
                        StubRequest.preflight(" https://a\t", "\tPUT ").context()),
                is(new CorsRequest.Preflight("https://a", "PUT", List.of())));
    }

    @Test
    void isKeptWithTheRequest() {
        StubRequest request = StubRequest.preflight("https://a", "PUT");
        CorsRequest.Preflight preflight = PreflightState.preflight(request.context());
        PreflightState state = PreflightState.begin(request.context(), preflight, Targets.NO_RESOURCE);

        assertThat(PreflightState.of(request.context()), is(sameInstance(state)));
        assertThat(state.request(), is(sameInstance(preflight)));
        assertThat(state.targets(), is(Targets.NO_RESOURCE));
        assertThat(state.decision(), is(nullValue()));

        state.decide(CorsDecision.NotGoverned.INSTANCE);

        assertThat(state.decision(), is(CorsDecision.NotGoverned.INSTANCE));

        PreflightState.clear(request.context());
        PreflightState.clear(request.context());

        assertThat(PreflightState.of(request.context()), is(nullValue()));
    }
}

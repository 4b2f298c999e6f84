package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Refusals are logged at {@code DEBUG}, with the reason, where the policy stands, and what the client sent. */
class RefusalLogTest {

    private static final CorsRequest.Preflight PREFLIGHT =
            new CorsRequest.Preflight("https://x\r\nforged", "PUT", List.of("x-a", "x-\u00e4"));
    private static final CorsRequest.Actual ACTUAL = new CorsRequest.Actual("https://x", "GET");

    @Test
    void refusedPreflightIsLogged() {
        try (LogCapture log = LogCapture.all()) {
            RefusalLog.log(
                    PREFLIGHT,
                    new CorsDecision.Refused(
                            CorsDecision.Reason.ORIGIN_NOT_ALLOWED, Location.of("Books.update @CrossOrigin"), true));

            assertThat(
                    log.lines(),
                    contains("FINE rest-cors: preflight refused, origin is not allowed (Books.update @CrossOrigin):"
                            + " origin \"https://x\\u000d\\u000aforged\", method \"PUT\", headers \"x-a, x-\\u00e4\""));
        }
    }

    @Test
    void responseThatIsNotSharedIsLogged() {
        try (LogCapture log = LogCapture.all()) {
            RefusalLog.log(
                    ACTUAL,
                    new CorsDecision.NotShared(CorsDecision.Reason.METHOD_NOT_SHARED, Location.of("default policy")));

            assertThat(
                    log.lines(),
                    contains("FINE rest-cors: response not shared, method is not shared (default policy): origin"
                            + " \"https://x\", method \"GET\""));
        }
    }

    @Test
    void otherDecisionsAreNotLogged() {
        try (LogCapture log = LogCapture.all()) {
            RefusalLog.log(PREFLIGHT, CorsDecision.NotGoverned.INSTANCE);
            RefusalLog.log(PREFLIGHT, new CorsDecision.Granted("*", false, "GET", null, null, false));
            RefusalLog.log(ACTUAL, new CorsDecision.Shared(true, false, null, false));

            assertThat(log.lines(), is(empty()));
        }
    }

    @Test
    void nothingIsLoggedAboveDebug() {
        try (LogCapture log = LogCapture.info()) {
            RefusalLog.log(
                    PREFLIGHT,
                    new CorsDecision.Refused(CorsDecision.Reason.ORIGIN_NOT_ALLOWED, Location.of("here"), true));
            RefusalLog.log(
                    ACTUAL, new CorsDecision.NotShared(CorsDecision.Reason.ORIGIN_NOT_ALLOWED, Location.of("here")));

            assertThat(log.lines(), is(empty()));
        }
    }

    @Test
    void whatTheClientSentIsCut() {
        String huge = "{0}".repeat(100_000);
        try (LogCapture log = LogCapture.all()) {
            RefusalLog.log(
                    new CorsRequest.Preflight(huge, huge, List.of(huge)),
                    new CorsDecision.Refused(CorsDecision.Reason.HEADERS_TOO_LONG, Location.of("here"), true));

            assertThat(log.lines(), hasSize(1));
            assertThat(log.lines().get(0).length(), is(lessThan(700)));
        }
    }
}

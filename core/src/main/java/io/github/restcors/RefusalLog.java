package io.github.restcors;

/** Says at {@code DEBUG} why something was not shared. Nothing that a client can trigger is logged above that. */
final class RefusalLog {

    private RefusalLog() {}

    /** Whether refusals are logged: asked first where there is nothing to log yet. */
    static boolean isOn() {
        return Log.LOGGER.isLoggable(System.Logger.Level.DEBUG);
    }

    /** Logs a refusal; a decision that is none is passed over. */
    static void log(CorsRequest request, CorsDecision decision) {
        if (decision instanceof CorsDecision.Refused refused && isOn()) {
            CorsRequest.Preflight preflight = (CorsRequest.Preflight) request;
            Log.LOGGER.log(
                    System.Logger.Level.DEBUG,
                    "rest-cors: preflight refused, {0} ({1}): origin {2}, method {3}, headers {4}",
                    refused.reason(),
                    refused.where(),
                    Ascii.quote(preflight.origin()),
                    Ascii.quote(preflight.method()),
                    Ascii.quote(String.join(", ", preflight.headers())));
        } else if (decision instanceof CorsDecision.NotShared notShared && isOn()) {
            CorsRequest.Actual actual = (CorsRequest.Actual) request;
            Log.LOGGER.log(
                    System.Logger.Level.DEBUG,
                    "rest-cors: response not shared, {0} ({1}): origin {2}, method {3}",
                    notShared.reason(),
                    notShared.where(),
                    Ascii.quote(actual.origin()),
                    Ascii.quote(actual.method()));
        }
    }
}

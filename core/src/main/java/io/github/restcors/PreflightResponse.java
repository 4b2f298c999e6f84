package io.github.restcors;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Writes decisions about preflights. */
final class PreflightResponse {

    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    private PreflightResponse() {}

    /** Returns the status code that says whether a preflight is granted. */
    static int status(CorsDecision decision) {
        return decision instanceof CorsDecision.Granted ? NO_CONTENT : FORBIDDEN;
    }

    /**
     * Makes the response that a preflight is aborted with. {@link ResponseDecorator} writes its header fields, when the filters
     * of the application are through.
     */
    static Response of(CorsDecision decision) {
        return Response.status(status(decision)).build();
    }

    /**
     * Writes the header fields of a decision in place of whatever stands there of the CORS protocol: a filter of the
     * application may have added its own, and one field too many makes a browser refuse, or one more grants what the policy
     * does not.
     */
    static void write(CorsDecision decision, MultivaluedMap<String, Object> headers) {
        ResponseFields.removeCors(headers);
        if (decision instanceof CorsDecision.Granted granted) {
            ResponseFields.set(headers, HeaderNames.ALLOW_ORIGIN, granted.allowOrigin());
            ResponseFields.set(
                    headers, HeaderNames.ALLOW_CREDENTIALS, granted.allowCredentials() ? AllowCredentials.TRUE : null);
            ResponseFields.set(headers, HeaderNames.ALLOW_METHODS, granted.allowMethods());
            ResponseFields.set(headers, HeaderNames.ALLOW_HEADERS, granted.allowHeaders());
            ResponseFields.set(headers, HeaderNames.MAX_AGE, granted.maxAge());
            ResponseFields.addVary(headers, Vary.ofPreflight(granted.varyByOrigin()));
        } else if (decision instanceof CorsDecision.Refused refused) {
            ResponseFields.addVary(headers, Vary.ofPreflight(refused.varyByOrigin()));
        }
    }
}

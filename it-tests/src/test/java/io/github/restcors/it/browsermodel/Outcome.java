package io.github.restcors.it.browsermodel;

import java.util.List;

/**
 * What becomes of a fetch.
 *
 * @param preflight the preflight that was sent, or {@code null}
 * @param result {@code allowed}, {@code blocked} or {@code opaque}
 * @param blockedAt {@code api} (nothing is sent), {@code preflight}, {@code response}; {@code null} if it was not blocked
 * @param readable names of the response headers that the page can read, in lower case and sorted
 */
public record Outcome(Preflight preflight, String result, String blockedAt, List<String> readable) {

    /**
     * The two request headers of a preflight.
     *
     * @param method {@code Access-Control-Request-Method}
     * @param headers {@code Access-Control-Request-Headers}, {@code null} if it is not sent
     */
    public record Preflight(String method, String headers) {}

    static Outcome blocked(Preflight preflight, String at) {
        return new Outcome(preflight, "blocked", at, List.of());
    }
}

package io.github.restcors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of a request. */
sealed interface CorsRequest {

    /**
     * The value of the {@code Origin} field, several lines joined by commas, so that they match nothing but {@code *}.
     *
     * @return {@code null} if there was none
     */
    @Nullable
    String origin();

    /**
     * A CORS-preflight request: {@code OPTIONS} with both {@code Origin} and {@code Access-Control-Request-Method}.
     *
     * @param method the value of {@code Access-Control-Request-Method}, in any bytes
     * @param headers the lines of {@code Access-Control-Request-Headers}, in any bytes
     * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-request">Fetch, CORS-preflight request</a>
     */
    record Preflight(String origin, String method, List<String> headers) implements CorsRequest {}

    /** Any other request, with or without {@code Origin}. */
    record Actual(@Nullable String origin, String method) implements CorsRequest {}
}

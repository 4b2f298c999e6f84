package io.github.restcors;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * {@code Access-Control-Max-Age}: whole seconds as configured; the shortest of several.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">Fetch, Access-Control-Max-Age</a>
 */
final class MaxAge {

    /** The longest that any browser honours. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** Fetch, #cors-preflight-fetch-0: what browsers use where the header is missing. */
    private static final Duration BROWSERS_DEFAULT = Duration.ofSeconds(5);

    private MaxAge() {}

    /** Returns the value, or {@code null} where none of the rules has one. */
    static @Nullable String value(Collection<CorsPolicy> deciding) {
        Duration shortest = null;
        boolean configured = false;
        for (CorsPolicy tier : deciding) {
            Duration maxAge = tier.maxAge().orElse(BROWSERS_DEFAULT);
            configured |= tier.maxAge().isPresent();
            shortest = shortest == null || maxAge.compareTo(shortest) < 0 ? maxAge : shortest;
        }
        return configured && shortest != null ? Long.toString(shortest.toSeconds()) : null;
    }
}

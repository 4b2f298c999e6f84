package io.github.restcors;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * {@code Access-Control-Allow-Origin}: {@code *} if that is the rule which decides, else the request's origin as it came.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-origin">Fetch, Access-Control-Allow-Origin</a>
 */
final class AllowOrigin {

    static final String ANY = "*";

    private AllowOrigin() {}

    /** Whether {@code *} is what decides, in each of the rules. */
    static boolean isAny(Collection<CorsPolicy> deciding) {
        for (CorsPolicy tier : deciding) {
            if (!tier.allowsAnyOrigin()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the value for an origin that is allowed.
     *
     * @param any whether {@code *} is what decides
     * @param origin {@code null} only where it is
     */
    static String value(boolean any, @Nullable String origin) {
        // Fetch #concept-cors-check, step 4: compared as bytes, so echo the header as it came.
        return any || origin == null ? ANY : origin;
    }
}

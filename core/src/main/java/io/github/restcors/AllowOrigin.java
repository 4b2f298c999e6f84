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

    /**
     * Returns the value for rules that all cover the origin.
     *
     * @param origin {@code null} only where {@code *} covers it
     */
    static String value(Collection<CorsPolicy> deciding, @Nullable String origin) {
        // Fetch #concept-cors-check, step 4: compared as bytes, so echo the header as it came.
        for (CorsPolicy tier : deciding) {
            if (!tier.allowsAnyOrigin() && origin != null) {
                return origin;
            }
        }
        return ANY;
    }
}

package io.github.restcors;

import java.util.Collection;

/**
 * {@code Access-Control-Allow-Credentials}: {@code true} or absent, there is no other value.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-credentials">Fetch,
 *     Access-Control-Allow-Credentials</a>
 */
final class AllowCredentials {

    static final String TRUE = "true";

    private AllowCredentials() {}

    /** Whether each of the rules allows credentials. */
    static boolean allowed(Collection<CorsPolicy> deciding) {
        for (CorsPolicy tier : deciding) {
            if (!tier.allowCredentials()) {
                return false;
            }
        }
        return true;
    }
}

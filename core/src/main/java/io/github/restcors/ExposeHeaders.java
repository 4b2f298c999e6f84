package io.github.restcors;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Access-Control-Expose-Headers}: the configured names, {@code *} included; of several policies, what all expose.
 *
 * <p>Never sent with a preflight. {@code *} stands in no policy with credentials, where browsers would take it for a name.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-expose-headers">Fetch,
 *     Access-Control-Expose-Headers</a>
 */
final class ExposeHeaders {

    private ExposeHeaders() {}

    /** Returns the value, or {@code null} where nothing is exposed. */
    static @Nullable String value(Collection<CorsPolicy> deciding) {
        NameSet common = null;
        for (CorsPolicy tier : deciding) {
            common = common == null ? tier.exposed() : common.intersect(tier.exposed(), Set.of());
        }
        return common == null || common.isEmpty() ? null : common.joined();
    }
}

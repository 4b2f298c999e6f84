package io.github.restcors;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code Access-Control-Allow-Methods}: every method of the path that is governed by an equal policy, so that one preflight
 * serves all of them.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-methods">Fetch, Access-Control-Allow-Methods</a>
 */
final class AllowMethods {

    private AllowMethods() {}

    /** Returns the value; the method that was asked for is always among the methods. */
    static String value(String asked, List<CorsPolicy> deciding, CorsResource resource) {
        Set<@Nullable CorsPolicy> policies = policies(resource.governing(asked));
        Set<String> methods = new TreeSet<>();
        methods.add(asked);
        for (String method : resource.methods()) {
            if (isListed(method, deciding)
                    && policies(resource.governing(method)).equals(policies)) {
                methods.add(method);
            }
        }
        return String.join(", ", methods);
    }

    private static boolean isListed(String method, List<CorsPolicy> deciding) {
        for (CorsPolicy tier : deciding) {
            if (!tier.lists(method)) {
                return false;
            }
        }
        return true;
    }

    private static Set<@Nullable CorsPolicy> policies(List<GoverningPolicy> governing) {
        Set<@Nullable CorsPolicy> policies = new HashSet<>();
        governing.forEach(each -> policies.add(each.policy()));
        return policies;
    }
}

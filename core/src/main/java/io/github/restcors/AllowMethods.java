package io.github.restcors;

import java.util.ArrayList;
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

    /** Those that are governed by equal policies. */
    private final List<String> methods;

    private final String all;

    private AllowMethods(Set<String> methods) {
        this.methods = List.copyOf(methods);
        this.all = String.join(", ", methods);
    }

    /** Finds the methods that may share the answer to a preflight for one of them. */
    static AllowMethods of(String asked, CorsResource resource) {
        Set<@Nullable CorsPolicy> policies = policies(resource.governing(asked));
        Set<String> methods = new TreeSet<>();
        methods.add(asked);
        for (String method : resource.methods()) {
            List<GoverningPolicy> governing = resource.governing(method);
            if (policies(governing).equals(policies) && governing.stream().allMatch(each -> each.governs(method))) {
                methods.add(method);
            }
        }
        return new AllowMethods(methods);
    }

    private static Set<@Nullable CorsPolicy> policies(List<GoverningPolicy> governing) {
        Set<@Nullable CorsPolicy> policies = new HashSet<>();
        governing.forEach(each -> policies.add(each.policy()));
        return policies;
    }

    /** Returns the value: the methods that all of the deciding rules list, among which is the one that was asked for. */
    String value(List<CorsPolicy> deciding) {
        for (int i = 0; i < methods.size(); i++) {
            if (!isListed(methods.get(i), deciding)) {
                return String.join(", ", listed(deciding));
            }
        }
        return all;
    }

    private List<String> listed(List<CorsPolicy> deciding) {
        List<String> listed = new ArrayList<>(methods);
        listed.removeIf(method -> !isListed(method, deciding));
        return listed;
    }

    private static boolean isListed(String method, List<CorsPolicy> deciding) {
        for (int i = 0; i < deciding.size(); i++) {
            if (!deciding.get(i).lists(method)) {
                return false;
            }
        }
        return true;
    }
}

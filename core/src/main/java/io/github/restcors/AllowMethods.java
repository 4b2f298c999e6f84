package io.github.restcors;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code Access-Control-Allow-Methods}: every method of the path that is governed by an equal policy, so that one preflight
 * serves all of them.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-methods">Fetch, Access-Control-Allow-Methods</a>
 */
final class AllowMethods {

    /** Of a method that the resource does not have. */
    static final AllowMethods NONE = new AllowMethods(Set.of(), true);

    /** Those that are governed by equal policies. */
    private final List<String> methods;

    private final String all;

    /** Whether every tier lists all of them, so that none has to be asked. */
    private final boolean alwaysAll;

    private AllowMethods(Set<String> methods, boolean alwaysAll) {
        this.methods = List.copyOf(methods);
        this.all = String.join(", ", methods);
        this.alwaysAll = alwaysAll;
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
        boolean alwaysAll = policies.stream()
                .filter(Objects::nonNull)
                .flatMap(policy -> policy.tiers().stream())
                .allMatch(tier -> methods.stream().allMatch(tier::lists));
        return new AllowMethods(methods, alwaysAll);
    }

    private static Set<@Nullable CorsPolicy> policies(List<GoverningPolicy> governing) {
        Set<@Nullable CorsPolicy> policies = new HashSet<>();
        governing.forEach(each -> policies.add(each.policy()));
        return policies;
    }

    /** Returns the value: the methods that all of the deciding rules list, among which is the one that was asked for. */
    String value(List<CorsPolicy> deciding) {
        return alwaysAll ? all : listed(deciding);
    }

    private String listed(List<CorsPolicy> deciding) {
        return methods.stream()
                .filter(method -> deciding.stream().allMatch(tier -> tier.lists(method)))
                .collect(Collectors.joining(", "));
    }
}

package io.github.restcors;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Warns once of resource methods that a preflight cannot tell apart, because only media types do, and whose policies differ. */
final class AmbiguityWarning {

    private final Policies policies;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    AmbiguityWarning(Policies policies) {
        this.policies = policies;
    }

    void log(Collection<ResourceClass> resources) {
        Set<String> ambiguous = ambiguous(resources);
        ambiguous.removeAll(warned);
        if (ambiguous.isEmpty()) {
            return;
        }
        warned.addAll(ambiguous);
        Map<String, Set<String>> names = new TreeMap<>();
        for (ResourceClass resource : resources) {
            for (ResourceClass.Operation operation : resource.methods()) {
                String target = target(resource, operation);
                if (ambiguous.contains(target)) {
                    names.computeIfAbsent(target, key -> new TreeSet<>())
                            .add(PolicySource.describe(resource.type(), operation.method()));
                }
            }
        }
        names.forEach((target, methods) -> Log.LOGGER.log(
                System.Logger.Level.WARNING,
                "rest-cors: a preflight cannot tell {0} apart, whose policies differ; it gets what all of them grant"
                        + " ({1})",
                String.join(", ", methods),
                target));
    }

    /** Returns the targets where policies differ. */
    private Set<String> ambiguous(Collection<ResourceClass> resources) {
        Set<String> ambiguous = new HashSet<>();
        Map<String, GoverningPolicy> first = new HashMap<>();
        for (ResourceClass resource : resources) {
            for (ResourceClass.Operation operation : resource.methods()) {
                String target = target(resource, operation);
                GoverningPolicy governing = policies.governing(resource.type(), operation.method());
                GoverningPolicy other = first.putIfAbsent(target, governing);
                if (other != null && !Objects.equals(other.policy(), governing.policy())) {
                    ambiguous.add(target);
                }
            }
        }
        return ambiguous;
    }

    /** Returns what a preflight tells of where it leads. */
    private static String target(ResourceClass resource, ResourceClass.Operation operation) {
        String scope = resource.isRoot() ? "/" : Declaration.describe(resource.type()) + ": /";
        return operation.httpMethod() + " " + scope + resource.template(operation);
    }
}

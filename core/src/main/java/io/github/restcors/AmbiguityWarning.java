package io.github.restcors;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Warns once of resource methods that a preflight cannot tell apart, because only media types do, and whose policies differ. */
final class AmbiguityWarning {

    private static final System.Logger LOGGER = System.getLogger("io.github.restcors");

    private final Policies policies;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    AmbiguityWarning(Policies policies) {
        this.policies = policies;
    }

    void log(Collection<ResourceClass> resources) {
        Map<String, Set<String>> names = new TreeMap<>();
        Map<String, Set<@Nullable CorsPolicy>> different = new TreeMap<>();
        for (ResourceClass resource : resources) {
            String scope = resource.isRoot() ? "/" : Declaration.describe(resource.type()) + ": /";
            for (ResourceClass.Operation operation : resource.methods()) {
                String target = operation.httpMethod() + " " + scope + resource.template(operation);
                names.computeIfAbsent(target, key -> new TreeSet<>())
                        .add(PolicySource.describe(resource.type(), operation.method()));
                different
                        .computeIfAbsent(target, key -> new HashSet<>())
                        .add(policies.governing(resource.type(), operation.method())
                                .policy());
            }
        }
        names.forEach((target, methods) -> {
            if (different.getOrDefault(target, Set.of()).size() > 1 && warned.add(target)) {
                LOGGER.log(
                        System.Logger.Level.WARNING,
                        "rest-cors: a preflight cannot tell {0} apart, whose policies differ; it gets what all of them"
                                + " grant ({1})",
                        String.join(", ", methods),
                        target);
            }
        });
    }
}

package io.github.restcors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rules need to know of the resource at one path.
 *
 * @param byMethod for each HTTP method, the policies of the Java methods that it may reach; several where only media types
 *     tell them apart
 * @param generated governs what the runtime answers itself, without a Java method
 */
record CorsResource(Map<String, List<GoverningPolicy>> byMethod, GoverningPolicy generated) {

    /** Returns what governs requests with a method; empty if the resource does not have it. */
    List<GoverningPolicy> governing(String method) {
        List<GoverningPolicy> governing = byMethod.get(method);
        if (governing == null && method.equals(Methods.HEAD)) {
            // Jakarta REST, section 3.3.5: GET answers HEAD where no method of its own does.
            governing = byMethod.get(Methods.GET);
        }
        if (governing == null && method.equals(Methods.OPTIONS) && !byMethod.isEmpty() && generated.governs(method)) {
            governing = List.of(generated);
        }
        return governing == null ? List.of() : governing;
    }

    /** Returns the methods that have a Java method, {@code HEAD} by {@code GET} included. */
    Set<String> methods() {
        Set<String> methods = new TreeSet<>(byMethod.keySet());
        if (methods.contains(Methods.GET)) {
            methods.add(Methods.HEAD);
        }
        return methods;
    }

    /** Whether a policy governs any of the methods, or the one that is asked for. */
    boolean sharesAnything(String asked) {
        for (Map.Entry<String, List<GoverningPolicy>> entry : byMethod.entrySet()) {
            for (GoverningPolicy governing : entry.getValue()) {
                if (governing.governs(entry.getKey())
                        || entry.getKey().equals(Methods.GET) && governing.governs(Methods.HEAD)) {
                    return true;
                }
            }
        }
        // The answer that the runtime generates is governed too.
        return governing(asked).stream().anyMatch(governing -> governing.governs(asked));
    }

    /** Whether some origin might be answered otherwise: unless {@code *} is the only rule of every shared method. */
    boolean variesByOrigin() {
        return byMethod.values().stream().flatMap(List::stream).anyMatch(GoverningPolicy::variesByOrigin);
    }

    /** Returns the policies of all methods that are shared, each with its method. */
    List<Map.Entry<String, GoverningPolicy>> shared() {
        List<Map.Entry<String, GoverningPolicy>> shared = new ArrayList<>();
        byMethod.forEach((method, governing) -> {
            for (GoverningPolicy each : governing) {
                if (each.governs(method)) {
                    shared.add(Map.entry(method, each));
                }
            }
        });
        return shared;
    }
}

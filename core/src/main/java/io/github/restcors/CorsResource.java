package io.github.restcors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the rules need to know of the resource at one path; put together ahead of the requests that meet there. */
final class CorsResource {

    private final Map<String, List<GoverningPolicy>> byMethod;

    /** By every method that the resource answers, {@code HEAD} by {@code GET} and generated answers included. */
    private final Map<String, List<GoverningPolicy>> governing;

    private final Map<String, AllowMethods> allowMethods = new HashMap<>();
    private final boolean shared;
    private final boolean varies;

    /**
     * Takes the policies that meet at a path.
     *
     * @param byMethod for each HTTP method, the policies of the Java methods that it may reach; several where only media
     *     types tell them apart
     * @param generated governs what the runtime answers itself, without a Java method
     */
    CorsResource(Map<String, List<GoverningPolicy>> byMethod, GoverningPolicy generated) {
        this.byMethod = byMethod;
        governing = new HashMap<>(byMethod);
        if (byMethod.containsKey(Methods.GET)) {
            // Jakarta REST, section 3.3.5: GET answers HEAD where no method of its own does.
            governing.putIfAbsent(Methods.HEAD, byMethod.get(Methods.GET));
        }
        shared = governing.entrySet().stream()
                .anyMatch(entry -> entry.getValue().stream().anyMatch(each -> each.governs(entry.getKey())));
        varies = varyByOrigin(governing.values().stream().flatMap(List::stream).toList());
        if (!byMethod.isEmpty() && generated.governs(Methods.OPTIONS)) {
            governing.putIfAbsent(Methods.OPTIONS, List.of(generated));
        }
        governing.keySet().forEach(method -> allowMethods.put(method, AllowMethods.of(method, this)));
    }

    private static boolean varyByOrigin(List<GoverningPolicy> governing) {
        return governing.stream().anyMatch(GoverningPolicy::variesByOrigin);
    }

    /** Returns what governs requests with a method; empty if the resource does not have it. */
    List<GoverningPolicy> governing(String method) {
        return governing.getOrDefault(method, List.of());
    }

    /** Returns the methods that have a Java method, {@code HEAD} by {@code GET} included. */
    Set<String> methods() {
        Set<String> methods = new TreeSet<>(byMethod.keySet());
        if (methods.contains(Methods.GET)) {
            methods.add(Methods.HEAD);
        }
        return methods;
    }

    /** Returns what a preflight for a method that the resource answers is told of its other methods. */
    AllowMethods allowMethods(String method) {
        return Objects.requireNonNull(allowMethods.get(method));
    }

    /** Whether a policy governs any of the methods, or the one that is asked for. */
    boolean sharesAnything(String asked) {
        // The answer that the runtime generates is governed too.
        return shared || governing(asked).stream().anyMatch(each -> each.governs(asked));
    }

    /**
     * Whether some origin might be answered otherwise: unless {@code *} is the only rule of every shared method, and of
     * the answer that is generated for the one that is asked for.
     */
    boolean variesByOrigin(String asked) {
        return varies || varyByOrigin(governing(asked));
    }

    /** Returns the policies of all methods that are shared, each with its method. */
    List<Map.Entry<String, GoverningPolicy>> shared() {
        List<Map.Entry<String, GoverningPolicy>> shared = new ArrayList<>();
        byMethod.forEach((method, policies) -> {
            for (GoverningPolicy each : policies) {
                if (each.governs(method)) {
                    shared.add(Map.entry(method, each));
                }
            }
        });
        return shared;
    }
}

package io.github.restcors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the rules need to know of the resource at one path; put together ahead of the requests that meet there. */
final class CorsResource {

    private final Map<String, List<GoverningPolicy>> byMethod;

    /** By every method that the resource answers, {@code HEAD} by {@code GET} and generated answers included. */
    private final Map<String, List<GoverningPolicy>> governing;

    private final Map<String, Asked> asked = new HashMap<>();

    private final Asked missing;

    /**
     * What a preflight for a method needs to know.
     *
     * @param governing what governs requests with the method; empty if the resource does not have it
     * @param shared whether a policy governs any of the resource's methods, or this one
     * @param varies whether some origin might be answered otherwise: unless {@code *} is the only rule of every shared
     *     method, and of the answer that is generated for this one
     * @param allowMethods what the preflight is told of the other methods
     */
    record Asked(List<GoverningPolicy> governing, boolean shared, boolean varies, AllowMethods allowMethods) {}

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
        boolean shared = governing.entrySet().stream().anyMatch(entry -> isShared(entry.getValue(), entry.getKey()));
        boolean varies =
                varyByOrigin(governing.values().stream().flatMap(List::stream).toList());
        missing = new Asked(List.of(), shared, varies, AllowMethods.NONE);
        if (!byMethod.isEmpty() && generated.governs(Methods.OPTIONS)) {
            governing.putIfAbsent(Methods.OPTIONS, List.of(generated));
        }
        governing.forEach((method, policies) -> asked.put(
                method,
                new Asked(
                        policies,
                        shared || isShared(policies, method), // the answer that the runtime generates is governed too
                        varies || varyByOrigin(policies),
                        AllowMethods.of(method, this))));
    }

    private static boolean isShared(List<GoverningPolicy> governing, String method) {
        return governing.stream().anyMatch(each -> each.governs(method));
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

    /** Returns what a preflight for a method needs to know, whether the resource has the method or not. */
    Asked asked(String method) {
        return asked.getOrDefault(method, missing);
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

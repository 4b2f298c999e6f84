package io.github.restcors.benchmarks;

import io.github.restcors.CorsFeature;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Resources with or without CORS. Whatever would register itself is kept from it. */
final class ServedApplication extends Application {

    private final Set<Class<?>> resources;
    private final Set<Object> singletons;

    ServedApplication(Set<Class<?>> resources, Variant variant) {
        this(resources, singletons(variant));
    }

    ServedApplication(Set<Class<?>> resources, Set<Object> singletons) {
        this.resources = resources;
        this.singletons = singletons;
    }

    private static Set<Object> singletons(Variant variant) {
        Policy policy = Policy.exact(1);
        return switch (variant) {
            case NONE -> Set.of();
            case REST_CORS ->
                Set.of(CorsFeature.builder()
                        .defaultPolicy(RestCorsPeer.policy(policy))
                        .build());
            case FLOOR -> Set.of(JaxrsFloor.of(policy));
            case CORS_FILTER -> Set.of(ResteasyPeer.filter(policy));
        };
    }

    @Override
    public Set<Class<?>> getClasses() {
        return resources;
    }

    @Override
    @Deprecated
    public Set<Object> getSingletons() {
        return singletons;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false);
    }
}

package io.github.restcors;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The configuration of an application as features see it. */
class StubApplication {

    private final RuntimeType runtimeType;
    private final Map<String, Object> properties = new HashMap<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Set<Object> instances = new LinkedHashSet<>();

    StubApplication() {
        this(RuntimeType.SERVER);
    }

    StubApplication(RuntimeType runtimeType) {
        this.runtimeType = runtimeType;
    }

    /** An {@code Application} that names its classes and singletons. */
    static Application of(Set<Class<?>> classes, Object... singletons) {
        return new Application() {
            @Override
            public Set<Class<?>> getClasses() {
                return classes;
            }

            @Override
            @Deprecated
            public Set<Object> getSingletons() {
                return Set.of(singletons);
            }
        };
    }

    FeatureContext context() {
        return Partial.of(FeatureContext.class, this);
    }

    /** Everything that was registered, in this order. */
    List<Object> registered() {
        List<Object> registered = new ArrayList<>(classes);
        registered.addAll(instances);
        return registered;
    }

    <T> T registered(Class<T> type) {
        return instances.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " is registered"));
    }

    public Configuration getConfiguration() {
        return Partial.of(Configuration.class, this);
    }

    public FeatureContext property(String name, Object value) {
        properties.put(name, value);
        return context();
    }

    public FeatureContext register(Object component) {
        instances.add(component);
        return context();
    }

    public FeatureContext register(Class<?> component) {
        classes.add(component);
        return context();
    }

    public RuntimeType getRuntimeType() {
        return runtimeType;
    }

    public Object getProperty(String name) {
        return properties.get(name);
    }

    public Set<Class<?>> getClasses() {
        return classes;
    }

    public Set<Object> getInstances() {
        return instances;
    }

    public boolean isRegistered(Object component) {
        return instances.contains(component);
    }

    public boolean isRegistered(Class<?> component) {
        return classes.contains(component) || instances.stream().anyMatch(instance -> instance.getClass() == component);
    }
}

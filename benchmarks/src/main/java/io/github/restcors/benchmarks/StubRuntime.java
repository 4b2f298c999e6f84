package io.github.restcors.benchmarks;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as far as a feature needs one to be registered in, with an integration that knows the target of a request
 * beforehand: what a real runtime takes to find it is not what is compared here, since no peer but CXF looks for it.
 */
final class StubRuntime implements FeatureContext, Configuration {

    private final Collection<Class<?>> resources;
    private final Targets targets;
    private ResourceMethod matched;
    private final Map<String, Object> properties = new HashMap<>();
    private final Set<Object> instances = new LinkedHashSet<>();

    StubRuntime(Collection<Class<?>> resources, ResourceMethod matched, Map<String, List<ResourceMethod>> byVerb) {
        this.resources = resources;
        this.matched = matched;
        this.targets = new Targets.Methods(byVerb);
    }

    /** Found as a service; stays out on every other runtime. */
    public static final class Integration implements RuntimeIntegration {

        /** Called by {@link java.util.ServiceLoader}. */
        public Integration() {}

        @Override
        public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
            if (!(context instanceof StubRuntime runtime)) {
                return Optional.empty();
            }
            check.check(runtime.resources);
            return Optional.of(runtime.new Resolver());
        }
    }

    private final class Resolver implements TargetResolver {

        @Override
        public Targets resolve(ContainerRequestContext request) {
            return targets;
        }

        @Override
        public ResourceMethod matched(ContainerRequestContext request) {
            return matched;
        }
    }

    /** Has the next request reach another method. */
    void match(ResourceMethod method) {
        matched = method;
    }

    /** Everything of a type that was registered, in this order. */
    <T> List<T> registered(Class<T> type) {
        List<T> registered = new ArrayList<>();
        for (Object instance : instances) {
            if (type.isInstance(instance)) {
                Inject.into(instance, this);
                registered.add(type.cast(instance));
            }
        }
        return registered;
    }

    @Override
    public Configuration getConfiguration() {
        return this;
    }

    @Override
    public FeatureContext property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    @Override
    public FeatureContext register(Object component) {
        instances.add(component);
        return this;
    }

    @Override
    public FeatureContext register(Class<?> componentClass) {
        throw Unused.call();
    }

    @Override
    public FeatureContext register(Class<?> componentClass, int priority) {
        throw Unused.call();
    }

    @Override
    public FeatureContext register(Class<?> componentClass, Class<?>... contracts) {
        throw Unused.call();
    }

    @Override
    public FeatureContext register(Class<?> componentClass, Map<Class<?>, Integer> contracts) {
        throw Unused.call();
    }

    @Override
    public FeatureContext register(Object component, int priority) {
        return register(component);
    }

    @Override
    public FeatureContext register(Object component, Class<?>... contracts) {
        return register(component);
    }

    @Override
    public FeatureContext register(Object component, Map<Class<?>, Integer> contracts) {
        return register(component);
    }

    @Override
    public RuntimeType getRuntimeType() {
        return RuntimeType.SERVER;
    }

    @Override
    public Map<String, Object> getProperties() {
        return properties;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return properties.get(name);
    }

    @Override
    public Collection<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public boolean isEnabled(Feature feature) {
        return false;
    }

    @Override
    public boolean isEnabled(Class<? extends Feature> featureClass) {
        return false;
    }

    @Override
    public boolean isRegistered(Object component) {
        return instances.contains(component);
    }

    @Override
    public boolean isRegistered(Class<?> componentClass) {
        return instances.stream().anyMatch(instance -> instance.getClass() == componentClass);
    }

    @Override
    public Map<Class<?>, Integer> getContracts(Class<?> componentClass) {
        throw Unused.call();
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of();
    }

    @Override
    public Set<Object> getInstances() {
        return instances;
    }
}

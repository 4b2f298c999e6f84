package io.github.restcors.it;

import jakarta.ws.rs.core.Application;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An application put together by a test; a subclass may carry annotations. */
public class App extends Application {

    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Set<Object> singletons = new LinkedHashSet<>();
    private final Map<String, Object> properties = new LinkedHashMap<>();

    /** Starts with these resource and provider classes, which the runtime constructs. */
    public static App of(Class<?>... classes) {
        return new App().with(classes);
    }

    /** Adds resource and provider classes, which the runtime constructs. */
    public App with(Class<?>... more) {
        classes.addAll(Arrays.asList(more));
        return this;
    }

    /** Adds resources and providers that are there already. */
    public App instances(Object... more) {
        singletons.addAll(Arrays.asList(more));
        return this;
    }

    /** Sets a property of the runtime's configuration. */
    public App property(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    @Override
    public Set<Class<?>> getClasses() {
        return classes;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // there is no other portable way to register an instance
    public Set<Object> getSingletons() {
        return singletons;
    }

    @Override
    public Map<String, Object> getProperties() {
        return properties;
    }
}

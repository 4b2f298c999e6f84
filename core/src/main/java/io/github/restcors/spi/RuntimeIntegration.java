package io.github.restcors.spi;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/** Connects the core to one Jakarta REST runtime. Found by {@link java.util.ServiceLoader}, one implementation a runtime. */
public interface RuntimeIntegration {

    /**
     * Attaches to the application that is being configured.
     *
     * @param context the application's configuration
     * @param check to be told of the application's resource classes, once, before its first request: at once or later
     * @return how to find the methods behind a request, or empty if the application runs on another runtime
     */
    Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check);

    /**
     * Returns the application that is starting. What is injected into a feature may be another one, if both register that
     * very instance and start at once.
     *
     * @param context the application's configuration
     * @return empty if there is no application, or it runs on another runtime
     */
    default Optional<Application> starting(FeatureContext context) {
        return Optional.empty();
    }

    /**
     * Returns the application that the developer wrote, where the runtime wraps it.
     *
     * @param application as the runtime has it
     * @return the same, or what it wraps
     */
    default Application unwrap(Application application) {
        return application;
    }
}

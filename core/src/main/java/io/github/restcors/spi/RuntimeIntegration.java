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
     * Returns the application that the developer wrote, where the runtime wraps it.
     *
     * @param application what the runtime injects
     * @return the same, or what it wraps
     */
    default Application unwrap(Application application) {
        return application;
    }
}

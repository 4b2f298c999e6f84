package io.github.restcors;

import io.github.restcors.spi.Discovery;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What a server finds by itself when it looks for providers in the jars of an application that lists no classes, with or
 * without an integration: it goes by the annotations only, and stands back where a {@link CorsFeature} was discovered
 * otherwise or is registered by hand.
 *
 * <p>An application whose properties have {@code jakarta.ws.rs.loadServices} set to {@code false} does without it.
 */
// No CorsFeature itself: CDI would take it, a bean, where one is registered by its class, which is none.
@Provider
public final class ScannedCorsFeature implements Feature {

    /** Set by the runtime right before {@link #configure}, and read there only. */
    @Context
    private @Nullable Application application;

    /** Called by the runtime. */
    public ScannedCorsFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        Application application = this.application;
        this.application = null; // or an instance that outlives the application would keep it
        return Discovery.isWanted(application) && new Discovered().configure(context, application);
    }

    /** Is not taken for one that is registered by hand. */
    private static final class Discovered extends CorsFeature {}
}

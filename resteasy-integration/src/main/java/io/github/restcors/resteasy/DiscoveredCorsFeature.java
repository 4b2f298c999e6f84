package io.github.restcors.resteasy;

import io.github.restcors.CorsFeature;
import jakarta.ws.rs.core.FeatureContext;

/**
 * What RESTEasy finds by itself: a {@link CorsFeature} that goes by the annotations only, and stands back where the
 * application registers a {@code CorsFeature} by hand.
 *
 * <p>An application whose properties have {@code jakarta.ws.rs.loadServices} set to {@code false} does without it.
 */
public final class DiscoveredCorsFeature extends CorsFeature {

    /** Called by the runtime. */
    public DiscoveredCorsFeature() {}

    @Override
    public boolean configure(FeatureContext context) {
        if (ResteasyIntegration.isResteasy(context.getConfiguration())) {
            if (!ResteasyIntegration.IS_VISIBLE) {
                return false; // nor is what the application's properties say
            }
            StartingDeployment deployment = StartingDeployment.of(context.getConfiguration());
            if (deployment == null || !deployment.loadsServices()) {
                return false; // a client has no deployment
            }
            deployment.inject(this);
        }
        return super.configure(context);
    }
}

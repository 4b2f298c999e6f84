package io.github.restcors.jersey;

import io.github.restcors.CorsFeature;

/**
 * What Jersey finds by itself: a {@link CorsFeature} that goes by the annotations only, and stands back where the
 * application registers a {@code CorsFeature} by hand.
 *
 * <p>The property {@code jakarta.ws.rs.loadServices}, set to {@code false}, keeps Jersey from looking; so do Jersey's own
 * {@code jersey.config.disableAutoDiscovery} and {@code jersey.config.disableMetainfServicesLookup}, set to {@code true}.
 */
public final class DiscoveredCorsFeature extends CorsFeature {

    /** Called by the runtime. */
    public DiscoveredCorsFeature() {}
}

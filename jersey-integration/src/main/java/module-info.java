/**
 * CORS for Jakarta REST on Jersey: answers preflights from Jersey's own resource model.
 *
 * <p>Depend on it, and {@link io.github.restcors.CorsFeature} is found by Jersey and needs not be registered by hand.
 */
module io.github.restcors.jersey {
    requires transitive io.github.restcors;

    // Not Jersey's modules, which have other names in 3.1 than in 4.0: JerseyIntegration has this module read those
    // that are there.
    requires static org.jspecify;

    exports io.github.restcors.jersey;

    // Jersey injects @Context fields by reflection, and the module that does so depends on the version.
    opens io.github.restcors.jersey;

    provides io.github.restcors.spi.RuntimeIntegration with
            io.github.restcors.jersey.JerseyIntegration;
    provides jakarta.ws.rs.core.Feature with
            io.github.restcors.jersey.DiscoveredCorsFeature;
}

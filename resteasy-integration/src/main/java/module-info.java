/**
 * CORS for Jakarta REST on RESTEasy 6.2 and 7.0: finds the method behind a preflight in RESTEasy's own registry, before any
 * code of the application runs.
 */
module io.github.restcors.resteasy {
    requires transitive io.github.restcors;
    requires static transitive org.jspecify;

    // Automatic modules: RESTEasy has no module descriptors.
    requires resteasy.core;
    requires resteasy.core.spi;

    exports io.github.restcors.resteasy;

    provides io.github.restcors.spi.RuntimeIntegration with
            io.github.restcors.resteasy.ResteasyIntegration;
}

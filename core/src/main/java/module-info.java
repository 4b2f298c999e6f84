/**
 * CORS for Jakarta REST: policies, decisions, annotations and the provider that applies them.
 *
 * <p>Works alone on any Jakarta REST 3.1 implementation; with {@code rest-cors-jersey} or {@code rest-cors-resteasy}
 * a preflight is answered before any code of the application runs.
 */
// The two integrations are built after this module, so the compiler cannot see them yet.
@SuppressWarnings("module")
module io.github.restcors {
    requires transitive jakarta.ws.rs;
    requires static org.jspecify;
    requires static jakarta.annotation;

    exports io.github.restcors;
    exports io.github.restcors.spi to
            io.github.restcors.jersey,
            io.github.restcors.resteasy;

    // Jakarta REST runtimes inject @Context fields by reflection, and their module names cannot be enumerated.
    opens io.github.restcors;

    uses io.github.restcors.spi.RuntimeIntegration;
}

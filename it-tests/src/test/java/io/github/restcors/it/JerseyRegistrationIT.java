package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.status;
import static org.hamcrest.MatcherAssert.assertThat;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

class JerseyRegistrationIT extends JerseyContractTest implements RegistrationContract {

    @Test
    void featureIsRegisteredInAResourceConfig() {
        CorsFeature withDefault = CorsFeature.builder()
                .defaultPolicy(CorsPolicy.builder().allowedOrigins(OTHER).build())
                .build();

        assertSharedAndPlainFor(new ResourceConfig(Shared.class, Plain.class).register(withDefault));
        assertSharedAndPlainFor(new ResourceConfig().register(withDefault).registerClasses(Shared.class, Plain.class));
    }

    @Test
    void featureClassIsRegisteredInAResourceConfig() {
        for (ResourceConfig config : new ResourceConfig[] {
            new ResourceConfig(Shared.class),
            new ResourceConfig(Shared.class).register(CorsFeature.class),
            new ResourceConfig(CorsFeature.class, Shared.class)
        }) {
            try (Server server = Server.start(config)) {
                assertThat(Http.preflight(server.uri("shared"), APP, "PUT").send(), status(204));
            }
        }
    }

    private static void assertSharedAndPlainFor(ResourceConfig config) {
        try (Server server = Server.start(config)) {
            assertThat(Http.preflight(server.uri("shared"), APP, "PUT").send(), status(204));
            assertThat(
                    Http.get(server.uri("plain")).origin(OTHER).send(),
                    accessControlHeaders("Access-Control-Allow-Origin", OTHER));
        }
    }
}

package io.github.restcors.demo;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import java.time.Duration;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The API: three resources, shared in three ways, and the one provider that is to be registered. */
final class DemoApplication extends ResourceConfig {

    /** @param pageOrigin the page's origin; known only at run time, so its policy is in code and has a name */
    DemoApplication(String pageOrigin) {
        CorsPolicy page = CorsPolicy.builder()
                .allowedOrigins(pageOrigin)
                .allowedHeaders("X-Reason")
                .exposedHeaders("ETag")
                .allowCredentials(true)
                .maxAge(Duration.ofSeconds(30))
                .build();
        register(CorsFeature.builder().policy("page", page).build());
        registerClasses(BookResource.class, QuoteResource.class, NoteResource.class);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
    }
}

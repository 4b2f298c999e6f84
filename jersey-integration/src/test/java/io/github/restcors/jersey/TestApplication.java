package io.github.restcors.jersey;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.net.URI;
import java.util.HashMap;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Jersey without a server. */
final class TestApplication {

    private static final String BASE = "http://localhost/context/";

    private final ApplicationHandler handler;

    private TestApplication(ResourceConfig config) {
        // or Jersey warns that there is no JAXB
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        this.handler = new ApplicationHandler(config);
    }

    /** Starts an application on which rest-cors is discovered. */
    static TestApplication start(ResourceConfig config) {
        return new TestApplication(config);
    }

    /** Starts an application without the core's filters. */
    static TestApplication start(ResourceConfig config, Attached attached) {
        config.property("jakarta.ws.rs.loadServices", false).register(attached);
        return start(config);
    }

    ContainerResponse send(ContainerRequest request) throws Exception {
        return handler.apply(request).get();
    }

    /** Makes a request, its path below the application's encoded. */
    static ContainerRequest request(String method, String path) {
        return new ContainerRequest(
                URI.create(BASE),
                URI.create(BASE + path),
                method,
                null,
                new MapPropertiesDelegate(new HashMap<>()),
                null);
    }

    static ContainerRequest preflight(String origin, String method, String path) {
        ContainerRequest request = request("OPTIONS", path);
        request.header("Origin", origin);
        request.header("Access-Control-Request-Method", method);
        return request;
    }

    /** Attaches the integration as the core does. */
    static final class Attached implements Feature {

        private final ApplicationCheck check;
        private TargetResolver resolver;

        Attached(ApplicationCheck check) {
            this.check = check;
        }

        @Override
        public boolean configure(FeatureContext context) {
            resolver = new JerseyIntegration().attach(context, check).orElseThrow();
            return true;
        }

        TargetResolver resolver() {
            return resolver;
        }
    }
}

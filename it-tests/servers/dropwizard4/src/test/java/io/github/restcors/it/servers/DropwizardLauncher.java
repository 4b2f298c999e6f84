package io.github.restcors.it.servers;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts Dropwizard, with its Jetty, for each application. */
public final class DropwizardLauncher implements Deployment.Launcher {

    private final boolean gzip;
    private final Consumer<JerseyEnvironment> more;

    /** Without compression, which is on by default, and adds to {@code Vary}. */
    public DropwizardLauncher() {
        this(false, jersey -> {});
    }

    /** With this besides in each application. */
    DropwizardLauncher(boolean gzip, Consumer<JerseyEnvironment> more) {
        this.gzip = gzip;
        this.more = more;
    }

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        List<Server> servers = new ArrayList<>();
        for (Registration registration : registrations) {
            Server server = start(registration);
            servers.add(server);
            int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
            baseUris.put(registration, URI.create("http://127.0.0.1:" + port + "/api/"));
        }
        return Deployment.of(baseUris, () -> {
            for (Server server : servers) {
                server.stop();
            }
        });
    }

    private Server start(Registration registration) {
        Service service = new Service(SeBootstrapLauncher.application(registration));
        try {
            service.run("server", "configuration");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return service.server;
    }

    private final class Service extends Application<Configuration> {

        private static final String CONFIGURATION = """
                server:
                  type: simple
                  applicationContextPath: /
                  adminContextPath: /admin
                  rootPath: /api
                  connector:
                    type: http
                    bindHost: 127.0.0.1
                    port: 0
                  gzip:
                    enabled: %s
                """;

        private final jakarta.ws.rs.core.Application application;
        private Server server;

        Service(jakarta.ws.rs.core.Application application) {
            this.application = application;
        }

        @Override
        public void initialize(Bootstrap<Configuration> bootstrap) {
            bootstrap.setConfigurationSourceProvider(path ->
                    new ByteArrayInputStream(CONFIGURATION.formatted(gzip).getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void run(Configuration configuration, Environment environment) {
            application.getClasses().forEach(environment.jersey()::register);
            application.getProperties().forEach(environment.jersey()::property);
            more.accept(environment.jersey());
            environment.lifecycle().addServerLifecycleListener(started -> server = started);
        }
    }
}

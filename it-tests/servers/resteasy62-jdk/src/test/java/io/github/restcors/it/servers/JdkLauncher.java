package io.github.restcors.it.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.plugins.server.sun.http.HttpContextBuilder;

/** Starts the HTTP server of the JDK for each application. RESTEasy has no {@code SeBootstrap} on it. */
public final class JdkLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        List<HttpServer> servers = new ArrayList<>();
        for (Registration registration : registrations) {
            HttpServer server = start(registration);
            servers.add(server);
            baseUris.put(
                    registration,
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/"));
        }
        return Deployment.of(baseUris, () -> servers.forEach(server -> server.stop(0)));
    }

    private static HttpServer start(Registration registration) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            HttpContextBuilder context = new HttpContextBuilder();
            context.getDeployment().setApplication(SeBootstrapLauncher.application(registration));
            context.setPath("/api");
            context.bind(server);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

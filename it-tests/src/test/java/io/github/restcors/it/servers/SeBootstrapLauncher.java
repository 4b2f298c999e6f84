package io.github.restcors.it.servers;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Starts any runtime by the standard's own way, a server for each application. */
public final class SeBootstrapLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        List<SeBootstrap.Instance> instances = new ArrayList<>();
        for (Registration registration : registrations) {
            int port = freePort();
            SeBootstrap.Configuration configuration = SeBootstrap.Configuration.builder()
                    .protocol("HTTP")
                    .host("127.0.0.1")
                    .port(port)
                    .build();
            instances.add(SeBootstrap.start(application(registration), configuration)
                    .toCompletableFuture()
                    .join());
            baseUris.put(registration, URI.create("http://127.0.0.1:" + port + "/api/"));
        }
        return Deployment.of(
                baseUris,
                () -> instances.forEach(
                        instance -> instance.stop().toCompletableFuture().join()));
    }

    /** Returns a new one. */
    public static Application application(Registration registration) {
        try {
            return (Application) Class.forName(registration.applicationClass())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(registration.applicationClass(), e);
        }
    }

    /** Not every runtime takes port 0. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.restcors.it;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Consumer;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on Grizzly. */
final class JerseyServer implements Server {

    private final HttpServer server;

    private JerseyServer(HttpServer server) {
        this.server = server;
    }

    @Override
    public URI baseUri() {
        return URI.create(
                "http://127.0.0.1:" + server.getListeners().iterator().next().getPort() + "/");
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Starts servers. */
    static final class Start implements Launcher {

        @Override
        public Server start(Application application, boolean withRestCors) {
            return start(application, listener -> {});
        }

        @Override
        public Server startForLargeHeaders(Application application) {
            return start(application, listener -> listener.setMaxHttpHeaderSize(LARGE_HEADERS));
        }

        private static Server start(Application application, Consumer<NetworkListener> setting) {
            ResourceConfig config =
                    application instanceof ResourceConfig given ? given : ResourceConfig.forApplication(application);
            HttpServer server =
                    GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), config, false);
            server.getListeners().forEach(setting);
            try {
                server.start();
            } catch (IOException e) {
                server.shutdownNow();
                throw new UncheckedIOException(e);
            } catch (RuntimeException | Error e) {
                server.shutdownNow();
                throw e;
            }
            return new JerseyServer(server);
        }
    }
}

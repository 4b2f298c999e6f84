package io.github.restcors.it;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpProbe;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.HttpServer;
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
            return start(application, server -> {});
        }

        @Override
        public Server startForLargeHeaders(Application application) {
            return start(
                    application,
                    server -> server.getListeners().forEach(listener -> listener.setMaxHttpHeaderSize(LARGE_HEADERS)));
        }

        @Override
        public Server startLogged(Application application, Consumer<LoggedRequest> log) {
            return start(
                    application,
                    server -> server.getServerConfiguration()
                            .getMonitoringConfig()
                            .getHttpConfig()
                            .addProbes(new Log(log)));
        }

        private static Server start(Application application, Consumer<HttpServer> setting) {
            ResourceConfig config =
                    application instanceof ResourceConfig given ? given : ResourceConfig.forApplication(application);
            HttpServer server =
                    GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), config, false);
            setting.accept(server);
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

    /** Tells of the requests that Grizzly has parsed. */
    @SuppressWarnings("rawtypes") // as Grizzly declares it
    private static final class Log extends HttpProbe.Adapter {

        private static final String LOGGED = LoggedRequest.class.getName();

        private final Consumer<LoggedRequest> log;

        Log(Consumer<LoggedRequest> log) {
            this.log = log;
        }

        @Override
        public void onHeaderParseEvent(Connection on, HttpHeader header, int size) {
            if (header instanceof HttpRequestPacket request) {
                Map<String, String> headers = new HashMap<>();
                request.getHeaders().names().forEach(name -> headers.put(name, request.getHeader(name)));
                LoggedRequest logged = new LoggedRequest(
                        request.getMethod().getMethodString(),
                        request.getRequestURI(),
                        request.getQueryString(),
                        headers);
                request.setAttribute(LOGGED, logged);
                log.accept(logged);
            }
        }

        @Override
        public void onHeaderSerializeEvent(Connection on, HttpHeader header, Buffer buffer) {
            if (header instanceof HttpResponsePacket response) {
                ((LoggedRequest) response.getRequest().getAttribute(LOGGED)).answered(response.getStatus());
            }
        }
    }
}

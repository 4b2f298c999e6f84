package io.github.restcors.it;

import io.github.restcors.CorsFeature;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.http_jetty.JettyHTTPServerEngineFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** CXF on Jetty. It discovers no providers, so {@link CorsFeature} is always registered by hand. */
final class CxfServer implements Server {

    private final URI baseUri;
    private final org.apache.cxf.endpoint.Server server;

    private CxfServer(URI baseUri, org.apache.cxf.endpoint.Server server) {
        this.baseUri = baseUri;
        this.server = server;
    }

    @Override
    public URI baseUri() {
        return baseUri;
    }

    @Override
    public void close() {
        server.destroy();
        JettyHTTPServerEngineFactory.destroyForPort(baseUri.getPort());
    }

    /** Starts servers. */
    static final class Start implements Launcher {

        private static final int ATTEMPTS = 5;

        @Override
        public Server start(Application application, boolean withRestCors) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return start(application, withRestCors, URI.create("http://127.0.0.1:" + freePort() + "/"));
                } catch (RuntimeException e) {
                    if (attempt == ATTEMPTS || !isPortTaken(e)) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public Server startForLargeHeaders(Application application) {
            Server server = start(application, true);
            for (Connector connector : connectors(server.baseUri().getPort())) {
                HttpConfiguration http = connector
                        .getConnectionFactory(HttpConnectionFactory.class)
                        .getHttpConfiguration();
                http.setRequestHeaderSize(LARGE_HEADERS);
                http.setResponseHeaderSize(LARGE_HEADERS);
            }
            return server;
        }

        /** Tells of each request when it has been answered: Jetty lets nothing come before that is not in the application. */
        @Override
        public Server startLogged(Application application, Consumer<LoggedRequest> log) {
            Server server = start(application, true);
            connectors(server.baseUri().getPort())[0].getServer().setRequestLog((request, response) -> {
                Map<String, String> headers = new HashMap<>();
                request.getHeaders().forEach(field -> headers.put(field.getName(), field.getValue()));
                LoggedRequest logged = new LoggedRequest(
                        request.getMethod(),
                        request.getHttpURI().getPath(),
                        request.getHttpURI().getQuery(),
                        headers);
                logged.answered(response.getStatus());
                log.accept(logged);
            });
            return server;
        }

        private static Connector[] connectors(int port) {
            return BusFactory.getDefaultBus()
                    .getExtension(JettyHTTPServerEngineFactory.class)
                    .retrieveJettyHTTPServerEngine(port)
                    .getServer()
                    .getConnectors();
        }

        private static Server start(Application application, boolean withRestCors, URI uri) {
            JAXRSServerFactoryBean bean =
                    RuntimeDelegate.getInstance().createEndpoint(application, JAXRSServerFactoryBean.class);
            if (withRestCors && !hasFeature(application)) {
                bean.setProvider(new CorsFeature());
            }
            bean.setAddress(uri.toString());
            return new CxfServer(uri, bean.create());
        }

        @SuppressWarnings({"deprecation", "removal"})
        private static boolean hasFeature(Application application) {
            return application.getClasses().contains(CorsFeature.class)
                    || application.getSingletons().stream().anyMatch(CorsFeature.class::isInstance);
        }

        /** CXF takes no port 0, so another process may come between. */
        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isPortTaken(Throwable e) {
            return e instanceof BindException || e.getCause() != null && isPortTaken(e.getCause());
        }
    }
}

package io.github.restcors.it;

import io.undertow.Undertow;
import io.undertow.server.HandlerWrapper;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** RESTEasy on Undertow. */
final class ResteasyServer extends UndertowJaxrsServer implements Server {

    private ResteasyServer() {}

    @Override
    public URI baseUri() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort() + "/");
    }

    @Override
    public void close() {
        stop();
        DeploymentManager deployed = getManager();
        try {
            deployed.stop();
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        deployed.undeploy();
    }

    /** Starts servers. */
    static final class Start implements Launcher {

        @Override
        public Server start(Application application, boolean withRestCors) {
            return start(application, handler -> handler);
        }

        @Override
        public Server startLogged(Application application, Consumer<LoggedRequest> log) {
            return start(application, handler -> exchange -> {
                log.accept(logged(exchange));
                handler.handleRequest(exchange);
            });
        }

        private static LoggedRequest logged(HttpServerExchange exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach(header -> headers.put(header.getHeaderName().toString(), String.join(", ", header)));
            LoggedRequest logged = new LoggedRequest(
                    exchange.getRequestMethod().toString(),
                    exchange.getRequestPath(),
                    exchange.getQueryString(),
                    headers);
            exchange.addResponseCommitListener(committed -> logged.answered(committed.getStatusCode()));
            return logged;
        }

        private static Server start(Application application, HandlerWrapper outermost) {
            ResteasyDeployment deployment = new ResteasyDeploymentImpl();
            deployment.setApplication(application);
            ResteasyServer server = new ResteasyServer();
            server.deploy(server.undertowDeployment(deployment)
                    .setContextPath("/")
                    .setDeploymentName("it-tests")
                    .addInitialHandlerChainWrapper(outermost)
                    .setClassLoader(ResteasyServer.class.getClassLoader()));
            server.start(Undertow.builder().addHttpListener(0, "127.0.0.1"));
            return server;
        }

        @Override
        public Server startForLargeHeaders(Application application) {
            return start(application, true); // Undertow takes a megabyte
        }
    }
}

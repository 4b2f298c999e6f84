package io.github.restcors.it;

import io.undertow.Undertow;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import java.net.InetSocketAddress;
import java.net.URI;
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
            ResteasyDeployment deployment = new ResteasyDeploymentImpl();
            deployment.setApplication(application);
            ResteasyServer server = new ResteasyServer();
            server.deploy(server.undertowDeployment(deployment)
                    .setContextPath("/")
                    .setDeploymentName("it-tests")
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

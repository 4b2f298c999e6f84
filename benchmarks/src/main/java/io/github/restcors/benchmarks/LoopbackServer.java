package io.github.restcors.benchmarks;

import io.undertow.Undertow;
import java.net.URI;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** A server for {@link Loopback}: Jersey on Grizzly, or RESTEasy on Undertow. Ends when its standard input does. */
final class LoopbackServer {

    private LoopbackServer() {}

    /**
     * Serves.
     *
     * @param arguments the runtime, the {@link Variant}, and the port
     */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        ServedApplication application =
                new ServedApplication(Set.of(BookResource.class), Variant.valueOf(arguments[1]));
        int port = Integer.parseInt(arguments[2]);
        if (arguments[0].equals("jersey")) {
            Jersey.start(application, port);
        } else {
            Resteasy.start(application, port);
        }
        System.out.println("started");
        while (System.in.read() >= 0) {
            // until whoever started this ends it
        }
        System.exit(0);
    }

    /** Apart, since only one of the two is on the class path. */
    private static final class Jersey {

        static void start(ServedApplication application, int port) {
            GrizzlyHttpServerFactory.createHttpServer(
                    URI.create("http://127.0.0.1:" + port + "/"), ResourceConfig.forApplication(application));
        }
    }

    private static final class Resteasy {

        static void start(ServedApplication application, int port) {
            ResteasyDeployment deployment = new ResteasyDeploymentImpl();
            deployment.setApplication(application);
            UndertowJaxrsServer server = new UndertowJaxrsServer();
            server.deploy(server.undertowDeployment(deployment)
                    .setContextPath("/")
                    .setDeploymentName("benchmarks")
                    .setClassLoader(LoopbackServer.class.getClassLoader()));
            server.start(Undertow.builder().addHttpListener(port, "127.0.0.1"));
        }
    }
}

package io.github.restcors.it;

import io.github.restcors.CorsConfigurationException;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A Jakarta REST server over real HTTP, on the runtime that is on the class path.
 *
 * <p>The implementations are named by strings: a JVM has the classes of one runtime only.
 */
public interface Server extends AutoCloseable {

    /** What {@link #startForLargeHeaders} has a server take of headers, in bytes: more than rest-cors looks at. */
    int LARGE_HEADERS = 64 * 1024;

    /** Returns the URI of the application, which ends in a slash. */
    URI baseUri();

    /** Stops the server; nothing listens afterwards. */
    @Override
    void close();

    /** Returns the URI of a resource: a path below {@link #baseUri()}, and perhaps a query. */
    default URI uri(String path) {
        return URI.create(baseUri() + path);
    }

    /**
     * Starts an application on a free port of the loopback interface.
     *
     * @param application with {@code CorsFeature} or without: the integrations register it, and where there is none (CXF)
     *     it is registered here
     * @throws CorsConfigurationException as it was thrown, however the runtime wraps it
     * @throws RuntimeException whatever else fails the deployment
     */
    static Server start(Application application) {
        return unwrapped(() -> launcher().start(application, true));
    }

    /** Starts an application on a server that takes and sends more headers than it does by default. */
    static Server startForLargeHeaders(Application application) {
        return unwrapped(() -> launcher().startForLargeHeaders(application));
    }

    /**
     * Starts an application on a server that tells of each request: on a preflight no code of the application runs that
     * could.
     *
     * @param log is called with each request when its headers have come, before they are looked at
     */
    static Server startLogged(Application application, Consumer<LoggedRequest> log) {
        return unwrapped(() -> launcher().startLogged(application, log));
    }

    private static Server unwrapped(Supplier<Server> start) {
        try {
            return start.get();
        } catch (RuntimeException | Error e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CorsConfigurationException problems) {
                    throw problems;
                }
            }
            throw e;
        }
    }

    /** Starts an application without rest-cors, to compare with; it must not register {@code CorsFeature} by hand. */
    static Server startWithoutRestCors(App application) {
        // Jakarta REST 3.1, keeps the runtime from looking for services
        return launcher().start(application.property("jakarta.ws.rs.loadServices", false), false);
    }

    /** Whether the runtime is Jersey. */
    static boolean isJersey() {
        return isPresent("org.glassfish.jersey.server.ResourceConfig");
    }

    /** Whether the runtime is RESTEasy. */
    static boolean isResteasy() {
        return isPresent("org.jboss.resteasy.spi.ResteasyDeployment");
    }

    /** Whether the runtime is CXF, where the core works without an integration. */
    static boolean isCxf() {
        return isPresent("org.apache.cxf.jaxrs.JAXRSServerFactoryBean");
    }

    /** Starts servers on one runtime. */
    interface Launcher {

        /**
         * Starts an application.
         *
         * @param withRestCors whether to register {@code CorsFeature} where no integration does
         */
        Server start(Application application, boolean withRestCors);

        /** Starts an application with {@link #LARGE_HEADERS}. */
        Server startForLargeHeaders(Application application);

        /** Starts an application and tells of its requests. */
        default Server startLogged(Application application, Consumer<LoggedRequest> log) {
            throw new UnsupportedOperationException("no server log on this runtime");
        }
    }

    private static Launcher launcher() {
        String name = isJersey() ? "JerseyServer" : isResteasy() ? "ResteasyServer" : "CxfServer";
        try {
            return (Launcher) Class.forName(Server.class.getPackageName() + "." + name + "$Start")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no runtime on the class path", e);
        }
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, Server.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

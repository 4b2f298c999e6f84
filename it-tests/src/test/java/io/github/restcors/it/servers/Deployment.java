package io.github.restcors.it.servers;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A running server with the applications that were asked for. */
public interface Deployment extends AutoCloseable {

    /** Returns where each application is served; with a slash at the end. */
    Map<Registration, URI> baseUris();

    /** Stops the server; no process and no listener is left. */
    @Override
    void close();

    /** Returns a server in this process that is stopped so. */
    static Deployment of(Map<Registration, URI> baseUris, AutoCloseable stop) {
        return new Deployment() {
            @Override
            public Map<Registration, URI> baseUris() {
                return baseUris;
            }

            @Override
            public void close() {
                try {
                    stop.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    /** Starts a server for each application; the first that fails stops those before it. */
    static Deployment each(Iterable<Registration> registrations, Function<Registration, Deployment> start) {
        List<Deployment> started = new ArrayList<>();
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        Deployment all = of(baseUris, () -> started.forEach(Deployment::close));
        try {
            for (Registration registration : registrations) {
                started.add(start.apply(registration));
            }
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
        started.forEach(each -> baseUris.putAll(each.baseUris()));
        return all;
    }

    /** Starts a server. The implementation is named by the system property {@code restcors.server.launcher}. */
    interface Launcher {

        /** Deploys the application in each of these ways on a free port of the loopback interface, and waits until it answers. */
        Deployment start(Iterable<Registration> registrations);
    }
}

package io.github.restcors.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Jersey on Grizzly with a log in Grizzly: on a preflight no code of the application runs that could keep one. */
final class LoggedServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> log = new CopyOnWriteArrayList<>();

    /**
     * A request as it came.
     *
     * @param line the method and the path
     * @param headers by name in lower case
     */
    record Seen(String line, Map<String, String> headers) {}

    LoggedServer(ResourceConfig application) {
        server = GrizzlyHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), application, false);
        server.getServerConfiguration()
                .getMonitoringConfig()
                .getWebServerConfig()
                .addProbes(new HttpServerProbe.Adapter() {
                    @Override
                    @SuppressWarnings("rawtypes") // as it is declared
                    public void onRequestReceiveEvent(HttpServerFilter filter, Connection on, Request request) {
                        log.add(seen(request));
                    }
                });
        try {
            server.start();
        } catch (IOException e) {
            server.shutdownNow();
            throw new UncheckedIOException(e);
        }
    }

    private static Seen seen(Request request) {
        Map<String, String> headers = new TreeMap<>();
        request.getHeaderNames().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name)));
        return new Seen(request.getMethod() + " " + request.getRequestURI(), headers);
    }

    URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:" + server.getListeners().iterator().next().getPort() + path);
    }

    /** Returns the requests since {@link #clear()}, in the order of arrival. */
    List<Seen> log() {
        return List.copyOf(log);
    }

    /** Returns the methods and paths of {@link #log()}. */
    List<String> lines() {
        return log.stream().map(Seen::line).toList();
    }

    void clear() {
        log.clear();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

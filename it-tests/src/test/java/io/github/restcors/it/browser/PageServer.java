package io.github.restcors.it.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the pages that the scripts run in: origins of their own, and nothing of rest-cors.
 *
 * <p>It has every host name that leads to the loopback interface, each of them an origin: {@code localhost},
 * {@code 127.0.0.1} and, without a name server, {@code a.localhost} and its like.
 */
public final class PageServer implements AutoCloseable {

    private static final byte[] BLANK =
            bytes("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>a page</title><link rel=icon href=data:,>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Content> contents = new ConcurrentHashMap<>();

    private record Content(String type, byte[] body) {}

    /** Starts on a free port, with an empty page at {@code /}, a redirect ({@code /redirect?to=…}) and all WebJars. */
    public PageServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        add("/", "text/html", BLANK);
    }

    /** Adds a page or what a page needs. */
    public PageServer add(String path, String type, byte[] body) {
        contents.put(path, new Content(type, body));
        return this;
    }

    /** Adds a page or a script. */
    public PageServer add(String path, String type, String body) {
        return add(path, type, bytes(body));
    }

    /** Returns the origin of the pages on {@code localhost}, in serialized form. */
    public String origin() {
        return origin("localhost");
    }

    /** Returns the origin of the pages on a host, in serialized form. */
    public String origin(String host) {
        return "http://" + host + ":" + server.getAddress().getPort();
    }

    /** Returns the empty page. */
    public URI page() {
        return URI.create(origin() + "/");
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/redirect")) {
                exchange.getResponseHeaders().set("Location", to(exchange.getRequestURI()));
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            Content content = content(path);
            if (content == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", content.type() + ";charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, content.body().length);
            exchange.getResponseBody().write(content.body());
        }
    }

    /** Returns the parameter "to", decoded. */
    private static String to(URI uri) {
        Matcher to = Pattern.compile("(?:^|&)to=([^&]*)").matcher(uri.getRawQuery());
        if (!to.find()) {
            throw new IllegalArgumentException(uri.toString());
        }
        return URLDecoder.decode(to.group(1), StandardCharsets.UTF_8);
    }

    private Content content(String path) throws IOException {
        if (!path.startsWith("/webjars/")) {
            return contents.get(path);
        }
        try (InputStream file = PageServer.class.getResourceAsStream("/META-INF/resources" + path)) {
            return file == null ? null : new Content("text/javascript", file.readAllBytes());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

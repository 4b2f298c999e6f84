package io.github.restcors.it.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** Serves one page, for any jQuery that is on the class path as a WebJar; an origin of its own. */
final class PageServer implements AutoCloseable {

    private final HttpServer server = new HttpServer();

    PageServer() {
        server.addListener(new NetworkListener("page", "127.0.0.1", 0));
        server.getServerConfiguration().addHttpHandler(new Files(), "/");
        try {
            server.start();
        } catch (IOException e) {
            server.shutdownNow();
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the origin of the pages, in serialized form. */
    String origin() {
        return "http://127.0.0.1:" + server.getListener("page").getPort();
    }

    /**
     * Returns the page that loads a certain jQuery.
     *
     * @param jquery its path below the WebJars
     */
    URI page(String jquery) {
        return URI.create(origin() + "/?jquery=" + jquery);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Files extends HttpHandler {

        @Override
        public void service(Request request, Response response) throws Exception {
            String path = request.getRequestURI();
            String resource = path.equals("/") ? "/browser/jquery.html" : "/META-INF/resources" + path;
            try (InputStream file = PageServer.class.getResourceAsStream(resource)) {
                if (file == null) {
                    response.sendError(404);
                    return;
                }
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
                if (path.equals("/")) {
                    text = text.replace("{{jquery}}", request.getParameter("jquery"));
                }
                response.setContentType(path.equals("/") ? "text/html;charset=utf-8" : "text/javascript;charset=utf-8");
                response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}

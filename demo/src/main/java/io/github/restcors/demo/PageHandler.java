package io.github.restcors.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * Serves the page's files, where the API is ({@code /config.json}), and what the API's server saw ({@code
 * /exchanges?since=ID}): from the page's own origin, so that showing it takes no CORS.
 */
final class PageHandler extends HttpHandler {

    private final Map<String, Content> files = Map.of(
            "/", file("index.html", "text/html"),
            "/demo.css", file("demo.css", "text/css"),
            "/demo.js", file("demo.js", "text/javascript"),
            "/icon.svg", file("icon.svg", "image/svg+xml"));

    private final ExchangeLog exchanges;
    private final Content config;
    private final String contentSecurityPolicy;

    PageHandler(URI api, URI page, ExchangeLog exchanges) {
        this.exchanges = exchanges;
        config =
                json("{\"api\":" + Json.string(Demo.origin(api)) + ",\"page\":" + Json.string(Demo.origin(page)) + "}");
        contentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                        + Demo.origin(api) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", contentSecurityPolicy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!request.getMethod().equals(Method.GET) && !request.getMethod().equals(Method.HEAD)) {
            response.setHeader("Allow", "GET, HEAD");
            answer(response, 405, text("Only GET and HEAD.\n"));
        } else if (request.getRequestURI().equals("/config.json")) {
            answer(response, 200, config);
        } else if (request.getRequestURI().equals("/exchanges")) {
            String since = request.getParameter("since");
            if (since != null && since.matches("[0-9]{1,18}")) {
                answer(response, 200, exchangesSince(Long.parseLong(since)));
            } else {
                answer(response, 400, text("Write /exchanges?since=0.\n"));
            }
        } else {
            Content file = files.get(request.getRequestURI());
            answer(response, file == null ? 404 : 200, file == null ? text("There is no such page.\n") : file);
        }
    }

    private Content exchangesSince(long id) throws InterruptedException {
        return json(exchanges.since(id).stream().map(Exchange::json).collect(Exchange.array()));
    }

    private static void answer(Response response, int status, Content content) throws IOException {
        response.setStatus(status);
        response.setContentType(content.type() + ";charset=utf-8");
        byte[] bytes = content.text().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static Content json(String json) {
        return new Content("application/json", json);
    }

    private static Content text(String text) {
        return new Content("text/plain", text);
    }

    private static Content file(String name, String type) {
        try (InputStream in = PageHandler.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("rest-cors demo: page/" + name + " is not on the class path");
            }
            return new Content(type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A type without its charset, which is UTF-8, and what is served. */
    private record Content(String type, String text) {}
}

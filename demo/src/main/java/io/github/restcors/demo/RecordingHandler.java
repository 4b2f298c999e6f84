package io.github.restcors.demo;

import io.github.restcors.demo.Exchange.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/**
 * Stands in front of Jersey and notes every exchange. No filter of the application could do this: a preflight that
 * rest-cors answers reaches none of them.
 */
final class RecordingHandler extends HttpHandler {

    private static final int MAX_LENGTH = 300;

    private final HttpHandler api;
    private final ExchangeLog exchanges;
    private final RefusalTap refusals;

    RecordingHandler(HttpHandler api, ExchangeLog exchanges, RefusalTap refusals) {
        this.api = api;
        this.exchanges = exchanges;
        this.refusals = refusals;
    }

    @Override
    public void start() {
        super.start();
        api.start();
    }

    @Override
    public void destroy() {
        api.destroy();
        super.destroy();
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String method = request.getMethod().getMethodString();
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        List<Header> asked = requestHeaders(request);
        long id = exchanges.open();
        List<String> log = refusals.start();
        try {
            api.service(request, response);
        } finally {
            refusals.end();
            exchanges.close(new Exchange(
                    id,
                    cut(method),
                    cut(target),
                    asked,
                    response.getStatus(),
                    responseHeaders(response),
                    List.copyOf(log)));
        }
    }

    private static List<Header> requestHeaders(Request request) {
        List<Header> headers = new ArrayList<>();
        for (String name : request.getHeaderNames()) {
            if (tells(name.toLowerCase(Locale.ROOT))) {
                for (String value : request.getHeaders(name)) {
                    headers.add(new Header(name, cut(value)));
                }
            }
        }
        return headers;
    }

    /** Whether the page's reader learns something from this header: not from what browsers always send. */
    private static boolean tells(String name) {
        return name.equals("origin")
                || name.equals("cookie")
                || name.equals("content-type")
                || name.startsWith("access-control-")
                || name.startsWith("x-");
    }

    private static List<Header> responseHeaders(Response response) {
        List<Header> headers = new ArrayList<>();
        for (String name : response.getHeaderNames()) {
            for (String value : response.getHeaderValues(name)) {
                headers.add(new Header(name, cut(value)));
            }
        }
        return headers;
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}

package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two headers of the page's own, an answer to the preflight that is kept for ten minutes, and three response headers that
 * the page may read beyond the safelisted ones; by {@code fetch} and by {@code XMLHttpRequest}.
 */
@InEveryBrowser
class ExposedHeadersIT {

    @Path("books")
    @CrossOrigin(
            origins = "http://localhost:*",
            allowedHeaders = {"X-Client", "X-Trace"},
            exposedHeaders = {"Date", "Server", "X-Total-Count"},
            maxAge = 600)
    public static class Books {

        @GET
        public Response get() {
            return Response.ok("Emma", "text/plain")
                    .header("Date", "Sat, 21 Nov 2026 08:00:00 GMT")
                    .header("Server", "bookshop")
                    .header("X-Total-Count", 1)
                    .header("X-Internal", "shelf 3")
                    .header("Content-Language", "en")
                    .header("Cache-Control", "no-store")
                    .header("Link", "</books/2>; rel=next")
                    .tag("v1")
                    .build();
        }
    }

    private static final List<String> NAMES = List.of(
            "Date",
            "Server",
            "X-Total-Count",
            "Content-Type",
            "Content-Length",
            "Content-Language",
            "Cache-Control",
            "X-Internal",
            "ETag",
            "Link",
            "Vary",
            "Access-Control-Allow-Origin");

    private static final String FETCH = """
            const response = await fetch(api + '/books', {headers: {'X-Client': 'shop', 'X-Trace': '7'}});
            const header = name => response.headers.get(name);
            const all = [...response.headers.keys()];
            """;

    private static final String XHR = """
            const request = new XMLHttpRequest();
            request.open('GET', api + '/books');
            request.setRequestHeader('X-Client', 'shop');
            request.setRequestHeader('X-Trace', '7');
            await new Promise((done, fail) => { request.onload = done; request.onerror = fail; request.send(); });
            const header = name => request.getResponseHeader(name);
            const all = request.getAllResponseHeaders().trim().split('\\r\\n').map(line => line.split(':')[0]);
            """;

    @AutoClose
    private final Site site;

    ExposedHeadersIT(Engine engine) {
        site = Site.open(engine, Books.class);
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {FETCH, XHR})
    void pageReadsTheExposedAndTheSafelistedAndNullForTheRest(String request) {
        Object readable = site.run(request + "return arguments[0].filter(name => header(name) !== null)", NAMES);

        assertThat(readable, is(NAMES.subList(0, 7)));
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {FETCH, XHR})
    void whatThePageCanListIsNotMore(String request) {
        Object listed = site.run(request + "return all.map(name => name.toLowerCase()).sort()");

        assertThat(
                listed,
                is(NAMES.subList(0, 7).stream()
                        .map(String::toLowerCase)
                        .sorted()
                        .toList()));
    }

    @Test
    void valuesAreTheServers() {
        Object values = site.run(FETCH + "return ['Server', 'X-Total-Count', 'X-Internal'].map(header)");

        assertThat(values, is(Arrays.asList("bookshop", "1", null)));
    }

    @Test
    void preflightServesBothKindsOfRequest() {
        site.run(FETCH);
        site.run(XHR);

        assertThat(
                site.requests(),
                contains("OPTIONS /books 204 for GET with x-client,x-trace", "GET /books 200", "GET /books 200"));
    }
}

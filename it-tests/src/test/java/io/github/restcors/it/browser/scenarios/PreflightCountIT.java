package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One preflight serves a resource: all its methods and all the headers that it allows, as long as its max age says. */
@InEveryBrowser
class PreflightCountIT {

    @Path("books")
    @CrossOrigin(
            origins = "http://localhost:*",
            allowedHeaders = {"Content-Type", "X-Client", "X-Trace"},
            maxAge = 600)
    public static class Books {

        @GET
        public String get() {
            return "done";
        }

        @POST
        public String post(byte[] book) {
            return "done";
        }

        @PUT
        public String put(byte[] book) {
            return "done";
        }

        @PATCH
        public String patch(byte[] book) {
            return "done";
        }

        @DELETE
        public String delete() {
            return "done";
        }
    }

    /** Twenty requests to one URL, one after the other: five methods, each with four sets of headers. */
    static final String SESSION = """
            const answers = [];
            for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
                for (const headers of [
                    {'X-Client': 'shop'},
                    {'X-Trace': '7'},
                    {'X-Client': 'shop', 'X-Trace': '7'},
                    {'X-Client': 'shop', 'Content-Type': 'application/json'}
                ]) {
                    const response = await fetch(api + '/books', {method, headers});
                    answers.push(await response.text());
                }
            }
            return answers;
            """;

    @AutoClose
    private final Site site;

    PreflightCountIT(Engine engine) {
        site = Site.open(engine, Books.class);
    }

    @Test
    void twentyRequestsCostOnePreflight() {
        assertThat(site.run(SESSION), is(Collections.nCopies(20, "done")));

        List<String> preflights = site.requests().stream()
                .filter(request -> request.startsWith("OPTIONS"))
                .toList();
        assertThat(preflights, is(List.of("OPTIONS /books 204 for GET with x-client")));
        assertThat(site.log(), hasSize(21));
    }
}

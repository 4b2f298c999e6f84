package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A header of the page's own makes the browser ask first: {@code X-Requested-With} is the one that many libraries add.
 *
 * <p>The policy lets pages read, and nothing else: PUT is stopped before it is sent.
 */
@InEveryBrowser
class CustomHeaderIT {

    @Path("books")
    @CrossOrigin(origins = "http://localhost:*", methods = "GET", allowedHeaders = "X-Requested-With")
    public static class Books {

        @GET
        public String get() {
            return "Emma";
        }

        @PUT
        public void put(String title) {}
    }

    @AutoClose
    private final Site site;

    CustomHeaderIT(Engine engine) {
        site = Site.open(engine, Books.class);
    }

    @Test
    void headerForcesAPreflight() {
        Object text = site.run("""
                const response = await fetch(api + '/books', {headers: {'X-Requested-With': 'XMLHttpRequest'}});
                return response.text();
                """);

        assertThat(text, is("Emma"));
        assertThat(site.requests(), contains("OPTIONS /books 204 for GET with x-requested-with", "GET /books 200"));
        assertThat(site.log().get(0).header("X-Requested-With"), is((String) null));
        assertThat(site.log().get(1).header("X-Requested-With"), is("XMLHttpRequest"));
    }

    @Test
    void withoutItThereIsNone() {
        assertThat(site.run("return (await fetch(api + '/books')).text()"), is("Emma"));
        assertThat(site.requests(), contains("GET /books 200"));
    }

    @Test
    void putIsNeverSent() {
        Object error = site.run("""
                return fetch(api + '/books', {
                    method: 'PUT',
                    headers: {'X-Requested-With': 'XMLHttpRequest'},
                    body: 'Persuasion'
                }).then(() => 'read', String);
                """);

        assertThat((String) error, startsWith("TypeError"));
        assertThat(site.requests(), contains("OPTIONS /books 403 for PUT with x-requested-with"));
    }

    @Test
    void headerThatIsNotListedIsNeverSentEither() {
        Object error = site.run("""
                return fetch(api + '/books', {headers: {'X-Debug': '1'}}).then(() => 'read', String);
                """);

        assertThat((String) error, startsWith("TypeError"));
        assertThat(site.requests(), contains("OPTIONS /books 403 for GET with x-debug"));
    }
}

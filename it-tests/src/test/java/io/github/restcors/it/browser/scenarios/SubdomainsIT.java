package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two services on two sub-domains share one API: one by its name, one through a wildcard. */
@InEveryBrowser
class SubdomainsIT {

    @Path("catalogue")
    @CrossOrigin("http://*.localhost:*")
    public static class Catalogue {

        @GET
        public String get() {
            return "Emma";
        }

        @PUT
        @CrossOrigin("http://a.localhost:*")
        public String put(String title) {
            return "now " + title;
        }
    }

    private static final String GET =
            "return fetch(api + '/catalogue').then(response => response.text(), error => error.name)";

    private static final String PUT = """
            return fetch(api + '/catalogue', {method: 'PUT', body: 'Persuasion'})
                .then(response => response.text(), error => error.name)
            """;

    @AutoClose
    private final Site site;

    SubdomainsIT(Engine engine) {
        site = Site.open(engine, Catalogue.class);
    }

    @Test
    void serviceThatIsNamedReadsAndWrites() {
        site.visit("a.localhost");

        assertThat(site.run(GET), is("Emma"));
        assertThat(site.run(PUT), is("now Persuasion"));
        assertThat(
                site.requests(),
                contains("GET /catalogue 200", "OPTIONS /catalogue 204 for PUT", "PUT /catalogue 200"));
        assertThat(site.log().get(0).header("Origin"), is(site.pages().origin("a.localhost")));
    }

    @Test
    void serviceThatTheWildcardCoversOnlyReads() {
        site.visit("b.localhost");

        assertThat(site.run(GET), is("Emma"));
        assertThat(site.run(PUT), is("TypeError"));
        assertThat(site.requests(), contains("GET /catalogue 200", "OPTIONS /catalogue 403 for PUT"));
    }

    @Test
    void wildcardCoversWhatIsFurtherDown() {
        site.visit("x.b.localhost");

        assertThat(site.run(GET), is("Emma"));
    }

    @Test
    void wildcardDoesNotCoverTheDomainItself() {
        site.visit("localhost");

        assertThat(site.run(GET), is("TypeError"));
        assertThat(site.requests(), contains("GET /catalogue 200"));
    }
}

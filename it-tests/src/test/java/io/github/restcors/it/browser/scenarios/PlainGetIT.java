package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A page reads a GET of another origin: with any origin allowed, with its own, and with another. */
@InEveryBrowser
class PlainGetIT {

    /** For every page there is. */
    @Path("quotes")
    @CrossOrigin("*")
    public static class Quotes {

        @GET
        public String get() {
            return "It is a truth universally acknowledged";
        }
    }

    /** For one origin, which is only known when the test runs; in an annotation it would say {@code "https://…"}. */
    @Path("books")
    @CrossOrigin(policy = "the page")
    public static class Books {

        @GET
        public String get() {
            return "Emma";
        }
    }

    /** For another front end. */
    @Path("orders")
    @CrossOrigin("https://backoffice.example")
    public static class Orders {

        @GET
        public String get() {
            return "42 copies of Emma";
        }
    }

    @AutoClose
    private final Site site;

    PlainGetIT(Engine engine) {
        site = Site.open(engine);
        CorsPolicy thePage =
                CorsPolicy.builder().allowedOrigins(site.pages().origin()).build();
        site.serve(App.of(Quotes.class, Books.class, Orders.class)
                .instances(CorsFeature.builder().policy("the page", thePage).build()));
    }

    @Test
    void anyPageReadsWhatIsForAnyOrigin() {
        assertThat(get("/quotes"), is("It is a truth universally acknowledged"));
        assertThat(site.requests(), contains("GET /quotes 200"));
    }

    @Test
    void pageReadsWhatIsForItsOrigin() {
        assertThat(get("/books"), is("Emma"));
        assertThat(site.requests(), contains("GET /books 200"));
        assertThat(site.log().get(0).header("Origin"), is(site.pages().origin()));
    }

    @Test
    void requestOfAnotherPageRunsButThatPageSeesNothing() {
        assertThat(get("/orders"), is("TypeError"));
        assertThat(site.requests(), contains("GET /orders 200"));
    }

    @Test
    void samePageUnderAnotherNameIsAnotherOrigin() {
        site.visit("127.0.0.1");

        assertThat(get("/books"), is("TypeError"));
        assertThat(get("/quotes"), is("It is a truth universally acknowledged"));
        assertThat(site.requests(), contains("GET /books 200", "GET /quotes 200"));
    }

    private Object get(String path) {
        return site.run("""
                try {
                    const response = await fetch(api + arguments[0]);
                    return await response.text();
                } catch (error) {
                    return error.name;
                }
                """, path);
    }
}

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
import jakarta.ws.rs.Produces;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A module script is loaded with CORS, other than a classic script, which runs wherever it comes from. */
@InEveryBrowser
class ModuleScriptIT {

    /** Greets whoever loads it. */
    @Produces("text/javascript")
    public abstract static class Script {

        @GET
        public String get() {
            return "window.greeting = 'hello';";
        }
    }

    @Path("ours.js")
    @CrossOrigin("http://localhost:*")
    public static class Ours extends Script {}

    @Path("others.js")
    @CrossOrigin("https://other.example")
    public static class Others extends Script {}

    private static final String LOAD = """
            const script = document.createElement('script');
            script.type = arguments[1];
            script.src = api + arguments[0];
            const event = await new Promise(done => {
                script.onload = script.onerror = done;
                document.body.append(script);
            });
            return event.type + ': ' + window.greeting;
            """;

    @AutoClose
    private final Site site;

    ModuleScriptIT(Engine engine) {
        site = Site.open(engine, Ours.class, Others.class);
    }

    @Test
    void moduleOfAnAllowedOriginRuns() {
        assertThat(site.run(LOAD, "/ours.js", "module"), is("load: hello"));
        assertThat(site.requests(), contains("GET /ours.js 200"));
        assertThat(site.log().get(0).header("Origin"), is(site.pages().origin()));
    }

    @Test
    void moduleForAnotherOriginDoesNot() {
        assertThat(site.run(LOAD, "/others.js", "module"), is("error: undefined"));
        assertThat(site.requests(), contains("GET /others.js 200"));
    }

    /** By a script of the page: what a driver runs may import in WebKit what a page may not. */
    @Test
    void importIsTheSame() {
        site.show(
                "<script>function load(url) { return import(url).then(() => greeting, error => error.name); }</script>");

        assertThat(site.run("return load(api + '/ours.js')"), is("hello"));
        assertThat(site.run("return load(api + '/others.js')"), is("TypeError"));
        assertThat(site.requests(), contains("GET /ours.js 200", "GET /others.js 200"));
    }

    @Test
    void classicScriptIsNoneOfThisAndRuns() {
        assertThat(site.run(LOAD, "/others.js", "text/javascript"), is("load: hello"));
        assertThat(site.log().get(0).header("Origin"), is((String) null));
    }
}

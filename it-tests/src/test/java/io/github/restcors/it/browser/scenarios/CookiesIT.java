package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Cookies: kept and sent only if the page and the policy both say so. */
@InEveryBrowser
class CookiesIT {

    /** Counts the visits of a browser, in a cookie. */
    public abstract static class Counter {

        @GET
        public Response get(@CookieParam("visits") int before) {
            return Response.ok("visit " + (before + 1))
                    .cookie(new NewCookie.Builder("visits")
                            .value(Integer.toString(before + 1))
                            .path("/")
                            .build())
                    .build();
        }
    }

    @Path("members")
    @CrossOrigin(origins = "http://localhost:*", allowCredentials = true, allowedHeaders = "X-Trace")
    public static class Members extends Counter {}

    @Path("anyone")
    @CrossOrigin("*")
    public static class Anyone extends Counter {}

    private static final String FETCH = """
            const get = async (path, init) => {
                try {
                    return await (await fetch(api + path, init)).text();
                } catch (error) {
                    return error.name;
                }
            };
            """;

    @AutoClose
    private final Site site;

    CookiesIT(Engine engine) {
        site = Site.open(engine, Members.class, Anyone.class);
    }

    @Test
    void fetchSendsThemWhenTheyAreIncluded() {
        assertThat(get("get('/members', {credentials: 'include'})"), is("visit 1"));
        assertThat(get("get('/members', {credentials: 'include'})"), is("visit 2"));
    }

    @Test
    void theyAreAbsentByDefault() {
        assertThat(get("get('/members', {credentials: 'include'})"), is("visit 1"));
        assertThat(get("get('/members')"), is("visit 1"));
        assertThat(site.log().get(1).header("Cookie"), is((String) null));
    }

    @Test
    void oneThatIsSetWithoutThemIsNotKept() {
        assertThat(get("get('/members')"), is("visit 1"));
        assertThat(get("get('/members', {credentials: 'include'})"), is("visit 1"));
    }

    @Test
    void xmlHttpRequestSendsThemWithCredentials() {
        String xhr = """
                const request = new XMLHttpRequest();
                request.open('GET', api + '/members');
                request.withCredentials = arguments[0];
                return new Promise((done, fail) => {
                    request.onload = () => done(request.responseText);
                    request.onerror = fail;
                    request.send();
                });
                """;

        assertThat(site.run(xhr, true), is("visit 1"));
        assertThat(site.run(xhr, true), is("visit 2"));
        assertThat(site.run(xhr, false), is("visit 1"));
    }

    @Test
    void preflightHasNone() {
        get("get('/members', {credentials: 'include'})");

        Object text = get("get('/members', {credentials: 'include', headers: {'X-Trace': '7'}})");

        assertThat(text, is("visit 2"));
        assertThat(
                site.requests(),
                contains("GET /members 200", "OPTIONS /members 204 for GET with x-trace", "GET /members 200"));
        assertThat(site.log().get(1).header("Cookie"), is((String) null));
        assertThat(site.log().get(2).header("Cookie"), is("visits=1"));
    }

    @Test
    void anyOriginIsRefusedWithThem() {
        assertThat(get("get('/anyone', {credentials: 'include'})"), is("TypeError"));
        assertThat(get("get('/anyone')"), is("visit 1"));
        assertThat(site.requests(), contains("GET /anyone 200", "GET /anyone 200"));
    }

    private Object get(String expression) {
        return site.run(FETCH + "return " + expression);
    }
}

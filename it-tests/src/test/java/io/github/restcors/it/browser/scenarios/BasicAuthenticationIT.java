package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * HTTP Basic: the page sets {@code Authorization}, so the browser asks first, without it. The authentication filter does
 * not see that request, and the page can read its 401.
 */
@InEveryBrowser
class BasicAuthenticationIT {

    @Path("account")
    @CrossOrigin(origins = "http://localhost:*", allowedHeaders = "Authorization", exposedHeaders = "WWW-Authenticate")
    public static class Account {

        @GET
        public String get() {
            return "three books on loan";
        }
    }

    /** Lets Zoë in, and nobody without a name. */
    @Priority(Priorities.AUTHENTICATION)
    public static class Authentication implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (!"Basic em9lOnRlYQ==".equals(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
                request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"books\"")
                        .build());
            }
        }
    }

    private static final String GET = """
            const headers = arguments[0] ? {Authorization: 'Basic ' + btoa(arguments[0])} : {};
            const response = await fetch(api + '/account', {headers, credentials: 'omit'});
            return response.ok ? await response.text() : response.status + ' ' + response.headers.get('WWW-Authenticate');
            """;

    @AutoClose
    private final Site site;

    BasicAuthenticationIT(Engine engine) {
        site = Site.open(engine, Account.class, Authentication.class);
    }

    @Test
    void nameAndPasswordComeAfterThePreflight() {
        assertThat(site.run(GET, "zoe:tea"), is("three books on loan"));
        assertThat(site.requests(), contains("OPTIONS /account 204 for GET with authorization", "GET /account 200"));
        assertThat(site.log().get(0).header("Authorization"), is((String) null));
        assertThat(site.log().get(1).header("Authorization"), is("Basic em9lOnRlYQ=="));
    }

    @Test
    void wrongPasswordIsAnErrorThatThePageCanRead() {
        assertThat(site.run(GET, "zoe:coffee"), is("401 Basic realm=\"books\""));
        assertThat(site.requests(), contains("OPTIONS /account 204 for GET with authorization", "GET /account 401"));
    }

    @Test
    void soIsNone() {
        assertThat(site.run(GET, ""), is("401 Basic realm=\"books\""));
        assertThat(site.requests(), contains("GET /account 401"));
    }
}

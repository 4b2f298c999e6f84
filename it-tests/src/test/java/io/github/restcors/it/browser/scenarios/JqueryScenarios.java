package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $.ajax} from a page of another origin: what jQuery's callbacks get, and what the server sees. */
abstract class JqueryScenarios {

    private static final String GET_NOTE = "{type: 'GET', url: api + '/notes'}";

    private static final String PUT_NOTE =
            "{type: 'PUT', url: api + '/notes', contentType: 'application/json', data: '{\"title\":\"Tee für Zoë\"}'}";

    private static final String DELETE_NOTE = "{type: 'DELETE', url: api + '/notes'}";

    @AutoClose
    private final Site site;

    /** What this jQuery calls the success of a response with status 204. */
    private final String noContent;

    /**
     * Opens a page with jQuery.
     *
     * @param file its path below the WebJars
     */
    JqueryScenarios(Engine engine, String version, String file, String noContent) {
        this.noContent = noContent;
        site = Site.open(engine);
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins(site.pages().origin())
                .allowedHeaders("Content-Type")
                .exposedHeaders("ETag")
                .maxAge(Duration.ofMinutes(10))
                .build();
        site.serve(App.of(Notes.class, Uncached.class, PutOnly.class, OtherOrigin.class, Unshared.class, Members.class)
                .instances(CorsFeature.builder()
                        .policy("notes", policy)
                        .policy(
                                "uncached",
                                policy.toBuilder().maxAge(Duration.ZERO).build())
                        .policy(
                                "put only",
                                policy.toBuilder().allowedMethods("PUT").build())
                        .policy(
                                "members",
                                policy.toBuilder()
                                        .allowedHeaders("Authorization")
                                        .allowCredentials(true)
                                        .build())
                        .build()));
        try (InputStream page = JqueryScenarios.class.getResourceAsStream("/browser/jquery.html")) {
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("{{jquery}}", file);
            site.pages().add("/jquery", "text/html", text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine.open(URI.create(site.pages().origin() + "/jquery"));
        assertThat(engine.run("return $.fn.jquery"), is(version));
    }

    @Test
    void getIsRead() {
        assertThat(send(GET_NOTE), contains(new Outcome("success success", 200, "a note", null)));
        assertThat(site.requests(), contains("GET /notes 200"));
    }

    @Test
    void formIsPostedWithoutAPreflight() {
        List<Outcome> outcomes = send("{type: 'POST', url: api + '/notes', data: {title: 'Tea & more'}}");

        assertThat(outcomes, contains(new Outcome("success success", 200, "form: Tea & more", null)));
        assertThat(site.requests(), contains("POST /notes 200"));
    }

    @Test
    void jsonIsPostedAfterAPreflight() {
        List<Outcome> outcomes =
                send("{type: 'POST', url: api + '/notes', contentType: 'application/json', data: '{\"a\":1}'}");

        assertThat(outcomes, contains(new Outcome("success success", 200, "json: {\"a\":1}", null)));
        assertThat(site.requests(), contains("OPTIONS /notes 204 for POST with content-type", "POST /notes 200"));
    }

    @Test
    void putThenDeleteOnTheSameUrlCostOnePreflight() {
        List<Outcome> outcomes = send(PUT_NOTE, DELETE_NOTE);

        assertThat(
                outcomes,
                contains(
                        new Outcome("success success", 200, "{\"title\":\"Tee für Zoë\"}", "\"v1\""),
                        new Outcome("success " + noContent, 204, "", null)));
        assertThat(
                site.requests(),
                contains("OPTIONS /notes 204 for PUT with content-type", "PUT /notes 200", "DELETE /notes 204"));
    }

    @Test
    void maxAgeZeroCostsAPreflightForEachRequest() {
        List<Outcome> outcomes = send(PUT_NOTE.replace("notes", "uncached"), DELETE_NOTE.replace("notes", "uncached"));

        assertThat(statuses(outcomes), contains(200, 204));
        assertThat(
                site.requests(),
                contains(
                        "OPTIONS /uncached 204 for PUT with content-type",
                        "PUT /uncached 200",
                        "OPTIONS /uncached 204 for DELETE",
                        "DELETE /uncached 204"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here              | method | resource     | headers       | server saw
            an origin that is not allowed | DELETE | other-origin | {}            | OPTIONS /other-origin 403 for DELETE
            a method that is not listed   | DELETE | put-only     | {}            | OPTIONS /put-only 403 for DELETE
            a header that is not listed   | DELETE | notes        | {X-Draft: 1}  | OPTIONS /notes 403 for DELETE with x-draft
            a path that has no resource   | DELETE | nothing      | {}            | OPTIONS /nothing 404 for DELETE
            """)
    void refusedPreflightEndsInTheErrorCallback(
            String why, String method, String resource, String headers, String seen) {
        List<Outcome> outcomes = send("{type: '%s', url: api + '/%s', headers: %s}"
                .formatted(method, resource, headers.replace("X-Draft", "'X-Draft'")));

        assertThat(why, outcomes, contains(Outcome.UNREADABLE));
        assertThat(why, site.requests(), contains(seen));
    }

    @Test
    void resourceThatIsNotSharedIsRefusedByTheRuntimesOwnAnswer() {
        assertThat(send(DELETE_NOTE.replace("notes", "unshared")), contains(Outcome.UNREADABLE));
        assertThat(site.requests(), contains("OPTIONS /unshared 200 for DELETE"));
    }

    @Test
    void refusedMethodLeavesTheOthersAllowed() {
        List<Outcome> outcomes = send(DELETE_NOTE.replace("notes", "put-only"), PUT_NOTE.replace("notes", "put-only"));

        assertThat(statuses(outcomes), contains(0, 200));
        assertThat(
                site.requests(),
                contains(
                        "OPTIONS /put-only 403 for DELETE",
                        "OPTIONS /put-only 204 for PUT with content-type",
                        "PUT /put-only 200"));
    }

    @Test
    void requestWithoutPreflightReachesTheResourceButTheRefusedPageCannotReadTheResponse() {
        assertThat(send(GET_NOTE.replace("notes", "other-origin")), contains(Outcome.UNREADABLE));
        assertThat(site.requests(), contains("GET /other-origin 200"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                        | content type     | body | status
            thrown by the resource method           | application/json | ''   | 409
            raised before a method is matched       | application/xml  | <a/> | 415
            """)
    void pageReadsTheStatusOfAnError(String why, String contentType, String body, int status) {
        List<Outcome> outcomes =
                send("{type: 'PUT', url: api + '/notes', contentType: '%s', data: '%s'}".formatted(contentType, body));

        assertThat(why, outcomes.get(0).callback(), is("error error"));
        assertThat(why, statuses(outcomes), contains(status));
        assertThat(
                why, site.requests(), contains("OPTIONS /notes 204 for PUT with content-type", "PUT /notes " + status));
    }

    @Test
    void credentialsAreSentToAResourceThatAllowsThemAndNeverOnAPreflight() {
        String put = "{type: 'PUT', url: api + '/members', contentType: 'application/json', data: '{}'";
        String withCredentials = ", xhrFields: {withCredentials: true}}";

        List<Outcome> outcomes =
                send("{type: 'GET', url: api + '/members'" + withCredentials, put + "}", put + withCredentials);

        assertThat(
                outcomes.stream().map(Outcome::body).toList(),
                contains("welcome", "put by visitor null", "put by visitor 7"));
        assertThat(
                site.requests(),
                contains(
                        "GET /members 200",
                        "OPTIONS /members 204 for PUT with content-type",
                        "PUT /members 200",
                        // a preflight without credentials is none with them
                        "OPTIONS /members 204 for PUT with content-type",
                        "PUT /members 200"));
        assertThat(
                site.log().stream().map(seen -> seen.header("Cookie")).toList(),
                contains(null, null, null, null, "visitor=7"));
    }

    @Test
    void requestWithCredentialsEndsWithThePreflightWhereTheyAreNotAllowed() {
        List<Outcome> outcomes = send(PUT_NOTE.replace("}'}", "}', xhrFields: {withCredentials: true}}"));

        assertThat(outcomes, contains(Outcome.UNREADABLE));
        assertThat(site.requests(), contains("OPTIONS /notes 204 for PUT with content-type"));
    }

    @Test
    void beforeSendSetsAuthorizationWhichThePreflightAsksFor() {
        List<Outcome> outcomes = send("""
                {
                    type: 'GET',
                    url: api + '/members/secret',
                    beforeSend: xhr => xhr.setRequestHeader('Authorization', 'Basic ' + btoa('zoe:tea'))
                }""");

        assertThat(outcomes, contains(new Outcome("success success", 200, "Basic em9lOnRlYQ==", null)));
        assertThat(
                site.requests(),
                contains("OPTIONS /members/secret 204 for GET with authorization", "GET /members/secret 200"));
        assertThat(site.log().get(0).header("Authorization"), is((String) null));
    }

    /**
     * What the callbacks of one request got.
     *
     * @param callback which was called, and its {@code textStatus}
     */
    private record Outcome(String callback, int status, String body, Object etag) {

        /** What a page gets of a response that is none of its business, and of a network error. */
        static final Outcome UNREADABLE = new Outcome("error error", 0, "", null);

        static Outcome of(Map<?, ?> values) {
            return new Outcome(
                    (String) values.get("callback"),
                    (Integer) values.get("status"),
                    (String) values.get("body"),
                    values.get("etag"));
        }
    }

    /** Sends requests one after the other, each with these settings of {@code $.ajax}. */
    private List<Outcome> send(String... settings) {
        List<?> outcomes =
                (List<?>) site.run("return new Promise(done => send([" + String.join(", ", settings) + "], done))");
        return outcomes.stream().map(values -> Outcome.of((Map<?, ?>) values)).toList();
    }

    private static List<Integer> statuses(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::status).toList();
    }

    /** What every resource here does; they differ in their policies. */
    public abstract static class Resource {

        @GET
        public String get() {
            return "a note";
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public String post(@FormParam("title") String title) {
            return "form: " + title;
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public String post(byte[] json) {
            return "json: " + new String(json, StandardCharsets.UTF_8);
        }

        @PUT
        @Consumes(MediaType.APPLICATION_JSON)
        @Produces(MediaType.APPLICATION_JSON)
        public Response put(String note) {
            if (note.isEmpty()) {
                throw new ClientErrorException(Response.Status.CONFLICT);
            }
            return Response.ok(note).tag("v1").build();
        }

        @DELETE
        public void delete() {}
    }

    @Path("notes")
    @CrossOrigin(policy = "notes")
    public static class Notes extends Resource {}

    @Path("uncached")
    @CrossOrigin(policy = "uncached")
    public static class Uncached extends Resource {}

    @Path("put-only")
    @CrossOrigin(policy = "put only")
    public static class PutOnly extends Resource {}

    @Path("other-origin")
    @CrossOrigin(origins = "https://other.example", allowedHeaders = "Content-Type")
    public static class OtherOrigin extends Resource {}

    @Path("unshared")
    public static class Unshared extends Resource {}

    @Path("members")
    @CrossOrigin(policy = "members")
    public static class Members {

        @GET
        public Response visit() {
            return Response.ok("welcome")
                    .cookie(new NewCookie.Builder("visitor")
                            .value("7")
                            .path("/")
                            .build())
                    .build();
        }

        @PUT
        @Consumes(MediaType.APPLICATION_JSON)
        public String put(@CookieParam("visitor") String visitor, String note) {
            return "put by visitor " + visitor;
        }

        @GET
        @Path("secret")
        public String secret(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
            return authorization;
        }
    }
}

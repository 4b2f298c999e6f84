package io.github.restcors.it.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code $.ajax} from a page of another origin: what jQuery's callbacks get, and what the server sees.
 *
 * <p>With the oldest jQuery in use and the current one, whose versions are in the root POM as well.
 */
@ParameterizedClass(name = "jQuery {0}")
@CsvSource({"1.7.1, jquery/1.7.1/jquery.js, success", "4.0.0, jquery/4.0.0/dist/jquery.js, nocontent"})
class BrowserJqueryIT {

    private static final String NOTE = "{\"title\":\"Tee für Zoë\"}";

    /** Browsers cache the answers to preflights by URL, so every test has one of its own. */
    private static final AtomicInteger IDS = new AtomicInteger();

    @AutoClose
    private static PageServer pages;

    @AutoClose
    private static LoggedServer api;

    @AutoClose
    private static Browser browser;

    @Parameter(0)
    private String version;

    @Parameter(1)
    private String file;

    /** What this jQuery calls the success of a response with status 204. */
    @Parameter(2)
    private String noContent;

    private final int id = IDS.incrementAndGet();

    @BeforeAll
    static void start() {
        browser = Browser.start();
        pages = new PageServer();
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins(pages.origin())
                .allowedHeaders("Content-Type")
                .exposedHeaders("ETag")
                .maxAge(Duration.ofSeconds(10))
                .build();
        api = new LoggedServer(new ResourceConfig(
                        Notes.class, Uncached.class, PutOnly.class, OtherOrigin.class, Unshared.class, Members.class)
                .register(CorsFeature.builder()
                        .policy("notes", policy)
                        .policy(
                                "uncached",
                                policy.toBuilder().maxAge(Duration.ZERO).build())
                        .policy(
                                "put only",
                                policy.toBuilder().allowedMethods("PUT").build())
                        .policy(
                                "members",
                                policy.toBuilder().allowCredentials(true).build())
                        .build()));
    }

    @BeforeEach
    void openPage() {
        browser.open(pages.page(file));
        browser.forgetCookies();
        api.clear();
        assertThat(browser.run("return $.fn.jquery"), is(version));
    }

    @Test
    void putThenDeleteOnTheSameUrlCostOnePreflight() {
        List<Outcome> outcomes = send(put("notes"), delete("notes"));

        assertThat(
                outcomes,
                contains(
                        new Outcome("success success", 200, NOTE, "\"v1\""),
                        new Outcome("success " + noContent, 204, "", null)));
        assertThat(
                api.lines(), contains("OPTIONS " + path("notes"), "PUT " + path("notes"), "DELETE " + path("notes")));
        Map<String, String> preflight = api.log().get(0).headers();
        assertThat(preflight, hasEntry("origin", pages.origin()));
        assertThat(preflight, hasEntry("access-control-request-method", "PUT"));
        assertThat(preflight, hasEntry("access-control-request-headers", "content-type"));
        assertThat(api.log().get(1).headers(), hasEntry("content-type", "application/json"));
        assertThat(api.log().get(2).headers(), hasEntry("origin", pages.origin()));
    }

    @Test
    void maxAgeZeroCostsAPreflightForEachRequest() {
        List<Outcome> outcomes = send(put("uncached"), delete("uncached"));

        assertThat(statuses(outcomes), contains(200L, 204L));
        assertThat(
                api.lines(),
                contains(
                        "OPTIONS " + path("uncached"),
                        "PUT " + path("uncached"),
                        "OPTIONS " + path("uncached"),
                        "DELETE " + path("uncached")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                 | method | resource     | header
            an origin that is not allowed    | PUT    | other-origin | -
            the same without a body          | DELETE | other-origin | -
            a method that is not listed      | DELETE | put-only     | -
            a header that is not listed      | PUT    | notes        | X-Draft
            a resource that is not shared    | DELETE | unshared     | -
            a path that has no resource      | DELETE | nothing      | -
            """)
    void refusedPreflightEndsInTheErrorCallback(String why, String method, String resource, String header) {
        Map<String, Object> request = method.equals("PUT") ? put(resource) : delete(resource);
        Map<String, String> headers = header == null ? Map.of() : Map.of(header, "1");

        List<Outcome> outcomes = send(with(request, "headers", headers));

        assertThat(why, outcomes, contains(Outcome.UNREADABLE));
        assertThat(why, api.lines(), contains("OPTIONS " + path(resource)));
    }

    @Test
    void refusedMethodLeavesTheOthersAllowed() {
        List<Outcome> outcomes = send(delete("put-only"), put("put-only"));

        assertThat(statuses(outcomes), contains(0L, 200L));
        assertThat(
                api.lines(),
                contains("OPTIONS " + path("put-only"), "OPTIONS " + path("put-only"), "PUT " + path("put-only")));
    }

    @Test
    void requestWithoutPreflightReachesTheResourceButTheRefusedPageCannotReadTheResponse() {
        assertThat(send(get("other-origin")), contains(Outcome.UNREADABLE));
        assertThat(send(get("notes")), contains(new Outcome("success success", 200, "a note", null)));
        assertThat(api.lines(), contains("GET " + path("other-origin"), "GET " + path("notes")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                        | content type     | body | status
            thrown by the resource method           | application/json | ''   | 409
            raised before a method is matched       | application/xml  | <a/> | 415
            """)
    void pageReadsTheStatusOfAnError(String why, String contentType, String body, int status) {
        Map<String, Object> request = with(with(put("notes"), "contentType", contentType), "data", body);

        List<Outcome> outcomes = send(request);

        assertThat(why, outcomes, contains(new Outcome("error error", status, "", null)));
        assertThat(why, api.lines(), contains("OPTIONS " + path("notes"), "PUT " + path("notes")));
    }

    @Test
    void credentialsAreSentToAResourceThatAllowsThemAndNeverOnAPreflight() {
        List<Outcome> outcomes = send(withCredentials(get("members")), put("members"), withCredentials(put("members")));

        assertThat(
                outcomes.stream().map(Outcome::body).toList(),
                contains("welcome", "put by visitor null", "put by visitor 7"));
        assertThat(
                api.lines(),
                contains(
                        "GET " + path("members"),
                        "OPTIONS " + path("members"),
                        "PUT " + path("members"),
                        "OPTIONS " + path("members"), // a preflight without credentials is none with them
                        "PUT " + path("members")));
        assertThat(
                api.log().stream().map(seen -> seen.headers().get("cookie")).toList(),
                contains(null, null, null, null, "visitor=7"));
    }

    @Test
    void requestWithCredentialsEndsWithThePreflightWhereTheyAreNotAllowed() {
        List<Outcome> outcomes = send(withCredentials(put("notes")));

        assertThat(outcomes, contains(Outcome.UNREADABLE));
        assertThat(api.lines(), contains("OPTIONS " + path("notes")));
    }

    /**
     * What the callbacks of one request got.
     *
     * @param callback which was called, and its {@code textStatus}
     */
    private record Outcome(String callback, long status, String body, Object etag) {

        /** What a page gets of a response that is none of its business, and of a network error. */
        static final Outcome UNREADABLE = new Outcome("error error", 0, "", null);

        static Outcome of(Map<?, ?> values) {
            return new Outcome(
                    (String) values.get("callback"),
                    (Long) values.get("status"),
                    (String) values.get("body"),
                    values.get("etag"));
        }
    }

    /** Sends requests one after the other. */
    private static List<Outcome> send(Map<?, ?>... settings) {
        List<?> outcomes = (List<?>) browser.runAsync("send(...arguments)", List.of(settings));
        return outcomes.stream().map(values -> Outcome.of((Map<?, ?>) values)).toList();
    }

    private static List<Long> statuses(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::status).toList();
    }

    private String path(String resource) {
        return "/" + resource + "/" + id;
    }

    private Map<String, Object> get(String resource) {
        return Map.of("type", "GET", "url", api.uri(path(resource)).toString());
    }

    private Map<String, Object> put(String resource) {
        return with(with(with(get(resource), "type", "PUT"), "contentType", "application/json"), "data", NOTE);
    }

    private Map<String, Object> delete(String resource) {
        return with(get(resource), "type", "DELETE");
    }

    private static Map<String, Object> withCredentials(Map<String, Object> settings) {
        return with(settings, "xhrFields", Map.of("withCredentials", true));
    }

    private static Map<String, Object> with(Map<String, Object> settings, String name, Object value) {
        Map<String, Object> more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    /** What every resource here does; they differ in their policies. */
    public abstract static class Resource {

        @GET
        public String get() {
            return "a note";
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

    @Path("notes/{id}")
    @CrossOrigin(policy = "notes")
    public static class Notes extends Resource {}

    @Path("uncached/{id}")
    @CrossOrigin(policy = "uncached")
    public static class Uncached extends Resource {}

    @Path("put-only/{id}")
    @CrossOrigin(policy = "put only")
    public static class PutOnly extends Resource {}

    @Path("other-origin/{id}")
    @CrossOrigin(origins = "https://other.example", allowedHeaders = "Content-Type")
    public static class OtherOrigin extends Resource {}

    @Path("unshared/{id}")
    public static class Unshared extends Resource {}

    @Path("members/{id}")
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
    }
}

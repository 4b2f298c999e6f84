package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every response of a governed method is decorated, whatever its status and however it came about. */
class ResponseDecoratorTest {

    private static final String BY_REQUEST = "Access-Control-Request-Method, Access-Control-Request-Headers";
    private static final Map<String, String> SHARED_WITH_APP =
            Map.of("Allow-Origin", Sample.APP, "Allow-Credentials", "true", "Expose-Headers", "ETag", "Vary", "Origin");
    private static final Map<String, String> NOT_SHARED = Map.of("Vary", "Origin");

    private static StubServer server() {
        return StubServer.start(new CorsFeature(), Sample.Books.class, Sample.Private.class, Sample.Public.class);
    }

    private static StubServer withModel(Targets targets, CorsFeature feature) {
        return StubServer.start(
                feature,
                new StubIntegration.Model(targets, null),
                Sample.Books.class,
                Sample.Private.class,
                Sample.Public.class);
    }

    private static StubRequest request(String method, String origin) {
        StubRequest request = new StubRequest(method).path("books");
        return origin == null ? request : request.header("Origin", origin);
    }

    private static Map<String, String> decorate(
            StubServer server, StubRequest request, int status, ResourceInfo matched) {
        StubResponse response = new StubResponse(status);
        server.decorate(request, response, matched);

        assertThat("the status is the resource's", response.getStatus(), is(status));
        return response.corsHeaders();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 206, 301, 304, 400, 401, 403, 404, 409, 500, 503})
    void statusDoesNotMatter(int status) {
        assertThat(decorate(server(), request("GET", Sample.APP), status, Sample.books("list")), is(SHARED_WITH_APP));
    }

    @Test
    void originWithWhitespaceAroundIsTheOrigin() {
        assertThat(
                decorate(server(), request("GET", " " + Sample.APP + "\t"), 200, Sample.books("list")),
                is(SHARED_WITH_APP));
    }

    @Test
    void responseThatIsNotSharedVariesByOriginAsWell() {
        for (String origin : new String[] {null, "", "null", Sample.STRANGER}) {
            assertThat(decorate(server(), request("GET", origin), 200, Sample.books("list")), is(NOT_SHARED));
        }
    }

    @Test
    void severalOriginsMatchNothing() {
        StubRequest twice = request("GET", Sample.APP).header("Origin", Sample.APP);

        assertThat(decorate(server(), twice, 200, Sample.books("list")), is(NOT_SHARED));
    }

    @Test
    void anyOriginNeedsNoOriginAndNoVary() {
        ResourceInfo get = Contexts.matched(Sample.Public.class, "get");
        for (String origin : new String[] {null, "null", Sample.STRANGER}) {
            assertThat(decorate(server(), request("GET", origin), 200, get), is(Map.of("Allow-Origin", "*")));
        }
    }

    @Test
    void notGovernedIsNotTouched() {
        StubResponse response = new StubResponse(200)
                .header("Access-Control-Allow-Origin", "by hand")
                .header("Vary", "Accept");
        server().decorate(request("GET", Sample.APP), response, Contexts.matched(Sample.Private.class, "get"));
        StubResponse notShared = new StubResponse(200);
        server().decorate(request("DELETE", Sample.APP), notShared, Sample.books("delete"));

        assertThat(response.corsHeaders(), is(Map.of("Allow-Origin", "by hand", "Vary", "Accept")));
        assertThat(notShared.corsHeaders(), is(Map.of()));
    }

    @Test
    void unconfiguredNothingIsTouched() {
        StubServer server = StubServer.start(new CorsFeature(), Sample.Private.class);

        assertThat(
                decorate(server, request("GET", Sample.APP), 200, Contexts.matched(Sample.Private.class, "get")),
                is(Map.of()));
    }

    @Test
    void unconfiguredAnAnswerToAPreflightIsNotTouchedEither() {
        for (Class<?> resource : List.of(Sample.Private.class, DeploymentTest.Leading.class)) {
            for (String path : List.of("private", "leading/sub", "nowhere")) {
                StubRequest request = StubRequest.preflight(Sample.APP, "GET").path(path);
                StubResponse response = new StubResponse(200).header("Access-Control-Allow-Origin", "by hand");
                StubServer.start(new CorsFeature(), resource)
                        .first(request)
                        .last(request)
                        .decorate(request, response, null);

                assertThat(path, response.getStatus(), is(200));
                assertThat(path, response.corsHeaders(), is(Map.of("Allow-Origin", "by hand")));
            }
        }
    }

    @Test
    void classThatNoLocatorLeadsToIsNotReadWhenARequestReachesIt() {
        StubServer server = StubServer.start(new CorsFeature(), Sample.Private.class);

        assertThat(
                decorate(server, request("GET", Sample.APP), 200, Contexts.matched(Sample.Public.class, "get")),
                is(Map.of()));
        assertThat(server.deployment().resources().isKnown(Sample.Public.class), is(false));
    }

    private static StubResponse ofAnotherLayer() {
        return new StubResponse(200)
                .header("access-control-allow-origin", "https://evil.test")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", "true")
                .header("Access-Control-Expose-Headers", "X-Secret")
                .header("Vary", "Accept")
                .header("vary", "Cookie");
    }

    @Test
    void whatAnotherLayerSetIsReplaced() {
        StubResponse forAdmin = ofAnotherLayer();
        StubResponse forApp = ofAnotherLayer();
        server().decorate(request("PUT", Sample.ADMIN), forAdmin, Sample.books("update"));
        server().decorate(request("GET", Sample.APP), forApp, Sample.books("list"));

        assertThat(forAdmin.corsHeaders(), is(Map.of("Allow-Origin", Sample.ADMIN, "Vary", "Accept, Cookie, Origin")));
        assertThat(
                forApp.corsHeaders(),
                is(Map.of(
                        "Allow-Origin", Sample.APP,
                        "Allow-Credentials", "true",
                        "Expose-Headers", "ETag",
                        "Vary", "Accept, Cookie, Origin")));
    }

    @Test
    void whatAnotherLayerSetIsRemovedForAnOriginThatIsNotAllowed() {
        StubResponse response = ofAnotherLayer();
        server().decorate(request("PUT", Sample.STRANGER), response, Sample.books("update"));

        assertThat(response.corsHeaders(), is(Map.of("Vary", "Accept, Cookie, Origin")));
    }

    @Test
    void varyOfTheApplicationStays() {
        StubResponse all = new StubResponse(200).header("Vary", "*");
        StubResponse listed = new StubResponse(200).header("Vary", "Accept,origin");
        server().decorate(request("GET", Sample.APP), all, Sample.books("list"));
        server().decorate(request("GET", Sample.APP), listed, Sample.books("list"));

        assertThat(all.corsHeaders().get("Vary"), is("*"));
        assertThat(listed.corsHeaders().get("Vary"), is("Accept,origin"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                           | method | origin                | allowed
            the verb's policy                          | PUT    | https://admin.example | true
            the verb's policy, not another's           | PUT    | https://app.example   | false
            no such verb: what all that are shared say | PATCH  | https://app.example   | false
            """)
    void errorBeforeMatchingIsDecoratedByTheModelOfTheRuntime(
            String why, String method, String origin, boolean allowed) {
        Targets targets = new Targets.Methods(Map.of(
                "GET",
                List.of(new ResourceMethod(Sample.Books.class, Contexts.method(Sample.Books.class, "list"))),
                "PUT",
                List.of(new ResourceMethod(Sample.Books.class, Contexts.method(Sample.Books.class, "update")))));
        StubServer server = withModel(targets, new CorsFeature());

        assertThat(
                why,
                decorate(server, request(method, origin), 415, null),
                is(allowed ? Map.of("Allow-Origin", origin, "Vary", "Origin") : NOT_SHARED));
    }

    @Test
    void errorBeforeMatchingIsDecoratedByTheAnnotationsOfThePath() {
        assertThat(
                decorate(server(), request("PUT", Sample.ADMIN), 415, null),
                is(Map.of("Allow-Origin", Sample.ADMIN, "Vary", "Origin")));
        assertThat(decorate(server(), request("POST", Sample.APP), 415, null), is(SHARED_WITH_APP));
        assertThat(decorate(server(), request("PATCH", Sample.APP), 405, null), is(NOT_SHARED));
        assertThat(decorate(server(), request("DELETE", Sample.APP), 415, null), is(Map.of()));
    }

    @Test
    void annotationsDoNotCountWhereTheModelOfTheRuntimeTellsOtherwise() {
        StubServer server = withModel(Targets.NO_RESOURCE, new CorsFeature());

        assertThat(decorate(server, request("GET", Sample.APP), 404, null), is(Map.of()));
    }

    /** As a cache does that stands before matching. */
    @Test
    void successBeforeMatchingIsDecoratedByThePath() {
        assertThat(decorate(server(), request("GET", Sample.APP), 200, null), is(SHARED_WITH_APP));
    }

    @Test
    void errorBehindALocatorIsDecoratedByTheSubResource() {
        StubRequest reached = request("PUT", Sample.STRANGER).path("books/7/chapters");
        Map<String, String> anyone = Map.of("Allow-Origin", "*");

        assertThat(
                decorate(
                        server(),
                        reached.matchedResources(List.of(new Sample.Chapters(), new Sample.Books())),
                        405,
                        null),
                is(anyone));
        assertThat(
                "CXF names classes",
                decorate(
                        server(),
                        reached.matchedResources(List.of(Sample.Chapters.class, Sample.Books.class)),
                        405,
                        null),
                is(anyone));
    }

    @Test
    void failureOfALocatorIsNoMatchedMethod() {
        StubServer server =
                withModel(Targets.BEHIND_LOCATOR, StubServer.feature(Sample.policy("https://default.example")));
        StubRequest request = request("GET", "https://default.example")
                .path("books/7/chapters")
                .matchedResources(List.of(new Sample.Books()));

        assertThat(
                decorate(server, request, 500, Sample.books("chapters")),
                is(Map.of("Allow-Origin", "https://default.example", "Vary", "Origin")));
    }

    @Test
    void errorWhereNoResourceHasThePathIsDecoratedByTheDefaultPolicy() {
        CorsFeature feature = StubServer.feature(Sample.policy("https://default.example"));
        StubRequest request = request("GET", "https://default.example").path("nowhere");
        Map<String, String> shared = Map.of("Allow-Origin", "https://default.example", "Vary", "Origin");

        assertThat(decorate(withModel(Targets.NO_RESOURCE, feature), request, 404, null), is(shared));
        assertThat(decorate(StubServer.start(feature, Sample.Books.class), request, 404, null), is(shared));
        assertThat(
                decorate(StubServer.start(feature, Sample.Books.class), request.matchedResources(null), 404, null),
                is(shared));
        assertThat("without one", decorate(server(), request, 404, null), is(Map.of()));
    }

    @Test
    void answerToOptionsThatTheRuntimeGeneratesIsDecoratedByTheDefaultPolicy() {
        StubServer server =
                StubServer.start(StubServer.feature(Sample.policy("https://default.example")), Sample.Books.class);

        assertThat(
                decorate(server, request("OPTIONS", "https://default.example"), 200, null),
                is(Map.of("Allow-Origin", "https://default.example", "Vary", "Origin")));
        assertThat("without one", decorate(server(), request("OPTIONS", Sample.APP), 200, null), is(Map.of()));
    }

    @Test
    void answerOfAFilterToAPreflightBecomesARefusal() {
        StubServer server = server();
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("books");
        server.first(request);
        StubResponse unauthorized = new StubResponse(401)
                .header("Access-Control-Allow-Origin", "*")
                .header("Vary", "Accept")
                .entity("log in");
        server.decorate(request, unauthorized, null);

        assertThat("the status stays", unauthorized.getStatus(), is(401));
        assertThat(unauthorized.entity(), is("log in"));
        assertThat(unauthorized.corsHeaders(), is(Map.of("Vary", "Accept, Origin, " + BY_REQUEST)));
    }

    @Test
    void successOfAFilterIsNoGrant() {
        StubServer server = server();
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("books");
        server.first(request);
        StubResponse success =
                new StubResponse(200).header("Access-Control-Allow-Origin", "*").entity("hello");
        server.decorate(request, success, null);

        assertThat(success.getStatus(), is(403));
        assertThat(success.entity(), is(nullValue()));
        assertThat(success.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void preflightThatAFilterAnsweredBeforeOursIsRefusedToo() {
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("books");
        StubResponse unauthorized = new StubResponse(401).header("Access-Control-Allow-Origin", "*");
        server().decorate(request, unauthorized, null);

        assertThat(unauthorized.getStatus(), is(401));
        assertThat(unauthorized.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void preflightOfAPathThatSharesNothingIsNotTouched() {
        ResourceMethod get = new ResourceMethod(Sample.Private.class, Contexts.method(Sample.Private.class, "get"));
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("private");
        StubResponse byAnnotations = new StubResponse(401).header("Access-Control-Allow-Origin", "*");
        StubResponse byModel = new StubResponse(401).header("Access-Control-Allow-Origin", "*");
        server().decorate(request, byAnnotations, null);
        request.loseProperties();
        withModel(new Targets.Methods(Map.of("GET", List.of(get))), new CorsFeature())
                .decorate(request, byModel, null);

        assertThat(byAnnotations.corsHeaders(), is(Map.of("Allow-Origin", "*")));
        assertThat(byModel.corsHeaders(), is(Map.of("Allow-Origin", "*")));
    }

    @Test
    void preflightOfAPathWithoutResourceIsTheRuntimes() {
        StubServer server = server();
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("nowhere");
        server.first(request);
        StubResponse missing = new StubResponse(404).header("Vary", "Accept");
        server.decorate(request, missing, null);

        assertThat(missing.getStatus(), is(404));
        assertThat(missing.corsHeaders(), is(Map.of("Vary", "Accept")));
    }

    @Test
    void exceptionOfALocatorIsARefusal() {
        StubServer server = withModel(Targets.BEHIND_LOCATOR, new CorsFeature());
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("books/7/chapters");
        server.first(request).last(request);
        StubResponse missing = new StubResponse(404);
        server.decorate(request, missing, null);

        assertThat(missing.getStatus(), is(404));
        assertThat(missing.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void preflightForOptionsThatTheRuntimeGeneratesIsGovernedByTheDefaultPolicy() {
        StubServer server = StubServer.start(StubServer.feature(Sample.policy(Sample.APP)), Sample.Books.class);
        StubRequest granted = StubRequest.preflight(Sample.APP, "OPTIONS").path("books");
        StubRequest refused = StubRequest.preflight(Sample.STRANGER, "OPTIONS").path("books");
        StubResponse grant = new StubResponse(200).header("Allow", "GET").entity("GET");
        StubResponse refusal = new StubResponse(200).header("Allow", "GET");
        server.first(granted).last(granted).decorate(granted, grant, null);
        server.first(refused).last(refused).decorate(refused, refusal, null);

        assertThat(grant.getStatus(), is(204));
        assertThat(grant.entity(), is(nullValue()));
        assertThat(
                grant.corsHeaders(),
                is(Map.of("Allow-Origin", Sample.APP, "Allow-Methods", "OPTIONS", "Vary", "Origin, " + BY_REQUEST)));
        assertThat(refusal.getStatus(), is(403));
        assertThat(refusal.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    /** What is made a resource by code, for one. */
    @Test
    void preflightForOptionsOfWhatOnlyTheRuntimeKnowsIsGovernedByTheDefaultPolicyToo() {
        StubServer server = StubServer.start(StubServer.feature(Sample.policy(Sample.APP)));
        StubRequest request = StubRequest.preflight(Sample.APP, "OPTIONS").path("made/by/code");
        StubResponse response = new StubResponse(200).header("Allow", "PURGE");
        server.first(request).last(request).decorate(request, response, null);

        assertThat(response.getStatus(), is(204));
        assertThat(
                response.corsHeaders(),
                is(Map.of("Allow-Origin", Sample.APP, "Allow-Methods", "OPTIONS", "Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void headersOfAGrantAreWrittenAgainAfterTheFiltersOfTheApplication() {
        StubServer server = server();
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT").path("books");
        server.first(request).last(request).matched(request, Sample.books("update"));
        StubResponse response = new StubResponse(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Credentials", "true");
        server.decorate(request, response, Sample.books("update"));

        assertThat(
                response.corsHeaders(),
                is(Map.of(
                        "Allow-Origin", Sample.ADMIN,
                        "Allow-Methods", "PUT",
                        "Allow-Headers", "X-A",
                        "Max-Age", "60",
                        "Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void classThatALocatorReturnsIsReadWhenARequestReachesIt() {
        StubServer server = StubServer.start(new CorsFeature(), DeploymentTest.Leading.class);
        ResourceInfo list = Contexts.matched(Sample.Chapters.class, "list");

        assertThat(
                decorate(server, request("GET", Sample.STRANGER).path("leading/sub"), 200, list),
                is(Map.of("Allow-Origin", "*")));
    }

    @Test
    void whatIsNotSharedIsLoggedAtDebug() {
        try (LogCapture log = LogCapture.all()) {
            decorate(server(), request("GET", Sample.STRANGER), 200, Sample.books("list"));

            assertThat(
                    log.lines(),
                    contains("FINE rest-cors: response not shared, origin is not allowed (Books @CrossOrigin): origin"
                            + " \"https://stranger.example\", method \"GET\""));
        }
    }

    /** Runtimes may run the response filters again for the exception of one of them. */
    @Test
    void refusalOfAPreflightThatWasAnsweredIsLoggedOnce() {
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("books");
        StubServer server = server().first(request);
        try (LogCapture log = LogCapture.all()) {
            for (int i = 0; i < 2; i++) {
                server.decorate(request, new StubResponse(401), null);
            }

            assertThat(
                    log.lines(),
                    contains("FINE rest-cors: preflight refused, runtime or application answered before a resource"
                            + " method was matched (the path): origin \"https://app.example\", method \"GET\","
                            + " headers \"\""));
        }
    }

    @Test
    void requestWithoutOriginIsNoRefusal() {
        try (LogCapture log = LogCapture.all()) {
            decorate(server(), request("GET", null), 200, Sample.books("list"));

            assertThat(log.lines(), is(empty()));
        }
    }

    @Test
    void preflightForOptionsIsRefusedWhereOnlyOtherMethodsAreShared() {
        StubServer server = withModel(Targets.BEHIND_LOCATOR, new CorsFeature());
        StubRequest request = StubRequest.preflight(Sample.APP, "OPTIONS").path("books");
        StubResponse response = new StubResponse(200).header("Allow", "GET");
        server.first(request).last(request).decorate(request, response, null);

        assertThat(response.getStatus(), is(403));
        assertThat(response.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void preflightForOptionsOfWhatNobodyKnowsIsTheRuntimes() {
        StubServer server = server();
        StubRequest request = StubRequest.preflight(Sample.APP, "OPTIONS").path("nowhere");
        StubResponse response = new StubResponse(200).header("Allow", "GET");
        server.first(request).last(request).decorate(request, response, null);

        assertThat(response.getStatus(), is(200));
        assertThat(response.corsHeaders(), is(Map.of()));
    }

    @Test
    void optionsOfAFilterWithAnErrorIsNoGrantEither() {
        StubServer server = StubServer.start(StubServer.feature(Sample.policy(Sample.APP)), Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.APP, "OPTIONS").path("books");
        StubResponse response = new StubResponse(500).header("Access-Control-Allow-Origin", "*");
        server.first(request).last(request).decorate(request, response, null);

        assertThat(response.getStatus(), is(500));
        assertThat(response.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void preflightThatAFilterAnsweredBeforeOursIsRefusedByTheModelToo() {
        ResourceMethod list = new ResourceMethod(Sample.Books.class, Contexts.method(Sample.Books.class, "list"));
        StubServer server = withModel(new Targets.Methods(Map.of("GET", List.of(list))), new CorsFeature());
        StubResponse response = new StubResponse(401).header("Access-Control-Allow-Origin", "*");
        server.decorate(StubRequest.preflight(Sample.APP, "GET"), response, null);

        assertThat(response.getStatus(), is(401));
        assertThat(response.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void answerToAnUnknownPathThatIsNo404IsARefusal() {
        StubServer server = server();
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("nowhere");
        StubResponse response = new StubResponse(401).header("Access-Control-Allow-Origin", "*");
        server.first(request).decorate(request, response, null);

        assertThat(response.getStatus(), is(401));
        assertThat(response.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }

    @Test
    void errorToOptionsIsDecoratedByThePath() {
        StubServer server =
                StubServer.start(StubServer.feature(Sample.policy("https://default.example")), Sample.Books.class);

        assertThat(
                decorate(server, request("OPTIONS", "https://default.example"), 415, null),
                is(Map.of("Allow-Origin", "https://default.example", "Vary", "Origin")));
        for (int status : new int[] {400, 415, 500}) {
            assertThat(decorate(server(), request("OPTIONS", Sample.APP), status, null), is(NOT_SHARED));
        }
    }

    @Test
    void optionsMethodThatWasMatchedDoesNotGrantByItself() {
        StubServer server = StubServer.start(StubServer.feature(Sample.policy(Sample.APP)), Sample.Private.class);
        StubRequest request = StubRequest.preflight(Sample.APP, "OPTIONS").path("private");
        StubResponse response = new StubResponse(200).header("Access-Control-Allow-Origin", "*");
        server.first(request).last(request);
        server.decorate(request, response, Contexts.matched(Sample.Private.class, "options"));

        assertThat(response.getStatus(), is(403));
        assertThat(response.corsHeaders(), is(Map.of("Vary", "Origin, " + BY_REQUEST)));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@link PreflightFirst} answers what the runtime's model tells; {@link PreflightLast} has the rest matched, and {@link
 * PreflightAbort} ends it before the resource method runs.
 */
class PreflightFiltersTest {

    private static final String BY_REQUEST = "Access-Control-Request-Method, Access-Control-Request-Headers";

    private static ResourceMethod books(String method) {
        return new ResourceMethod(Sample.Books.class, Contexts.method(Sample.Books.class, method));
    }

    private static StubServer withModel(Targets targets) {
        return StubServer.start(
                new CorsFeature(), new StubIntegration.Model(targets, null), Sample.Books.class, Sample.Private.class);
    }

    private static StubServer portable(Class<?>... classes) {
        return StubServer.start(new CorsFeature(), classes);
    }

    private static Targets.Methods booksTargets() {
        return new Targets.Methods(Map.of(
                "GET", List.of(books("list")),
                "POST", List.of(books("create")),
                "PUT", List.of(books("update")),
                "DELETE", List.of(books("delete"))));
    }

    private static String answer(StubRequest request) {
        StubResponse answer = request.answer();
        return answer == null ? null : answer.getStatus() + " " + answer.corsHeaders();
    }

    @Test
    void filtersRunAroundThoseOfTheApplication() {
        assertThat(PreflightFirst.class.getAnnotation(Priority.class).value(), is(Integer.MIN_VALUE));
        assertThat(PreflightFirst.class.getAnnotation(PreMatching.class), is(notNullValue()));
        assertThat(PreflightLast.class.getAnnotation(Priority.class).value(), is(Integer.MAX_VALUE));
        assertThat(PreflightLast.class.getAnnotation(PreMatching.class), is(notNullValue()));
        assertThat(PreflightAbort.class.getAnnotation(Priority.class).value(), is(Integer.MIN_VALUE));
        assertThat(PreflightAbort.class.getAnnotation(PreMatching.class), is(nullValue()));
        assertThat(ResponseDecorator.class.getAnnotation(Priority.class).value(), is(Integer.MIN_VALUE));
        assertThat(UnhandledExceptionMapper.class.getAnnotation(Priority.class).value(), is(Integer.MAX_VALUE));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                 | origin                | asked  | answer
            granted by the class             | https://app.example   | GET    | 204
            granted by the method            | https://admin.example | PUT    | 204
            refused, another method's origin | https://app.example   | PUT    | 403
            refused, not shared              | https://app.example   | DELETE | 403
            refused, no such method          | https://app.example   | PATCH  | 403
            refused, no token                | https://app.example   | P T    | 403
            """)
    void modelOfTheRuntimeIsAnswerEnough(String why, String origin, String asked, int status) {
        StubRequest request = StubRequest.preflight(origin, asked);
        StubServer server = withModel(booksTargets()).first(request);

        assertThat(why, request.abortedWith().getStatus(), is(status));

        server.last(request);

        assertThat("left as it is", request.getMethod(), is("OPTIONS"));
    }

    @Test
    void grantComesWithAllItsHeaders() {
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT", "x-a");
        withModel(booksTargets()).first(request);

        assertThat(
                answer(request),
                is("204 {Allow-Headers=X-A, Allow-Methods=PUT, Allow-Origin=https://admin.example, Max-Age=60,"
                        + " Vary=Origin, "
                        + BY_REQUEST + "}"));
    }

    @Test
    void pathThatSharesNothingIsLeftToTheRuntime() {
        ResourceMethod get = new ResourceMethod(Sample.Private.class, Contexts.method(Sample.Private.class, "get"));
        StubServer server = withModel(new Targets.Methods(Map.of("GET", List.of(get))));
        StubRequest request = StubRequest.preflight(Sample.APP, "GET");
        StubResponse response = new StubResponse(200).header("Access-Control-Allow-Origin", "by hand");
        server.first(request).last(request).matched(request, Contexts.matched(Sample.Private.class, "options"));
        server.decorate(request, response, Contexts.matched(Sample.Private.class, "options"));

        assertThat(request.abortedWith(), is(nullValue()));
        assertThat(request.getMethod(), is("OPTIONS"));
        assertThat(response.corsHeaders(), is(Map.of("Allow-Origin", "by hand")));
    }

    @Test
    void otherRequestsPass() {
        StubServer server = withModel(booksTargets());
        for (StubRequest request : List.of(
                new StubRequest("GET").header("Origin", Sample.APP),
                new StubRequest("OPTIONS").header("Origin", Sample.APP),
                new StubRequest("OPTIONS").header("Access-Control-Request-Method", "GET"))) {
            leaveAnEarlierPreflight(request);
            server.first(request).last(request).matched(request, Sample.books("list"));

            assertThat(request.abortedWith(), is(nullValue()));
            assertThat(PreflightState.of(request.context()), is(nullValue()));
        }
    }

    /** As servers do that reuse their property maps. */
    private static void leaveAnEarlierPreflight(StubRequest request) {
        PreflightState.begin(
                request.context(), new CorsRequest.Preflight(Sample.APP, "GET", List.of()), Targets.NO_RESOURCE);
    }

    @Test
    void stateOfAnotherCopyOfTheLibraryStays() {
        StubServer server = withModel(booksTargets());
        StubRequest request = new StubRequest("GET").header("Origin", Sample.APP);
        request.setProperty("io.github.restcors.preflight", "of another copy");
        server.first(request);

        assertThat(request.getProperty("io.github.restcors.preflight"), is("of another copy"));
    }

    @Test
    void unconfiguredNothingHappens() {
        StubServer server = portable(Sample.Private.class);
        for (String path : List.of("private", "nowhere")) {
            StubRequest request = StubRequest.preflight(Sample.APP, "GET").path(path);
            server.first(request).last(request).matched(request, Contexts.matched(Sample.Private.class, "get"));

            assertThat(path, request.abortedWith(), is(nullValue()));
            assertThat(path, request.getMethod(), is("OPTIONS"));
        }
    }

    @Test
    void whatTheModelDoesNotTellIsMatchedAsTheActualRequest() {
        for (StubServer server : List.of(
                withModel(Targets.BEHIND_LOCATOR), withModel(Targets.NO_RESOURCE), portable(Sample.Books.class))) {
            StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT", "x-a")
                    .path("books")
                    .header("Content-Type", "text/plain")
                    .header("Accept", "text/html");
            server.first(request).last(request);

            assertThat(request.abortedWith(), is(nullValue()));
            assertThat(request.getMethod(), is("PUT"));
            assertThat(request.getHeaders().get("Content-Type"), is(List.of("*/*")));
            assertThat(request.getHeaders().get("Accept"), is(List.of("*/*")));

            server.matched(request, Sample.books("update"));

            assertThat(
                    answer(request),
                    is("204 {Allow-Headers=X-A, Allow-Methods=PUT, Allow-Origin=https://admin.example, Max-Age=60,"
                            + " Vary=Origin, " + BY_REQUEST + "}"));
        }
    }

    @Test
    void oneMethodStandsForAllOfItsPath() {
        StubServer server = portable(Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("books");
        server.first(request).last(request).matched(request, Sample.books("list"));

        assertThat(
                answer(request),
                is("204 {Allow-Credentials=true, Allow-Methods=GET, HEAD, POST, Allow-Origin=https://app.example,"
                        + " Vary=Origin, " + BY_REQUEST + "}"));
    }

    @Test
    void methodIsComparedByCaseEvenIfTheRuntimeDoesNot() {
        StubServer server = portable(Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "put").path("books");
        server.first(request).last(request).matched(request, Sample.books("update"));

        assertThat(answer(request), is("403 {Vary=Origin, " + BY_REQUEST + "}"));
    }

    @Test
    void subResourceIsGovernedByItsOwnClass() {
        StubServer server = portable(Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.STRANGER, "GET").path("books/7/chapters");
        server.first(request).last(request).matched(request, Contexts.matched(Sample.Chapters.class, "list"));

        assertThat(answer(request), is("204 {Allow-Methods=GET, HEAD, Allow-Origin=*, Vary=" + BY_REQUEST + "}"));
    }

    @Test
    void methodMadeByCodeIsGovernedByTheDefaultPolicy() {
        StubServer server = StubServer.start(StubServer.feature(Sample.policy(Sample.APP)));
        StubRequest request = StubRequest.preflight(Sample.APP, "PURGE").path("made/by/code");
        server.first(request).last(request).matched(request, Contexts.matched(String.class, "length"));

        assertThat(
                answer(request),
                is("204 {Allow-Methods=PURGE, Allow-Origin=https://app.example, Vary=Origin, " + BY_REQUEST + "}"));
    }

    /** What is logged, once, where no method was matched. */
    private static String unmatched(String origin) {
        return "FINE rest-cors: preflight refused, runtime or application answered before a resource method was matched"
                + " (the path): origin \"" + origin + "\", method \"PUT\", headers \"\"";
    }

    @Test
    void resourceMethodNeverRunsWhateverWasMatched() {
        StubServer server = portable(Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT").path("books");
        try (LogCapture log = LogCapture.all()) {
            server.first(request).last(request).matched(request, null);

            assertThat(answer(request), is("403 {Vary=Origin, " + BY_REQUEST + "}"));
            assertThat(log.lines(), contains(unmatched(Sample.ADMIN)));
        }
    }

    @Test
    void resourceMethodNeverRunsEvenIfSomethingFails() {
        TargetResolver failing = new TargetResolver() {
            @Override
            public Targets resolve(ContainerRequestContext request) {
                return Targets.BEHIND_LOCATOR;
            }

            @Override
            public ResourceMethod matched(ContainerRequestContext request) {
                throw new IllegalStateException("a bug");
            }
        };
        StubServer server = StubServer.start(new CorsFeature(), failing, Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT").path("books");
        server.first(request).last(request);
        try (LogCapture log = LogCapture.all()) {
            assertThrows(IllegalStateException.class, () -> server.matched(request, Sample.books("update")));
            assertThat(request.abortedWith().getStatus(), is(403));
            assertThat(log.lines(), contains(unmatched(Sample.ADMIN)));
        }
    }

    @Test
    void resourceMethodNeverRunsEvenIfThePropertiesAreLost() {
        StubServer server = portable(Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT").path("books");
        server.first(request).last(request);
        request.loseProperties();
        server.matched(request, Sample.books("update"));
        try (LogCapture log = LogCapture.all()) {
            assertThat(answer(request), is("403 {Vary=Origin, " + BY_REQUEST + "}"));
            assertThat(log.lines(), contains(unmatched("")));
        }

        Map<String, String> decorated = decorated(server, request, "update");

        assertThat("a refusal has no header of the protocol", decorated.keySet(), contains("Vary"));
    }

    private static Map<String, String> decorated(StubServer server, StubRequest request, String matched) {
        StubResponse response = new StubResponse(request.abortedWith().getStatus());
        request.abortedWith().getHeaders().forEach((name, lines) -> lines.forEach(line -> response.header(name, line)));
        server.decorate(request, response, Sample.books(matched));
        return response.corsHeaders();
    }

    @Test
    void clientCannotPassForOne() {
        StubServer server = portable(Sample.Books.class);
        server.application.registered(PreflightAbort.class).mark();
        StubRequest request =
                new StubRequest("PUT").header("Origin", Sample.ADMIN).header(PreflightAbort.MARK, "guessed");
        server.first(request).last(request).matched(request, Sample.books("update"));

        assertThat(request.abortedWith(), is(nullValue()));
    }

    @Test
    void nothingIsMatchedWhereNothingWouldAbort() {
        StubServer server = portable(Sample.Books.class);
        server.application.getInstances().removeIf(PreflightAbort.class::isInstance);
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT").path("books");
        server.first(request).last(request);

        assertThat(request.getMethod(), is("OPTIONS"));
        assertThat(request.abortedWith(), is(nullValue()));

        PreflightLast alone = new PreflightLast(
                server.deployment(), new PreflightGuard(new PreflightAbort(server.deployment()), null));
        alone.filter(request.context());

        assertThat("without a configuration neither", request.getMethod(), is("OPTIONS"));
    }

    /** As {@link PreflightGuard} wants it. */
    private static final class CompleteModel implements TargetResolver {

        @Override
        public Targets resolve(ContainerRequestContext request) {
            boolean rewritten =
                    request.getUriInfo().getPathSegments().get(0).getPath().equals("books");
            return rewritten ? booksTargets() : Targets.NO_RESOURCE;
        }

        @Override
        public Completeness completeness() {
            return () -> true;
        }
    }

    @Test
    void rewrittenPathIsLookedUpAgainWhereNothingIsMatched() {
        StubServer server = StubServer.start(new CorsFeature(), new CompleteModel(), Sample.Books.class);
        StubRequest request = StubRequest.preflight(Sample.ADMIN, "PUT").path("nowhere");
        server.first(request);

        assertThat(request.abortedWith(), is(nullValue()));

        server.last(request);

        assertThat("still nowhere", request.abortedWith(), is(nullValue()));

        server.last(request.path("books"));

        assertThat(request.abortedWith().getStatus(), is(204));
        assertThat("left as it is", request.getMethod(), is("OPTIONS"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here      | asked
            no token              | GET,PUT
            empty                 | ``
            forbidden             | TRACE
            forbidden in any case | connect
            """)
    void whatNoPageCanSendIsNotMatched(String why, String asked) {
        StubServer server = portable(Sample.Books.class);
        StubRequest known = StubRequest.preflight(Sample.APP, asked).path("books");
        StubRequest unknown = StubRequest.preflight(Sample.APP, asked).path("nowhere");
        server.first(known).last(known);
        server.first(unknown).last(unknown);

        assertThat(why, answer(known), is("403 {Vary=Origin, " + BY_REQUEST + "}"));
        assertThat(why, known.getMethod(), is("OPTIONS"));
        assertThat("no resource: the runtime answers", unknown.abortedWith(), is(nullValue()));
        assertThat("no resource: the runtime answers", unknown.getMethod(), is("OPTIONS"));
    }

    @Test
    void whatNoPageCanSendIsNotMatchedBehindALocatorEither() {
        StubServer server = withModel(Targets.BEHIND_LOCATOR);
        StubRequest request = StubRequest.preflight(Sample.APP, "TRACE").path("books/7/chapters");
        try (LogCapture log = LogCapture.all()) {
            server.first(request).last(request);

            assertThat(answer(request), is("403 {Vary=Origin, " + BY_REQUEST + "}"));
            assertThat(
                    log.lines(),
                    contains("FINE rest-cors: preflight refused, method can be sent by no page (the path): origin"
                            + " \"https://app.example\", method \"TRACE\", headers \"\""));
        }
    }

    @Test
    void optionsIsMatchedAsItIs() {
        StubServer server = StubServer.start(StubServer.feature(Sample.policy(Sample.APP)), Sample.Private.class);
        StubRequest request = StubRequest.preflight(Sample.APP, "OPTIONS").path("private");
        server.first(request).last(request);

        assertThat(request.getMethod(), is("OPTIONS"));
        assertThat(request.getHeaders().get("Content-Type"), is(nullValue()));

        server.matched(request, Contexts.matched(Sample.Private.class, "options"));

        assertThat(
                answer(request),
                is("204 {Allow-Methods=GET, HEAD, OPTIONS, Allow-Origin=https://app.example, Vary=Origin, " + BY_REQUEST
                        + "}"));
    }

    @Test
    void pathThatSharesNothingIsNotMatchedWhereAnnotationsTell() {
        StubServer server = portable(Sample.Books.class, Sample.Private.class);
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("private");
        server.first(request).last(request).matched(request, Contexts.matched(Sample.Private.class, "options"));

        assertThat(request.abortedWith(), is(nullValue()));
        assertThat(request.getMethod(), is("OPTIONS"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                  | asked   | path             | refused at once
            the path lacks the method         | PATCH   | books            | true
            no runtime has it in another case | put     | books            | true
            nothing governs what is generated | OPTIONS | books            | true
            the path has it                   | PUT     | books            | false
            the path has it, not shared       | DELETE  | books            | false
            a locator may lead to it          | PATCH   | books/7/chapters | false
            no resource                       | PATCH   | nowhere          | false
            """)
    void methodThatAPathLacksIsRefusedAtOnceWhereAnnotationsLeaveNoDoubt(
            String why, String asked, String path, boolean refused) {
        StubRequest request = StubRequest.preflight(Sample.APP, asked).path(path);
        portable(Sample.Books.class).first(request);

        assertThat(why, answer(request), is(refused ? "403 {Vary=Origin, " + BY_REQUEST + "}" : null));
    }

    @Test
    void answerOfTheRuntimeIsStoodInForWhereOnlyMatchingTellsThatNothingIsShared() {
        StubServer server = withModel(Targets.BEHIND_LOCATOR);
        StubRequest request = StubRequest.preflight(Sample.APP, "GET").path("private");
        server.first(request).last(request).matched(request, Contexts.matched(Sample.Private.class, "get"));

        assertThat(answer(request), is("200 {}"));
        assertThat(request.abortedWith().getHeaderString("Allow"), is("GET, HEAD, OPTIONS"));
    }

    @Test
    void refusalsAreLoggedAtDebug() {
        try (LogCapture log = LogCapture.all()) {
            withModel(booksTargets()).first(StubRequest.preflight(Sample.STRANGER, "PUT"));

            assertThat(
                    log.lines(),
                    contains("FINE rest-cors: preflight refused, origin is not allowed (Books.update @CrossOrigin):"
                            + " origin \"https://stranger.example\", method \"PUT\", headers \"\""));
        }
        try (LogCapture log = LogCapture.info()) {
            withModel(booksTargets()).first(StubRequest.preflight(Sample.STRANGER, "PUT"));

            assertThat(log.lines(), is(empty()));
        }
    }

    @Test
    void markOfAnApplicationStays() {
        PreflightAbort abort = portable().application.registered(PreflightAbort.class);

        assertThat(abort.mark(), is(abort.mark()));
    }

    @Test
    void marksOfTwoApplicationsDiffer() {
        assertThat(
                portable().application.registered(PreflightAbort.class).mark(),
                is(not(portable().application.registered(PreflightAbort.class).mark())));
    }
}

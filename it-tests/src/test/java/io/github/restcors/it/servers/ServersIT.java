package io.github.restcors.it.servers;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static io.github.restcors.it.servers.Limit.UNMAPPED_UNDECORATED;
import static io.github.restcors.it.servers.Limit.UNMATCHED_UNDECORATED;
import static io.github.restcors.it.servers.Limit.VARY_LOST_ON_BODILESS_ERRORS;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on every server, but for the {@linkplain Limit limits} that it says it has. */
class ServersIT {

    private static final String APP = "https://app.example";
    private static final String PARTNER = "https://shop.partner.example";
    private static final String OTHER = "https://other.example";
    private static final String[] PREFLIGHT = {
        "Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"
    };

    private static final Set<Registration> REGISTRATIONS = named(Registration.class, "registrations");
    private static final Set<Limit> LIMITS = named(Limit.class, "limits");

    private static Deployment deployment;

    @BeforeAll
    static void start() throws ReflectiveOperationException {
        deployment = ((Deployment.Launcher) Class.forName(property("launcher"))
                        .getDeclaredConstructor()
                        .newInstance())
                .start(REGISTRATIONS);
    }

    @AfterAll
    static void stop() throws IOException {
        if (deployment != null) {
            try {
                report();
            } finally {
                deployment.close();
            }
        }
    }

    @ParameterizedTest(name = "{0}: {1}", allowZeroInvocations = true)
    @MethodSource("rowsOfActive")
    void answers(Registration registration, Row row) {
        Reply reply = row.request().apply(uri(registration)).send();

        assertThat(row.why(), reply, LIMITS.contains(row.unless()) ? not(row.answer()) : row.answer());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("active")
    void runsNoCodeOfTheApplicationForAPreflight(Registration registration) {
        URI uri = uri(registration);
        Http.request("DELETE", uri.resolve("calls")).send();

        for (String origin : List.of(APP, OTHER)) {
            Http.preflight(uri.resolve("books"), origin, "GET").send();
            Http.preflight(uri.resolve("books/1"), origin, "PUT").send();
            Http.preflight(uri.resolve("books/1"), origin, "DELETE").send();
            Http.preflight(uri.resolve("media"), origin, "POST").send();
            Http.preflight(uri.resolve("shelves/a"), origin, "PUT").send();
            Http.preflight(uri.resolve("secured"), origin, "GET").send();
            Http.preflight(uri.resolve("catalogue/1"), origin, "PUT").send(); // of BEANS, else nowhere
            Http.preflight(uri.resolve("catalogue/1"), origin, "DELETE").send();
        }

        List<String> calls = new ArrayList<>(
                List.of(Http.get(uri.resolve("calls")).send().body().split("\n")));
        calls.remove(""); // none
        if (LIMITS.contains(Limit.CORE_ALONE)) {
            calls.removeIf(call -> call.startsWith("new "));
        }
        calls.removeIf(String::isEmpty);
        assertThat(calls, is(List.of()));
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("active")
    void keepsRequestsOnOneConnectionApart(Registration registration) {
        URI uri = uri(registration);
        List<Http> requests = List.of(
                Http.preflight(uri.resolve("books/1"), APP, "PUT"),
                Http.get(uri.resolve("books")).origin(OTHER),
                Http.get(uri.resolve("open")),
                Http.preflight(uri.resolve("books/1"), OTHER, "PUT"),
                Http.get(uri.resolve("plain")).origin(APP),
                Http.get(uri.resolve("books")).origin(APP),
                Http.request("OPTIONS", uri.resolve("plain")).origin(APP),
                Http.get(uri.resolve("nowhere")).origin(APP));
        List<String> first = requests.stream().map(ServersIT::relevant).toList();

        for (int shift = 1; shift < requests.size(); shift++) {
            for (int i = 0; i < requests.size(); i++) {
                int next = (i * shift) % requests.size();
                assertThat("request " + next, relevant(requests.get(next)), is(first.get(next)));
            }
        }
    }

    /** The page's next request may go over the same connection. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("active")
    void isConnectedAsItSaysAfterAnExceptionThatNothingMaps(Registration registration) {
        URI uri = uri(registration);

        List<Reply> replies = Http.sendConnected(List.of(
                Http.get(uri.resolve("failures/unmapped")).origin(APP),
                Http.get(uri.resolve("books")).origin(APP)));

        String announced = replies.get(0).header("Connection");
        boolean lost = replies.size() == 1 && !"close".equalsIgnoreCase(announced);
        assertThat(replies.toString(), lost, is(LIMITS.contains(Limit.CONNECTION_LOST_AFTER_UNMAPPED)));
    }

    @Test
    void isDiscoveredAsItSays() {
        for (Registration registration : REGISTRATIONS) {
            Reply reply =
                    Http.get(uri(registration).resolve("books")).origin(APP).send();

            assertThat(
                    registration.toString(),
                    reply,
                    active().anyMatch(registration::equals)
                            ? accessControlHeaders("Access-Control-Allow-Origin", APP)
                            : noAccessControlHeader());
        }
    }

    @Test
    void isAtWorkUnlessItSaysOtherwise() {
        assertThat(active().findAny().isEmpty(), is(LIMITS.contains(Limit.NOT_AT_WORK)));
    }

    /** The page's browser refuses then, and nothing that a preflight asks about is done. */
    @Test
    void grantsNothingWhereItIsNotAtWork() {
        for (Registration registration : REGISTRATIONS) {
            if (active().noneMatch(registration::equals)) {
                URI uri = uri(registration);
                Http.request("DELETE", uri.resolve("calls")).send();

                assertThat(
                        registration.toString(),
                        Http.preflight(uri.resolve("books/1"), APP, "PUT").send(),
                        noAccessControlHeader());
                assertThat(Http.get(uri.resolve("calls")).send().body(), not(containsString("Books.update")));
            }
        }
    }

    /** Writes down what the README says of this server. */
    private static void report() throws IOException {
        Reply runtime = Http.get(uri(REGISTRATIONS.iterator().next()).resolve("plain/runtime"))
                .send();
        String[] lines = runtime.body().split("\n");
        Properties found = new Properties();
        found.setProperty("name", property("name"));
        found.setProperty("runtime", property("runtime"));
        found.setProperty("artifact", property("artifact"));
        found.setProperty("jakarta.rest", lines[0]);
        found.setProperty("registrations", active().map(Enum::name).collect(Collectors.joining(",")));
        found.setProperty("limits", LIMITS.stream().map(Enum::name).collect(Collectors.joining(",")));
        Path report = Path.of(property("directory"), "server.properties");
        Files.createDirectories(report.getParent());
        try (var out = Files.newBufferedWriter(report)) {
            found.store(out, null);
        }
    }

    static Stream<Arguments> rowsOfActive() {
        return active().flatMap(registration -> rows(registration).map(row -> Arguments.of(registration, row)));
    }

    /** Returns the applications in which rest-cors has to be at work. */
    static Stream<Registration> active() {
        return REGISTRATIONS.stream().filter(registration -> switch (registration) {
            case BY_HAND, BEANS -> !LIMITS.contains(Limit.NOT_AT_WORK);
            case SCANNED -> !LIMITS.contains(Limit.NOT_DISCOVERED);
            case DISCOVERED -> !LIMITS.contains(Limit.NOT_DISCOVERED) && !LIMITS.contains(Limit.DISCOVERED_BY_SCANNING);
            case SWITCHED_OFF -> false;
        });
    }

    private static Stream<Row> rows(Registration registration) {
        return registration == Registration.BEANS ? Stream.concat(rows(), rowsOfBeans()) : rows();
    }

    private static Stream<Row> rowsOfBeans() {
        return Stream.of(
                row(
                        "a bean that is request-scoped, intercepted and decorated: the policy of its class",
                        get("catalogue", APP),
                        allOf(
                                status(200),
                                accessControlHeaders("Access-Control-Allow-Origin", APP),
                                varies("Origin"),
                                body(allOf(startsWith("intercepted, "), endsWith("Emma"))))),
                row(
                        "such a bean: it is decorated",
                        get("catalogue", APP),
                        body(is("intercepted, decorated, Emma")),
                        Limit.RESOURCES_NOT_DECORATED),
                row(
                        "such a bean: preflight by the policy of its class",
                        preflight("catalogue", APP, "GET"),
                        allOf(status(204), header("Access-Control-Allow-Origin", is(APP)))),
                row(
                        "such a bean: the policy of its method",
                        base -> Http.request("PUT", base.resolve("catalogue/1"))
                                .origin(PARTNER)
                                .body("text/plain", "Emma"),
                        allOf(
                                status(200),
                                accessControlHeaders(
                                        "Access-Control-Allow-Origin", PARTNER,
                                        "Access-Control-Allow-Credentials", "true",
                                        "Access-Control-Expose-Headers", "ETag"))),
                row(
                        "such a bean: preflight by the policy of its method",
                        preflight("catalogue/1", PARTNER, "PUT", "content-type"),
                        allOf(
                                status(204),
                                accessControlHeaders(
                                        "Access-Control-Allow-Origin", PARTNER,
                                        "Access-Control-Allow-Credentials", "true",
                                        "Access-Control-Allow-Methods", "PUT",
                                        "Access-Control-Allow-Headers", "Content-Type"))),
                row(
                        "such a bean: the method's policy replaces that of the class",
                        preflight("catalogue/1", APP, "PUT"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "such a bean: a method that is not shared",
                        preflight("catalogue/1", PARTNER, "DELETE"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "such a bean: the policy of the interface's method",
                        get("catalogue/offers", OTHER),
                        allOf(
                                status(200),
                                accessControlHeaders("Access-Control-Allow-Origin", "*"),
                                body(allOf(startsWith("intercepted, "), endsWith("Emma, used"))))),
                row(
                        "such a bean: preflight by the policy of the interface's method",
                        preflight("catalogue/offers", OTHER, "GET"),
                        allOf(status(204), header("Access-Control-Allow-Origin", is("*")))));
    }

    private static Stream<Row> rows() {
        return Stream.of(
                // preflights
                row(
                        "preflight of the very method, allowed",
                        preflight("books/1", APP, "PUT", "content-type,x-trace"),
                        allOf(
                                status(204),
                                accessControlHeaders(
                                        "Access-Control-Allow-Origin", APP,
                                        "Access-Control-Allow-Credentials", "true",
                                        "Access-Control-Allow-Methods", "PUT",
                                        "Access-Control-Allow-Headers", "Content-Type, X-Trace",
                                        "Access-Control-Max-Age", "600"),
                                varies(PREFLIGHT))),
                row(
                        "preflight by a wildcard",
                        preflight("books/1", PARTNER, "PUT"),
                        allOf(status(204), header("Access-Control-Allow-Origin", is(PARTNER)))),
                row(
                        "preflight from another origin",
                        preflight("books/1", OTHER, "PUT"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "the refusal of a preflight varies",
                        preflight("books/1", OTHER, "PUT"),
                        varies(PREFLIGHT),
                        VARY_LOST_ON_BODILESS_ERRORS),
                row(
                        "preflight with a header that is not allowed",
                        preflight("books/1", APP, "PUT", "x-other"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "preflight of a method that is not shared",
                        preflight("books/1", APP, "DELETE"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "preflight of a method that the path lacks",
                        preflight("books", APP, "PATCH"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "preflight of HEAD falls back to GET",
                        preflight("books", APP, "HEAD"),
                        allOf(status(204), header("Access-Control-Allow-Origin", is(APP)))),
                row(
                        "preflight with * and no credentials",
                        preflight("open", OTHER, "GET"),
                        allOf(status(204), header("Access-Control-Allow-Origin", is("*")))),
                row(
                        "preflight of methods that differ in media types: what both grant",
                        preflight("media", APP, "POST", "content-type"),
                        allOf(status(204), header("Access-Control-Allow-Headers", is("Content-Type")))),
                row(
                        "preflight of methods that differ in media types: what one of them grants",
                        preflight("media", "https://json.example", "POST"),
                        allOf(status(403), noAccessControlHeader())),
                row(
                        "preflight behind a locator",
                        preflight("shelves/a", APP, "PUT"),
                        allOf(status(204), header("Access-Control-Allow-Origin", is(APP)))),
                row(
                        "preflight without credentials passes authentication",
                        preflight("secured", APP, "GET", "authorization"),
                        allOf(status(204), header("Access-Control-Allow-Headers", is("Authorization")))),
                row("preflight of what is not governed", preflight("plain", APP, "GET"), noAccessControlHeader()),

                // actual requests
                row(
                        "actual request, allowed",
                        get("books", APP),
                        allOf(
                                status(200),
                                accessControlHeaders("Access-Control-Allow-Origin", APP),
                                varies("Origin"),
                                body(is("Emma")))),
                row(
                        "actual request, not allowed",
                        get("books", OTHER),
                        allOf(status(200), noAccessControlHeader(), varies("Origin"))),
                row(
                        "no Origin: the answer may be cached",
                        base -> Http.get(base.resolve("books")),
                        allOf(status(200), noAccessControlHeader(), varies("Origin"))),
                row(
                        "actual request with everything",
                        base -> Http.request("PUT", base.resolve("books/1"))
                                .origin(PARTNER)
                                .body("text/plain", "Emma"),
                        allOf(
                                status(200),
                                accessControlHeaders(
                                        "Access-Control-Allow-Origin", PARTNER,
                                        "Access-Control-Allow-Credentials", "true",
                                        "Access-Control-Expose-Headers", "ETag"),
                                varies("Origin"))),
                row(
                        "HEAD",
                        base -> Http.request("HEAD", base.resolve("books")).origin(APP),
                        allOf(status(200), accessControlHeaders("Access-Control-Allow-Origin", APP))),
                row(
                        "everyone is told the same, and no cache has to keep origins apart",
                        get("open", OTHER),
                        allOf(status(200), accessControlHeaders("Access-Control-Allow-Origin", "*"), varies())),
                row(
                        "what is not governed is left alone",
                        get("plain", APP),
                        allOf(status(200), noAccessControlHeader(), varies())),
                row(
                        "the application's own header is replaced, its own Vary kept",
                        get("own", APP),
                        allOf(
                                accessControlHeaders("Access-Control-Allow-Origin", APP),
                                varies("Origin", "Accept-Encoding"))),
                row(
                        "the application's own header is removed",
                        get("own", OTHER),
                        allOf(noAccessControlHeader(), varies("Origin", "Accept-Encoding"))),
                row(
                        "behind a locator",
                        get("shelves/a", APP),
                        allOf(status(200), accessControlHeaders("Access-Control-Allow-Origin", APP), body(is("a")))),
                row(
                        "completed by another thread",
                        get("later/stage", APP),
                        allOf(status(200), accessControlHeaders("Access-Control-Allow-Origin", APP)),
                        Limit.LATER_NOT_AWAITED),
                row(
                        "streamed",
                        get("later/stream", APP),
                        allOf(status(200), accessControlHeaders("Access-Control-Allow-Origin", APP), varies("Origin"))),

                // errors that a page has to be able to read
                readable("401 of a filter", get("secured", APP), 401, null),
                readable("404 that a method returns", get("failures/bodiless/404", APP), 404, null),
                readable("404 with an explanation", get("failures/explained/404", APP), 404, null),
                readable("409 thrown", get("failures/thrown/409", APP), 409, null),
                readable("503 that a method returns", get("failures/explained/503", APP), 503, null),
                readable(
                        "500 of an exception that nothing maps",
                        // lest another row fails on a connection that broke
                        base -> Http.get(base.resolve("failures/unmapped"))
                                .origin(APP)
                                .header("Connection", "close"),
                        500,
                        UNMAPPED_UNDECORATED),
                readable(
                        "405",
                        base -> Http.request("DELETE", base.resolve("books")).origin(APP),
                        405,
                        UNMATCHED_UNDECORATED),
                readable(
                        "415",
                        base -> Http.request("POST", base.resolve("books"))
                                .origin(APP)
                                .body("text/xml", "<book/>"),
                        415,
                        UNMATCHED_UNDECORATED),
                row(
                        "an error without an entity varies",
                        get("failures/bodiless/404", OTHER),
                        varies("Origin"),
                        VARY_LOST_ON_BODILESS_ERRORS),
                row("an error with an entity varies", get("failures/explained/404", OTHER), varies("Origin")),
                row(
                        "404 of a path without a resource is left alone",
                        get("nowhere", APP),
                        allOf(status(404), noAccessControlHeader())));
    }

    private static Row readable(String why, Function<URI, Http> request, int status, Limit unless) {
        return row(why, request, allOf(status(status), header("Access-Control-Allow-Origin", is(APP))), unless);
    }

    private static Row row(String why, Function<URI, Http> request, Matcher<Reply> answer) {
        return row(why, request, answer, null);
    }

    private static Row row(String why, Function<URI, Http> request, Matcher<Reply> answer, Limit unless) {
        return new Row(why, request, answer, unless);
    }

    private static Function<URI, Http> preflight(String path, String origin, String method, String... headers) {
        return base -> Http.preflight(base.resolve(path), origin, method, headers);
    }

    private static Function<URI, Http> get(String path, String origin) {
        return base -> Http.get(base.resolve(path)).origin(origin);
    }

    private static String relevant(Http request) {
        Reply reply = request.send();
        return reply.status() + " " + reply.accessControlHeaders() + " " + reply.elements("Vary");
    }

    private static URI uri(Registration registration) {
        return deployment.baseUris().get(registration);
    }

    private static <E extends Enum<E>> Set<E> named(Class<E> type, String list) {
        return Stream.of(property(list).split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .map(name -> Enum.valueOf(type, name))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    private static String property(String name) {
        return System.getProperty("restcors.server." + name, "");
    }
}

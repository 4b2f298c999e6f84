package io.github.restcors.it.shapes;

import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.shapes.WrongShapes.A;
import static io.github.restcors.it.shapes.WrongShapes.B;
import static io.github.restcors.it.shapes.WrongShapes.PARTNER;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is checked when an application starts. */
abstract class StartupContract {

    private static CorsFeature feature() {
        return CorsFeature.builder()
                .policy("partners", CorsPolicy.builder().allowedOrigins(PARTNER).build())
                .build();
    }

    /** The rows of {@link WrongShapes#PROBLEMS}: each class with its problems. */
    static Stream<Arguments> wrongClasses() {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        WrongShapes.PROBLEMS.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] cells = line.split("\\|");
            problems.computeIfAbsent(cells[0].strip(), key -> new ArrayList<>())
                    .add(cells[1].strip() + " " + cells[2].strip() + " " + cells[3].strip());
        });
        return problems.entrySet().stream().map(row -> Arguments.of(row.getKey(), row.getValue()));
    }

    private static Class<?> wrongClass(Object name) {
        try {
            return Class.forName(WrongShapes.class.getName() + "$" + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClasses")
    void wrongAnnotationFailsTheDeployment(String name, List<String> problems) {
        App application = App.of(wrongClass(name)).instances(feature());

        assertThat(problemsOf(application), containsInAnyOrder(problems.toArray()));
    }

    @Test
    @SuppressWarnings("unchecked")
    void allProblemsOfTheApplicationAreInOneException() {
        App application = App.of().instances(feature());
        wrongClasses().forEach(row -> application.with(wrongClass(row.get()[0])));
        RightShapes.CLASSES.forEach(application::with);
        List<String> expected = wrongClasses()
                .flatMap(row -> ((List<String>) row.get()[1]).stream())
                .toList();

        assertThat(problemsOf(application), containsInAnyOrder(expected.toArray()));
    }

    @Test
    void threeProblemsInTwoClassesAreAllInTheMessage() {
        App application = App.of(WrongShapes.MaxAges.class, WrongShapes.UnknownPolicy.class);

        CorsConfigurationException thrown = assertThrows(
                CorsConfigurationException.class,
                () -> Server.start(application).close());

        assertThat(
                thrown.getMessage(),
                allOf(
                        containsString("MaxAges.negative"),
                        containsString("MaxAges.tooLong"),
                        containsString("UnknownPolicy.get")));
        assertThat(thrown.problems().size(), is(3));
    }

    @Test
    void applicationIsCheckedToo() {
        assertThat(
                problemsOf(new WrongShapes.MalformedApp().with(WrongShapes.MaxAges.class)),
                containsInAnyOrder(
                        "ORIGIN_SYNTAX MalformedApp @CrossOrigin(origins) https://a.example/",
                        "MAX_AGE_OUT_OF_BOUNDS MaxAges.negative @CrossOrigin(maxAge) -2",
                        "MAX_AGE_OUT_OF_BOUNDS MaxAges.tooLong @CrossOrigin(maxAge) 86401"));
        assertThat(
                problemsOf(new WrongShapes.UnknownPolicyApp().with(RightShapes.Silent.class)),
                contains("UNKNOWN_POLICY UnknownPolicyApp @CrossOrigin(policy) nobody"));
        assertThat(
                problemsOf(new WrongShapes.ConflictingApp().with(RightShapes.Silent.class)),
                contains("CONFLICTING_ANNOTATIONS ConflictingApp @CrossOrigin -"));
    }

    private static List<String> problemsOf(App application) {
        CorsConfigurationException thrown = assertThrows(
                CorsConfigurationException.class,
                () -> Server.start(application).close());
        return thrown.problems().stream()
                .map(problem -> problem.kind() + " " + problem.location() + " "
                        + (problem.value() == null ? "-" : problem.value()))
                .toList();
    }

    @Test
    void whatOnlyLooksWrongIsDeployed() {
        App application = App.of().instances(feature());
        RightShapes.CLASSES.forEach(application::with);
        try (Server server = Server.start(application)) {
            assertThat(preflight(server, "r1", PARTNER), status(204));
            assertThat(preflight(server, "r2", A), status(204));
            assertThat(preflight(server, "r3", A), status(204));
            assertThat(preflight(server, "r4", B), status(204));
            assertThat(preflight(server, "r5", "https://anyone.example"), status(204));
            assertThat(preflight(server, "r6", "http://localhost:1234"), status(204));
            assertThat(preflight(server, "r7", A), status(204));
            assertThat(preflight(server, "r10/again", A), status(204));
        }
    }

    static List<Class<?>> resources() {
        return OnlyAnnotation.RESOURCES;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resources")
    void oneAnnotationIsEnoughWhereverItStands(Class<?> resource) {
        try (Server server = Server.start(App.of(resource))) {
            assertThat(preflight(server, "only", A), status(204));
            assertThat(Http.get(server.uri("only")).origin(A).send(), header("Access-Control-Allow-Origin", is(A)));
        }
    }

    static List<Class<?>> locators() {
        return OnlyAnnotation.LOCATORS;
    }

    /** Until then nothing is known of it, and where nothing is configured nothing may change. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("locators")
    void onlyAnnotationOnWhatALocatorReturnsUntoldCountsFromTheFirstActualRequestOn(Class<?> locator) {
        try (Server server = Server.start(App.of(locator))) {
            assertThat(Http.get(server.uri("only/sub")).origin(A).send(), header("Access-Control-Allow-Origin", is(A)));
            assertThat(preflight(server, "only/sub", A), status(204));
        }
    }

    /** Known only when a request reaches it, too late to fail the deployment. */
    @Test
    void whatALocatorReturnsUntoldIsNotSharedIfItsAnnotationsAreWrong() {
        try (Server server = Server.start(App.of(RightShapes.Untold.class))) {
            assertThat(preflight(server, "r9/wrong", "null"), noAccessControlHeader());
            Reply actual = Http.get(server.uri("r9/wrong")).origin("null").send();
            assertThat(actual, allOf(status(200), noAccessControlHeader()));
        }
    }

    @Test
    void applicationGovernsWhatSaysNothingItself() {
        CorsFeature byDefault = CorsFeature.builder()
                .defaultPolicy(CorsPolicy.builder().allowedOrigins("*").build())
                .build();
        try (Server server = Server.start(new RightShapes.SharedApp()
                .with(RightShapes.Silent.class, RightShapes.Settled.class)
                .instances(byDefault))) {
            assertThat(preflight(server, "silent", A), status(204));
            assertThat(preflight(server, "silent", B), status(403));
            assertThat(preflight(server, "r4", B), status(204));
            assertThat(preflight(server, "r4", A), status(403));
        }
        try (Server server = Server.start(
                new RightShapes.UnsharedApp().with(RightShapes.Silent.class).instances(byDefault))) {
            assertThat(preflight(server, "silent", A), noAccessControlHeader());
        }
    }

    @Test
    void applicationsInOneVirtualMachineHaveTheirOwnPolicies() {
        App one = new RightShapes.SharedApp().with(RightShapes.Silent.class, RightShapes.Named.class);
        App other = new RightShapes.OtherApp().with(RightShapes.Silent.class, RightShapes.Named.class);
        CorsFeature otherPartners = CorsFeature.builder()
                .policy("partners", CorsPolicy.builder().allowedOrigins(B).build())
                .build();
        try (Server first = Server.start(one.instances(feature()));
                Server second = Server.start(other.instances(otherPartners))) {
            assertThat(preflight(first, "silent", A), status(204));
            assertThat(preflight(first, "silent", B), status(403));
            assertThat(preflight(second, "silent", A), status(403));
            assertThat(preflight(second, "silent", B), status(204));
            assertThat(preflight(first, "r1", PARTNER), status(204));
            assertThat(preflight(second, "r1", PARTNER), status(403));
            assertThat(Http.get(first.uri("r1")).origin(B).send(), noAccessControlHeader());
            assertThat(Http.get(second.uri("r1")).origin(B).send(), header("Access-Control-Allow-Origin", is(B)));
        }
    }

    /** The feature is told which application it is in; if it is in several, that must not be the other one. */
    @Test
    void applicationsThatStartAtOnceWithOneFeatureHaveTheirOwnPolicies() throws Exception {
        assumeFalse(Server.isCxf(), "without an integration only what the runtime injects is known");
        CorsFeature one = new CorsFeature();
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 15; round++) {
                CyclicBarrier together = new CyclicBarrier(threads);
                List<Callable<Reply>> starts = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    App application = i % 2 == 0 ? new RightShapes.SharedApp() : new RightShapes.OtherApp();
                    String origin = i % 2 == 0 ? A : B;
                    starts.add(() -> {
                        together.await();
                        try (Server server = Server.start(
                                application.with(RightShapes.Silent.class).instances(one))) {
                            return Http.get(server.uri("silent")).origin(origin).send();
                        }
                    });
                }
                List<Future<Reply>> replies = pool.invokeAll(starts);
                for (int i = 0; i < threads; i++) {
                    assertThat(replies.get(i).get(), header("Access-Control-Allow-Origin", is(i % 2 == 0 ? A : B)));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    static Stream<Object> providersThatThrow() {
        return Stream.of(new ThrowsWhenConfigured(), ThrowsWhenConstructed.class);
    }

    /** Whichever comes first is told, as it was thrown; the other when that is put right. */
    @ParameterizedTest
    @MethodSource("providersThatThrow")
    void whatTheApplicationThrowsAndWhatIsWrongDoNotHideEachOther(Object provider) {
        Throwable own = failure(with(App.of(Unambiguous.class), provider));
        Throwable both = failure(with(App.of(Unambiguous.class, WrongShapes.MaxAges.class), provider));
        Throwable wrong = failure(App.of(Unambiguous.class, WrongShapes.MaxAges.class));

        assertThat(own, is(instanceOf(OwnFailure.class)));
        assertThat(both, is(either(instanceOf(OwnFailure.class)).or(instanceOf(CorsConfigurationException.class))));
        assertThat(wrong, is(instanceOf(CorsConfigurationException.class)));
        try (Server server = Server.start(App.of(Unambiguous.class))) {
            assertThat(Http.preflight(server.uri("unambiguous"), A, "POST").send(), status(204));
        }
    }

    private static App with(App application, Object provider) {
        return provider instanceof Class<?> type ? application.with(type) : application.instances(provider);
    }

    /** Returns the innermost cause. */
    private static Throwable failure(App application) {
        Throwable cause =
                assertThrows(Throwable.class, () -> Server.start(application).close());
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    public static final class OwnFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    public static class ThrowsWhenConfigured implements Feature {
        @Override
        public boolean configure(FeatureContext context) {
            throw new OwnFailure();
        }
    }

    public static class ThrowsWhenConstructed extends ThrowsWhenConfigured {
        public ThrowsWhenConstructed() {
            throw new OwnFailure();
        }
    }

    private static Reply preflight(Server server, String path, String origin) {
        return Http.preflight(server.uri(path), origin, "GET").send();
    }

    @Test
    void methodsThatAPreflightCannotTellApartAreWarnedOfOnceIfTheirPoliciesDiffer() {
        List<String> warnings;
        try (Warnings logged = new Warnings();
                Server server = Server.start(App.of(Ambiguous.class, Unambiguous.class))) {
            preflight(server, "ambiguous", A);
            warnings = logged.messages();
        }

        assertThat(
                warnings, contains(allOf(containsString("Ambiguous.postJson"), containsString("Ambiguous.postText"))));
    }

    @Test
    void rightApplicationLogsNothing() {
        List<String> warnings;
        try (Warnings logged = new Warnings();
                Server server = Server.start(App.of(Unambiguous.class))) {
            preflight(server, "unambiguous", A);
            warnings = logged.messages();
        }

        assertThat(warnings, is(empty()));
    }

    @Path("ambiguous")
    public static class Ambiguous {

        @POST
        @Consumes("application/json")
        @CrossOrigin(A)
        public String postJson(String body) {
            return "";
        }

        @POST
        @Consumes("text/plain")
        @CrossOrigin(B)
        public String postText(String body) {
            return "";
        }
    }

    /** Policies are equal, or the paths differ. */
    @Path("unambiguous")
    public static class Unambiguous {

        @POST
        @Consumes("application/json")
        @CrossOrigin(origins = {A, B})
        public String postJson(String body) {
            return "";
        }

        @POST
        @Consumes("text/plain")
        @CrossOrigin({A, B})
        public String postText(String body) {
            return "";
        }

        @GET
        @Path("{a}")
        @CrossOrigin(A)
        public String get() {
            return "";
        }

        @POST
        @Path("{b}")
        @CrossOrigin(B)
        public String post() {
            return "";
        }
    }
}

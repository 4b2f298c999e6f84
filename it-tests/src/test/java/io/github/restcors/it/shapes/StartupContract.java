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
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

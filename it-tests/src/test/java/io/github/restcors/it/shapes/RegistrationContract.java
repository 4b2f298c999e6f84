package io.github.restcors.it.shapes;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static io.github.restcors.it.shapes.WrongShapes.A;
import static io.github.restcors.it.shapes.WrongShapes.B;
import static io.github.restcors.it.shapes.WrongShapes.PARTNER;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Named.named;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Server;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However often, and in whatever way, the feature is registered. */
abstract class RegistrationContract {

    static Stream<Named<UnaryOperator<App>>> withoutPolicies() {
        return Stream.of(
                way("discovered", app -> app),
                way("class", app -> app.with(CorsFeature.class)),
                way("instance", app -> app.instances(new CorsFeature())),
                way("built instance", app -> app.instances(CorsFeature.builder().build())),
                way("by a feature, as a class", app -> app.with(RegistersClass.class)),
                way("by a feature, as an instance", app -> app.instances(new RegistersInstance(new CorsFeature()))),
                way("by an early feature", app -> app.with(RegistersEarly.class)),
                way("by a late feature", app -> app.with(RegistersLate.class)),
                way("class, and by a feature", app -> app.with(CorsFeature.class, RegistersClass.class)),
                way("by a feature, and class", app -> app.with(RegistersLate.class, CorsFeature.class)),
                way(
                        "instance, and by a feature",
                        app -> app.with(RegistersEarly.class).instances(new CorsFeature())),
                way("class and instance", app -> app.with(CorsFeature.class).instances(new CorsFeature())));
    }

    static Stream<Named<Function<CorsFeature, App>>> withPolicies() {
        return Stream.of(
                named("instance", feature -> new App().instances(feature)),
                named("by a feature", feature -> new App().instances(new RegistersInstance(feature))),
                named("by an early feature", feature -> new App().instances(new RegistersInstanceEarly(feature))),
                named("by a late feature", feature -> new App().instances(new RegistersInstanceLate(feature))));
    }

    private static Named<UnaryOperator<App>> way(String name, UnaryOperator<App> registration) {
        return named(name, registration);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutPolicies")
    void annotationsGovernHoweverTheFeatureIsRegistered(UnaryOperator<App> registration) {
        try (Server server = Server.start(registration.apply(App.of(Annotated.class, Silent.class)))) {
            assertThat(
                    Http.preflight(server.uri("annotated"), A, "GET").send(),
                    allOf(
                            status(204),
                            accessControlHeaders(
                                    "Access-Control-Allow-Origin", A,
                                    "Access-Control-Allow-Methods", "GET, HEAD",
                                    "Access-Control-Max-Age", "60"),
                            varies("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers")));
            assertThat(
                    Http.get(server.uri("annotated")).origin(A).send(),
                    allOf(
                            status(200),
                            accessControlHeaders(
                                    "Access-Control-Allow-Origin", A, "Access-Control-Expose-Headers", "ETag"),
                            varies("Origin")));
            assertThat(
                    Http.get(server.uri("silent")).origin(A).send(),
                    allOf(status(200), noAccessControlHeader(), varies()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withPolicies")
    void policiesOfAFeatureRegisteredByHandGovern(Function<CorsFeature, App> registration) {
        CorsFeature feature = CorsFeature.builder()
                .defaultPolicy(CorsPolicy.builder().allowedOrigins(B).build())
                .policy("partners", CorsPolicy.builder().allowedOrigins(PARTNER).build())
                .build();
        App application = registration.apply(feature).with(Annotated.class, Silent.class, ForPartners.class);
        // Where nothing is discovered, Server.start() would register another by hand.
        try (Server server = Server.isCxf() ? Server.startWithoutRestCors(application) : Server.start(application)) {
            assertGranted(server, "annotated", A);
            assertGranted(server, "silent", B);
            assertGranted(server, "partners", PARTNER);
            assertThat(
                    Http.preflight(server.uri("partners"), B, "GET").send(),
                    allOf(status(403), noAccessControlHeader()));
        }
    }

    @Test
    void oneFeatureMayBeInSeveralApplications() {
        CorsFeature feature = CorsFeature.builder()
                .defaultPolicy(CorsPolicy.builder().allowedOrigins(B).build())
                .build();
        try (Server one = Server.start(App.of(Annotated.class, Silent.class).instances(feature));
                Server other = Server.start(App.of(Silent.class).instances(feature))) {
            assertGranted(one, "annotated", A);
            assertGranted(one, "silent", B);
            assertGranted(other, "silent", B);
        }
    }

    private static void assertGranted(Server server, String path, String origin) {
        assertThat(Http.preflight(server.uri(path), origin, "GET").send(), status(204));
        assertThat(Http.get(server.uri(path)).origin(origin).send().header("Access-Control-Allow-Origin"), is(origin));
    }

    @Path("annotated")
    public static class Annotated {

        @GET
        @CrossOrigin(origins = A, exposedHeaders = "ETag", maxAge = 60)
        public String get() {
            return "";
        }
    }

    @Path("silent")
    public static class Silent {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("partners")
    public static class ForPartners {

        @GET
        @CrossOrigin(policy = "partners")
        public String get() {
            return "";
        }
    }

    public static class RegistersClass implements Feature {

        @Override
        public boolean configure(FeatureContext context) {
            context.register(CorsFeature.class);
            return true;
        }
    }

    @Priority(1)
    public static class RegistersEarly extends RegistersClass {}

    @Priority(Integer.MAX_VALUE)
    public static class RegistersLate extends RegistersClass {}

    public static class RegistersInstance implements Feature {

        private final CorsFeature feature;

        RegistersInstance(CorsFeature feature) {
            this.feature = feature;
        }

        @Override
        public boolean configure(FeatureContext context) {
            context.register(feature);
            return true;
        }
    }

    @Priority(1)
    public static class RegistersInstanceEarly extends RegistersInstance {

        RegistersInstanceEarly(CorsFeature feature) {
            super(feature);
        }
    }

    @Priority(Integer.MAX_VALUE)
    public static class RegistersInstanceLate extends RegistersInstance {

        RegistersInstanceLate(CorsFeature feature) {
            super(feature);
        }
    }
}

package io.github.restcors.resteasy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CorsProblem;
import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.plugins.server.resourcefactory.POJOResourceFactory;
import org.jboss.resteasy.spi.metadata.ResourceBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How rest-cors gets into a deployment, and what of the deployment it checks. */
class ResteasyIntegrationTest {

    private static final String SHARED = "https://shared.example";
    private static final String BY_HAND = "https://by-hand.example";
    private static final String APPLICATION = "https://application.example";

    private static final Set<Class<?>> RESOURCES = Set.of(Shared.class, Plain.class, Named.class);

    private static final Logger RESTEASY = Logger.getLogger("org.jboss.resteasy");

    private final ResteasyDeploymentImpl deployment = new ResteasyDeploymentImpl();
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        RESTEASY.addHandler(warnings);
        RESTEASY.setLevel(Level.WARNING);
    }

    @AfterEach
    void stop() {
        RESTEASY.removeHandler(warnings);
        RESTEASY.setLevel(null);
        ResteasyContext.clearContextData();
    }

    @Test
    void leavesOtherRuntimesAlone() {
        FeatureContext context = stub(FeatureContext.class, stub(Configuration.class, null));

        assertThat(new ResteasyIntegration().attach(context, classes -> {}), is(Optional.empty()));
    }

    @Test
    void isDiscovered() throws Exception {
        deployment.setApplication(new App(Set.of(Shared.class, Plain.class), Set.of()));
        deployment.start();

        assertThat(allowOrigin("shared", SHARED), is(SHARED));
        assertThat(allowOrigin("plain", BY_HAND), is("none"));
    }

    @Test
    void isDiscoveredWithoutAnApplication() throws Exception {
        deployment.getActualResourceClasses().add(Shared.class);
        deployment.start();

        assertThat(allowOrigin("shared", SHARED), is(SHARED));
    }

    @Test
    void readsTheAnnotationsOfTheApplication() throws Exception {
        deployment.setApplication(new AnnotatedApp(Set.of(Shared.class, Plain.class)));
        deployment.start();

        assertThat(allowOrigin("shared", SHARED), is(SHARED));
        assertThat(allowOrigin("plain", APPLICATION), is(APPLICATION));
        assertThat(allowOrigin("nothing", APPLICATION), is(APPLICATION));
    }

    @Test
    void staysOutWhereServicesAreNotLoaded() throws Exception {
        for (Object no : List.of(false, "false", "FALSE")) {
            ResteasyDeploymentImpl without = new ResteasyDeploymentImpl();
            without.setApplication(new App(Set.of(Shared.class), Set.of()) {
                @Override
                public Map<String, Object> getProperties() {
                    return Map.of("jakarta.ws.rs.loadServices", no);
                }
            });
            without.start();

            assertThat(allowOrigin(without, "shared", SHARED), is("none"));
        }
    }

    @Test
    void staysOutOfClients() {
        deployment.setApplication(new App(Set.of(Shared.class), Set.of()));
        deployment.start();
        // A client that is built by the application, while it starts or serves.
        ResteasyContext.pushContext(org.jboss.resteasy.spi.ResteasyDeployment.class, deployment);
        ResteasyProviderFactoryImpl client = new ResteasyProviderFactoryImpl();
        client.register(DiscoveredCorsFeature.class);

        assertThat(client.isEnabled(DiscoveredCorsFeature.class), is(false));
        assertThat(client.getInstances(), is(Set.of()));
    }

    /** Where a {@link CorsFeature} can be registered by hand. */
    enum ByHand {
        SINGLETON(deployment -> deployment.setApplication(new App(RESOURCES, Set.of(byHand())))),
        FEATURE_OF_THE_APPLICATION(
                deployment -> deployment.setApplication(new App(RESOURCES, Set.of(new RegisteringFeature())))),
        PROVIDER_BESIDE_THE_APPLICATION(deployment -> {
            deployment.setApplication(new App(RESOURCES, Set.of()));
            deployment.getProviders().add(byHand());
        }),
        FEATURE_BESIDE_THE_APPLICATION(deployment -> {
            deployment.setApplication(new App(RESOURCES, Set.of()));
            deployment.getProviderClasses().add(RegisteringFeature.class.getName());
        }),
        PROVIDER_WITHOUT_AN_APPLICATION(deployment -> {
            deployment.getActualResourceClasses().addAll(RESOURCES);
            deployment.getProviders().add(byHand());
        }),
        FACTORY(deployment -> {
            deployment.setApplication(new App(RESOURCES, Set.of()));
            deployment.setProviderFactory(new ResteasyProviderFactoryImpl());
            deployment.getProviderFactory().register(byHand());
        });

        private final Consumer<ResteasyDeploymentImpl> setup;

        ByHand(Consumer<ResteasyDeploymentImpl> setup) {
            this.setup = setup;
        }
    }

    @ParameterizedTest
    @EnumSource
    void yieldsToAFeatureThatIsRegisteredByHand(ByHand byHand) throws Exception {
        byHand.setup.accept(deployment);
        deployment.start();

        assertThat(allowOrigin("shared", SHARED), is(SHARED));
        assertThat(allowOrigin("plain", BY_HAND), is(BY_HAND));
        assertThat(allowOrigin("named", BY_HAND), is(BY_HAND));
        assertThat(warnings.messages, is(List.of()));
    }

    /** Where a deployment may have its resource classes. */
    enum Source {
        APPLICATION_CLASSES(deployment -> deployment.setApplication(new App(Set.of(Broken.class), Set.of()))),
        APPLICATION_SINGLETONS(deployment -> deployment.setApplication(new App(Set.of(), Set.of(new Broken())))),
        CLASSES(deployment -> deployment.getActualResourceClasses().add(Broken.class)),
        NAMES(deployment -> deployment.getResourceClasses().add(" " + Broken.class.getName())),
        SCANNED_NAMES(deployment -> deployment.getScannedResourceClasses().add(Broken.class.getName())),
        OBJECTS(deployment -> deployment.getResources().add(new Broken())),
        FACTORIES(deployment ->
                deployment.getResourceFactories().add(new POJOResourceFactory(new ResourceBuilder(), Broken.class))),
        LOCATORS(deployment -> deployment.getActualResourceClasses().add(ToBroken.class));

        private final Consumer<ResteasyDeploymentImpl> setup;

        Source(Consumer<ResteasyDeploymentImpl> setup) {
            this.setup = setup;
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsTheDeploymentForWhatIsWrongWithAClass(Source source) {
        source.setup.accept(deployment);

        CorsConfigurationException failure = assertThrows(CorsConfigurationException.class, deployment::start);

        assertThat(kinds(failure), contains(CorsProblem.Kind.ORIGIN_NULL));
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() {
        deployment.setApplication(new App(Set.of(Named.class), Set.of(new Broken())));
        deployment.getResourceClasses().add(AlsoBroken.class.getName());

        CorsConfigurationException failure = assertThrows(CorsConfigurationException.class, deployment::start);

        assertThat(
                kinds(failure),
                contains(
                        CorsProblem.Kind.ORIGIN_SYNTAX, CorsProblem.Kind.ORIGIN_NULL, CorsProblem.Kind.UNKNOWN_POLICY));
    }

    @Test
    void reportsEverythingThatIsFoundByScanningLater() {
        deployment.setApplication(new App(Set.of(), Set.of()));
        deployment.start(); // so does SeBootstrap.start(Class) before it scans
        deployment
                .getScannedResourceClasses()
                .addAll(List.of(Shared.class.getName(), AlsoBroken.class.getName(), Broken.class.getName()));

        CorsConfigurationException failure = assertThrows(CorsConfigurationException.class, deployment::registration);

        assertThat(kinds(failure), contains(CorsProblem.Kind.ORIGIN_SYNTAX, CorsProblem.Kind.ORIGIN_NULL));
    }

    @Test
    void passesOverScannedClassesWhereTheApplicationNamesItsOwn() {
        deployment.setApplication(new App(Set.of(Shared.class), Set.of()));
        deployment.getScannedResourceClasses().add(Broken.class.getName());

        deployment.start();
    }

    @Test
    void failsTheDeploymentForWhatIsWrongWithAnApplicationWithoutResources() {
        deployment.setApplication(new BrokenApp());

        RuntimeException failure = assertThrows(RuntimeException.class, deployment::start);

        assertThat(failure.getCause() instanceof CorsConfigurationException, is(true)); // by RESTEasy's own doing
    }

    @Test
    void leavesClassesThatCannotBeLoadedToTheRuntime() {
        deployment.getResourceClasses().add("no.such.Resource");

        RuntimeException failure = assertThrows(RuntimeException.class, deployment::start);

        assertThat(failure.getCause() instanceof ClassNotFoundException, is(true));
    }

    private static List<CorsProblem.Kind> kinds(CorsConfigurationException failure) {
        return failure.problems().stream().map(CorsProblem::kind).sorted().toList();
    }

    private String allowOrigin(String path, String origin) throws Exception {
        return allowOrigin(deployment, path, origin);
    }

    private static String allowOrigin(ResteasyDeploymentImpl deployment, String path, String origin) throws Exception {
        MockHttpRequest request = MockHttpRequest.get("/" + path).header("Origin", origin);
        MockHttpResponse response = new MockHttpResponse();
        deployment.getDispatcher().invoke(request, response);
        List<Object> values = response.getOutputHeaders().getOrDefault("Access-Control-Allow-Origin", List.of("none"));
        return values.size() == 1 ? values.get(0).toString() : values.toString();
    }

    private static CorsFeature byHand() {
        CorsPolicy policy = CorsPolicy.builder().allowedOrigins(BY_HAND).build();
        return CorsFeature.builder()
                .defaultPolicy(policy)
                .policy("by hand", policy)
                .build();
    }

    private static <T> T stub(Class<T> type, @Nullable Object result) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> result));
    }

    /** Collects what RESTEasy complains of. */
    private static final class Warnings extends Handler {

        private final List<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord event) {
            if (event.getLevel().intValue() >= Level.WARNING.intValue()) {
                messages.add(event.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    static class App extends Application {

        private final Set<Class<?>> classes;
        private final Set<Object> singletons;

        App(Set<Class<?>> classes, Set<Object> singletons) {
            this.classes = classes;
            this.singletons = singletons;
        }

        @Override
        public Set<Class<?>> getClasses() {
            return classes;
        }

        @Override
        @SuppressWarnings("deprecation") // by the API, but applications still register instances so
        public Set<Object> getSingletons() {
            return singletons;
        }
    }

    @CrossOrigin(APPLICATION)
    static class AnnotatedApp extends App {

        AnnotatedApp(Set<Class<?>> classes) {
            super(classes, Set.of());
        }
    }

    @CrossOrigin("null")
    static class BrokenApp extends App {

        BrokenApp() {
            super(Set.of(), Set.of());
        }
    }

    public static class RegisteringFeature implements Feature {

        @Override
        public boolean configure(FeatureContext context) {
            context.register(byHand());
            return true;
        }
    }

    @Path("shared")
    @CrossOrigin(SHARED)
    public static class Shared {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("plain")
    public static class Plain {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("named")
    @CrossOrigin(policy = "by hand")
    public static class Named {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("broken")
    @CrossOrigin("null")
    public static class Broken {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("broken/too")
    @CrossOrigin("https://app.example/")
    public static class AlsoBroken {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("locator")
    public static class ToBroken {

        @Path("broken")
        public Broken broken() {
            return new Broken();
        }
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rest-cors in one application: checked while it starts, and what becomes of what is known only later. */
class DeploymentTest {

    /** What an integration registers where the runtime discovers it. */
    private static final class Discovered extends CorsFeature {}

    private static final TargetResolver RESOLVER = new StubIntegration.Model(Targets.NO_RESOURCE, null);

    private static List<CorsProblem.Kind> kinds(CorsConfigurationException e) {
        return e.problems().stream().map(CorsProblem::kind).toList();
    }

    @Test
    void everythingIsRegistered() {
        StubServer server = StubServer.start(new CorsFeature(), Sample.Books.class);

        assertThat(
                server.application.registered().stream()
                        .map(each -> each.getClass().getSimpleName())
                        .toList(),
                containsInAnyOrder(
                        "PreflightFirst",
                        "PreflightLast",
                        "PreflightAbort",
                        "ResponseDecorator",
                        "ResourceMethodListener"));
    }

    @Test
    void unhandledExceptionsAreMappedOnRequest() {
        StubServer server =
                StubServer.start(CorsFeature.builder().mapUnhandledExceptions().build(), Sample.Books.class);

        assertThat(server.application.registered(UnhandledExceptionMapper.class), is(notNullValue()));
    }

    @Test
    void inactiveWithoutAnnotationAndPolicy() {
        assertThat(StubServer.start(new CorsFeature()).deployment().isActive(), is(false));
        assertThat(
                StubServer.start(new CorsFeature(), Sample.Private.class)
                        .deployment()
                        .isActive(),
                is(false));
        assertThat(
                "registered, but not used",
                StubServer.start(
                                CorsFeature.builder()
                                        .policy("partners", Sample.policy("*"))
                                        .build(),
                                Sample.Private.class)
                        .deployment()
                        .isActive(),
                is(false));
    }

    @Path("leading")
    static class Leading {
        @Path("sub")
        public Object sub() {
            return new Sample.Chapters();
        }
    }

    @Path("leading")
    static class LeadingToChapters {
        @Path("sub")
        public Sample.Chapters sub() {
            return new Sample.Chapters();
        }
    }

    @Test
    void activeWithAnyAnnotationOrPolicy() {
        assertThat(
                StubServer.start(new CorsFeature(), Sample.Public.class)
                        .deployment()
                        .isActive(),
                is(true));
        assertThat(
                StubServer.start(StubServer.feature(Sample.policy("*")))
                        .deployment()
                        .isActive(),
                is(true));
        assertThat(
                "declared by a locator",
                StubServer.start(new CorsFeature(), LeadingToChapters.class)
                        .deployment()
                        .isActive(),
                is(true));
    }

    @Test
    void activeOnceARequestHasReachedAnAnnotatedClass() {
        Deployment deployment =
                StubServer.start(new CorsFeature(), Leading.class).deployment();
        ResourceMethod locator = new ResourceMethod(Leading.class, Contexts.method(Leading.class, "sub"));
        ResourceMethod reached =
                new ResourceMethod(Sample.Chapters.class, Contexts.method(Sample.Chapters.class, "list"));

        assertThat(deployment.isActive(), is(false));
        assertThat(deployment.isActive(null), is(false));
        assertThat(deployment.isActive(locator), is(false));
        assertThat(deployment.isActive(reached), is(true));
        assertThat(deployment.isActive(), is(true));
    }

    @Test
    void applicationIsAnnotatedToo() {
        StubApplication application = new StubApplication();
        Contexts.inject(new CorsFeature(), new Sample.Annotated()).configure(application.context());

        assertThat(Deployment.of(application.getConfiguration()).isActive(), is(true));
    }

    @Test
    void wrappedApplicationIsUnwrapped() {
        StubApplication application = new StubApplication();
        Application wrapped = new StubIntegration.Wrapped(new Sample.WronglyAnnotated());
        CorsFeature feature = Contexts.inject(new CorsFeature(), wrapped);

        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> feature.configure(application.context()));

        assertThat(kinds(e), contains(CorsProblem.Kind.ORIGIN_NULL));
    }

    @Test
    void startsWithoutApplication() {
        StubApplication application = new StubApplication();

        assertThat(new CorsFeature().configure(application.context()), is(true));
        assertThat(Deployment.of(application.getConfiguration()).isActive(), is(false));
    }

    /** Its methods are made resource methods by code. */
    @CrossOrigin("null")
    static class ByCode {
        public void handle() {}
    }

    @Test
    void classThatIsAResourceByCodeIsCheckedToo() {
        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> StubServer.start(new CorsFeature(), ByCode.class));

        assertThat(kinds(e), contains(CorsProblem.Kind.ORIGIN_NULL));
    }

    /** Runtimes list classes in any order. */
    @Test
    void problemsAreInTheOrderOfTheirLocations() {
        CorsConfigurationException e = assertThrows(
                CorsConfigurationException.class,
                () -> StubServer.start(new CorsFeature(), Sample.Named.class, ByCode.class, Sample.Broken.class));

        assertThat(
                kinds(e),
                contains(
                        CorsProblem.Kind.ORIGIN_SYNTAX, CorsProblem.Kind.ORIGIN_NULL, CorsProblem.Kind.UNKNOWN_POLICY));
    }

    @Path("more")
    static class More {
        @GET
        @CrossOrigin(value = "*", methods = "PUT")
        public void get() {}
    }

    @Path("broken-locator")
    static class BrokenLocator {
        @Path("sub")
        public Sample.Broken sub() {
            return new Sample.Broken();
        }
    }

    @Test
    void allProblemsOfTheApplicationFailTheDeploymentAtOnce() {
        StubApplication application = new StubApplication();
        CorsFeature feature = Contexts.inject(new CorsFeature(), new Application() {
            @Override
            public Set<Class<?>> getClasses() {
                return Set.of(Sample.Broken.class, BrokenLocator.class, Sample.Named.class);
            }

            @Override
            @Deprecated
            public Set<Object> getSingletons() {
                return Set.of(new More());
            }
        });

        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> feature.configure(application.context()));

        assertThat(
                kinds(e),
                containsInAnyOrder(
                        CorsProblem.Kind.ORIGIN_SYNTAX,
                        CorsProblem.Kind.UNKNOWN_POLICY,
                        CorsProblem.Kind.METHOD_NOT_ON_RESOURCE));
    }

    @Test
    void integrationTellsTheClasses() {
        StubServer server = StubServer.start(new CorsFeature(), RESOLVER, Sample.Books.class);

        assertThat(server.deployment().resolver(), is(sameInstance(RESOLVER)));
        assertThat(server.deployment().isActive(), is(true));
        assertThrows(
                CorsConfigurationException.class,
                () -> StubServer.start(new CorsFeature(), RESOLVER, Sample.Broken.class));
    }

    @Test
    void classThatOnlyTheRuntimeKnowsIsCheckedToo() {
        Deployment deployment = StubServer.start(new CorsFeature()).deployment();

        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> deployment.resourceMethod(Sample.Broken.class));

        assertThat(kinds(e), contains(CorsProblem.Kind.ORIGIN_SYNTAX));

        deployment.resourceMethod(Sample.Public.class);
        deployment.resourceMethod(Sample.Public.class);

        assertThat(deployment.isActive(), is(true));
    }

    @Test
    void listenerTellsTheClassOfEachResourceMethod() {
        StubServer server = StubServer.start(new CorsFeature());
        ResourceMethodListener listener = server.application.registered(ResourceMethodListener.class);
        listener.configure(Contexts.matched(Sample.Public.class, "get"), server.application.context());

        assertThat(server.deployment().isActive(), is(true));
    }

    @CrossOrigin(value = "*", methods = "PUT")
    interface Contract {
        @GET
        void get();
    }

    @Path("implementing")
    @CrossOrigin("*")
    static class Implementing implements Contract {
        @Override
        public void get() {}
    }

    /** RESTEasy names the type that carries the path. */
    @Test
    void typeThatAKnownClassInheritsFromIsNoClassOfItsOwnWithAnIntegration() {
        Deployment deployment = StubServer.start(new CorsFeature(), RESOLVER, Implementing.class)
                .deployment();
        deployment.resourceMethod(Contract.class);
        deployment.resourceMethod(Contract.class);

        assertThat(deployment.resources().isKnown(Contract.class), is(false));
    }

    @Test
    void otherClassThatOnlyTheRuntimeKnowsIsCheckedWithAnIntegrationToo() {
        Deployment deployment = StubServer.start(new CorsFeature(), RESOLVER, Implementing.class)
                .deployment();

        assertThrows(CorsConfigurationException.class, () -> deployment.resourceMethod(Sample.Broken.class));
    }

    @Test
    void classIsReadOnceEvenIfItIsAResourceByCodeOnly() {
        Deployment deployment = StubServer.start(new CorsFeature()).deployment();
        deployment.resourceMethod(String.class);

        assertThat(deployment.resources().isKnown(String.class), is(true));
    }

    /** The runtime may have both, and then both are at their paths. */
    @Test
    void typeThatAKnownClassInheritsFromIsAClassLikeAnyOtherWithoutIntegration() {
        Deployment deployment =
                StubServer.start(new CorsFeature(), Implementing.class).deployment();

        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> deployment.resourceMethod(Contract.class));

        assertThat(kinds(e), contains(CorsProblem.Kind.METHOD_NOT_ON_RESOURCE));
    }

    @Test
    void wrongClassThatOnlyARequestShowsIsNotSharedAndLoggedOnce() {
        Deployment deployment =
                StubServer.start(new CorsFeature(), Sample.Books.class).deployment();
        deployment.isActive();
        try (LogCapture log = LogCapture.all()) {
            for (int i = 0; i < 3; i++) {
                deployment.resourceMethod(Sample.Broken.class);
            }

            assertThat(log.lines(), hasSize(1));
            assertThat(
                    log.lines().get(0),
                    is("WARNING rest-cors: Broken.get @CrossOrigin(origins): origin \"no origin\" has no scheme;"
                            + " write it as \"https://app.example.com\""));
        }
        try (LogCapture log = LogCapture.all()) {
            for (int i = 0; i < 3; i++) {
                deployment.resourceMethod(ByCode.class);
            }

            assertThat("a resource by code", log.lines(), hasSize(1));
        }
        Method get = Contexts.method(Sample.Broken.class, "get");
        Method put = Contexts.method(Sample.Broken.class, "put");

        assertThat(deployment.policies().governing(Sample.Broken.class, get).policy(), is(nullValue()));
        assertThat(
                "what is right is shared",
                deployment.policies().governing(Sample.Broken.class, put).policy(),
                is(Sample.policy("*")));
    }

    @Test
    void methodsOfClassesThatAreToldOneByOneAreComparedAsWell() {
        Deployment deployment = StubServer.start(new CorsFeature()).deployment();
        try (LogCapture log = LogCapture.info()) {
            deployment.resourceMethod(AmbiguityWarningTest.TornFromAbove.class);
            deployment.resourceMethod(AmbiguityWarningTest.Torn.class);

            assertThat(
                    log.lines(),
                    hasItem("WARNING rest-cors: a preflight cannot tell Torn.put, TornFromAbove.replace apart, whose"
                            + " policies differ; it gets what all of them grant (PUT /a/{})"));
        }
    }

    @Test
    void featureRegisteredByHandTakesOver() {
        StubApplication application = new StubApplication();
        Contexts.inject(new Discovered(), StubApplication.of(Set.of(Sample.Private.class)))
                .configure(application.context());
        Deployment deployment = Deployment.of(application.getConfiguration());

        assertThat(deployment.isActive(), is(false));
        assertThat(
                CorsFeature.builder()
                        .defaultPolicy(Sample.policy("*"))
                        .mapUnhandledExceptions()
                        .build()
                        .configure(application.context()),
                is(true));
        assertThat(Deployment.of(application.getConfiguration()), is(sameInstance(deployment)));
        assertThat(deployment.isActive(), is(true));
        assertThat(deployment.policies().application().policy(), is(Sample.policy("*")));
        assertThat(application.registered(UnhandledExceptionMapper.class), is(notNullValue()));
    }

    @Test
    void featureRegisteredByHandMapsNoExceptionsUnlessItSaysSo() {
        StubApplication application = new StubApplication();
        new Discovered().configure(application.context());
        new CorsFeature().configure(application.context());

        assertThat(
                application.registered().stream()
                        .<Class<?>>map(Object::getClass)
                        .toList(),
                not(hasItem(UnhandledExceptionMapper.class)));
    }

    @Test
    void secondFeatureChangesNothing() {
        StubApplication application = new StubApplication();
        StubServer.feature(Sample.policy("*")).configure(application.context());
        int registered = application.registered().size();

        assertThat(StubServer.feature(Sample.policy(Sample.APP)).configure(application.context()), is(false));
        assertThat(new Discovered().configure(application.context()), is(false));
        assertThat(
                Deployment.of(application.getConfiguration())
                        .policies()
                        .application()
                        .policy(),
                is(Sample.policy("*")));
        assertThat(application.registered(), hasSize(registered));
    }

    /** One in another class loader that serves the same application. */
    @Test
    void anotherCopyOfTheLibraryIsNoneOfOurs() {
        StubApplication application = new StubApplication();
        application.property("io.github.restcors.deployment", "of another copy");

        assertThat(new CorsFeature().configure(application.context()), is(true));
        assertThat(Deployment.of(application.getConfiguration()), is(notNullValue()));
    }

    @Test
    void policyThatIsNamedMayComeWithTheFeatureRegisteredByHand() {
        StubApplication application = new StubApplication();
        Contexts.inject(new Discovered(), StubApplication.of(Set.of(Sample.Named.class)))
                .configure(application.context());
        CorsFeature.builder()
                .policy("partners", Sample.policy("https://partner.example"))
                .build()
                .configure(application.context());
        Deployment deployment = Deployment.of(application.getConfiguration());
        deployment.resourceMethod(Sample.Named.class);

        assertThat(
                deployment
                        .policies()
                        .governing(Sample.Named.class, Contexts.method(Sample.Named.class, "get"))
                        .policy(),
                is(Sample.policy("https://partner.example")));
    }

    @Test
    void policyThatIsNamedAndNeverComesFailsTheDeployment() {
        StubApplication application = new StubApplication();
        Contexts.inject(new Discovered(), StubApplication.of(Set.of(Sample.Named.class)))
                .configure(application.context());
        Deployment deployment = Deployment.of(application.getConfiguration());

        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> deployment.resourceMethod(Sample.Named.class));

        assertThat(kinds(e), contains(CorsProblem.Kind.UNKNOWN_POLICY));
    }

    @Test
    void policyThatTheFeatureRegisteredByHandDoesNotBringFailsTheDeployment() {
        StubApplication application = new StubApplication();
        Contexts.inject(new Discovered(), StubApplication.of(Set.of(Sample.Named.class)))
                .configure(application.context());

        assertThrows(CorsConfigurationException.class, () -> new CorsFeature().configure(application.context()));
    }

    @Test
    void otherProblemsAreNotPutOff() {
        StubApplication application = new StubApplication();
        CorsFeature feature = Contexts.inject(new Discovered(), StubApplication.of(Set.of(Sample.Broken.class)));

        assertThrows(CorsConfigurationException.class, () -> feature.configure(application.context()));
    }

    @Test
    void policyThatIsNamedHasToBeThereWhereTheFeatureIsRegisteredByHand() {
        assertThrows(CorsConfigurationException.class, () -> StubServer.start(new CorsFeature(), Sample.Named.class));
    }

    /** Loads rest-cors anew, with services of its own. */
    private static class Isolated extends URLClassLoader {

        Isolated(URL services) {
            super(
                    new URL[] {
                        services,
                        CorsFeature.class.getProtectionDomain().getCodeSource().getLocation(),
                        DeploymentTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                    },
                    DeploymentTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith("io.github.restcors.") || name.startsWith("broken.");
            Class<?> known = findLoadedClass(name);
            return known != null ? known : own ? findClass(name) : super.loadClass(name, resolve);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return findResources(name);
        }
    }

    /** Shows by its class loader's system property that it was made. */
    public static final class Made implements RuntimeIntegration {

        static final String PROPERTY = "io.github.restcors.made";

        public Made() {
            System.setProperty(PROPERTY, "true");
        }

        @Override
        public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
            return Optional.empty();
        }
    }

    /** The integration of a runtime that is not there. */
    public static final class Unmakeable implements RuntimeIntegration {

        public Unmakeable() {
            throw new NoClassDefFoundError("org/example/Runtime");
        }

        @Override
        public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
            return Optional.empty();
        }
    }

    @Test
    void integrationThatCannotBeLoadedIsLeftOut(@TempDir java.nio.file.Path services) throws Exception {
        java.nio.file.Path list = services.resolve("META-INF/services/" + RuntimeIntegration.class.getName());
        Files.createDirectories(list.getParent());
        Files.write(
                list, List.of("broken.NoClass", "broken.Missing", Unmakeable.class.getName(), Made.class.getName()));
        Files.createDirectories(services.resolve("broken"));
        try (InputStream another = DeploymentTest.class.getResourceAsStream("DeploymentTest$Start.class")) {
            Files.write(services.resolve("broken/NoClass.class"), another.readAllBytes()); // by a wrong name
        }
        System.clearProperty(Made.PROPERTY);
        try (Isolated loader = new Isolated(services.toUri().toURL());
                LogCapture log = LogCapture.all()) {
            Class<?> test = loader.loadClass(Start.class.getName());
            test.getMethod("run").invoke(test.getConstructor().newInstance());

            assertThat(System.getProperty(Made.PROPERTY), is("true"));
            assertThat(log.lines(), hasSize(3));
            assertThat(Set.copyOf(log.lines()), contains("FINE rest-cors: an integration does not fit this runtime"));
        } finally {
            System.clearProperty(Made.PROPERTY);
        }
    }

    @Test
    void lookUpThatFailsForEverEnds(@TempDir java.nio.file.Path services) throws Exception {
        int[] failures = {0};
        try (Isolated loader = new Isolated(services.toUri().toURL()) {
                    @Override
                    public Enumeration<URL> getResources(String name) throws IOException {
                        if (failures[0] < 100) { // as good as for ever, but for a look-up that has no end
                            failures[0]++;
                            throw new IOException("a jar that cannot be read");
                        }
                        return super.getResources(name);
                    }
                };
                LogCapture log = LogCapture.all()) {
            Class<?> test = loader.loadClass(Start.class.getName());
            test.getMethod("run").invoke(test.getConstructor().newInstance());

            assertThat(log.lines(), hasSize(16));
            assertThat(failures[0], is(16));
        }
    }

    /** Starts an application, in whatever class loader. */
    public static final class Start implements Runnable {

        @Override
        public void run() {
            new CorsFeature().configure(new StubApplication().context());
        }
    }

    @Test
    void nothingIsLoggedWhereNothingIsWrong() {
        try (LogCapture log = LogCapture.info()) {
            StubServer.start(new CorsFeature(), Sample.Books.class, Sample.Private.class, Sample.Public.class);

            assertThat(log.lines(), is(empty()));
        }
    }
}

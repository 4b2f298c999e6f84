package io.github.restcors.jersey;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CorsProblem;
import io.github.restcors.CrossOrigin;
import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.RuntimeIntegration;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.glassfish.jersey.client.Initializable;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JerseyIntegrationTest {

    private static final String ORIGIN = "https://app.example.com";

    @Path("shared")
    @CrossOrigin(ORIGIN)
    public static class Shared {

        public Shared() {
            throw new AssertionError("the resource was made");
        }

        @GET
        public String get() {
            return "";
        }

        @PUT
        @Path("{id}")
        public void put() {}

        @Path("sub")
        public Object locate() {
            return this;
        }
    }

    @Path("silent")
    public static class Silent {
        @DELETE
        public void delete() {}
    }

    @Path("locators")
    public static class OnlyLocators {
        @Path("sub")
        public Object locate() {
            return this;
        }
    }

    @Path("wrong")
    @CrossOrigin("https://app.example.com/")
    public static class Wrong {
        @GET
        @CrossOrigin("null")
        public String get() {
            return "";
        }
    }

    @Path("wrong-too")
    public static class WrongToo {
        @GET
        @CrossOrigin(origins = "*", allowCredentials = true)
        public String get() {
            return "";
        }
    }

    public static class Handler implements Inflector<ContainerRequestContext, String> {
        @Override
        public String apply(ContainerRequestContext context) {
            return "";
        }
    }

    /** Where Jersey's model tells all targets, no request has to pay for a filter. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            no locator,                    false
            locator,                       true
            locator of another path,       true
            locator of a path with params, true
            locator made by code,          true
            """)
    void resourceMethodsAreGuardedWhereLocatorsAre(String why, boolean guarded) throws Exception {
        Set<String> filters = new HashSet<>();
        ResourceConfig config = new ResourceConfig(Silent.class);
        switch (why) {
            case "no locator" -> {}
            case "locator" -> config.register(Shared.class);
            case "locator of another path" -> config.register(OnlyLocators.class);
            case "locator of a path with params" -> config.register(LocatorBelow.class);
            default -> {
                Resource.Builder resource = Resource.builder("by-code");
                resource.addMethod().handledBy(OnlyLocators.class, OnlyLocators.class.getMethod("locate"));
                config.registerResources(resource.build());
            }
        }
        config.register(new FilterNames(filters));
        TestApplication application = TestApplication.start(config);
        application.send(TestApplication.request("DELETE", "silent"));

        assertThat(why, filters.contains("PreflightAbort"), is(guarded));
    }

    /** Notes which filters stand before the resource method that a request has reached. */
    private static final class FilterNames implements ApplicationEventListener {

        private final Set<String> names;

        FilterNames(Set<String> names) {
            this.names = names;
        }

        @Override
        public void onEvent(ApplicationEvent event) {}

        @Override
        public RequestEventListener onRequest(RequestEvent request) {
            return event -> {
                if (event.getType() == RequestEvent.Type.REQUEST_FILTERED) {
                    event.getContainerRequestFilters()
                            .forEach(filter -> names.add(filter.getClass().getSimpleName()));
                }
            };
        }
    }

    @Path("below/{id}")
    public static class LocatorBelow {
        @GET
        public String get() {
            return "";
        }

        @Path("{name}")
        public Object locate() {
            return this;
        }
    }

    /** What is injected into a feature may be another, if several applications register that very feature. */
    @Test
    void saysWhichApplicationIsStarting() {
        List<Application> said = new ArrayList<>();
        Feature asks = context ->
                said.addAll(new JerseyIntegration().starting(context).stream().toList());
        Application application = new Application() {
            @Override
            @SuppressWarnings({"deprecation", "removal"}) // a class could not tell us
            public Set<Object> getSingletons() {
                return Set.of(asks);
            }
        };

        new ApplicationHandler(application);

        assertThat(said.stream().map(new JerseyIntegration()::unwrap).toList(), is(List.of(application)));
    }

    @Test
    void checksAllResourceClassesOnce() {
        Resource.Builder byCode = Resource.builder("code");
        byCode.addChildResource("child").addMethod("GET").handledBy(Handler.class);
        ResourceConfig config =
                new ResourceConfig(Shared.class, OnlyLocators.class, Silent.class).registerResources(byCode.build());
        List<Collection<Class<?>>> checked = new ArrayList<>();

        TestApplication.start(config, new TestApplication.Attached(checked::add));

        assertThat(
                checked, contains(containsInAnyOrder(Shared.class, OnlyLocators.class, Silent.class, Handler.class)));
    }

    @Test
    void aFailedCheckFailsTheDeployment() {
        IllegalStateException failure = new IllegalStateException("the check");
        ApplicationCheck check = classes -> {
            throw failure;
        };
        ResourceConfig config = new ResourceConfig(Silent.class);

        IllegalStateException thrown = assertThrows(
                IllegalStateException.class, () -> TestApplication.start(config, new TestApplication.Attached(check)));

        assertThat(thrown, is(sameInstance(failure)));
    }

    @Test
    void leavesAJerseyClientAlone() {
        AtomicReference<Optional<?>> attached = new AtomicReference<>();
        Feature attaching = context -> {
            attached.set(new JerseyIntegration().attach(context, classes -> {}));
            return true;
        };

        ((Initializable<?>) ClientBuilder.newClient().register(attaching)).preInitialize();

        assertThat(attached.get(), is(Optional.empty()));
    }

    @Test
    void leavesOtherRuntimesAlone() {
        FeatureContext other = (FeatureContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {FeatureContext.class}, (proxy, method, arguments) -> null);

        assertThat(new JerseyIntegration().attach(other, classes -> {}), is(Optional.empty()));
    }

    /** As with RESTEasy, when both integrations are on the class path. */
    @Test
    void isHarmlessWithoutJersey() throws Exception {
        Set<URL> withoutJersey = new HashSet<>();
        for (Class<?> type : List.of(JerseyIntegration.class, RuntimeIntegration.class, Application.class)) {
            withoutJersey.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        for (URL services : List.of(
                getClass().getResource("/META-INF/services/" + RuntimeIntegration.class.getName()),
                getClass().getResource("/META-INF/services/" + Feature.class.getName()))) {
            String file = services.toString();
            withoutJersey.add(new URL(file.substring(0, file.indexOf("META-INF"))));
        }
        try (URLClassLoader loader =
                new URLClassLoader(withoutJersey.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> service = loader.loadClass(RuntimeIntegration.class.getName());
            Class<?> contextType = loader.loadClass(FeatureContext.class.getName());
            Object integration = ServiceLoader.load(service, loader).iterator().next();
            Method attach =
                    service.getMethod("attach", contextType, loader.loadClass(ApplicationCheck.class.getName()));
            Method unwrap = service.getMethod("unwrap", loader.loadClass(Application.class.getName()));
            Object context =
                    Proxy.newProxyInstance(loader, new Class<?>[] {contextType}, (proxy, method, arguments) -> null);
            Object application = loader.loadClass(Application.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThat(attach.invoke(integration, context, null), is(Optional.empty()));
            assertThat(unwrap.invoke(integration, application), is(sameInstance(application)));
            assertThat(
                    ServiceLoader.load(loader.loadClass(Feature.class.getName()), loader)
                            .iterator()
                            .next()
                            .getClass()
                            .getName(),
                    is(DiscoveredCorsFeature.class.getName()));
        }
    }

    @Test
    void unwrapsTheApplicationThatTheDeveloperWrote() {
        JerseyIntegration integration = new JerseyIntegration();
        Application plain = new Application();
        ResourceConfig own = new ResourceConfig();
        ResourceConfig once = ResourceConfig.forApplication(plain);

        assertThat(integration.unwrap(plain), is(sameInstance(plain)));
        assertThat(integration.unwrap(own), is(sameInstance(own)));
        assertThat(integration.unwrap(once), is(sameInstance(plain)));
        assertThat(integration.unwrap(ResourceConfig.forApplication(once)), is(sameInstance(plain)));
        // Jersey makes the application later
        Application byClass = ResourceConfig.forApplicationClass(Application.class);
        assertThat(integration.unwrap(byClass), is(sameInstance(byClass)));
    }

    @Test
    void isFoundByTheCore() {
        assertThat(ServiceLoader.load(RuntimeIntegration.class), contains(instanceOf(JerseyIntegration.class)));
    }

    @Test
    void jerseyDiscoversTheFeatureWhichAnswersBeforeAnythingRuns() throws Exception {
        TestApplication application = TestApplication.start(new ResourceConfig(Shared.class));

        ContainerResponse response = application.send(TestApplication.preflight(ORIGIN, "PUT", "shared/1"));

        assertThat(response.getStatus(), is(204));
        assertThat(response.getHeaderString("Access-Control-Allow-Origin"), is(ORIGIN));
        assertThat(response.getHeaderString("Access-Control-Allow-Methods"), is("PUT"));
    }

    @Test
    void theFeatureStandsBackBehindOneThatIsRegisteredByHand() throws Exception {
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins("*")
                .allowedMethods("DELETE")
                .build();
        ResourceConfig config = new ResourceConfig(Silent.class)
                .register(CorsFeature.builder().defaultPolicy(policy).build());

        ContainerResponse response =
                TestApplication.start(config).send(TestApplication.preflight(ORIGIN, "DELETE", "silent"));

        assertThat(response.getHeaderString("Access-Control-Allow-Origin"), is("*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta.ws.rs.loadServices=false",
                "jersey.config.disableAutoDiscovery=true",
                "jersey.config.disableMetainfServicesLookup=true"
            })
    void discoveryCanBeTurnedOff(String property) throws Exception {
        String[] setting = property.split("=");
        ResourceConfig config = new ResourceConfig(Shared.class).property(setting[0], Boolean.valueOf(setting[1]));

        ContainerResponse response =
                TestApplication.start(config).send(TestApplication.preflight(ORIGIN, "PUT", "shared/1"));

        assertThat(response.getHeaderString("Access-Control-Allow-Origin"), is(nullValue()));
    }

    @Test
    void everyProblemOfTheApplicationIsInOneException() {
        ResourceConfig config = new ResourceConfig(Wrong.class, WrongToo.class);

        CorsConfigurationException thrown =
                assertThrows(CorsConfigurationException.class, () -> TestApplication.start(config));

        assertThat(
                thrown.problems().stream().map(CorsProblem::kind).toList(),
                containsInAnyOrder(
                        CorsProblem.Kind.ORIGIN_SYNTAX,
                        CorsProblem.Kind.ORIGIN_NULL,
                        CorsProblem.Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS));
    }
}

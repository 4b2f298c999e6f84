package io.github.restcors.it.shapes;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.ran;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CorsProblem;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Method;
import java.util.List;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that are made by code, as Jersey offers it. */
class JerseyProgrammaticIT {

    private static Server server;

    @BeforeAll
    static void start() throws ReflectiveOperationException {
        CorsPolicy byDefault = CorsPolicy.builder()
                .allowedOrigins(ORIGIN)
                .allowedHeaders("default")
                .exposedHeaders("default")
                .build();
        server = Server.start(new ResourceConfig(Beside.class, Returning.class)
                .registerResources(resources())
                .register(CorsFeature.builder().defaultPolicy(byDefault).build()));
    }

    private static Resource resources() throws ReflectiveOperationException {
        Resource.Builder code = Resource.builder("code");
        code.addMethod("GET").handledBy((ContainerRequestContext request) -> ran("default"));
        code.addMethod("PUT").handledBy(OnClass.class);
        code.addMethod("POST").handledBy(new OnApply());
        code.addMethod("PURGE").handledBy(Handlers.class, Handlers.class.getMethod("purge"));
        code.addMethod("DELETE").handledBy(Handlers.class, Handlers.class.getMethod("delete"));
        Resource.Builder child = code.addChildResource("{id}");
        Method ofChild = Handlers.class.getMethod("ofChild");
        child.addMethod("GET").handledBy(new Handlers(), ofChild);
        child.addMethod("OPTIONS").handledBy(Handlers.class, Handlers.class.getMethod("options"));
        return code.build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        Trace.take();
    }

    /** The columns: why the row is there; the HTTP method; the path; whose policy governs. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            lambda: the default policy      | GET     | code        | default
            HEAD by a lambda                | HEAD    | code        | default
            annotated class of an inflector | PUT     | code        | OnClass
            annotated inflector             | POST    | code        | OnApply
            class and method                | PURGE   | code        | Handlers.purge
            class and method, not shared    | DELETE  | code        | -
            instance and method, in a child | GET     | code/7      | Handlers.ofChild
            method of a class on that path  | DELETE  | code/beside | Beside.delete
            OPTIONS by code                 | OPTIONS | code/7      | Handlers.options
            locator that returns a model    | GET     | returning/x | Handlers.ofModel
            the same, default policy        | PUT     | returning/x | default
            """)
    void resourceMadeByCodeIsGovernedByItsHandlersAnnotations(String why, String method, String path, String policy) {
        Reply preflight = Http.preflight(server.uri(path), ORIGIN, method).sendRaw();
        assertThat(why, Trace.names(Trace.take(), Trace.Kind.METHOD), is(List.of()));
        Reply actual = Http.request(method, server.uri(path)).origin(ORIGIN).sendRaw();
        List<String> reached = Trace.names(Trace.take(), Trace.Kind.METHOD);

        if (policy == null) {
            assertThat(why, preflight, allOf(status(403), noAccessControlHeader()));
            assertThat(why, actual, noAccessControlHeader());
            return;
        }
        assertThat(why, reached, contains(policy));
        assertThat(why, actual, header("Access-Control-Expose-Headers", is(policy)));
        boolean both = List.of("GET", "HEAD").contains(method);
        assertThat(
                why,
                preflight,
                allOf(
                        status(204),
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", ORIGIN,
                                "Access-Control-Allow-Methods", both ? "GET, HEAD" : method,
                                "Access-Control-Allow-Headers", policy)));
    }

    @Test
    void wrongAnnotationOfAHandlerFailsTheDeployment() throws ReflectiveOperationException {
        Resource.Builder wrong = Resource.builder("wrong");
        wrong.addMethod("GET").handledBy(WrongHandler.class, WrongHandler.class.getMethod("get"));
        wrong.addMethod("PUT").handledBy(WrongInflector.class);
        ResourceConfig config = new ResourceConfig().registerResources(wrong.build());

        CorsConfigurationException thrown = assertThrows(
                CorsConfigurationException.class, () -> Server.start(config).close());

        assertThat(
                thrown.problems().stream().map(CorsProblem::location).toList(),
                containsInAnyOrder("WrongHandler.get @CrossOrigin(origins)", "WrongInflector @CrossOrigin(origins)"));
    }

    @Test
    void annotationsOfHandlersAloneSuffice() throws ReflectiveOperationException {
        Resource.Builder code = Resource.builder("code");
        code.addMethod("PURGE").handledBy(Handlers.class, Handlers.class.getMethod("purge"));
        try (Server only = Server.start(new ResourceConfig().registerResources(code.build()))) {
            Reply preflight = Http.preflight(only.uri("code"), ORIGIN, "PURGE").sendRaw();

            assertThat(preflight, status(204));
        }
    }

    public static class WrongHandler {

        @CrossOrigin("null")
        public String get() {
            return ran("wrong");
        }
    }

    @CrossOrigin("null")
    public static class WrongInflector implements Inflector<ContainerRequestContext, String> {

        @Override
        public String apply(ContainerRequestContext request) {
            return ran("wrong");
        }
    }

    @Path("code/beside")
    public static class Beside {

        @DELETE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Beside.delete", exposedHeaders = "Beside.delete")
        public String delete() {
            return ran("Beside.delete");
        }
    }

    @Path("returning")
    public static class Returning {

        @Path("x")
        public Resource locator() throws ReflectiveOperationException {
            Resource.Builder model = Resource.builder();
            model.addMethod("GET").handledBy(Handlers.class, Handlers.class.getMethod("ofModel"));
            model.addMethod("PUT").handledBy((ContainerRequestContext request) -> ran("default"));
            return model.build();
        }

        @GET
        public String get() {
            return ran("default");
        }
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "OnClass", exposedHeaders = "OnClass")
    public static class OnClass implements Inflector<ContainerRequestContext, String> {

        @Override
        public String apply(ContainerRequestContext request) {
            return ran("OnClass");
        }
    }

    public static class OnApply implements Inflector<ContainerRequestContext, String> {

        @Override
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OnApply", exposedHeaders = "OnApply")
        public String apply(ContainerRequestContext request) {
            return ran("OnApply");
        }
    }

    public static class Handlers {

        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Handlers.purge", exposedHeaders = "Handlers.purge")
        public String purge() {
            return ran("Handlers.purge");
        }

        @SameOrigin
        public String delete() {
            return ran("Handlers.delete");
        }

        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Handlers.ofChild", exposedHeaders = "Handlers.ofChild")
        public String ofChild() {
            return ran("Handlers.ofChild");
        }

        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Handlers.options", exposedHeaders = "Handlers.options")
        public String options() {
            return ran("Handlers.options");
        }

        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Handlers.ofModel", exposedHeaders = "Handlers.ofModel")
        public String ofModel() {
            return ran("Handlers.ofModel");
        }
    }
}

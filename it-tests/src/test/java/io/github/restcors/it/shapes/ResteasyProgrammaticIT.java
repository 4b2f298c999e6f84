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
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.spi.Registry;
import org.jboss.resteasy.spi.metadata.ResourceBuilder;
import org.jboss.resteasy.spi.metadata.ResourceBuilder.ResourceClassBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources that are put into RESTEasy's registry by code, while the application starts. */
class ResteasyProgrammaticIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(App.of(Beside.class).instances(new Registers()));
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
            annotated method     | GET    | code   | Code.get
            HEAD by it           | HEAD   | code   | Code.get
            policy of the class  | POST   | code   | Code
            below                | GET    | code/7 | Code.below
            a class on that path | DELETE | code   | Beside.delete
            missing              | PUT    | code   | -
            """)
    void resourceMadeByCodeIsGovernedByItsAnnotations(String why, String method, String path, String policy) {
        Reply preflight = Http.preflight(server.uri(path), ORIGIN, method).sendRaw();
        assertThat(why, Trace.names(Trace.take(), Trace.Kind.METHOD), is(empty()));
        Reply actual = Http.request(method, server.uri(path)).origin(ORIGIN).sendRaw();
        List<String> reached = Trace.names(Trace.take(), Trace.Kind.METHOD);

        if (policy == null) {
            assertThat(why, preflight, allOf(status(403), noAccessControlHeader()));
            assertThat(why, reached, is(empty()));
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
    void annotationsOfHandlersAloneSuffice() {
        try (Server only = Server.start(App.of(RightShapes.Silent.class).instances(new Registers()))) {
            assertThat(Http.preflight(only.uri("code"), ORIGIN, "POST").sendRaw(), status(204));
        }
    }

    /** Builds a resource of methods that have no annotations of Jakarta REST. */
    public static final class Registers implements Feature {

        @Override
        @SuppressWarnings("deprecation") // what replaces it is protected
        public boolean configure(FeatureContext context) {
            try {
                ResourceClassBuilder code = ResourceBuilder.rootResource(Code.class, "/code");
                code.method(Code.class.getMethod("get")).get().path("").buildMethod();
                code.method(Code.class.getMethod("post")).post().path("").buildMethod();
                code.method(Code.class.getMethod("below")).get().path("{id}").buildMethod();
                ResteasyContext.getContextData(Registry.class).addPerRequestResource(code.buildClass());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
            return true;
        }
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "Code", exposedHeaders = "Code")
    public static class Code {

        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Code.get", exposedHeaders = "Code.get")
        public String get() {
            return ran("Code.get");
        }

        public String post() {
            return ran("Code");
        }

        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Code.below", exposedHeaders = "Code.below")
        public String below() {
            return ran("Code.below");
        }
    }

    @Path("code")
    public static class Beside {

        @DELETE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Beside.delete", exposedHeaders = "Beside.delete")
        public String delete() {
            return ran("Beside.delete");
        }
    }
}

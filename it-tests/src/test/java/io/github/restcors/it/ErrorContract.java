package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that no resource method answers, which a page should be able to read all the same. */
interface ErrorContract extends Contract {

    String DEFAULT = "https://default.example";

    @Override
    default Application application() {
        CorsPolicy fallback = CorsPolicy.builder()
                .allowedOrigins(DEFAULT)
                .exposedHeaders("X-Default")
                .build();
        return App.of(
                        Errors.class,
                        Public.class,
                        Mixed.class,
                        NotShared.class,
                        Locates.class,
                        AbortsBeforeMatching.class)
                .instances(CorsFeature.builder().defaultPolicy(fallback).build());
    }

    // before a method is matched

    @ParameterizedTest(name = "{0}, from {5}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                     | method | path         | header           | status | origin               | shared
            no resource: the default policy            | GET    | nowhere      | -                | 404    | https://default.example | yes
            no resource: the default policy            | GET    | nowhere      | -                | 404    | https://app.example  | no
            no resource, below one                     | GET    | errors/below | -                | 404    | https://default.example | yes
            no such method: all that the path shares   | DELETE | errors       | -                | 405    | https://app.example  | yes
            no such method: only GET allows it         | DELETE | errors       | -                | 405    | https://get.example  | no
            no such method: only PUT allows it         | DELETE | errors       | -                | 405    | https://put.example  | no
            no such method: the default policy does not matter | DELETE | errors | -              | 405    | https://default.example | no
            no such type accepted: PUT's policy        | PUT    | errors       | Content-Type: a/b | 415   | https://put.example  | yes
            no such type accepted: PUT's policy        | PUT    | errors       | Content-Type: a/b | 415   | https://get.example  | no
            no such type produced: GET's policy        | GET    | errors       | Accept: a/b      | 406    | https://get.example  | yes
            no such type produced: GET's policy        | GET    | errors       | Accept: a/b      | 406    | https://put.example  | no
            a filter before matching: GET's policy     | GET    | errors       | X-Abort: 401     | 401    | https://get.example  | yes
            a filter before matching: GET's policy     | GET    | errors       | X-Abort: 401     | 401    | https://put.example  | no
            a filter before matching, HEAD: GET's      | HEAD   | errors       | X-Abort: 401     | 401    | https://get.example  | yes
            a filter before matching: PUT's policy     | PUT    | errors       | X-Abort: 429     | 429    | https://put.example  | yes
            a filter before matching, no such method   | DELETE | errors       | X-Abort: 401     | 401    | https://app.example  | yes
            a filter before matching, no such method   | DELETE | errors       | X-Abort: 401     | 401    | https://get.example  | no
            a filter before matching, not shared       | POST   | errors       | X-Abort: 401     | 401    | https://app.example  | no
            a filter before matching, no resource      | GET    | nowhere      | X-Abort: 401     | 401    | https://default.example | yes
            a filter before matching that redirects    | GET    | errors       | X-Abort: 302     | 302    | https://get.example  | yes
            the methods differ in their type: all      | POST   | mixed        | Content-Type: a/b | 415   | https://app.example  | yes
            the methods differ in their type: one      | POST   | mixed        | Content-Type: a/b | 415   | https://one.example  | no
            """)
    default void errorBeforeMatchingIsSharedAsThePathIs(
            String what, String method, String path, String header, int status, String origin, String shared) {
        Http request = request(method, path).origin(origin);
        if (header != null) {
            request.header(header.split(": ")[0], header.split(": ")[1]);
        }
        if (status == 415) {
            request.body("content");
        }
        Reply reply = request.send();

        assertThat(what, reply, status(status));
        if (shared.equals("yes")) {
            assertThat(what, reply.header("Access-Control-Allow-Origin"), is(origin));
            assertThat(what, reply, varies("Origin"));
        } else {
            assertThat(what, reply, noAccessControlHeader());
        }
    }

    @Test
    default void errorBeforeMatchingExposesWhatAllOfTheMethodsExpose() {
        assertThat(
                actual("DELETE", "errors", APP),
                accessControlHeaders("Access-Control-Allow-Origin", APP, "Access-Control-Expose-Headers", "X-Common"));
        assertThat(
                get("nowhere", DEFAULT),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", DEFAULT, "Access-Control-Expose-Headers", "X-Default"));
    }

    @Test
    default void errorBeforeMatchingVariesByOriginForEveryone() {
        assertThat(actual("DELETE", "errors", OTHER), allOf(status(405), noAccessControlHeader(), varies("Origin")));
        assertThat(request("DELETE", "errors").send(), allOf(status(405), noAccessControlHeader(), varies("Origin")));
        assertThat(get("nowhere", OTHER), allOf(status(404), noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void errorOfAPublicPathIsSharedWithEveryoneAndDoesNotVary() {
        assertThat(
                actual("DELETE", "public", OTHER),
                allOf(status(405), accessControlHeaders("Access-Control-Allow-Origin", "*"), varies()));
    }

    @Test
    default void errorOfAMethodThatIsNotSharedIsNotTouched() {
        Reply reply =
                request("POST", "errors").origin(APP).header("X-Abort", "401").send();

        assertThat(reply, allOf(status(401), noAccessControlHeader(), varies()));
    }

    @Test
    default void errorWithoutAnyPolicyForThePathIsNotTouched() {
        try (Server server = Server.start(App.of(Errors.class, NotShared.class).instances(new CorsFeature()))) {
            assertThat(
                    Http.get(server.uri("nowhere")).origin(APP).send(),
                    allOf(status(404), noAccessControlHeader(), varies()));
            assertThat(
                    Http.request("DELETE", server.uri("not-shared")).origin(APP).send(),
                    allOf(status(405), noAccessControlHeader(), varies()));
        }
    }

    @Test
    default void preflightForAPathWithoutAResourceIsTheRuntimesAffair() {
        assertThat(preflight("GET", "nowhere", DEFAULT), allOf(status(404), noAccessControlHeader(), varies()));
        assertThat(preflight("GET", "errors/below", DEFAULT), allOf(status(404), noAccessControlHeader(), varies()));
    }

    @Test
    default void errorOfALocatorIsNeverSharedWiderThanByTheDefaultPolicy() {
        assertThat(get("locates/missing", OTHER), allOf(status(404), noAccessControlHeader()));
        assertThat(get("locates/missing", APP), allOf(status(404), noAccessControlHeader()));
    }

    /** CXF does not tell which object the locator has returned, so there the default policy governs. */
    @Test
    default void missingMethodOfASubResourceIsSharedAsTheSubResourceIs() {
        String origin = hasIntegration() ? "https://sub.example" : DEFAULT;
        Reply reply = actual("DELETE", "locates/sub", origin);

        assertThat(reply, status(405));
        assertThat(reply.header("Access-Control-Allow-Origin"), is(origin));
        assertThat(actual("DELETE", "locates/sub", APP), allOf(status(405), noAccessControlHeader()));
    }

    // exceptions that nobody maps

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "error", "async"})
    default void unmappedExceptionIs500AndNotHiddenByUs(String path) {
        try (Server server = Server.start(App.of(Fails.class).instances(new CorsFeature()))) {
            Reply reply = Http.get(server.uri("fails/" + path)).origin(APP).send();

            assertThat(reply, status(500));
            if (Server.isResteasy() || Server.isCxf() && path.equals("async")) {
                assertThat(reply, accessControlHeaders("Access-Control-Allow-Origin", APP));
                assertThat(reply, varies("Origin"));
            } else {
                // Jersey outside a servlet container and CXF hand it to the container without any response filter
                assertThat(reply, noAccessControlHeader());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"runtime", "checked", "error", "async"})
    default void unmappedExceptionIsDecoratedAndLoggedOnRequest(String path) {
        try (LogRecords log = new LogRecords();
                Server server = Server.start(App.of(Fails.class)
                        .instances(
                                CorsFeature.builder().mapUnhandledExceptions().build()))) {
            Reply reply = Http.get(server.uri("fails/" + path)).origin(APP).send();

            assertThat(reply, status(500));
            assertThat(reply, accessControlHeaders("Access-Control-Allow-Origin", APP));
            assertThat(reply, varies("Origin"));
            assertThat("no detail for the client", reply, body(not(containsString("secret"))));
            assertThat(log.aboveDebug(), hasItem(containsString("rest-cors")));
            assertThat(
                    Http.get(server.uri("fails/" + path)).origin(OTHER).send(),
                    allOf(status(500), noAccessControlHeader(), varies("Origin")));
        }
    }

    @Test
    default void applicationsOwnMappersComeBeforeOurs() {
        try (Server server = Server.start(App.of(Fails.class, StateMapper.class)
                .instances(CorsFeature.builder().mapUnhandledExceptions().build()))) {
            assertThat(
                    Http.get(server.uri("fails/runtime")).origin(APP).send(),
                    allOf(status(409), accessControlHeaders("Access-Control-Allow-Origin", APP)));
        }
        try (LogRecords log = new LogRecords();
                Server server = Server.start(App.of(Fails.class, ThrowableMapper.class)
                        .instances(
                                CorsFeature.builder().mapUnhandledExceptions().build()))) {
            assertThat(
                    Http.get(server.uri("fails/runtime")).origin(APP).send(),
                    allOf(status(503), accessControlHeaders("Access-Control-Allow-Origin", APP)));
            assertThat(log.aboveDebug(), is(List.of()));
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "GET, fails/not-found, 404",
        "GET, fails/see-other, 303",
        "GET, fails/entity, 400",
        "DELETE, fails/runtime, 405",
        "GET, nowhere, 404"
    })
    default void mappingUnhandledExceptionsLeavesOtherAnswersAsTheyAre(String method, String path, int status) {
        try (LogRecords log = new LogRecords();
                Server mapped = Server.start(App.of(Fails.class)
                        .instances(
                                CorsFeature.builder().mapUnhandledExceptions().build()));
                Server plain = Server.start(App.of(Fails.class).instances(new CorsFeature()))) {
            Reply with = Http.request(method, mapped.uri(path)).origin(APP).send();
            Reply without = Http.request(method, plain.uri(path)).origin(APP).send();

            assertThat(with, status(status));
            assertThat(with.body(), is(without.body()));
            assertThat(with.accessControlHeaders(), is(without.accessControlHeaders()));
            assertThat(with.header("Allow"), is(without.header("Allow")));
            assertThat(log.aboveDebug(), is(List.of()));
        }
    }

    // the resources

    @Path("errors")
    class Errors {
        @GET
        @Produces("text/plain")
        @CrossOrigin(
                origins = {APP, "https://get.example"},
                exposedHeaders = {"X-Common", "X-Get"})
        public String get() {
            return "get";
        }

        @PUT
        @Consumes("text/plain")
        @CrossOrigin(
                origins = {APP, "https://put.example"},
                exposedHeaders = {"X-Put", "X-Common"})
        public String put(String entity) {
            return "put";
        }

        @POST
        @SameOrigin
        public String post(String entity) {
            return "post";
        }
    }

    @Path("public")
    @CrossOrigin("*")
    class Public {
        @GET
        public String get() {
            return "public";
        }
    }

    @Path("mixed")
    class Mixed {
        @POST
        @Consumes("application/json")
        @CrossOrigin({APP, "https://one.example"})
        public String json(String entity) {
            return "json";
        }

        @POST
        @Consumes("text/plain")
        @CrossOrigin(APP)
        public String text(String entity) {
            return "text";
        }
    }

    @Path("not-shared")
    @SameOrigin
    class NotShared {
        @GET
        public String get() {
            return "not shared";
        }
    }

    @Path("locates")
    class Locates {
        @Path("{name}")
        public Object locate(@PathParam("name") String name) {
            if (name.equals("sub")) {
                return new Sub();
            }
            throw new NotFoundException();
        }
    }

    @CrossOrigin("https://sub.example")
    class Sub {
        @GET
        public String get() {
            return "sub";
        }
    }

    @PreMatching
    class AbortsBeforeMatching implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            String status = context.getHeaderString("X-Abort");
            if (status != null) {
                context.abortWith(Response.status(Integer.parseInt(status)).build());
            }
        }
    }

    @Path("fails")
    @CrossOrigin(APP)
    class Fails {
        @GET
        @Path("runtime")
        public String runtime() {
            throw new IllegalStateException("secret");
        }

        @GET
        @Path("checked")
        public String checked() throws Exception {
            throw new Exception("secret");
        }

        @GET
        @Path("error")
        public String error() {
            throw new AssertionError("secret");
        }

        @GET
        @Path("async")
        public void async(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume(new IllegalStateException("secret"))).start();
        }

        @GET
        @Path("not-found")
        public String notFound() {
            throw new NotFoundException();
        }

        @GET
        @Path("see-other")
        public String seeOther() {
            throw new RedirectionException(303, URI.create("fails/entity"));
        }

        @GET
        @Path("entity")
        public String entity() {
            throw new BadRequestException(
                    Response.status(400).entity("what is wrong").build());
        }

        @DELETE
        public void delete() {}
    }

    class StateMapper implements ExceptionMapper<IllegalStateException> {
        @Override
        public Response toResponse(IllegalStateException exception) {
            return Response.status(409).build();
        }
    }

    class ThrowableMapper implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable exception) {
            return Response.status(503).build();
        }
    }
}

package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.restcors.CorsFeature;
import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is done to the responses of governed methods: Fetch, <a
 * href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">CORS protocol and HTTP caches</a>.
 */
interface ActualRequestContract extends Contract {

    @Override
    default Application application() {
        return App.of(
                        Kinds.class,
                        Public.class,
                        PublicAndFrontEnd.class,
                        Several.class,
                        NotShared.class,
                        SecretFilter.class,
                        ConflictMapper.class)
                .instances(new CorsFeature());
    }

    @BeforeEach
    default void forgetCalls() {
        Calls.clear();
    }

    // every kind of response

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what is answered                                 | method | path                   | status
            an entity                                          | GET    | kinds/entity           | 200
            an entity, for HEAD                                | HEAD   | kinds/entity           | 200
            nothing                                            | DELETE | kinds/nothing          | 204
            created                                            | POST   | kinds/created          | 201
            a large entity                                     | GET    | kinds/large            | 200
            an error that is returned                          | GET    | kinds/returned-error   | 418
            a server error that is returned                    | GET    | kinds/returned-500     | 500
            a WebApplicationException                          | GET    | kinds/gone             | 410
            a NotFoundException                                | GET    | kinds/not-found        | 404
            a NotAuthorizedException                           | GET    | kinds/not-authorized   | 401
            an exception that the application maps             | GET    | kinds/mapped           | 409
            aborted by a filter                                | GET    | kinds/secret           | 401
            an exception of a filter                           | GET    | kinds/secret?throw=1   | 403
            a path parameter that is no number                 | GET    | kinds/number/one       | 404
            a query parameter that is no number                | GET    | kinds/query?n=one      | 404
            not modified                                       | GET    | kinds/not-modified     | 304
            see other                                          | GET    | kinds/see-other        | 303
            moved                                              | GET    | kinds/moved            | 301
            temporary redirect, thrown                         | GET    | kinds/redirect         | 307
            resumed on another thread                          | GET    | kinds/async            | 200
            resumed on another thread with an exception        | GET    | kinds/async-error      | 410
            resumed with an exception that is mapped           | GET    | kinds/async-mapped     | 409
            timed out                                          | GET    | kinds/async-timeout    | 503
            a stage that completes on another thread           | GET    | kinds/stage            | 200
            a stage that fails                                 | GET    | kinds/stage-error      | 410
            a stream                                           | GET    | kinds/stream           | 200
            server-sent events                                 | GET    | kinds/events           | 200
            """)
    default void everyResponseOfAGovernedMethodIsDecorated(String what, String method, String path, int status) {
        Reply shared = actual(method, path, APP);
        Reply other = actual(method, path, OTHER);
        Reply none = request(method, path).send();

        assertThat(what, shared, status(status));
        assertThat(
                what,
                shared,
                accessControlHeaders("Access-Control-Allow-Origin", APP, "Access-Control-Expose-Headers", "X-Total"));
        assertThat(what, shared, varies("Origin"));
        assertThat(what + ", another origin", other, allOf(status(status), noAccessControlHeader(), varies("Origin")));
        assertThat(what + ", no origin", none, allOf(status(status), noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void bodiesComeThrough() {
        assertThat(get("kinds/stream", APP), body(is("streamed")));
        assertThat(get("kinds/events", APP), body(containsString("data: one")));
        assertThat(get("kinds/large", APP).body().length(), is(200_000));
        assertThat(get("kinds/async", APP), body(is("resumed")));
    }

    // the resource always runs

    @ParameterizedTest
    @ValueSource(
            strings = {"https://other.example", "null", "not an origin", "https://app.example, https://app.example"})
    default void resourceRunsWhateverTheOrigin(String origin) {
        assertThat(
                actual("DELETE", "several", origin), allOf(status(200), body(is("deleted")), noAccessControlHeader()));
        assertThat(Calls.made(), is(List.of("delete")));
    }

    @Test
    default void postOfTheSameOriginIsServedThoughItCarriesAnOrigin() {
        String own = baseUri().getScheme() + "://" + baseUri().getAuthority();

        assertThat(actual("POST", "kinds/created", own), allOf(status(201), noAccessControlHeader()));
    }

    @Test
    default void unsharedMethodIsServedUntouched() {
        assertThat(get("not-shared", APP), allOf(status(200), noAccessControlHeader(), varies()));
    }

    // which origin, which headers

    @Test
    default void allowedOriginIsAnsweredExactlyAndNeverTheList() {
        assertThat(
                get("several", "https://admin.example"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "https://admin.example",
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Expose-Headers", "ETag, X-Total"));
        assertThat(
                get("several", "https://a.b.example.com").header("Access-Control-Allow-Origin"),
                is("https://a.b.example.com"));
    }

    @Test
    default void severalOriginLinesMatchNothing() {
        Reply same = request("GET", "several").origin(APP).origin(APP).send();
        Reply second = request("GET", "several").origin(OTHER).origin(APP).send();

        assertThat(same, allOf(status(200), noAccessControlHeader(), varies("Origin")));
        assertThat(second, allOf(status(200), noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void credentialsInTheRequestChangeNothing() {
        Reply reply = request("GET", "kinds/entity")
                .origin(APP)
                .header("Cookie", "a=b")
                .header("Authorization", "Bearer x")
                .send();

        assertThat(
                reply,
                accessControlHeaders("Access-Control-Allow-Origin", APP, "Access-Control-Expose-Headers", "X-Total"));
    }

    @Test
    default void responsesCarryNoHeaderThatBelongsToPreflights() {
        Reply reply = get("several", APP);

        assertThat(reply, header("Access-Control-Allow-Methods", nullValue()));
        assertThat(reply, header("Access-Control-Allow-Headers", nullValue()));
        assertThat(reply, header("Access-Control-Max-Age", nullValue()));
    }

    // *

    @ParameterizedTest
    @ValueSource(strings = {"https://other.example", "null", "not an origin", ""})
    default void wildcardIsAnsweredToEveryoneAlikeAndAddsNoVary(String origin) {
        Http request = request("GET", "public");
        Reply reply = (origin.isEmpty() ? request : request.origin(origin)).send();

        assertThat(
                reply,
                accessControlHeaders("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "X-Total"));
        assertThat(reply, varies());
    }

    @Test
    default void wildcardLeavesTheApplicationsOwnVaryAlone() {
        assertThat(
                get("public/own-vary", APP),
                allOf(
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "X-Total"),
                        varies("Accept-Language")));
    }

    @Test
    default void wildcardBesideAnotherTierVaries() {
        assertThat(
                get("public-and-front-end", OTHER),
                allOf(accessControlHeaders("Access-Control-Allow-Origin", "*"), varies("Origin")));
        assertThat(
                request("GET", "public-and-front-end").send(),
                allOf(accessControlHeaders("Access-Control-Allow-Origin", "*"), varies("Origin")));
        assertThat(
                get("public-and-front-end", APP),
                allOf(
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Credentials", "true"),
                        varies("Origin")));
    }

    // the resources

    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Secret {}

    @Secret
    class SecretFilter implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            if (context.getUriInfo().getQueryParameters().containsKey("throw")) {
                throw new WebApplicationException(403);
            }
            context.abortWith(Response.status(401).build());
        }
    }

    class Conflict extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    class ConflictMapper implements ExceptionMapper<Conflict> {
        @Override
        public Response toResponse(Conflict exception) {
            return Response.status(409).entity("conflict").build();
        }
    }

    @Path("kinds")
    @CrossOrigin(origins = APP, exposedHeaders = "X-Total")
    class Kinds {
        @GET
        @Path("entity")
        public String entity() {
            return "entity";
        }

        @DELETE
        @Path("nothing")
        public void nothing() {}

        @POST
        @Path("created")
        public Response created() {
            return Response.created(URI.create("kinds/1")).build();
        }

        @GET
        @Path("large")
        public String large() {
            return "x".repeat(200_000);
        }

        @GET
        @Path("returned-error")
        public Response returnedError() {
            return Response.status(418).entity("teapot").build();
        }

        @GET
        @Path("returned-500")
        public Response returned500() {
            return Response.serverError().entity("broken").build();
        }

        @GET
        @Path("gone")
        public String gone() {
            throw new WebApplicationException(410);
        }

        @GET
        @Path("not-found")
        public String notFound() {
            throw new NotFoundException();
        }

        @GET
        @Path("not-authorized")
        public String notAuthorized() {
            throw new NotAuthorizedException("Bearer");
        }

        @GET
        @Path("mapped")
        public String mapped() {
            throw new Conflict();
        }

        @GET
        @Path("secret")
        @Secret
        public String secret() {
            return "secret";
        }

        @GET
        @Path("number/{n}")
        public String number(@PathParam("n") int n) {
            return "number";
        }

        @GET
        @Path("query")
        public String query(@QueryParam("n") int n) {
            return "query";
        }

        @GET
        @Path("not-modified")
        public Response notModified() {
            return Response.notModified("one").build();
        }

        @GET
        @Path("see-other")
        public Response seeOther() {
            return Response.seeOther(URI.create("kinds/entity")).build();
        }

        @GET
        @Path("moved")
        public Response moved() {
            return Response.status(301).location(URI.create("kinds/entity")).build();
        }

        @GET
        @Path("redirect")
        public Response redirect() {
            throw new WebApplicationException(
                    Response.temporaryRedirect(URI.create("kinds/entity")).build());
        }

        @GET
        @Path("async")
        public void async(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume("resumed")).start();
        }

        @GET
        @Path("async-error")
        public void asyncError(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume(new WebApplicationException(410))).start();
        }

        @GET
        @Path("async-mapped")
        public void asyncMapped(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume(new Conflict())).start();
        }

        @GET
        @Path("async-timeout")
        public void asyncTimeout(@Suspended AsyncResponse response) {
            response.setTimeout(20, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("stage")
        public CompletionStage<String> stage() {
            return CompletableFuture.supplyAsync(() -> "staged");
        }

        @GET
        @Path("stage-error")
        public CompletionStage<String> stageError() {
            CompletableFuture<String> stage = new CompletableFuture<>();
            new Thread(() -> stage.completeExceptionally(new WebApplicationException(410))).start();
            return stage;
        }

        @GET
        @Path("stream")
        public StreamingOutput stream() {
            return out -> {
                out.write("stream".getBytes(StandardCharsets.UTF_8));
                out.flush();
                out.write("ed".getBytes(StandardCharsets.UTF_8));
            };
        }

        @GET
        @Path("events")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void events(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("one")).thenRun(sink::close);
        }
    }

    @Path("public")
    @CrossOrigin(origins = "*", exposedHeaders = "X-Total")
    class Public {
        @GET
        public String get() {
            return "public";
        }

        @GET
        @Path("own-vary")
        public Response ownVary() {
            return Response.ok("public").header("Vary", "Accept-Language").build();
        }
    }

    @Path("public-and-front-end")
    @CrossOrigin("*")
    @CrossOrigin(origins = APP, allowCredentials = true)
    class PublicAndFrontEnd {
        @GET
        public String get() {
            return "public";
        }
    }

    @Path("several")
    @CrossOrigin(
            origins = {APP, "https://admin.example", "https://*.example.com"},
            allowedHeaders = "X-Token",
            exposedHeaders = {"X-Total", "ETag"},
            allowCredentials = true,
            maxAge = 600)
    class Several {
        @GET
        public String get() {
            return "several";
        }

        @PUT
        public String put() {
            return "several";
        }

        @DELETE
        public String delete() {
            Calls.record("delete");
            return "deleted";
        }
    }

    @Path("not-shared")
    class NotShared {
        @GET
        public String get() {
            return "not shared";
        }
    }
}

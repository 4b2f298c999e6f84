package io.github.restcors.it.browser;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.App;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The API of the cases in {@code cases.txt}: resources that differ in who may read them. */
final class CaseResources {

    /** Origins that an annotation can name without knowing the ports. */
    private static final String LOCALHOST = "http://localhost:*";

    private static final String SUB_DOMAINS = "http://*.localhost:*";
    private static final String ELSEWHERE = "https://elsewhere.example";

    private CaseResources() {}

    /** Returns the application where what has no policy is not shared. */
    static App application(String pageOrigin) {
        return App.of(
                        Any.class,
                        Page.class,
                        Port.class,
                        Elsewhere.class,
                        Unshared.class,
                        Own.class,
                        Wild.class,
                        Named.class,
                        Inherited.class,
                        Composed.class,
                        Later.class,
                        Streamed.class,
                        Members.class,
                        MembersAnyHeader.class,
                        WildMembers.class,
                        OnlyPut.class,
                        OnlyGet.class,
                        OnlyRead.class,
                        Options.class,
                        Parts.class,
                        Items.class,
                        ItemsElsewhere.class,
                        Header.class,
                        AnyHeader.class,
                        Authorized.class,
                        AnyHeaderAuthorized.class,
                        Typed.class,
                        Locator.class,
                        Status.class,
                        TeapotMapper.class,
                        Guarded.class,
                        Guard.class,
                        Conditional.class,
                        Age600.class,
                        Age0.class,
                        Age600Members.class,
                        Redirect.class,
                        Expose.class,
                        Tiers.class,
                        Ambiguous.class,
                        Events.class,
                        Cached.class)
                .instances(CorsFeature.builder()
                        .policy(
                                "page",
                                CorsPolicy.builder().allowedOrigins(pageOrigin).build())
                        .mapUnhandledExceptions()
                        .build());
    }

    /** Returns the application where what has no policy is shared with any page. */
    static App applicationWithDefault() {
        return App.of(Plain.class, Own.class, Locator.class)
                .instances(CorsFeature.builder()
                        .defaultPolicy(CorsPolicy.builder().allowedOrigins("*").build())
                        .build());
    }

    /** A method of the application's own. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("SHELVE")
    @interface SHELVE {}

    /** What most resources here do. */
    public abstract static class Shelf {

        @GET
        public String get() {
            return "read";
        }

        @POST
        public String post(byte[] content) {
            return "added";
        }

        @PUT
        public String put(byte[] content) {
            return "put";
        }

        @PATCH
        public String patch(byte[] content) {
            return "patched";
        }

        @SHELVE
        public String shelve() {
            return "shelved";
        }

        @DELETE
        public void delete() {}
    }

    @Path("any")
    @CrossOrigin("*")
    public static class Any extends Shelf {}

    @Path("page")
    @CrossOrigin(policy = "page")
    public static class Page extends Shelf {}

    @Path("port")
    @CrossOrigin(LOCALHOST)
    public static class Port extends Shelf {}

    @Path("elsewhere")
    @CrossOrigin(origins = ELSEWHERE, allowedHeaders = "X-Print")
    public static class Elsewhere extends Shelf {

        @GET
        @Path("thrown/{status}")
        public String fail(@PathParam("status") int status) {
            throw new WebApplicationException(status);
        }
    }

    @Path("unshared")
    public static class Unshared extends Shelf {}

    @Path("plain")
    public static class Plain extends Shelf {}

    @Path("own")
    @SameOrigin
    public static class Own extends Shelf {}

    @Path("wild")
    @CrossOrigin(SUB_DOMAINS)
    public static class Wild extends Shelf {}

    @Path("named")
    @CrossOrigin("http://a.localhost:*")
    public static class Named extends Shelf {}

    /** Declares a policy on its method. */
    public abstract static class Declared {

        @GET
        @CrossOrigin(LOCALHOST)
        public abstract String get();
    }

    @Path("inherited")
    public static class Inherited extends Declared {

        @Override
        public String get() {
            return "read";
        }
    }

    /** What the front end of the house may read. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @CrossOrigin(LOCALHOST)
    @interface FrontEnd {}

    @Path("composed")
    @FrontEnd
    public static class Composed extends Shelf {}

    @Path("later")
    @CrossOrigin(LOCALHOST)
    public static class Later {

        @GET
        public void get(@Suspended AsyncResponse response) {
            new Thread(() -> response.resume("read")).start();
        }
    }

    @Path("streamed")
    @CrossOrigin(LOCALHOST)
    public static class Streamed {

        @GET
        @Produces(MediaType.TEXT_PLAIN)
        public StreamingOutput get() {
            return out -> {
                out.write("re".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                out.write("ad".getBytes(StandardCharsets.US_ASCII));
            };
        }
    }

    @Path("members")
    @CrossOrigin(origins = LOCALHOST, allowCredentials = true, allowedHeaders = "X-One")
    public static class Members extends Shelf {

        /** Sets a cookie for this path. */
        @GET
        @Path("{id}")
        public Response visit(@PathParam("id") String id) {
            return Response.ok("read")
                    .cookie(new NewCookie.Builder("visitor")
                            .value("7")
                            .path("/members/" + id)
                            .build())
                    .build();
        }

        @GET
        @Path("{id}/elsewhere")
        @CrossOrigin(origins = ELSEWHERE, allowCredentials = true)
        public String visit() {
            return "read";
        }

        @GET
        @Path("thrown/{status}")
        public String fail(@PathParam("status") int status) {
            throw new WebApplicationException(status);
        }
    }

    @Path("members-any-header")
    @CrossOrigin(origins = LOCALHOST, allowCredentials = true, allowedHeaders = "*")
    public static class MembersAnyHeader extends Shelf {}

    @Path("wild-members")
    @CrossOrigin(origins = SUB_DOMAINS, allowCredentials = true)
    public static class WildMembers extends Shelf {}

    @Path("only-put")
    @CrossOrigin(origins = "*", methods = "PUT")
    public static class OnlyPut extends Shelf {}

    @Path("only-get")
    @CrossOrigin(origins = "*", methods = "GET", allowedHeaders = "X-One")
    public static class OnlyGet extends Shelf {}

    @Path("only-read")
    @CrossOrigin("*")
    public static class OnlyRead {

        @GET
        public String get() {
            return "read";
        }
    }

    @Path("options")
    @CrossOrigin(LOCALHOST)
    public static class Options {

        @GET
        public String get() {
            return "read";
        }

        @OPTIONS
        public String options() {
            return "options";
        }
    }

    @Path("parts")
    @CrossOrigin(LOCALHOST)
    public static class Parts {

        @GET
        public String get() {
            return "read";
        }

        @PUT
        @CrossOrigin(ELSEWHERE)
        public String put() {
            return "put";
        }

        @DELETE
        @SameOrigin
        public void delete() {}
    }

    @Path("items/{id}")
    @CrossOrigin(LOCALHOST)
    public static class Items {

        @GET
        public String get(@PathParam("id") int id) {
            return "read " + id;
        }

        @PUT
        public String put(@PathParam("id") int id) {
            return "put " + id;
        }
    }

    @Path("items")
    @CrossOrigin(ELSEWHERE)
    public static class ItemsElsewhere {

        @DELETE
        @Path("{number}")
        public void delete(@PathParam("number") int number) {}
    }

    @Path("header")
    @CrossOrigin(origins = "*", allowedHeaders = "X-Print")
    public static class Header extends Shelf {}

    @Path("any-header")
    @CrossOrigin(origins = "*", allowedHeaders = "*")
    public static class AnyHeader extends Shelf {}

    @Path("authorized")
    @CrossOrigin(origins = "*", allowedHeaders = "Authorization")
    public static class Authorized extends Shelf {}

    @Path("any-header-authorized")
    @CrossOrigin(
            origins = "*",
            allowedHeaders = {"*", "Authorization"})
    public static class AnyHeaderAuthorized extends Shelf {}

    @Path("typed")
    @CrossOrigin(
            origins = LOCALHOST,
            allowedHeaders = {"Content-Type", "Accept", "Accept-Language"})
    public static class Typed {

        @GET
        @Produces(MediaType.TEXT_PLAIN)
        public String get() {
            return "read";
        }

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        public String post(byte[] json) {
            return "added";
        }

        @DELETE
        public void delete() {}
    }

    /** Each object that it leads to has the policy of its own class. */
    @Path("locator")
    public static class Locator {

        @Path("{kind}")
        public Object sub(@PathParam("kind") String kind) {
            return switch (kind) {
                case "any" -> new Any();
                case "elsewhere" -> new Elsewhere();
                case "further" -> new Locator();
                default -> new Unshared();
            };
        }

        @Path("fails/{status}")
        public Object fail(@PathParam("status") int status) {
            throw new WebApplicationException(Response.status(status)
                    .location(URI.create("http://localhost/"))
                    .build());
        }
    }

    @Path("status")
    @CrossOrigin(origins = LOCALHOST, allowedHeaders = "X-One", exposedHeaders = "Retry-After")
    public static class Status {

        @GET
        @Path("{status}")
        public Response get(@PathParam("status") int status) {
            return Response.status(status).entity("body").build();
        }

        @GET
        @Path("thrown/{status}")
        public String fail(@PathParam("status") int status) {
            throw new WebApplicationException(Response.status(status)
                    .header("Retry-After", 120)
                    .header("X-Hidden", "u")
                    .build());
        }

        @GET
        @Path("crash")
        public String crash() {
            throw new IllegalStateException("nothing maps this");
        }

        @GET
        @Path("mapped")
        public String mapped() {
            throw new Teapot();
        }
    }

    /** An exception of the application's own. */
    @SuppressWarnings("serial")
    static class Teapot extends RuntimeException {}

    /** Maps it. */
    public static class TeapotMapper implements ExceptionMapper<Teapot> {

        @Override
        public Response toResponse(Teapot teapot) {
            return Response.status(418).build();
        }
    }

    /** Wants to know who asks. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Secured {}

    /** Answers 401 to who does not say. */
    @Secured
    @Priority(Priorities.AUTHENTICATION)
    public static class Guard implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
                request.abortWith(Response.status(401).build());
            }
        }
    }

    @Path("guarded")
    @Secured
    @CrossOrigin(
            origins = LOCALHOST,
            allowedHeaders = {"X-One", "Authorization"})
    public static class Guarded extends Shelf {}

    @Path("conditional")
    public static class Conditional {

        @GET
        @CrossOrigin(origins = LOCALHOST, allowedHeaders = "If-None-Match")
        public Response get(@Context Request request) {
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag("v1"));
            return (unchanged == null ? Response.ok("read") : unchanged).build();
        }

        @GET
        @Path("elsewhere")
        @CrossOrigin(origins = ELSEWHERE, allowedHeaders = "If-None-Match")
        public Response other(@Context Request request) {
            return get(request);
        }
    }

    @Path("age-600")
    @CrossOrigin(
            origins = LOCALHOST,
            allowedHeaders = {"X-One", "X-Two"},
            maxAge = 600)
    public static class Age600 extends Shelf {}

    @Path("age-0")
    @CrossOrigin(origins = LOCALHOST, maxAge = 0)
    public static class Age0 extends Shelf {}

    @Path("age-600-members")
    @CrossOrigin(origins = LOCALHOST, allowCredentials = true, maxAge = 600)
    public static class Age600Members extends Shelf {}

    /** Leads anywhere. */
    @Path("redirect")
    public static class Redirect {

        @GET
        @CrossOrigin(origins = "*", allowedHeaders = "X-Print")
        public Response get(@QueryParam("to") URI to) {
            return Response.status(302).location(to).build();
        }

        @PUT
        @CrossOrigin(origins = "*")
        public Response put(@QueryParam("to") URI to) {
            return Response.status(307).location(to).build();
        }

        @POST
        @CrossOrigin(origins = "*")
        public Response post(@QueryParam("to") URI to) {
            return Response.status(303).location(to).build();
        }

        @GET
        @Path("elsewhere")
        @CrossOrigin(ELSEWHERE)
        public Response other(@QueryParam("to") URI to) {
            return get(to);
        }
    }

    /** Has all kinds of headers. */
    @Path("expose")
    public static class Expose {

        @GET
        @CrossOrigin(LOCALHOST)
        public Response none() {
            return answer();
        }

        @GET
        @Path("some")
        @CrossOrigin(
                origins = LOCALHOST,
                exposedHeaders = {"x-CUSTOM", "ETag"})
        public Response some() {
            return answer();
        }

        @GET
        @Path("all")
        @CrossOrigin(origins = "*", exposedHeaders = "*")
        public Response all() {
            return answer();
        }

        @GET
        @Path("members")
        @CrossOrigin(origins = LOCALHOST, exposedHeaders = "X-Custom", allowCredentials = true)
        public Response members() {
            return answer();
        }

        private static Response answer() {
            return Response.ok("read", MediaType.TEXT_PLAIN)
                    .tag("v1")
                    .location(URI.create("http://localhost/"))
                    .header("Cache-Control", "no-store")
                    .header("Content-Language", "nn")
                    .header("Expires", "Thu, 01 Dec 1994 16:00:00 GMT")
                    .header("Last-Modified", "Thu, 01 Dec 1994 10:00:00 GMT")
                    .header("Pragma", "no-cache")
                    .header("X-Custom", "t")
                    .header("X-Other", "u")
                    .header("Set-Cookie", "exposed=no; Path=/expose")
                    .build();
        }
    }

    @Path("tiers")
    @CrossOrigin(
            origins = "*",
            methods = {"GET", "DELETE"},
            exposedHeaders = "X-Stranger")
    @CrossOrigin(
            origins = LOCALHOST,
            methods = "GET",
            allowedHeaders = "X-Friend",
            exposedHeaders = "X-Friend",
            allowCredentials = true)
    @CrossOrigin(origins = SUB_DOMAINS, exposedHeaders = "X-Short")
    @CrossOrigin(origins = "http://*.a.localhost:*", exposedHeaders = "X-Long")
    public static class Tiers {

        @GET
        public Response get() {
            return Response.ok("read")
                    .header("X-Stranger", 1)
                    .header("X-Friend", 2)
                    .header("X-Short", 3)
                    .header("X-Long", 4)
                    .build();
        }

        @DELETE
        public void delete() {}
    }

    /** Methods that differ in what they consume. */
    @Path("ambiguous")
    public static class Ambiguous {

        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        @CrossOrigin(
                origins = LOCALHOST,
                allowedHeaders = {"Content-Type", "X-Both", "X-Json"})
        public String json(byte[] content) {
            return "json";
        }

        @POST
        @Consumes(MediaType.APPLICATION_XML)
        @CrossOrigin(
                origins = "*",
                allowedHeaders = {"Content-Type", "X-Both"})
        public String xml(byte[] content) {
            return "xml";
        }

        @POST
        @Path("half")
        @Consumes(MediaType.APPLICATION_JSON)
        @CrossOrigin(origins = LOCALHOST, allowedHeaders = "Content-Type")
        public String shared(byte[] content) {
            return "json";
        }

        @POST
        @Path("half")
        @Consumes(MediaType.APPLICATION_XML)
        public String unshared(byte[] content) {
            return "xml";
        }

        @POST
        @Path("simple")
        @Consumes(MediaType.TEXT_PLAIN)
        @CrossOrigin(LOCALHOST)
        public String text(byte[] content) {
            return "text";
        }

        @POST
        @Path("simple")
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @CrossOrigin(ELSEWHERE)
        public String form(byte[] content) {
            return "form";
        }
    }

    /** Says hello to who listens. */
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public static class Events {

        @GET
        @CrossOrigin("*")
        public void any(@Context SseEventSink sink, @Context Sse sse) {
            greet(sink, sse);
        }

        @GET
        @Path("page")
        @CrossOrigin(policy = "page")
        public void page(@Context SseEventSink sink, @Context Sse sse) {
            greet(sink, sse);
        }

        @GET
        @Path("elsewhere")
        @CrossOrigin(ELSEWHERE)
        public void elsewhere(@Context SseEventSink sink, @Context Sse sse) {
            greet(sink, sse);
        }

        @GET
        @Path("members")
        @CrossOrigin(origins = LOCALHOST, allowCredentials = true)
        public void members(@Context SseEventSink sink, @Context Sse sse) {
            greet(sink, sse);
        }

        @GET
        @Path("none")
        @CrossOrigin(LOCALHOST)
        public Response none() {
            return Response.status(503).build();
        }

        private static void greet(SseEventSink sink, Sse sse) {
            OutboundSseEvent hello = sse.newEvent("hello");
            sink.send(hello).whenComplete((sent, failure) -> sink.close());
        }
    }

    /** Is kept for ten minutes. */
    @Path("cached")
    public static class Cached {

        @GET
        @CrossOrigin(LOCALHOST)
        public Response get() {
            return answer(200);
        }

        @GET
        @Path("any")
        @CrossOrigin("*")
        public Response any() {
            return answer(200);
        }

        @GET
        @Path("page")
        @CrossOrigin(policy = "page")
        public Response page() {
            return answer(200);
        }

        @GET
        @Path("members")
        @CrossOrigin(origins = LOCALHOST, allowCredentials = true)
        public Response members() {
            return answer(200);
        }

        @GET
        @Path("gone")
        @CrossOrigin(policy = "page")
        public Response gone() {
            return answer(410);
        }

        private static Response answer(int status) {
            return Response.status(status)
                    .entity("read")
                    .type(MediaType.TEXT_PLAIN)
                    .header("Cache-Control", "max-age=600")
                    .build();
        }
    }
}

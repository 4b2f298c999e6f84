package io.github.restcors.it.proof;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.App;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What is asked by many clients at once: resources of every kind, each with a policy that tells it from the others. */
final class CrowdApplication {

    static final String ZONE = "https://*.zone.example";
    static final int PARTNERS = 40;

    private CrowdApplication() {}

    /**
     * Makes one of several applications with the same resources, which differ in what is said by code.
     *
     * @param number of the application, from 0; it allows every second partner, and differs in max ages
     */
    static App application(int number) {
        CorsPolicy partners = CorsPolicy.builder()
                .allowedOrigins(IntStream.range(0, PARTNERS)
                        .filter(i -> i % 2 == number)
                        .mapToObj(CrowdApplication::partner)
                        .toArray(String[]::new))
                .allowedHeaders("Content-Type", "X-Partner")
                .exposedHeaders("X-Partner")
                .allowCredentials(true)
                .maxAge(Duration.ofSeconds(40 + number))
                .build();
        CorsPolicy otherwise = CorsPolicy.builder()
                .allowedOrigins("https://*.default.example")
                .exposedHeaders("X-Default")
                .maxAge(Duration.ofSeconds(70 + number))
                .build();
        return App.of(
                        Wild.class,
                        Echo.class,
                        Public.class,
                        Partners.class,
                        Tiers.class,
                        Plain.class,
                        Closed.class,
                        Locators.class,
                        Async.class,
                        Streams.class,
                        Deny.class,
                        Conflicts.class,
                        Identify.class)
                .instances(CorsFeature.builder()
                        .policy("partners", partners)
                        .defaultPolicy(otherwise)
                        .build());
    }

    static String partner(int i) {
        return "https://p" + i + ".partner.example";
    }

    /** Thrown by resources, and mapped. */
    public static final class Conflict extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Conflict() {
            super("", null, false, false);
        }
    }

    public static class Conflicts implements ExceptionMapper<Conflict> {
        @Override
        public Response toResponse(Conflict e) {
            return Response.status(409).build();
        }
    }

    /** Stands for authentication. */
    public static class Deny implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getQueryParameters().containsKey("deny")) {
                request.abortWith(Response.status(401).build());
            }
        }
    }

    /** Says which request a response is for. */
    public static class Identify implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders()
                    .putSingle("X-Id", request.getUriInfo().getQueryParameters().getFirst("id"));
        }
    }

    /** Has responses wait for each other, and resumes them together on a thread of its own, the last one first. */
    static final class Together {

        static final Set<Thread> RESUMED_ON = ConcurrentHashMap.newKeySet();

        private static final int MOST = 4;
        private static final ScheduledExecutorService POOL = Executors.newScheduledThreadPool(4, work -> {
            Thread thread = new Thread(work, "resumes");
            thread.setDaemon(true);
            return thread;
        });
        private static List<Runnable> waiting = new ArrayList<>();

        private Together() {}

        static synchronized void resume(Runnable response) {
            waiting.add(response);
            if (waiting.size() == 1) {
                POOL.schedule(Together::release, 2, TimeUnit.MILLISECONDS);
            } else if (waiting.size() == MOST) {
                POOL.execute(Together::release);
            }
        }

        private static void release() {
            List<Runnable> released;
            synchronized (Together.class) {
                released = waiting;
                waiting = new ArrayList<>();
            }
            RESUMED_ON.add(Thread.currentThread());
            for (int i = released.size() - 1; i >= 0; i--) {
                released.get(i).run();
            }
        }
    }

    @Path("wild")
    @CrossOrigin(origins = ZONE, allowedHeaders = "X-Wild", exposedHeaders = "X-Wild", maxAge = 11)
    public static class Wild {
        @GET
        public String get() {
            return "";
        }

        @PUT
        public String put() {
            return "";
        }

        @DELETE
        @CrossOrigin(policy = "partners")
        public void delete() {}

        @GET
        @Path("throws")
        public String fail() {
            throw new Conflict();
        }
    }

    @Path("echo")
    @CrossOrigin(origins = ZONE, allowedHeaders = "*", exposedHeaders = "X-Echo", allowCredentials = true, maxAge = 22)
    public static class Echo {
        @GET
        public String get() {
            return "";
        }

        @PUT
        public String put() {
            return "";
        }

        @DELETE
        public void delete() {}
    }

    @Path("public")
    @CrossOrigin(origins = "*", allowedHeaders = "*", exposedHeaders = "X-Public", maxAge = 33)
    public static class Public {
        @GET
        public String get() {
            return "";
        }

        @POST
        public void post() {}
    }

    @Path("partners")
    @CrossOrigin(policy = "partners")
    public static class Partners {
        @GET
        @Path("{number}")
        public String get(@PathParam("number") int number) {
            return "";
        }
    }

    @Path("tiers")
    @CrossOrigin(origins = "*", exposedHeaders = "X-Anyone", maxAge = 55)
    @CrossOrigin(
            origins = ZONE,
            allowedHeaders = "X-Own",
            exposedHeaders = "X-Own",
            allowCredentials = true,
            maxAge = 66)
    public static class Tiers {
        @GET
        public String get() {
            return "";
        }

        @PUT
        public String put() {
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

    @Path("closed")
    @SameOrigin
    public static class Closed {
        @GET
        public String get() {
            return "";
        }
    }

    /** One path leads to the one class or the other. */
    @Path("locate")
    public static class Locators {
        @Path("sub")
        public Object locate(@QueryParam("sub") String name) {
            return name.equals("one") ? new One() : new Other();
        }
    }

    @CrossOrigin(origins = ZONE, allowedHeaders = "X-One", exposedHeaders = "X-One", maxAge = 81)
    public static class One {
        @GET
        public String get() {
            return "";
        }

        @PUT
        public String put() {
            return "";
        }
    }

    @CrossOrigin(policy = "partners")
    public static class Other {
        @GET
        public String get() {
            return "";
        }
    }

    @Path("async")
    @CrossOrigin(origins = ZONE, allowedHeaders = "*", exposedHeaders = "X-Async", allowCredentials = true, maxAge = 92)
    public static class Async {
        @GET
        @Path("response")
        public void response(@Suspended AsyncResponse response) {
            Together.resume(() -> response.resume(""));
        }

        @GET
        @Path("failed")
        public void failed(@Suspended AsyncResponse response) {
            Together.resume(() -> response.resume(new Conflict()));
        }

        @GET
        @Path("timeout")
        public void timeout(@Suspended AsyncResponse response) {
            response.setTimeoutHandler(late -> late.resume(Response.status(202).build()));
            response.setTimeout(1, TimeUnit.MILLISECONDS);
        }

        @GET
        @Path("stage")
        @CrossOrigin(policy = "partners")
        public CompletionStage<String> stage() {
            CompletableFuture<String> stage = new CompletableFuture<>();
            Together.resume(() -> stage.complete(""));
            return stage;
        }
    }

    @Path("streams")
    @CrossOrigin(origins = ZONE, exposedHeaders = "X-Streams", maxAge = 99)
    public static class Streams {
        @GET
        public StreamingOutput get() {
            return out -> {
                out.write('a');
                out.flush();
                out.write('b');
            };
        }

        @GET
        @Path("events")
        @CrossOrigin(policy = "partners")
        @Produces(MediaType.SERVER_SENT_EVENTS)
        public void events(@Context SseEventSink sink, @Context Sse sse) {
            Together.resume(() -> sink.send(sse.newEvent("a")).whenComplete((sent, failure) -> sink.close()));
        }
    }
}

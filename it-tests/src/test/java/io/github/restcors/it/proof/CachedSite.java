package io.github.restcors.it.proof;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.App;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An application for caches: its resources are always the same, who may read them and what they say to caches is random. One
 * at a time.
 */
final class CachedSite {

    static final String ORIGIN = "http://server.example";

    static final List<String> PATHS = List.of(
            "/whole", "/by-verb", "/negotiated", "/private", "/undeclared", "/locates/one", "/post-only", "/none");

    /** Look-alikes of what policies list among them, the application's own origin, and an opaque one. */
    static final List<String> PAGES = List.of(
            "https://a.example",
            "https://b.example",
            "https://x.wild.example",
            "https://x.y.wild.example",
            "https://wild.example",
            "http://localhost:3000",
            "https://evil.test",
            "null",
            ORIGIN);

    private static final List<String> ORIGINS =
            List.of("*", "https://a.example", "https://b.example", "https://*.wild.example", "http://localhost:*");

    private static final List<List<String>> METHODS =
            List.of(List.of(), List.of(), List.of("GET"), List.of("POST"), List.of("GET", "POST"));

    private static final List<List<String>> EXPOSED =
            List.of(List.of(), List.of("X-A"), List.of("X-A", "ETag"), List.of("*"));

    private static final List<List<String>> ALLOWED = List.of(List.of(), List.of("X-A"), List.of("*", "Authorization"));

    private static final List<Integer> STATUS = List.of(200, 200, 200, 200, 200, 204, 301, 404, 405, 500);

    private static final List<String> CACHE_CONTROL = List.of(
            "",
            "",
            "max-age=60",
            "public, max-age=60",
            "max-age=5, must-revalidate",
            "s-maxage=30, max-age=0",
            "no-cache",
            "private, max-age=60",
            "no-store");

    private static final List<String> VARY = List.of("", "", "", "Accept-Language", "accept-language, Accept", "*");

    private static final Map<String, Answer> ANSWERS = new HashMap<>();

    private CachedSite() {}

    /**
     * What a resource answers.
     *
     * @param thrown whether as an exception
     */
    private record Answer(int status, String cacheControl, String vary, boolean tagged, boolean thrown) {}

    /** Makes the application, and lets its resources answer. */
    static App application(SplittableRandom random) {
        ANSWERS.clear();
        for (String name : List.of("whole", "by-verb", "json", "text", "private", "undeclared", "sub", "post")) {
            ANSWERS.put(
                    name,
                    new Answer(
                            any(STATUS, random),
                            any(CACHE_CONTROL, random),
                            any(VARY, random),
                            random.nextBoolean(),
                            random.nextInt(4) == 0));
        }
        CorsFeature.Builder feature = CorsFeature.builder();
        for (int i = 0; i < 8; i++) {
            feature.policy("p" + i, policy(random));
        }
        if (random.nextBoolean()) {
            feature.defaultPolicy(policy(random));
        }
        return App.of(
                        Whole.class,
                        ByVerb.class,
                        Negotiated.class,
                        Private.class,
                        Undeclared.class,
                        Locates.class,
                        PostOnly.class)
                .instances(feature.build());
    }

    /** One to three tiers. */
    private static CorsPolicy policy(SplittableRandom random) {
        while (true) {
            List<CorsPolicy> tiers = new ArrayList<>();
            try {
                for (int i = random.nextInt(3); i >= 0; i--) {
                    tiers.add(CorsPolicy.builder()
                            .allowedOrigins(any(ORIGINS, random))
                            .allowedMethods(any(METHODS, random).toArray(String[]::new))
                            .allowedHeaders(any(ALLOWED, random).toArray(String[]::new))
                            .exposedHeaders(any(EXPOSED, random).toArray(String[]::new))
                            .allowCredentials(random.nextInt(3) == 0)
                            .build());
                }
                return CorsPolicy.tiered(tiers.toArray(CorsPolicy[]::new));
            } catch (CorsConfigurationException e) {
                continue; // no policy is made of these: the same origin twice, * with credentials
            }
        }
    }

    static <T> T any(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Response answer(String name, Request request, String... varyToo) {
        Answer answer = ANSWERS.get(name);
        ResponseBuilder response =
                answer.tagged() && answer.status() == 200 ? request.evaluatePreconditions(new EntityTag("1")) : null;
        if (response == null) {
            response = Response.status(answer.status()).entity(answer.status() == 204 ? null : name);
        }
        // a type that the runtime negotiates would want "Vary: Accept", which no runtime adds
        response.type(name.equals("json") ? "application/json" : "text/plain");
        response.header("X-A", "a").header("X-Secret", name);
        if (answer.tagged()) {
            response.tag("1");
        }
        if (answer.status() == 301) {
            response.header("Location", ORIGIN + "/whole");
        }
        if (!answer.cacheControl().isEmpty()) {
            response.header("Cache-Control", answer.cacheControl());
        }
        for (String vary : varyToo) {
            response.header("Vary", vary);
        }
        if (!answer.vary().isEmpty()) {
            response.header("Vary", answer.vary());
        }
        if (answer.thrown() && answer.status() >= 400) {
            throw new WebApplicationException(response.build());
        }
        return response.build();
    }

    @Path("whole")
    @CrossOrigin(policy = "p0")
    public static class Whole {
        @GET
        public Response get(@Context Request request) {
            return answer("whole", request);
        }

        @POST
        public String post() {
            return "posted";
        }
    }

    @Path("by-verb")
    @CrossOrigin(policy = "p1")
    public static class ByVerb {
        @GET
        @CrossOrigin(policy = "p2")
        public Response get(@Context Request request) {
            return answer("by-verb", request);
        }

        @POST
        public String post() {
            return "posted";
        }
    }

    /** Two policies on one path and verb; what is chosen by {@code Accept} says so to caches. */
    @Path("negotiated")
    public static class Negotiated {
        @GET
        @Produces("application/json")
        @CrossOrigin(policy = "p3")
        public Response json(@Context Request request) {
            return answer("json", request, "Accept");
        }

        @GET
        @Produces("text/plain")
        @CrossOrigin(policy = "p4")
        public Response text(@Context Request request) {
            return answer("text", request, "Accept");
        }
    }

    @Path("private")
    @CrossOrigin(policy = "p5")
    public static class Private {
        @GET
        @SameOrigin
        public Response get(@Context Request request) {
            return answer("private", request);
        }

        @POST
        public String post() {
            return "posted";
        }
    }

    @Path("undeclared")
    public static class Undeclared {
        @GET
        public Response get(@Context Request request) {
            return answer("undeclared", request);
        }
    }

    @Path("locates")
    public static class Locates {
        @Path("{name}")
        public Sub locate() {
            return new Sub();
        }
    }

    @CrossOrigin(policy = "p6")
    public static class Sub {
        @GET
        public Response get(@Context Request request) {
            return answer("sub", request);
        }
    }

    /** A GET is answered 405, which caches may keep. */
    @Path("post-only")
    @CrossOrigin(policy = "p7")
    public static class PostOnly {
        @POST
        public Response post(@Context Request request) {
            return answer("post", request);
        }
    }
}

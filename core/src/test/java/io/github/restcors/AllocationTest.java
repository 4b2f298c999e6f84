package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.sun.management.ThreadMXBean;
import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the main paths cost, in figures that are the same on every machine: bytes that are allocated beyond the response's
 * header fields, and how often the request and the response are asked for something. Never time.
 *
 * <p>Each path runs a few times only. The compiler that would remove allocations has not begun by then, so the figures are
 * what the source says, and an upper bound of what a server sees.
 */
class AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Path("books")
    public static class Books {
        @GET
        public void list() {}

        @POST
        public void create() {}

        @PUT
        public void replace() {}

        @DELETE
        public void delete() {}
    }

    @Path("secrets")
    @SameOrigin
    public static class Secrets {
        @GET
        public void list() {}
    }

    private static CorsPolicy policy(String name) {
        CorsPolicy.Builder policy = CorsPolicy.builder()
                .allowedMethods("GET", "POST", "PUT", "DELETE")
                .allowedHeaders("Content-Type", "Authorization", "X-Requested-With")
                .exposedHeaders("ETag")
                .maxAge(Duration.ofMinutes(10));
        return switch (name) {
            case "one" ->
                policy.allowedOrigins(Sample.APP).allowCredentials(true).build();
            case "1,000" -> policy.allowedOrigins(many("https://app%d.example")).build();
            case "patterns" ->
                policy.allowedOrigins(many("https://*.team%d.example")).build();
            case "tiers" ->
                CorsPolicy.tiered(
                        policy.allowedOrigins(Sample.APP).build(),
                        CorsPolicy.builder().allowedOrigins("*").build());
            default -> policy.allowedOrigins("*").build();
        };
    }

    private static String[] many(String format) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> String.format(format, number))
                .toArray(String[]::new);
    }

    private static String requestHeaders(String name) {
        return switch (name) {
            case "two" -> "content-type,x-requested-with";
            case "repeated" -> "content-type,".repeat(630);
            case "commas" -> ",".repeat(8_192);
            case "spaces" -> "content-type," + " ".repeat(8_192) + "authorization";
            case "unknown" -> "content-type,x-unknown".repeat(300);
            case "too long" -> "content-type,".repeat(2_000);
            default -> name;
        };
    }

    /** The filters of an application on a runtime whose model has the target. */
    private record Server(PreflightFirst first, ResponseDecorator last) {

        static Server start(CorsPolicy policy, Class<?> matched) {
            Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
            Map.of("GET", "list", "POST", "create", "PUT", "replace", "DELETE", "delete")
                    .forEach((verb, method) -> byVerb.put(
                            verb, List.of(new ResourceMethod(Books.class, Contexts.method(Books.class, method)))));
            StubServer server = StubServer.start(
                    StubServer.feature(policy),
                    new StubIntegration.Model(new Targets.Methods(byVerb), null),
                    Books.class,
                    Secrets.class);
            ResponseDecorator last = server.application.registered(ResponseDecorator.class);
            Contexts.inject(last, Contexts.matched(matched, "list"));
            return new Server(server.application.registered(PreflightFirst.class), last);
        }

        void answer(LeanRequest request, LeanResponse response) {
            request.reset();
            response.reset(200);
            first.filter(request);
            if (request.aborted() != null) {
                response.reset(request.aborted().getStatus());
            }
            last.filter(request, response);
        }
    }

    /** Makes the same answer out of nothing. */
    private static void floor(LeanResponse response, List<Map.Entry<String, Object>> fields, boolean aborted) {
        response.reset(200);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (aborted) {
            Response.status(response.getStatus()).build();
        }
        for (int i = 0; i < fields.size(); i++) {
            headers.putSingle(fields.get(i).getKey(), fields.get(i).getValue());
        }
    }

    /** Returns what one run allocates once classes are loaded and caches filled. */
    private static long allocated(Runnable action) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            action.run();
            least = Math.min(
                    least,
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }
        return least;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # path                         | policy   | origin                         | asked | headers  | status | bytes | reads | properties | fields
            no Origin                      | one      | -                              | -     | -        | 200    | -8    | 1     | 2          | 4
            no Origin, any is allowed      | any      | -                              | -     | -        | 200    | -16   | 1     | 2          | 3
            actual, allowed                | one      | https://app.example            | -     | -        | 200    | -32   | 1     | 2          | 4
            actual, any is allowed         | any      | https://app.example            | -     | -        | 200    | -16   | 1     | 2          | 3
            actual, one of 1,000 origins   | 1,000    | https://app999.example         | -     | -        | 200    | -24   | 1     | 2          | 4
            actual, one of 1,000 patterns  | patterns | https://a.team999.example      | -     | -        | 200    | -24   | 1     | 2          | 4
            actual, with a port            | patterns | https://a.team999.example:8443 | -     | -        | 200    | 56    | 1     | 2          | 4
            actual, tiers                  | tiers    | https://app.example            | -     | -        | 200    | -24   | 1     | 2          | 4
            actual, refused                | one      | https://stranger.example       | -     | -        | 200    | -8    | 1     | 2          | 4
            actual, none of 1,000 origins  | 1,000    | https://stranger.example       | -     | -        | 200    | -8    | 1     | 2          | 4
            actual, none of 1,000 patterns | patterns | https://stranger.example       | -     | -        | 200    | -8    | 1     | 2          | 4
            actual, not canonical          | patterns | https://a.TEAM999.example      | -     | -        | 200    | -8    | 1     | 2          | 4
            actual, no policy              | none     | https://app.example            | -     | -        | 200    | 0     | 1     | 2          | 0
            preflight, granted             | one      | https://app.example            | PUT   | two      | 204    | 144   | 3     | 2          | 6
            preflight, no header           | one      | https://app.example            | PUT   | -        | 204    | 144   | 3     | 2          | 6
            preflight, 8 KiB repeated      | one      | https://app.example            | PUT   | repeated | 204    | 144   | 3     | 2          | 6
            preflight, 8 KiB commas        | one      | https://app.example            | PUT   | commas   | 204    | 144   | 3     | 2          | 6
            preflight, 8 KiB spaces        | one      | https://app.example            | PUT   | spaces   | 204    | 144   | 3     | 2          | 6
            preflight, tiers               | tiers    | https://app.example            | PUT   | two      | 204    | 152   | 3     | 2          | 6
            preflight, refused             | one      | https://stranger.example       | PUT   | two      | 403    | 176   | 3     | 2          | 1
            preflight, unknown headers     | one      | https://app.example            | PUT   | unknown  | 403    | 176   | 3     | 2          | 1
            preflight, too long            | one      | https://app.example            | PUT   | too long | 403    | 176   | 3     | 2          | 1
            preflight, no such method      | one      | https://app.example            | PATCH | two      | 403    | 96    | 3     | 2          | 1
            """)
    void pathCostsNoMoreThanItDid(
            String path,
            String policy,
            String origin,
            String asked,
            String headers,
            int status,
            long bytes,
            int reads,
            int properties,
            int fields) {
        LeanRequest request = new LeanRequest(asked == null ? "GET" : "OPTIONS");
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("Origin", origin);
        sent.put("Access-Control-Request-Method", asked);
        sent.put("Access-Control-Request-Headers", headers == null ? null : requestHeaders(headers));
        sent.forEach((name, value) -> {
            if (value != null) {
                request.header(name, value);
            }
        });
        LeanResponse response = new LeanResponse();
        Server server = Server.start(policy(policy), policy.equals("none") ? Secrets.class : Books.class);

        long cost = allocated(() -> server.answer(request, response));

        assertThat(path, response.getStatus(), is(status));
        assertThat("header fields of the request read", request.headerReads, is(lessThanOrEqualTo(reads)));
        assertThat("properties of the request used", request.propertyAccesses, is(lessThanOrEqualTo(properties)));
        assertThat("header fields of the response used", response.headerAccesses(), is(lessThanOrEqualTo(fields)));

        List<Map.Entry<String, Object>> answer = new ArrayList<>();
        response.getHeaders().forEach((name, lines) -> answer.add(Map.entry(name, lines.get(0))));
        long least = allocated(() -> floor(response, answer, asked != null));

        assertThat(
                "bytes beyond those of the fields, each set by putSingle", cost - least, is(lessThanOrEqualTo(bytes)));
    }
}

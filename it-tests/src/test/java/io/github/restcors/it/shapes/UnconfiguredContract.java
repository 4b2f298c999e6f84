package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.ran;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without annotations and policies nothing changes: neither answers, nor what runs, nor what filters see. */
abstract class UnconfiguredContract {

    private static final List<String> PATHS = List.of(
            "plain",
            "own",
            "locator/plain",
            "locator/own",
            "locator/object",
            "locator/interface",
            "locator/forbidden",
            "nothing/here");

    private static final List<String> METHODS = List.of("GET", "DELETE", "PATCH", "OPTIONS", "get", "x y");

    /** Jersey runs response filters after it has written the answer to an exception: those of an earlier test, too. */
    @BeforeEach
    void awaitQuiet() throws InterruptedException {
        do {
            Trace.take();
            Thread.sleep(100);
        } while (!Trace.take().isEmpty());
    }

    @Test
    void applicationAnswersAsIfRestCorsWereNotThere() {
        List<String> with = answers(Server.start(application()));
        List<String> without =
                answers(Server.startWithoutRestCors(application().property("jakarta.ws.rs.loadServices", false)));

        assertAll(IntStream.range(0, with.size()).mapToObj(i -> () -> assertThat(with.get(i), is(without.get(i)))));
    }

    private static App application() {
        return App.of(Plain.class, Own.class, Locator.class, ShapeFilters.PreMatchingFilter.class)
                .with(ShapeFilters.RequestFilter.class, ShapeFilters.ResponseFilter.class);
    }

    private static List<String> answers(Server started) {
        List<String> answers = new ArrayList<>();
        try (Server server = started) {
            for (String path : PATHS) {
                for (String method : METHODS) {
                    answers.add(answer(
                            "preflight " + method + " " + path,
                            Http.preflight(server.uri(path), ORIGIN, method, "x")
                                    .sendRaw()));
                }
                for (String method : List.of("GET", "OPTIONS", "DELETE")) {
                    answers.add(answer(
                            method + " " + path,
                            Http.request(method, server.uri(path))
                                    .origin(ORIGIN)
                                    .sendRaw()));
                }
            }
        }
        return answers;
    }

    private static String answer(String request, Reply reply) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        reply.headers().forEach(line -> headers.merge(line.getKey(), line.getValue(), (one, two) -> one + " | " + two));
        headers.remove("Date");
        if (headers.containsKey("Allow")) { // in an order that differs from start to start
            headers.put(
                    "Allow",
                    List.of(headers.get("Allow").split(",\\s*")).stream()
                                    .sorted()
                                    .toList() + "");
        }
        return request + ": " + reply.status() + " " + headers + " after " + Trace.take();
    }

    @Path("plain")
    public static class Plain implements Contract {

        @Override
        public String get() {
            return ran("get");
        }

        @DELETE
        public String delete() {
            return ran("delete");
        }

        @POST
        public String post(String body) {
            return ran("post");
        }
    }

    public interface Contract {

        @GET
        String get();
    }

    /** Has CORS of its own. */
    @Path("own")
    public static class Own extends Plain {

        @OPTIONS
        public Response options() {
            ran("options");
            return Response.ok("own")
                    .header("Access-Control-Allow-Origin", "*")
                    .header("X-Own", "yes")
                    .build();
        }
    }

    @Path("locator")
    public static class Locator {

        @Path("plain")
        public Plain plain() {
            return Trace.located("plain", new Plain());
        }

        @Path("own")
        public Own own() {
            return Trace.located("own", new Own());
        }

        @Path("object")
        public Object object() {
            return Trace.located("object", new Own());
        }

        @Path("interface")
        public Contract contract() {
            return Trace.located("interface", new Own());
        }

        @Path("forbidden")
        public Object forbidden() {
            throw new ForbiddenException();
        }
    }
}

package io.github.restcors.it.proof;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Reply;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In this process a runtime answers as it does on its server. */
interface DispatchContract {

    /** What the calls below are answered by. */
    @Path("echo")
    @CrossOrigin("https://app.example")
    class Echo {

        @GET
        public String get(@QueryParam("q") String q) {
            return q;
        }

        @POST
        public String post(String body) {
            return body;
        }
    }

    Map.Entry<String, String> ORIGIN = Map.entry("Origin", "https://app.example");

    @Test
    default void resourceMethodsAreReached() {
        try (Dispatch server = Dispatch.deploy(App.of(Echo.class))) {
            Reply got = server.send("GET", "/echo?q=1", List.of(ORIGIN));
            Reply posted = server.send("POST", "/echo", List.of(Map.entry("Content-Type", "text/plain")));

            assertThat(got.body(), is("1"));
            assertThat(got, accessControlHeaders(is(Map.of("Access-Control-Allow-Origin", "https://app.example"))));
            assertThat(posted.body(), is(Dispatch.BODY));
            assertThat(posted.lines("Vary"), is(List.of("Origin")));
        }
    }

    @Test
    default void preflightsAreAnswered() {
        try (Dispatch server = Dispatch.deploy(App.of(Echo.class))) {
            Reply granted = server.send(
                    "OPTIONS", "/echo", List.of(ORIGIN, Map.entry("Access-Control-Request-Method", "POST")));
            Reply refused =
                    server.send("OPTIONS", "/echo", List.of(ORIGIN, Map.entry("Access-Control-Request-Method", "PUT")));

            assertThat(granted.status(), is(204));
            assertThat(refused.status(), is(403));
        }
    }

    @Test
    default void errorsOfTheRuntimeAreResponses() {
        try (Dispatch server = Dispatch.deploy(App.of(Echo.class))) {
            assertThat(server.send("GET", "/none", List.of(ORIGIN)).status(), is(404));
            assertThat(server.send("DELETE", "/echo", List.of(ORIGIN)).status(), is(405));
        }
    }
}

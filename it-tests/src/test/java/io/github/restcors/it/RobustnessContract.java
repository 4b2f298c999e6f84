package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.restcors.CorsFeature;
import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input and load: nothing a client sends throws, is logged above {@code DEBUG}, or costs more than its own length. */
interface RobustnessContract extends Contract {

    /** Below what every server takes by default, all headers together. */
    int LONG = 7000;

    @Override
    default Application application() {
        return App.of(Exact.class, Wildcard.class, Public.class, Echo.class, Locates.class, Titles.class)
                .instances(new CorsFeature());
    }

    /** Values of a header that are not what they should be; characters up to U+00FF are single bytes. */
    static Stream<String> badValues() {
        return Stream.of(
                "",
                ",",
                ",,,,",
                "null",
                "*",
                " ",
                "\t",
                "%",
                "%00",
                "%s%n{0}",
                "a b",
                "https://",
                "https://app.example, https://app.example",
                "https://app.example https://app.example",
                "https://app.example\\@evil.test",
                "https://user@app.example",
                "https://app.example:99999",
                "https://app.example:-1",
                "https://app.example:0443",
                "https://[",
                "https://[::1",
                "https://[::1%25eth0]",
                "https://256.256.256.256",
                "https://.zone.example",
                "https://..zone.example",
                "https://a..zone.example",
                "https://zone.example.",
                "https://\u00e4.zone.example",
                "https://\u00c3\u00a4.zone.example",
                "\u00ef\u00bb\u00bfhttps://app.example",
                "\u00ff\u00fe\u0080\u00a0",
                "${jndi:ldap://evil.test}",
                "<script>alert(1)</script>",
                "GET",
                "GET,PUT",
                "get",
                "\"PUT\"",
                "x-a:1",
                "x-a;q=1",
                "x".repeat(LONG),
                ",".repeat(LONG),
                "x,".repeat(LONG / 2),
                "https://" + "a.".repeat(LONG / 2 - 20) + "zone.example",
                "https://" + "a".repeat(LONG) + ".zone.example",
                "https://app.example:" + "1".repeat(LONG),
                "-".repeat(LONG));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    default void badHeaderIsNoServerErrorAndNotLoggedAboveDebug(String value) {
        try (LogRecords log = new LogRecords()) {
            for (String path : new String[] {"exact", "wildcard", "public", "echo", "locates/a"}) {
                List<Reply> replies = List.of(
                        request("GET", path).header("Origin", value).sendRaw(),
                        request("GET", path)
                                .header("Origin", value)
                                .header("Origin", value)
                                .sendRaw(),
                        request("OPTIONS", path).header("Origin", value).sendRaw(),
                        Http.preflight(uri(path), value, "GET").sendRaw(),
                        Http.preflight(uri(path), APP, value).sendRaw(),
                        Http.preflight(uri(path), APP, "PUT", value).sendRaw(),
                        Http.preflight(uri(path), APP, "PUT", value, "x-a").sendRaw(),
                        Http.preflight(uri(path), APP, "PUT")
                                .header("Access-Control-Request-Method", value)
                                .sendRaw());
                for (Reply reply : replies) {
                    assertThat(path + " " + replies.indexOf(reply), reply, status(lessThan(500)));
                }
                if (!path.equals("public")) {
                    assertThat(path, replies.get(0), noAccessControlHeader());
                    assertThat(path, replies.get(3), allOf(not(status(204)), noAccessControlHeader()));
                }
            }

            assertThat(log.aboveDebug(), is(List.of()));
        }
    }

    @Test
    default void longEchoIsNoServerError() {
        for (int length = 1000; length < 8000; length += 100) {
            Reply reply = Http.preflight(uri("echo"), APP, "PUT", "x,".repeat(length / 2))
                    .sendRaw();

            assertThat("length " + length, reply, status(lessThan(500)));
        }
    }

    @Test
    default void manyLinesOfAHeaderAreOneList() {
        Http request = request("OPTIONS", "exact").origin(APP).header("Access-Control-Request-Method", "PUT");
        IntStream.range(0, 60).forEach(i -> request.header("Access-Control-Request-Headers", i % 2 == 0 ? "x-a" : ""));

        assertThat(request.sendRaw(), status(204));
        assertThat(request.header("Access-Control-Request-Headers", "x-other").sendRaw(), status(403));
    }

    @Test
    default void badPathIsAnsweredAsWithoutRestCors() {
        Class<?>[] resources = {Exact.class, Locates.class};
        try (LogRecords log = new LogRecords();
                Server shared = Server.start(App.of(resources).instances(new CorsFeature()));
                Server plain = Server.startWithoutRestCors(App.of(resources))) {
            for (String path : new String[] {
                "/exact%",
                "/exact%zz",
                "/%",
                "/exact%00",
                "/exact;",
                "/exact;=",
                "//exact",
                "/./exact",
                "/../exact",
                "/exact/..",
                "/locates/%2e%2e",
                "/locates/%ff",
                "/%C3%28",
                "/exact?%",
                "/exact?a=%zz",
                "*",
                "/{id}",
                "/exact%2f",
                "/locates/" + "a/".repeat(500)
            }) {
                Reply with = raw(shared, "GET", path, "Origin: " + OTHER);
                Reply without = raw(plain, "GET", path, "Origin: " + OTHER);
                Reply preflight = raw(shared, "OPTIONS", path, "Origin: " + APP, "Access-Control-Request-Method: PUT");
                Reply options = raw(plain, "OPTIONS", path, "Origin: " + APP, "Access-Control-Request-Method: PUT");

                assertThat(path, with.status(), is(without.status()));
                if (options.status() < 500) {
                    assertThat(path, preflight, status(lessThan(500)));
                }
            }

            assertThat(log.aboveDebug(), is(List.of()));
        }
    }

    private static Reply raw(Server server, String method, String target, String... headers) {
        String request = method + " " + target + " HTTP/1.1\r\nHost: "
                + server.baseUri().getAuthority() + "\r\nConnection: close\r\n" + String.join("\r\n", headers)
                + "\r\n\r\n";
        return Http.exchange(server.baseUri(), request.getBytes(StandardCharsets.ISO_8859_1));
    }

    // the log

    @Test
    default void refusalIsLoggedAtDebugWithReasonAndPlaceAndWhatWasAsked() {
        try (LogRecords log = new LogRecords()) {
            preflight("PUT", "exact", "https://nobody.example", "x-a");
            preflight("PUT", "exact", APP, "x-not-allowed");
            get("exact", "https://stranger.example");

            assertThat(
                    log.debug(),
                    hasItem(allOf(
                            containsString("origin"),
                            containsString("Exact"),
                            containsString("https://nobody.example"))));
            assertThat(log.debug(), hasItem(allOf(containsString("header"), containsString("x-not-allowed"))));
            assertThat(
                    log.debug(), hasItem(allOf(containsString("origin"), containsString("https://stranger.example"))));
            assertThat(log.aboveDebug(), is(List.of()));
        }
    }

    @Test
    default void clientsTextIsQuotedAndCutInTheLog() {
        try (LogRecords log = new LogRecords()) {
            Http.preflight(uri("exact"), "https://" + "a".repeat(LONG), "PUT").sendRaw();
            Http.preflight(uri("exact"), "\u009b31m\u0085evil\u00ad", "PUT", "{0}\u009b31m")
                    .sendRaw();
            request("GET", "exact")
                    .header("Origin", "\u009b31m\u0085evil" + "b".repeat(LONG))
                    .sendRaw();

            assertThat(log.debug().isEmpty(), is(false));
            for (String message : log.debug()) {
                assertThat(message.length(), lessThan(1000));
                assertThat(message, message.chars().noneMatch(c -> c < ' ' || c >= 0x7f && c <= 0xff), is(true));
            }
        }
    }

    // cost

    @Test
    default void hostileHeadersCostNoMoreThanTheirLength() {
        String[] hostile = {
            ",".repeat(LONG),
            "x,".repeat(LONG / 2),
            "\t".repeat(LONG / 2) + "x",
            "x-a,".repeat(LONG / 4),
            "x" + " ".repeat(LONG - 2) + "y"
        };
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (String value : hostile) {
                for (int i = 0; i < 50; i++) {
                    assertThat(Http.preflight(uri("exact"), APP, "PUT", value).sendRaw(), status(lessThan(500)));
                }
            }
        });
    }

    // locale

    @Test
    default void runsInTheLocaleThatTheRunIsFor() {
        if (System.getProperty("restcors.locale", "default").equals("tr-TR")) {
            assertThat(Locale.getDefault(), is(Locale.forLanguageTag("tr-TR")));
            assertThat("TITLE".toLowerCase(Locale.getDefault()), is(not("title")));
        }
    }

    /** In Turkish, I and i are not the two cases of one letter. */
    @Test
    default void namesAreComparedAsAsciiInEveryLocale() {
        Reply granted = Http.preflight(uri("titles"), "https://iii.example", "PUT", "x-title-id, AUTHORIZATION, X-IiI")
                .send();

        assertThat(granted, status(204));
        assertThat(
                granted,
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "https://iii.example",
                        "Access-Control-Allow-Methods", "PUT",
                        "Access-Control-Allow-Headers", "Authorization, X-III, X-TITLE-ID"));
        assertThat(
                Http.preflight(uri("titles"), "https://\u0131\u0131\u0131.example", "PUT")
                        .sendRaw(),
                status(403));
        assertThat(Http.preflight(uri("titles"), "https://III.example", "PUT").send(), status(403));
        assertThat(
                actual("PUT", "titles", "https://iii.example"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "https://iii.example",
                        "Access-Control-Expose-Headers", "X-TITLE-ID"));
        assertThat(
                request("OPTIONS", "titles")
                        .header("ORIGIN", "https://iii.example")
                        .header("ACCESS-CONTROL-REQUEST-METHOD", "PUT")
                        .header("ACCESS-CONTROL-REQUEST-HEADERS", "AUTHORIZATION")
                        .sendRaw(),
                status(204));
    }

    // concurrency

    @Test
    default void concurrentRequestsAreNotMixedUp() throws Exception {
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<String>>> clients = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String origin = "https://t" + thread + ".zone.example";
                boolean allowed = thread % 2 == 0;
                clients.add(() -> {
                    List<String> wrong = new ArrayList<>();
                    for (int i = 0; i < 50; i++) {
                        String asked = allowed ? origin : origin + ".evil.test";
                        String expected = allowed ? origin : null;
                        for (Reply reply : List.of(
                                get("wildcard", asked),
                                preflight("PUT", "wildcard", asked),
                                preflight("PUT", "locates/a", asked))) {
                            String got = reply.header("Access-Control-Allow-Origin");
                            if (!Objects.equals(expected, got)) {
                                wrong.add(asked + " got " + got);
                            }
                        }
                    }
                    return wrong;
                });
            }
            for (Future<List<String>> client : pool.invokeAll(clients)) {
                assertThat(client.get(), is(List.of()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    // the resources

    abstract class GetAndPut {
        @GET
        public String get() {
            return "get";
        }

        @PUT
        public String put() {
            return "put";
        }
    }

    @Path("exact")
    @CrossOrigin(
            origins = {APP, "http://localhost:*"},
            allowedHeaders = "X-A")
    class Exact extends GetAndPut {}

    @Path("wildcard")
    @CrossOrigin({"https://*.zone.example", "https://*.port.example:*"})
    class Wildcard extends GetAndPut {}

    @Path("public")
    @CrossOrigin(origins = "*", allowedHeaders = "*")
    class Public extends GetAndPut {}

    @Path("echo")
    @CrossOrigin(origins = APP, allowedHeaders = "*", allowCredentials = true)
    class Echo extends GetAndPut {}

    @Path("locates")
    class Locates {
        @Path("{name}")
        public Object locate(@PathParam("name") String name) {
            return new Sub();
        }
    }

    @CrossOrigin({"https://*.zone.example", APP})
    class Sub extends GetAndPut {}

    @Path("titles")
    @CrossOrigin(
            origins = "https://iii.example",
            allowedHeaders = {"X-TITLE-ID", "Authorization", "X-III"},
            exposedHeaders = "X-TITLE-ID",
            methods = "PUT")
    class Titles extends GetAndPut {}
}

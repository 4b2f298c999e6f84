package io.github.restcors.it.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.restcors.it.browsermodel.Browser;
import io.github.restcors.it.browsermodel.Credentials;
import io.github.restcors.it.browsermodel.Mode;
import io.github.restcors.it.browsermodel.Outcome;
import io.github.restcors.it.browsermodel.Page;
import io.github.restcors.it.browsermodel.PreflightCache;
import io.github.restcors.it.browsermodel.Request;
import io.github.restcors.it.browsermodel.RequestInit;
import io.github.restcors.it.httpcache.HttpCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The model of a browser does what browsers do: {@code browser-outcomes.json} holds outcomes seen in Chromium 156, Firefox ESR
 * 153 and WebKitGTK 2.50, which agreed on every row. The rows come from web-platform-tests, whose file each one names.
 */
class ModelBrowserIT {

    /** What the standard says of a row where all three browsers do something else. */
    private record Standard(String outcome, List<String> server, String why) {}

    private static final Map<String, Standard> DIFFERENCES = Map.of(
            "H10-authz-star",
            new Standard(
                    "block",
                    List.of("OPTIONS"),
                    "CORS-preflight fetch, step 7.6: an asterisk does not cover Authorization; browsers let it pass still"),
            "K03-max-1",
            new Standard(
                    "allow",
                    List.of("OPTIONS", "GET", "GET"),
                    "CORS-preflight fetch, step 7.9: -1 is no delta-seconds, which makes 5 seconds; browsers take it for 0"));

    @TestFactory
    Stream<DynamicTest> doesWhatBrowsersDo() {
        return rows().map(row -> dynamicTest(row.get("id").asText(), () -> {
            Standard differs = DIFFERENCES.get(row.get("id").asText());
            Run run = new Run(row);

            assertThat(run.outcome(), is(differs == null ? row.get("outcome").asText() : differs.outcome()));
            assertThat(run.methods(), is(differs == null ? strings(row.get("server")) : differs.server()));
            if (differs == null) {
                assertThat(run.otherDifferences(), is(List.of()));
            } else {
                boolean asBrowsers = run.outcome().equals(row.get("outcome").asText())
                        && run.methods().equals(strings(row.get("server")));
                assertThat("listed as a difference, and is none", asBrowsers, is(false));
            }
        }));
    }

    @Test
    void everyRowIsRun() {
        List<String> ids = rows().map(row -> row.get("id").asText()).toList();

        assertThat(ids.stream().distinct().count(), is(124L));
        assertThat(ids, hasItems(DIFFERENCES.keySet().toArray(String[]::new)));
    }

    /** The fetches of a row, one after the other, in a browser of their own. */
    private static final class Run {
        private final JsonNode row;
        private final AnsweringServer server = new AnsweringServer();
        private Outcome last;

        Run(JsonNode row) {
            this.row = row;
            ManualClock clock = new ManualClock();
            Browser browser = new Browser(
                    HttpCache.ofOneUser(server, clock, Duration.ofMinutes(1)),
                    new PreflightCache(clock, Duration.ofHours(2)));
            Page page = browser.page(row.get("page").asText());
            for (JsonNode fetch : row.get("fetches")) {
                clock.pass(
                        Duration.ofMillis(Math.round(1000 * fetch.path("after").asDouble())));
                last = page.fetch(server.url(answer(fetch)), init(fetch.get("init")));
            }
        }

        String outcome() {
            return switch (last.result()) {
                case ALLOWED -> "allow";
                case BLOCKED -> "block";
                case OPAQUE -> "opaque";
            };
        }

        List<String> methods() {
            return server.received().stream().map(Request::method).toList();
        }

        /** Compares what the servers saw of headers, and what the page reads. */
        List<String> otherDifferences() {
            List<String> differences = new ArrayList<>();
            for (JsonNode saw : row.path("saw")) {
                Request request = server.received().get(saw.get(0).asInt());
                compare(
                        differences,
                        request + " " + saw.get(1).asText(),
                        request.header(saw.get(1).asText()),
                        saw.get(2));
            }
            row.path("reads")
                    .properties()
                    .forEach(field ->
                            compare(differences, field.getKey(), last.header(field.getKey()), field.getValue()));
            if (row.has("status")) {
                compare(differences, "status", String.valueOf(last.status()), row.get("status"));
            }
            return differences;
        }

        /** A question mark stands for any value. */
        private static void compare(List<String> differences, String what, String actual, JsonNode expected) {
            boolean same = expected.isNull()
                    ? actual == null
                    : actual != null && (expected.asText().equals("?") || actual.equals(expected.asText()));
            if (!same) {
                differences.add(what + " is " + actual + " and not " + expected);
            }
        }
    }

    /** What the server is to answer: the fetch without what the page does. */
    private static JsonNode answer(JsonNode fetch) {
        Map<String, JsonNode> answer = new TreeMap<>();
        fetch.properties().forEach(field -> answer.put(field.getKey(), field.getValue()));
        answer.remove("init");
        answer.remove("after");
        return new ObjectMapper().valueToTree(answer);
    }

    private static RequestInit init(JsonNode given) {
        RequestInit init = RequestInit.of(given.path("method").asText("GET"))
                .mode(constant(Mode.class, given.path("mode").asText("cors")))
                .credentials(
                        constant(Credentials.class, given.path("credentials").asText("same-origin")));
        for (JsonNode header : given.path("headers")) {
            init = init.header(header.get(0).asText(), header.get(1).asText());
        }
        init = given.has("body") ? init.body(given.get("body").asText()) : init;
        return given.path("uploadListener").asBoolean() ? init.withUploadListener() : init;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Stream<JsonNode> rows() {
        try (InputStream file = ModelBrowserIT.class.getResourceAsStream("/vectors/browser-outcomes.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

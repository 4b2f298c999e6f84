package io.github.restcors.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.restcors.CorsFeature;
import io.github.restcors.it.browsermodel.Browser;
import io.github.restcors.it.browsermodel.Credentials;
import io.github.restcors.it.browsermodel.HttpNetwork;
import io.github.restcors.it.browsermodel.Mode;
import io.github.restcors.it.browsermodel.Outcome;
import io.github.restcors.it.browsermodel.Outcome.BlockedAt;
import io.github.restcors.it.browsermodel.RequestInit;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** The conformance vectors over the wire; the policy of a row is the application's default policy. */
interface VectorsContract {

    @TestFactory
    default Stream<DynamicNode> preflights() {
        return rows("preflight.json", VectorsContract::preflight);
    }

    @TestFactory
    default Stream<DynamicNode> actualRequests() {
        return rows("actual.json", VectorsContract::actual);
    }

    @TestFactory
    default Stream<DynamicNode> browsers() {
        return rows("browser-model.json", VectorsContract::browser);
    }

    /** Makes a test of every row; rows of one policy share a server, which is started for the first and stopped after. */
    private static Stream<DynamicNode> rows(String file, BiConsumer<Server, Vector> test) {
        Map<JsonNode, List<Vector>> byPolicy = new LinkedHashMap<>();
        Vector.read(file)
                .forEach(row -> byPolicy.merge(
                        row.policyJson(),
                        List.of(row),
                        (one, other) ->
                                Stream.of(one, other).flatMap(List::stream).toList()));
        return byPolicy.entrySet().stream().map(entry -> {
            SharedServer server = new SharedServer(entry.getValue().get(0));
            Stream<DynamicNode> tests = entry.getValue().stream()
                    .map(row -> dynamicTest(row.name(), () -> {
                        assumeTrue(row.canTravel(), "cannot travel over HTTP; core tests it without");
                        Calls.clear();
                        test.accept(server.started(), row);
                    }));
            return dynamicContainer(entry.getKey().toString(), tests.onClose(server::close));
        });
    }

    private static void preflight(Server server, Vector row) {
        List<String> methods = Vector.strings(row.json().get("resourceMethods"));
        Reply reply = send(server.uri(VectorResources.path(methods)), row.json().get("request"));
        List<String> problems = row.problems(reply);

        assertThat(row.name() + " " + reply, problems, is(List.of()));
        assertThat("no resource method may run", Calls.made(), is(List.of()));
    }

    private static void actual(Server server, Vector row) {
        JsonNode resource = row.json().get("resource");
        VectorResources.answer(resource.get("status").asInt(), Vector.pairs(resource.get("headers")));
        List<String> methods = Vector.strings(resource.get("methods"));
        Reply reply = send(server.uri(VectorResources.path(methods)), row.json().get("request"));

        assertThat(row.name() + " " + reply, row.problems(reply), is(List.of()));
        assertThat("the resource runs", Calls.made(), is(List.of("resource")));
    }

    private static Reply send(URI uri, JsonNode request) {
        Http http = Http.request(request.get("method").asText(), uri);
        Vector.pairs(request.get("headers")).forEach(line -> http.header(line.getKey(), line.getValue()));
        return http.sendRaw();
    }

    private static void browser(Server server, Vector row) {
        JsonNode resource = row.json().get("resource");
        JsonNode fetch = row.json().get("fetch");
        JsonNode expected = row.expected();
        List<Map.Entry<String, String>> headers = Vector.pairs(resource.get("headers"));
        VectorResources.answer(resource.get("status").asInt(), headers);
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(line -> own.add(line.getKey()));

        String path = VectorResources.path(Vector.strings(resource.get("methods")));
        Outcome outcome = new Browser(new HttpNetwork(server.baseUri()))
                .page(row.json().get("page").asText())
                .fetch(URI.create(resource.get("origin").asText() + "/" + path), init(fetch));

        assertThat(row.name(), text(outcome.result()), is(text(expected.get("outcome"))));
        assertThat(row.name(), text(outcome.blockedAt()), is(text(expected.get("blockedAt"))));
        assertThat(row.name(), preflights(outcome), is(preflight(expected.get("preflight"))));
        assertThat(
                row.name(),
                outcome.readable().stream().filter(own::contains).toList(),
                is(Vector.strings(expected.get("readable"))));
        boolean sent = outcome.blockedAt() != BlockedAt.API && outcome.blockedAt() != BlockedAt.PREFLIGHT;
        assertThat("the resource runs", Calls.made(), is(sent ? List.of("resource") : List.of()));
    }

    private static RequestInit init(JsonNode fetch) {
        return RequestInit.of(fetch.get("method").asText())
                .headers(Vector.pairs(fetch.get("headers")))
                .mode(constant(Mode.class, fetch.get("mode")))
                .credentials(constant(Credentials.class, fetch.get("credentials")));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode name) {
        return Enum.valueOf(type, name.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Returns the two request headers of each preflight. */
    private static List<List<String>> preflights(Outcome outcome) {
        return outcome.preflights().stream()
                .map(sent -> Arrays.asList(
                        sent.header("Access-Control-Request-Method"), sent.header("Access-Control-Request-Headers")))
                .toList();
    }

    private static List<List<String>> preflight(JsonNode expected) {
        return expected.isNull()
                ? List.of()
                : List.of(Arrays.asList(
                        text(expected.get("Access-Control-Request-Method")),
                        text(expected.get("Access-Control-Request-Headers"))));
    }

    private static String text(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? null : value.asText();
    }

    /** A server that is started when it is first asked for. */
    final class SharedServer {

        private final Vector row;
        private Server server;

        SharedServer(Vector row) {
            this.row = row;
        }

        Server started() {
            if (server == null) {
                server = Server.start(VectorResources.application()
                        .instances(CorsFeature.builder()
                                .defaultPolicy(row.policy())
                                .build()));
            }
            return server;
        }

        void close() {
            if (server != null) {
                server.close();
            }
        }
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The conformance vectors in {@code vectors/}: one JSON array a file, a row says what it is and why. */
final class Vectors {

    private Vectors() {}

    /** The rows of a file, each with its name. */
    static Stream<Arguments> rows(String file) {
        List<Arguments> rows = new ArrayList<>();
        for (JsonNode row : read(file)) {
            rows.add(Arguments.of(row.get("id").asText() + " " + row.get("why").asText(), row));
        }
        return rows.stream();
    }

    static JsonNode read(String file) {
        try (InputStream json = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file), file)) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the strings of a list, none if it is missing. */
    static String[] strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        if (list != null) {
            list.forEach(string -> strings.add(string.asText()));
        }
        return strings.toArray(String[]::new);
    }

    static CorsPolicy.Builder policy(JsonNode row) {
        JsonNode policy = row.get("policy");
        CorsPolicy.Builder builder = CorsPolicy.builder()
                .allowedOrigins(strings(policy.get("allowedOrigins")))
                .allowedMethods(strings(policy.get("allowedMethods")))
                .allowedHeaders(strings(policy.get("allowedHeaders")))
                .exposedHeaders(strings(policy.get("exposedHeaders")))
                .allowCredentials(policy.path("allowCredentials").asBoolean());
        if (policy.path("tolerateInsecureOrigins").asBoolean()) {
            builder.dangerouslyAllowInsecureOrigins();
        }
        if (policy.path("toleratePublicSuffixWildcards").asBoolean()) {
            builder.dangerouslyAllowPublicSuffixes();
        }
        if (policy.hasNonNull("maxAge")) {
            builder.maxAge(Duration.ofSeconds(policy.get("maxAge").asLong()));
        }
        return builder;
    }

    /** Makes the request of a row, whose values are as on the wire. */
    static StubRequest request(JsonNode row) {
        StubRequest request = new StubRequest(row.at("/request/method").asText());
        row.at("/request/headers")
                .forEach(header ->
                        request.header(header.get(0).asText(), header.get(1).asText()));
        return request;
    }

    /** Checks a response against the {@code expected} of a row. */
    static void check(JsonNode row, int status, Map<String, List<Object>> headers) {
        JsonNode expected = row.get("expected");
        List<Integer> statuses = new ArrayList<>();
        if (expected.get("status").isArray()) {
            expected.get("status").forEach(each -> statuses.add(each.asInt()));
        } else {
            statuses.add(expected.get("status").asInt());
        }
        assertThat("status", status, is(in(statuses)));
        for (String name : strings(expected.get("absent"))) {
            if (name.endsWith("*")) {
                String prefix = name.substring(0, name.length() - 1).toLowerCase(Locale.ROOT);
                List<String> found = headers.keySet().stream()
                        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(prefix))
                        .toList();
                assertThat(name, found, is(List.of()));
            } else {
                assertThat(name, headers.get(name), is(nullValue()));
            }
        }
        boolean credentials = row.at("/policy/allowCredentials").asBoolean();
        expected.path("present")
                .properties()
                .forEach(field -> check(field.getKey(), field.getValue(), headers.get(field.getKey()), credentials));
    }

    private static void check(String name, JsonNode expected, List<Object> lines, boolean credentials) {
        if (expected.isTextual()) {
            assertThat(name, lines, is(List.of(expected.asText())));
            return;
        }
        if (lines == null) {
            assertThat(name + " is there", expected.path("optional").asBoolean(), is(true));
            return;
        }
        boolean withCase = name.equals("Access-Control-Allow-Methods");
        List<String> elements = new ArrayList<>();
        for (Object line : lines) {
            for (String element : line.toString().split(",")) {
                if (!element.isBlank()) {
                    elements.add(fold(element.strip(), withCase));
                }
            }
        }
        assertThat(name, elements, hasItems(folded(expected.get("contains"), withCase)));
        for (String excluded : folded(expected.get("excludes"), withCase)) {
            assertThat(name, elements, not(hasItem(excluded)));
        }
        if (expected.has("only")) {
            assertThat(name, elements, everyItem(is(in(folded(expected.get("only"), withCase)))));
        }
        if (expected.path("unique").asBoolean()) {
            assertThat(name + " has each once: " + elements, new HashSet<>(elements).size(), is(elements.size()));
        }
        for (String covered : folded(expected.get("covers"), withCase)) {
            assertThat(name + " covers " + covered, isCovered(covered, elements, credentials), is(true));
        }
        for (String uncovered : folded(expected.get("notCovers"), withCase)) {
            assertThat(name + " does not cover " + uncovered, isCovered(uncovered, elements, credentials), is(false));
        }
    }

    private static boolean isCovered(String header, List<String> elements, boolean credentials) {
        return elements.contains(header) || elements.contains("*") && !credentials && !header.equals("authorization");
    }

    private static String[] folded(JsonNode list, boolean withCase) {
        return Stream.of(strings(list)).map(each -> fold(each, withCase)).toArray(String[]::new);
    }

    private static String fold(String text, boolean withCase) {
        return withCase ? text : text.toLowerCase(Locale.ROOT);
    }
}

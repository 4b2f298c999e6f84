package io.github.restcors.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.restcors.CorsPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A row of the conformance vectors in {@code src/test/resources/vectors}.
 *
 * @param json the whole row
 */
record Vector(JsonNode json) {

    /** Reads a file of vectors. */
    static List<Vector> read(String file) {
        try (InputStream in = Vector.class.getResourceAsStream("/vectors/" + file)) {
            return nodes(new ObjectMapper().readTree(in)).map(Vector::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return json.get("id").asText();
    }

    String name() {
        return id() + ": " + json.get("why").asText();
    }

    /** Whether the input can travel over HTTP. */
    boolean canTravel() {
        return json.path("transport").asBoolean(true);
    }

    /** Returns what the policy is made of, to group rows that share one. */
    JsonNode policyJson() {
        return json.get("policy");
    }

    CorsPolicy policy() {
        JsonNode settings = policyJson();
        CorsPolicy.Builder builder = CorsPolicy.builder()
                .allowedOrigins(strings(settings.path("allowedOrigins")).toArray(String[]::new))
                .allowedMethods(strings(settings.path("allowedMethods")).toArray(String[]::new))
                .allowedHeaders(strings(settings.path("allowedHeaders")).toArray(String[]::new))
                .exposedHeaders(strings(settings.path("exposedHeaders")).toArray(String[]::new))
                .allowCredentials(settings.path("allowCredentials").asBoolean());
        if (settings.path("maxAge").isNumber()) {
            builder.maxAge(Duration.ofSeconds(settings.get("maxAge").asLong()));
        }
        if (settings.path("tolerateInsecureOrigins").asBoolean()) {
            builder.dangerouslyAllowInsecureOrigins();
        }
        if (settings.path("toleratePublicSuffixWildcards").asBoolean()) {
            builder.dangerouslyAllowPublicSuffixes();
        }
        return builder.build();
    }

    JsonNode expected() {
        return json.get("expected");
    }

    /** Says what is wrong with a response, by {@code status}, {@code present} and {@code absent} of the row. */
    List<String> problems(Reply reply) {
        List<String> problems = new ArrayList<>();
        JsonNode status = expected().get("status");
        boolean anyOf = status.isArray() && nodes(status).anyMatch(node -> node.asInt() == reply.status());
        if (!anyOf && status.asInt() != reply.status()) {
            problems.add("status is " + reply.status() + ", not " + status);
        }
        for (String name : strings(expected().path("absent"))) {
            boolean present = name.equals("Access-Control-*")
                    ? !reply.accessControlHeaders().isEmpty()
                    : !reply.lines(name).isEmpty();
            if (present) {
                problems.add(name + " is there");
            }
        }
        expected().path("present").properties().forEach(entry -> {
            if (entry.getValue().isTextual()) {
                List<String> lines = reply.lines(entry.getKey());
                if (!lines.equals(List.of(entry.getValue().asText()))) {
                    problems.add(entry.getKey() + " is " + lines + ", not " + entry.getValue());
                }
            } else {
                elements(reply, entry.getKey(), entry.getValue(), problems);
            }
        });
        return problems;
    }

    private void elements(Reply reply, String header, JsonNode matcher, List<String> problems) {
        Function<String, String> fold = header.equalsIgnoreCase("Access-Control-Allow-Methods")
                ? Function.identity()
                : name -> name.toLowerCase(Locale.ROOT);
        List<String> elements = reply.elements(header).stream().map(fold).toList();
        if (reply.lines(header).isEmpty()) {
            if (!matcher.path("optional").asBoolean()) {
                problems.add(header + " is missing");
            }
            return;
        }
        boolean wildcard =
                elements.contains("*") && !policyJson().path("allowCredentials").asBoolean();
        Function<String, Boolean> covered =
                name -> elements.contains(name) || wildcard && !name.equalsIgnoreCase("Authorization");
        check(matcher, "contains", fold, elements::contains, header, problems);
        check(matcher, "excludes", fold, name -> !elements.contains(name), header, problems);
        check(matcher, "covers", fold, covered, header, problems);
        check(matcher, "notCovers", fold, name -> !covered.apply(name), header, problems);
        if (matcher.has("only")) {
            List<String> only = strings(matcher.get("only")).stream().map(fold).toList();
            if (!only.containsAll(elements)) {
                problems.add(header + " is " + elements + ", but only " + only + " is expected");
            }
        }
        if (matcher.path("unique").asBoolean()
                && elements.size() != elements.stream().distinct().count()) {
            problems.add(header + " repeats an element: " + elements);
        }
    }

    private static void check(
            JsonNode matcher,
            String key,
            Function<String, String> fold,
            Function<String, Boolean> holds,
            String header,
            List<String> problems) {
        for (String name : strings(matcher.path(key))) {
            if (!holds.apply(fold.apply(name))) {
                problems.add(header + " " + key + " " + name + " does not hold");
            }
        }
    }

    static List<String> strings(JsonNode array) {
        return nodes(array).map(JsonNode::asText).toList();
    }

    /** Returns name and value pairs. */
    static List<Map.Entry<String, String>> pairs(JsonNode array) {
        return nodes(array)
                .map(pair -> Map.entry(pair.get(0).asText(), pair.get(1).asText()))
                .toList();
    }

    private static Stream<JsonNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

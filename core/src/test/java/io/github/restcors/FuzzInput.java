package io.github.restcors;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a fuzzer's bytes stand for: lines, an empty line, and a body, so that the checked-in inputs can be read and written
 * by people.
 *
 * @param lines what the server has
 * @param body what the client sends
 */
record FuzzInput(List<String> lines, String body) {

    static FuzzInput of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int empty = ("\n" + text).indexOf("\n\n");
        return empty < 0
                ? new FuzzInput(List.of(), text)
                : new FuzzInput(lines(text.substring(0, empty)), text.substring(empty + 1));
    }

    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    /** Puts together what {@link #of} takes apart. */
    static byte[] bytes(List<String> lines, String body) {
        return (String.join("\n", lines) + (lines.isEmpty() ? "\n" : "\n\n") + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Makes a policy of lines that begin with a letter, which says what the rest of the line is; others are passed over. */
    static CorsPolicy.Builder policy(List<String> lines) {
        CorsPolicy.Builder policy = CorsPolicy.builder();
        for (String line : lines) {
            String rest = line.length() < 2 ? "" : line.substring(2);
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case 'o' -> policy.allowedOrigins(rest);
                case 'm' -> policy.allowedMethods(rest);
                case 'h' -> policy.allowedHeaders(rest);
                case 'e' -> policy.exposedHeaders(rest);
                case 'c' -> policy.allowCredentials(true);
                case 'a' -> policy.maxAge(Duration.ofSeconds(rest.matches("-?[0-9]{1,18}") ? Long.parseLong(rest) : 0));
                case 'i' -> policy.dangerouslyAllowInsecureOrigins();
                case 's' -> policy.dangerouslyAllowPublicSuffixes();
                default -> {}
            }
        }
        return policy;
    }

    /** Writes the policy of a row of the vectors as {@link #policy} reads it. */
    static List<String> policyLines(JsonNode row) {
        JsonNode policy = row.get("policy");
        List<String> lines = new ArrayList<>();
        for (String origin : Vectors.strings(policy.get("allowedOrigins"))) {
            lines.add("o " + origin);
        }
        for (String method : Vectors.strings(policy.get("allowedMethods"))) {
            lines.add("m " + method);
        }
        for (String header : Vectors.strings(policy.get("allowedHeaders"))) {
            lines.add("h " + header);
        }
        for (String header : Vectors.strings(policy.get("exposedHeaders"))) {
            lines.add("e " + header);
        }
        if (policy.path("allowCredentials").asBoolean()) {
            lines.add("c");
        }
        if (policy.hasNonNull("maxAge")) {
            lines.add("a " + policy.get("maxAge").asLong());
        }
        if (policy.path("tolerateInsecureOrigins").asBoolean()) {
            lines.add("i");
        }
        if (policy.path("toleratePublicSuffixWildcards").asBoolean()) {
            lines.add("s");
        }
        return lines;
    }
}

package io.github.restcors.it.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Network;
import io.github.restcors.it.browsermodel.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server that answers what a row of {@code browser-outcomes.json} says; right and wrong CORS headers alike. */
final class AnsweringServer implements Network {

    private final Map<URI, JsonNode> answers = new TreeMap<>();
    private final List<Request> received = new ArrayList<>();

    /** Has an answer given, and returns the URL where; equal answers have one URL. */
    URI url(JsonNode answer) {
        for (Map.Entry<URI, JsonNode> known : answers.entrySet()) {
            if (known.getValue().equals(answer)) {
                return known.getKey();
            }
        }
        URI url = URI.create(answer.get("to").asText() + "/" + answers.size());
        answers.put(url, answer);
        return url;
    }

    List<Request> received() {
        return received;
    }

    @Override
    public Reply send(Request request) {
        received.add(request);
        JsonNode answer = answers.get(request.url());
        boolean preflight = request.isPreflight();
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        String kind = preflight ? "preflightAllow" : "actualAllow";
        for (JsonNode origin : either(answer, kind + "Origin", "allowOrigin")) {
            boolean echo = origin.asText().equals("echo");
            lines.add(Map.entry(
                    "Access-Control-Allow-Origin", echo ? String.valueOf(request.header("Origin")) : origin.asText()));
        }
        add(lines, "Access-Control-Allow-Credentials", either(answer, kind + "Credentials", "allowCredentials"));
        if (preflight) {
            add(lines, "Access-Control-Allow-Methods", answer.path("allowMethods"));
            add(lines, "Access-Control-Allow-Headers", answer.path("allowHeaders"));
            add(lines, "Access-Control-Max-Age", answer.path("maxAge"));
        } else {
            add(lines, "Access-Control-Expose-Headers", answer.path("exposeHeaders"));
            answer.path("headers").forEach(pair -> add(lines, pair.get(0).asText(), pair.get(1)));
            add(lines, "Set-Cookie", answer.path("setCookie"));
        }
        if (!answer.has("headers")) {
            lines.add(Map.entry("Cache-Control", "no-store"));
        }
        int status = preflight
                ? answer.path("preflightStatus").asInt(204)
                : answer.path("status").asInt(200);
        if (answer.has("location") && status >= 300 && status < 400) {
            lines.add(Map.entry("Location", url(answer.get("location")).toString()));
        }
        if (preflight || status == 304) {
            return new Reply(status, lines, "");
        }
        lines.add(Map.entry("Content-Type", "application/json"));
        lines.add(Map.entry("Content-Length", "2"));
        lines.add(Map.entry("Date", "Tue, 01 Jan 2030 00:00:00 GMT"));
        return new Reply(status, lines, request.method().equals("HEAD") ? "" : "{}");
    }

    private static JsonNode either(JsonNode answer, String special, String general) {
        return answer.has(special) ? answer.get(special) : answer.path(general);
    }

    private static void add(List<Map.Entry<String, String>> lines, String name, JsonNode values) {
        if (values.isTextual()) {
            lines.add(Map.entry(name, values.asText()));
        }
        values.forEach(value -> lines.add(Map.entry(name, value.asText())));
    }
}

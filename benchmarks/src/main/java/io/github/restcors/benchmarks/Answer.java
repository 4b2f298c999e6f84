package io.github.restcors.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a browser would see: the status, and the header fields with lower-case names and their lines joined. */
record Answer(int status, Map<String, String> fields) {

    static Answer of(int status, Iterable<? extends Map.Entry<String, ?>> lines) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, ?> line : lines) {
            fields.merge(
                    line.getKey().toLowerCase(Locale.ROOT),
                    String.valueOf(line.getValue()),
                    (one, two) -> one + ", " + two);
        }
        return new Answer(status, fields);
    }

    /** Says what is wrong with an answer, or returns {@code null}. */
    @Nullable
    String wrong(Scenario scenario) {
        String origin = fields.get("access-control-allow-origin");
        if (!scenario.isAllowed()) {
            // Who grants what was not asked for has refused, too: the browser sees to that.
            return origin == null || scenario.call().isPreflight() && !allowsHeaders(scenario.call())
                    ? null
                    : "allows " + origin;
        }
        Call call = scenario.call();
        if (!Objects.equals(origin, call.origin())) {
            return "does not allow the origin";
        }
        if (!"true".equals(fields.get("access-control-allow-credentials"))) {
            return "does not allow credentials";
        }
        if (!call.isPreflight()) {
            return names("access-control-expose-headers").containsAll(lowerCase(Policy.EXPOSED_HEADERS))
                    ? null
                    : "does not expose " + Policy.EXPOSED_HEADERS;
        }
        if (status < 200 || status > 299) {
            return "has status " + status;
        }
        if (!names("access-control-allow-methods").contains("put")) {
            return "does not allow PUT";
        }
        if (!allowsHeaders(call)) {
            return "does not allow the headers";
        }
        return String.valueOf(Policy.MAX_AGE).equals(fields.get("access-control-max-age")) ? null : "has no max age";
    }

    private boolean allowsHeaders(Call call) {
        return names("access-control-allow-headers").containsAll(elements(call.requestHeaders()));
    }

    private Set<String> names(String field) {
        return elements(fields.get(field));
    }

    private static Set<String> elements(@Nullable String list) {
        Set<String> elements = new TreeSet<>();
        if (list != null) {
            Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(element -> !element.isEmpty())
                    .forEach(element -> elements.add(element.toLowerCase(Locale.ROOT)));
        }
        return elements;
    }

    private static Collection<String> lowerCase(Collection<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}

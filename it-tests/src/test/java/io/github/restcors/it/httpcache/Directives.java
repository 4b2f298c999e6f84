package io.github.restcors.it.httpcache;

import io.github.restcors.it.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code Cache-Control}: directives without case; a quoted argument is unquoted, and one that is absent is empty.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2">RFC 9111, 5.2</a>
 */
record Directives(Map<String, String> arguments) {

    static Directives of(Reply reply) {
        return of(reply.lines("Cache-Control"));
    }

    static Directives of(List<String> lines) {
        Map<String, String> arguments = new HashMap<>();
        for (String line : lines) {
            for (String directive : elements(line)) {
                String[] pair = directive.split("=", 2);
                String argument = pair.length < 2 ? "" : pair[1].trim();
                boolean quoted = argument.length() > 1 && argument.startsWith("\"") && argument.endsWith("\"");
                // of a directive that repeats, the first counts (RFC 9111, 4.2.1)
                arguments.putIfAbsent(
                        pair[0].trim().toLowerCase(Locale.ROOT),
                        quoted ? argument.substring(1, argument.length() - 1) : argument);
            }
        }
        return new Directives(arguments);
    }

    /** Splits a list, not within quotes: {@code private="a, b", max-age=1} has two elements. */
    static List<String> elements(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
    }

    boolean has(String directive) {
        return arguments.containsKey(directive);
    }

    /** Whether it stands there without field names, which would restrict it to those fields. */
    boolean hasUnqualified(String directive) {
        return "".equals(arguments.get(directive));
    }

    /**
     * Returns seconds: -1 if the directive is absent, 0 if its argument is wrong.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1">RFC 9111, 4.2.1: invalid freshness is stale</a>
     */
    long seconds(String directive) {
        String argument = arguments.get(directive);
        if (argument == null) {
            return -1;
        }
        boolean digits = !argument.isEmpty() && argument.chars().allMatch(c -> c >= '0' && c <= '9');
        return !digits ? 0 : argument.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(argument);
    }
}

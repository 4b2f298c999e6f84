package io.github.restcors.it.httpcache;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stored response.
 *
 * @param request what it answered
 * @param at when it was received, or last validated
 * @param heuristic how long it is taken to be fresh where it does not say
 */
record Stored(Request request, Reply reply, Instant at, boolean shared, Duration heuristic) {

    /** RFC 9110, <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.1">15.1</a>, without 206. */
    private static final Set<Integer> HEURISTICALLY_CACHEABLE =
            Set.of(200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501);

    /** RFC 9111, <a href="https://www.rfc-editor.org/rfc/rfc9111#section-3.2">3.2</a>: what a 304 does not change. */
    private static final Set<String> KEPT = Set.of("content-length", "content-encoding", "content-range", "connection");

    /**
     * Whether a response may be stored.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-3">RFC 9111, 3. Storing Responses in Caches</a>
     */
    static boolean mayStore(Request request, Reply reply, boolean shared) {
        Directives said = Directives.of(reply);
        Directives asked = requestDirectives(request);
        boolean understood = reply.status() >= 200 && reply.status() != 206 && reply.status() != 304;
        if (!request.method().equals("GET") || !understood || said.has("no-store") || asked.has("no-store")) {
            return false;
        }
        if (shared && said.hasUnqualified("private")) {
            return false;
        }
        if (shared && request.header("Authorization") != null) {
            // 3.5
            if (!said.has("public") && !said.has("must-revalidate") && !said.has("s-maxage")) {
                return false;
            }
        }
        return said.has("public")
                || !shared && said.has("private")
                || reply.header("Expires") != null
                || said.has("max-age")
                || shared && said.has("s-maxage")
                || HEURISTICALLY_CACHEABLE.contains(reply.status());
    }

    static Directives requestDirectives(Request request) {
        String control = request.header("Cache-Control");
        // 5.4: Pragma counts where there is no Cache-Control
        boolean pragma = control == null && "no-cache".equalsIgnoreCase(request.header("Pragma"));
        return Directives.of(control != null ? List.of(control) : pragma ? List.of("no-cache") : List.of());
    }

    /**
     * Whether it was stored for a request like this one, by the fields that its {@code Vary} names.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.1">RFC 9111, 4.1. Calculating Cache Keys with Vary</a>
     */
    boolean matches(Request presented) {
        for (String line : reply.lines("Vary")) {
            for (String name : line.split(",")) {
                String field = name.trim();
                if (field.equals("*") || !field.isEmpty() && !sameField(presented, field)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean sameField(Request presented, String field) {
        String one = normalized(request.header(field));
        return one == null ? presented.header(field) == null : one.equals(normalized(presented.header(field)));
    }

    /** "adding or removing whitespace where allowed", which is around the elements of a list; lines are joined already. */
    private static String normalized(String value) {
        return value == null || value.indexOf(',') < 0
                ? value
                : Directives.elements(value).stream().map(String::trim).collect(Collectors.joining(","));
    }

    /** RFC 9111, <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2">4.2. Freshness</a>. */
    boolean isFresh(Instant now, Request presented) {
        Directives said = Directives.of(reply);
        Directives asked = requestDirectives(presented);
        long age = age(now);
        if (said.hasUnqualified("no-cache") || asked.has("no-cache")) {
            return false;
        }
        return age < lifetime(said) && (!asked.has("max-age") || age <= asked.seconds("max-age"));
    }

    /** RFC 9111, <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2.1">4.2.1. Calculating Freshness Lifetime</a>. */
    private long lifetime(Directives said) {
        if (shared && said.has("s-maxage")) {
            return said.seconds("s-maxage");
        }
        if (said.has("max-age")) {
            return said.seconds("max-age");
        }
        String expires = reply.header("Expires");
        if (expires != null) {
            Instant date = date(reply.header("Date"));
            Instant end = date(expires);
            return end == null
                    ? 0
                    : Duration.between(date == null ? at : date, end).toSeconds();
        }
        return HEURISTICALLY_CACHEABLE.contains(reply.status()) || said.has("public") ? heuristic.toSeconds() : 0;
    }

    /** RFC 9111, <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.2.3">4.2.3. Calculating Age</a>. */
    long age(Instant now) {
        String received = reply.header("Age");
        boolean digits =
                received != null && !received.isEmpty() && received.chars().allMatch(Character::isDigit);
        return Duration.between(at, now).toSeconds() + (digits ? Long.parseLong(received) : 0);
    }

    /** Returns this response as it is after a {@code 304}. */
    Stored freshened(Reply notModified, Instant now) {
        Set<String> replaced = notModified.headers().stream()
                .map(line -> line.getKey().toLowerCase(Locale.ROOT))
                .filter(name -> !KEPT.contains(name))
                .collect(Collectors.toSet());
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        for (Map.Entry<String, String> line : reply.headers()) {
            String name = line.getKey().toLowerCase(Locale.ROOT);
            if (!replaced.contains(name) && !name.equals("age")) {
                lines.add(line);
            }
        }
        for (Map.Entry<String, String> line : notModified.headers()) {
            if (replaced.contains(line.getKey().toLowerCase(Locale.ROOT))) {
                lines.add(line);
            }
        }
        return new Stored(request, new Reply(reply.status(), List.copyOf(lines), reply.body()), now, shared, heuristic);
    }

    /** Returns the time, or {@code null} if there is none or it is malformed. */
    private static Instant date(String value) {
        try {
            return value == null
                    ? null
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

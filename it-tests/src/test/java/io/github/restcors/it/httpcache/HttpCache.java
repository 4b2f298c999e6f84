package io.github.restcors.it.httpcache;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Network;
import io.github.restcors.it.browsermodel.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A cache before a network. It stores what answers {@code GET} and serves {@code GET} and {@code HEAD} by it; nothing else, and
 * so no preflight, is answered from it. It never serves what is stale.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4">RFC 9111, 4. Constructing Responses from Caches</a>
 */
public final class HttpCache implements Network {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Network network;
    private final InstantSource clock;
    private final boolean shared;
    private final Duration heuristic;
    private final Map<URI, List<Stored>> stored = new HashMap<>();
    private long reused;
    private long validated;

    private HttpCache(Network network, InstantSource clock, boolean shared, Duration heuristic) {
        this.network = network;
        this.clock = clock;
        this.shared = shared;
        this.heuristic = heuristic;
    }

    /**
     * A cache that many users share.
     *
     * @param heuristic how long a response is taken to be fresh that does not say
     */
    public static HttpCache shared(Network network, InstantSource clock, Duration heuristic) {
        return new HttpCache(network, clock, true, heuristic);
    }

    /** A browser's own cache. */
    public static HttpCache ofOneUser(Network network, InstantSource clock, Duration heuristic) {
        return new HttpCache(network, clock, false, heuristic);
    }

    /** Returns how many requests were answered without asking the server. */
    public long reused() {
        return reused;
    }

    /** Returns how many requests were answered by what the server said has not changed. */
    public long validated() {
        return validated;
    }

    @Override
    public Reply send(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            Reply reply = network.send(request);
            if (!SAFE_METHODS.contains(request.method()) && reply.status() < 400) {
                invalidate(request.url(), reply);
            }
            return reply;
        }
        if (request.header("Range") != null) {
            return network.send(request);
        }
        List<Stored> known = stored.computeIfAbsent(request.url(), url -> new ArrayList<>());
        Stored selected = selected(known, request);
        if (selected != null && selected.isFresh(clock.instant(), request)) {
            reused++;
            return served(selected, request);
        }
        if (selected != null && !isConditional(request)) {
            Request conditional = conditional(request, selected.reply());
            if (conditional != null) {
                return validated(known, selected, request, conditional);
            }
        }
        return stored(known, request, network.send(request));
    }

    /** The most recent one counts. */
    private static Stored selected(List<Stored> known, Request request) {
        for (int i = known.size() - 1; i >= 0; i--) {
            if (known.get(i).matches(request)) {
                return known.get(i);
            }
        }
        return null;
    }

    private Reply stored(List<Stored> known, Request request, Reply reply) {
        if (Stored.mayStore(request, reply, shared)) {
            known.removeIf(other -> other.matches(request));
            known.add(new Stored(request, reply, clock.instant(), shared, heuristic));
        }
        return reply;
    }

    /** RFC 9111, <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.3">4.3. Validation</a>. */
    private Reply validated(List<Stored> known, Stored selected, Request request, Request conditional) {
        Reply reply = network.send(conditional);
        if (reply.status() != 304) {
            return stored(known, request, reply);
        }
        validated++;
        Stored freshened = selected.freshened(reply, clock.instant());
        known.remove(selected);
        known.add(freshened);
        return served(freshened, request);
    }

    /** Returns the request with a precondition by what is stored, or {@code null} if that has no validator. */
    private static Request conditional(Request request, Reply old) {
        String etag = old.header("ETag");
        String lastModified = old.header("Last-Modified");
        if (etag == null && lastModified == null) {
            return null;
        }
        List<Map.Entry<String, String>> lines = new ArrayList<>(request.headers());
        lines.add(etag != null ? Map.entry("If-None-Match", etag) : Map.entry("If-Modified-Since", lastModified));
        return new Request(request.method(), request.url(), lines, request.body());
    }

    private static boolean isConditional(Request request) {
        return request.headers().stream().anyMatch(line -> line.getKey().regionMatches(true, 0, "If-", 0, 3));
    }

    private Reply served(Stored selected, Request request) {
        Instant now = clock.instant();
        Reply reply = selected.reply();
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        reply.headers().stream()
                .filter(line -> !line.getKey().equalsIgnoreCase("Age"))
                .forEach(lines::add);
        // RFC 9111, 5.1
        lines.add(Map.entry("Age", String.valueOf(selected.age(now))));
        if (isUnchanged(request, reply)) {
            // RFC 9111, 4.3.2; RFC 9110, 15.4.5: without what describes the content
            lines.removeIf(line -> line.getKey().toLowerCase(Locale.ROOT).startsWith("content-"));
            return new Reply(304, List.copyOf(lines), "");
        }
        return new Reply(reply.status(), List.copyOf(lines), request.method().equals("HEAD") ? "" : reply.body());
    }

    /** Whether the client has what is stored, by RFC 9110, 13.1.2; {@code If-Modified-Since} is not looked at. */
    private static boolean isUnchanged(Request request, Reply reply) {
        String condition = request.header("If-None-Match");
        String etag = reply.header("ETag");
        if (condition == null || reply.status() != 200) {
            return false;
        }
        return condition.equals("*")
                || etag != null
                        && Directives.elements(condition).stream()
                                .anyMatch(one -> weak(one.trim()).equals(weak(etag)));
    }

    private static String weak(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }

    /** RFC 9111, <a href="https://www.rfc-editor.org/rfc/rfc9111#section-4.4">4.4. Invalidating Stored Responses</a>. */
    private void invalidate(URI url, Reply reply) {
        stored.remove(url);
        for (String name : List.of("Location", "Content-Location")) {
            String other = reply.header(name);
            if (other != null) {
                URI target = url.resolve(other);
                if (url.getAuthority().equals(target.getAuthority())) {
                    stored.remove(target);
                }
            }
        }
    }
}

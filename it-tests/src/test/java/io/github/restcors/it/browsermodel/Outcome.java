package io.github.restcors.it.browsermodel;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What becomes of a fetch: what the page may read, and what the servers saw.
 *
 * @param blockedAt {@code null} unless it was blocked
 * @param status what the page reads; 0 unless it was allowed
 * @param headers the response header lines that the page can read, names in lower case
 * @param body what the page reads, {@code null} unless it was allowed
 * @param exchanges every request that was sent, in order
 */
public record Outcome(
        Result result,
        BlockedAt blockedAt,
        int status,
        List<Map.Entry<String, String>> headers,
        String body,
        List<Exchange> exchanges) {

    /** What the page gets. */
    public enum Result {
        /** A response that it can read. */
        ALLOWED,
        /** A network error, which is a {@code TypeError} to the page. */
        BLOCKED,
        /** A response of which it learns nothing. */
        OPAQUE
    }

    /** Where a fetch ended that was blocked. */
    public enum BlockedAt {
        /** Before anything was sent. */
        API,
        /** At a preflight: the request that it asked for was not sent. */
        PREFLIGHT,
        /** At a redirect that is not followed. */
        REDIRECT,
        /** At the CORS check of a response: the server has seen the request, the page sees nothing. */
        RESPONSE
    }

    static Outcome blocked(BlockedAt where, List<Exchange> exchanges) {
        return new Outcome(Result.BLOCKED, where, 0, List.of(), null, List.copyOf(exchanges));
    }

    /** Returns the names of the headers that the page can read: in lower case, sorted, each once. */
    public List<String> readable() {
        TreeSet<String> names = new TreeSet<>();
        headers.forEach(line -> names.add(line.getKey()));
        return List.copyOf(names);
    }

    /** Returns a header as the page reads it, {@code null} if it cannot. */
    public String header(String name) {
        return Headers.get(headers, name);
    }

    /** Returns the requests that were sent, preflights among them. */
    public List<Request> sent() {
        return exchanges.stream().map(Exchange::request).toList();
    }

    /** Returns the preflights that were sent. */
    public List<Request> preflights() {
        return exchanges.stream()
                .filter(Exchange::preflight)
                .map(Exchange::request)
                .toList();
    }

    /** Returns the methods of the requests that were sent. */
    public List<String> methods() {
        return sent().stream().map(Request::method).toList();
    }
}

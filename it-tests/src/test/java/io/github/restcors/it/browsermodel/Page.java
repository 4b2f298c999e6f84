package io.github.restcors.it.browsermodel;

import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A page that fetches, over real HTTP. There is no preflight cache and no redirect: each fetch is the first.
 *
 * @param origin serialized, {@code null} (the word) for an opaque one
 */
public record Page(String origin) {

    private static final Set<String> SAFE_RESPONSE_HEADERS = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");

    private static final Set<String> UNREADABLE = Set.of("set-cookie", "set-cookie2");

    /**
     * Fetches a resource.
     *
     * @param resource where its server really is
     * @param resourceOrigin the origin that the browser takes it to have
     */
    public Outcome fetch(
            URI resource,
            String resourceOrigin,
            String method,
            List<Map.Entry<String, String>> headers,
            String credentials,
            String mode) {
        Fetch fetch = Fetch.of(method, headers, credentials, mode);
        if (fetch == null) {
            return Outcome.blocked(null, "api");
        }
        boolean readOnly = fetch.method().equals("GET") || fetch.method().equals("HEAD");
        if (origin.equals(resourceOrigin)) {
            Reply reply = send(resource, fetch, !readOnly);
            return new Outcome(null, "allowed", null, readable(names(reply)));
        }
        if (mode.equals("same-origin")) {
            return Outcome.blocked(null, "api");
        }
        if (mode.equals("no-cors")) {
            send(resource, fetch, !readOnly);
            return new Outcome(null, "opaque", null, List.of());
        }
        Outcome.Preflight preflight = null;
        if (!fetch.hasSafeMethod() || !fetch.unsafeNames().isEmpty()) {
            List<String> unsafe = fetch.unsafeNames();
            preflight = new Outcome.Preflight(fetch.method(), unsafe.isEmpty() ? null : String.join(",", unsafe));
            if (!preflightSucceeds(resource, fetch, preflight)) {
                return Outcome.blocked(preflight, "preflight");
            }
        }
        Reply reply = send(resource, fetch, true);
        if (!passesCorsCheck(reply, fetch.includeCredentials())) {
            return Outcome.blocked(preflight, "response");
        }
        return new Outcome(preflight, "allowed", null, readable(reply, fetch.includeCredentials()));
    }

    private Reply send(URI resource, Fetch fetch, boolean withOrigin) {
        Http request = Http.request(fetch.method(), resource);
        if (withOrigin) {
            request.origin(origin);
        }
        if (!fetch.has("Accept")) {
            request.header("Accept", "*/*");
        }
        fetch.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        return request.sendRaw();
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">CORS-preflight fetch</a>. */
    private boolean preflightSucceeds(URI resource, Fetch fetch, Outcome.Preflight preflight) {
        Http request = Http.request("OPTIONS", resource)
                .origin(origin)
                .header("Accept", "*/*")
                .header("Access-Control-Request-Method", preflight.method());
        if (preflight.headers() != null) {
            request.header("Access-Control-Request-Headers", preflight.headers());
        }
        Reply reply = request.sendRaw();
        boolean include = fetch.includeCredentials();
        if (!passesCorsCheck(reply, include) || reply.status() < 200 || reply.status() > 299) {
            return false;
        }
        List<String> methods = list(reply, "Access-Control-Allow-Methods");
        List<String> names = list(reply, "Access-Control-Allow-Headers");
        if (methods == null || names == null) {
            return false;
        }
        if (!methods.contains(fetch.method()) && !fetch.hasSafeMethod() && (include || !methods.contains("*"))) {
            return false;
        }
        if (fetch.has("Authorization") && names.stream().noneMatch("Authorization"::equalsIgnoreCase)) {
            return false;
        }
        for (String unsafe : fetch.unsafeNames()) {
            if (names.stream().noneMatch(unsafe::equalsIgnoreCase) && (include || !names.contains("*"))) {
                return false;
            }
        }
        return true;
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cors-check">CORS check</a>. */
    private boolean passesCorsCheck(Reply reply, boolean include) {
        String allowed = reply.header("Access-Control-Allow-Origin");
        if (allowed == null) {
            return false;
        }
        if (!include && allowed.equals("*")) {
            return true;
        }
        if (!allowed.equals(origin)) {
            return false;
        }
        return !include || "true".equals(reply.header("Access-Control-Allow-Credentials"));
    }

    /** Returns the elements of a list of tokens, none if there is no such header, {@code null} if it is malformed. */
    private static List<String> list(Reply reply, String name) {
        List<String> elements = new ArrayList<>();
        for (String line : reply.lines(name)) {
            for (String element : line.split(",", -1)) {
                String trimmed = Syntax.trimmed(element);
                if (!trimmed.isEmpty()) {
                    elements.add(trimmed);
                }
            }
        }
        return elements.stream().allMatch(Syntax::isToken) ? elements : null;
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-filtered-response-cors">CORS filtered response</a>. */
    private static List<String> readable(Reply reply, boolean include) {
        List<String> exposed = list(reply, "Access-Control-Expose-Headers");
        Set<String> names = new HashSet<>(SAFE_RESPONSE_HEADERS);
        if (exposed != null && exposed.contains("*") && !include) {
            names.addAll(names(reply));
        } else if (exposed != null) {
            exposed.forEach(name -> names.add(Syntax.lowerCase(name)));
        }
        names.retainAll(names(reply));
        return readable(names);
    }

    private static List<String> readable(Set<String> names) {
        Set<String> readable = new TreeSet<>(names);
        readable.removeAll(UNREADABLE);
        return List.copyOf(readable);
    }

    private static Set<String> names(Reply reply) {
        Set<String> names = new HashSet<>();
        reply.headers().forEach(line -> names.add(Syntax.lowerCase(line.getKey())));
        return names;
    }
}

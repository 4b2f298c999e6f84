package io.github.restcors.it.proof;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Browser;
import io.github.restcors.it.browsermodel.Credentials;
import io.github.restcors.it.browsermodel.Mode;
import io.github.restcors.it.browsermodel.Outcome;
import io.github.restcors.it.browsermodel.Outcome.BlockedAt;
import io.github.restcors.it.browsermodel.Outcome.Result;
import io.github.restcors.it.browsermodel.Request;
import io.github.restcors.it.browsermodel.RequestInit;
import io.github.restcors.it.proof.Site.Answer;
import io.github.restcors.it.proof.Site.Header;
import io.github.restcors.it.proof.Site.How;
import io.github.restcors.it.proof.Specification.Granted;
import io.github.restcors.it.proof.Specification.Reading;
import io.github.restcors.it.proof.Specification.StaysOut;
import io.github.restcors.it.proof.Specification.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * A deployed {@link Site}: a browser fetches from it, and what comes of that is compared with the {@link Specification}, in
 * what the page gets, in what ran, and in every header of rest-cors.
 */
final class Trial implements AutoCloseable {

    private static final Set<String> NORMALIZED = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT");
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> ALWAYS_READABLE = Set.of(
            "cache-control",
            "content-language",
            "content-length",
            "content-type",
            "expires",
            "last-modified",
            "pragma");
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";
    private static final String ALLOW_CREDENTIALS = "access-control-allow-credentials";
    private static final String EXPOSE_HEADERS = "access-control-expose-headers";

    /** A request that has arrived, its response, and what ran in between. */
    private record Arrival(Request request, Reply reply, List<String> runs) {

        /** Returns the name of the resource method that ran, or in whose place a filter answered; {@code null} if none. */
        String reached() {
            List<String> reached = ran().isEmpty()
                    ? runs.stream()
                            .filter(run -> run.startsWith("denied r"))
                            .map(run -> run.substring("denied ".length()))
                            .toList()
                    : ran();
            return reached.isEmpty() ? null : String.join("+", reached);
        }

        List<String> ran() {
            return runs.stream().filter(run -> run.matches("r[0-9l]+m[0-9]+")).toList();
        }

        Map<String, List<String>> accessControl() {
            Map<String, List<String>> found = new TreeMap<>();
            for (Map.Entry<String, String> line : reply.headers()) {
                String name = line.getKey().toLowerCase(Locale.ROOT);
                if (name.startsWith("access-control-")) {
                    found.computeIfAbsent(name, key -> new ArrayList<>()).add(line.getValue());
                }
            }
            return found;
        }
    }

    static {
        // exceptions that are thrown on purpose, a thousand times over; what listens for log records still hears of
        // them
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            handler.setLevel(Level.OFF);
        }
    }

    private final Specification specification;
    private final Dispatch server;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private String kind = "";

    Trial(Site site) {
        specification = new Specification(site);
        server = Dispatch.deploy(SiteBuilder.build(site));
    }

    /** Returns what kind of case the last one was. */
    String kind() {
        return kind;
    }

    /** Lets a page fetch, and returns what is not as specified. */
    List<String> differences(Load load) {
        arrivals.clear();
        differences.clear();
        Runs.taken();
        String method = normalized(load.method());
        Outcome outcome = new Browser(this::send)
                .page(load.origin())
                .fetch(
                        URI.create(Load.SERVER + load.target()),
                        new RequestInit(
                                load.method(),
                                load.headers().stream()
                                        .map(header -> Map.entry(header.name(), header.value()))
                                        .toList(),
                                Dispatch.hasBody(method) ? Dispatch.BODY : null,
                                Mode.valueOf(load.mode()),
                                Credentials.valueOf(load.credentials()),
                                false));
        kind = outcome.result()
                + (outcome.blockedAt() == null ? "" : "_AT_" + outcome.blockedAt())
                + (outcome.preflights().isEmpty() ? "" : "_ASKED");
        page(load, method, outcome);
        for (Arrival arrival : arrivals) {
            if (arrival.request().isPreflight()) {
                preflight(load, arrival);
            } else {
                actual(load, arrival);
            }
        }
        return List.copyOf(differences);
    }

    private Reply send(Request request) {
        String query = request.url().getRawQuery();
        Reply reply = server.send(
                request.method(), request.url().getRawPath() + (query == null ? "" : "?" + query), request.headers());
        arrivals.add(new Arrival(request, reply, Runs.taken()));
        return reply;
    }

    private static String normalized(String method) {
        String upper = method.toUpperCase(Locale.ROOT);
        return NORMALIZED.contains(upper) ? upper : method;
    }

    private void compare(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            differences.add(what + " is " + actual + " and not " + expected);
        }
    }

    /** Returns everything that was sent for the last case. */
    String log() {
        return arrivals.stream().map(Arrival::toString).collect(Collectors.joining("\n", "\n", "\n"));
    }

    // What the page gets

    private void page(Load load, String method, Outcome outcome) {
        boolean include = load.credentials().equals("INCLUDE");
        boolean noCors = load.mode().equals("NO_CORS");
        boolean sameOrigin = load.origin().equals(Load.SERVER);
        if (method.equals("TRACE")
                || noCors && !SAFE_METHODS.contains(method)
                || !sameOrigin && load.mode().equals("SAME_ORIGIN")) {
            compare("what is sent", arrivals, List.of());
            compare("where it is blocked", outcome.blockedAt(), BlockedAt.API);
            return;
        }
        if (sameOrigin) {
            compare("same-origin result", outcome.result(), Result.ALLOWED);
            return;
        }
        if (noCors) {
            compare("no-cors result", outcome.result(), Result.OPAQUE);
            return;
        }
        List<String> unsafe = load.headers().stream()
                .filter(header -> !Loads.SAFELISTED.contains(header))
                .map(Header::name)
                .toList();
        if (!SAFE_METHODS.contains(method) || !unsafe.isEmpty()) {
            boolean granted =
                    specification.preflight(load.path(), method, load.origin(), unsafe) instanceof Granted grant
                            && (!include || grant.credentials())
                            && !isStopped(load);
            if (!granted) {
                compare("where it is blocked", outcome.blockedAt(), BlockedAt.PREFLIGHT);
                compare("number of requests", arrivals.size(), 1);
                return;
            }
            compare("number of requests", arrivals.size(), 2);
        } else {
            compare("number of requests", arrivals.size(), 1);
        }
        Arrival last = arrivals.get(arrivals.size() - 1);
        Set<String> readable = readable(load, last, include);
        compare("result", outcome.result(), readable == null ? Result.BLOCKED : Result.ALLOWED);
        if (readable == null) {
            compare("where it is blocked", outcome.blockedAt(), BlockedAt.RESPONSE);
        } else {
            compare("what can be read", Set.copyOf(outcome.readable()), readable);
            compare("status", outcome.status(), last.reply().status());
        }
    }

    /** A filter before matching stops a preflight whose target only matching can tell. */
    private boolean isStopped(Load load) {
        return specification.behindLocator(load.path()) && load.target().endsWith(Load.DENIED_EARLY);
    }

    /** Returns the names of the response headers that a page of another origin can read, {@code null} if nothing. */
    private Set<String> readable(Load load, Arrival arrival, boolean include) {
        Reading reading = reading(load, arrival);
        Set<String> exposed;
        if (reading.governed()) {
            if (reading.sharing() == null || include && !reading.credentials()) {
                return null;
            }
            exposed = reading.exposed();
        } else {
            Map<String, List<String>> own = own(load, arrival);
            String origin =
                    own.containsKey(ALLOW_ORIGIN) ? own.get(ALLOW_ORIGIN).get(0) : null;
            if (origin == null) {
                return null;
            }
            if (include
                    ? !origin.equals(load.origin()) || !own.containsKey(ALLOW_CREDENTIALS)
                    : !origin.equals("*") && !origin.equals(load.origin())) {
                return null;
            }
            exposed = set(own.getOrDefault(EXPOSE_HEADERS, List.of()));
        }
        boolean all = exposed.contains("*") && !include;
        return arrival.reply().headers().stream()
                .map(line -> line.getKey().toLowerCase(Locale.ROOT))
                .filter(name -> all || exposed.contains(name) || ALWAYS_READABLE.contains(name))
                .filter(name -> !name.equals("set-cookie"))
                .collect(Collectors.toSet());
    }

    // What is said of a response, and its headers

    private Reading reading(Load load, Arrival arrival) {
        String origin = arrival.request().header("Origin");
        String method = arrival.request().method();
        String name = arrival.reached();
        for (Target target : specification.at(load.path())) {
            if (target.name().equals(name)) {
                return Specification.of(target, origin, method);
            }
        }
        // Jersey matches what it generates, so filters after matching run.
        boolean generated = method.equals("OPTIONS")
                && (arrival.reply().status() < 400 || arrival.runs().contains("late filter"));
        return specification.ofNone(load.path(), origin, method, generated);
    }

    /** Returns the CORS headers of the application's own. */
    private Map<String, List<String>> own(Load load, Arrival arrival) {
        Map<String, List<String>> own = new TreeMap<>();
        for (Header header : ownHeaders(load, arrival)) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (name.startsWith("access-control-")) {
                own.computeIfAbsent(name, key -> new ArrayList<>()).add(header.value());
            }
        }
        return own;
    }

    private List<Header> ownHeaders(Load load, Arrival arrival) {
        for (Target target : specification.at(load.path())) {
            Answer answer = target.operation().answer();
            if (arrival.ran().equals(List.of(target.name())) && answer.how() != How.UNMAPPED) {
                return answer.headers();
            }
        }
        return List.of();
    }

    private void actual(Load load, Arrival arrival) {
        Request request = arrival.request();
        List<Target> targets = specification.at(load.path());
        if (!request.method().equals(request.method().toUpperCase(Locale.ROOT))) {
            return; // no method of the site's; some runtimes compare without case
        }
        Set<String> expected = new TreeSet<>();
        if (!load.target().endsWith(Load.DENIED_EARLY)) {
            Specification.asked(targets, request.method()).stream()
                    .filter(target -> isCompatible(target.operation().consumes(), request.header("Content-Type"))
                            && isCompatible(target.operation().produces(), request.header("Accept")))
                    .forEach(target -> expected.add(target.name()));
        }
        if (expected.isEmpty()) {
            compare("what is reached", arrival.reached(), null);
        } else if (!expected.contains(String.valueOf(arrival.reached()))) {
            differences.add(arrival.reached() + " is reached and none of " + expected + " " + arrival);
        }
        Reading reading = reading(load, arrival);
        Map<String, List<String>> headers = new TreeMap<>(own(load, arrival));
        if (reading.governed()) {
            headers.keySet().removeAll(List.of(ALLOW_ORIGIN, ALLOW_CREDENTIALS, EXPOSE_HEADERS));
        }
        if (reading.governed() && reading.sharing() != null) {
            headers.put(ALLOW_ORIGIN, List.of(reading.anyOrigin() ? "*" : request.header("Origin")));
            if (reading.credentials()) {
                headers.put(ALLOW_CREDENTIALS, List.of("true"));
            }
        }
        Map<String, List<String>> found = arrival.accessControl();
        if (reading.governed()) {
            List<String> exposed = found.remove(EXPOSE_HEADERS);
            compare("lines of exposed headers", exposed == null || exposed.size() == 1, true);
            compare(
                    "exposed headers",
                    exposed == null ? Set.of() : withoutRest(set(exposed)),
                    reading.sharing() == null ? Set.of() : reading.exposed());
        }
        compare("CORS headers", found, headers);
        vary(arrival, ownHeaders(load, arrival), reading.varies());
    }

    /** Beside a wildcard, names say nothing. */
    private static Set<String> withoutRest(Set<String> names) {
        return names.contains("*") ? Set.of("*") : names;
    }

    private static boolean isCompatible(String mediaType, String asked) {
        if (mediaType == null || asked == null || asked.equals("*/*")) {
            return true;
        }
        return asked.replaceFirst(";.*", "").equalsIgnoreCase(mediaType);
    }

    private void vary(Arrival arrival, List<Header> ownHeaders, boolean varies) {
        List<String> own = new ArrayList<>();
        ownHeaders.stream()
                .filter(header -> header.name().equals("Vary"))
                .forEach(header -> own.addAll(elements(header.value())));
        List<String> found = new ArrayList<>();
        arrival.reply().lines("Vary").forEach(line -> found.addAll(elements(line)));
        if (varies && !own.contains("*") && !own.contains("origin")) {
            own.add("origin");
        }
        compare("Vary", found.stream().sorted().toList(), own.stream().sorted().toList());
    }

    // What a preflight is told

    private void preflight(Load load, Arrival arrival) {
        Request request = arrival.request();
        String path = load.path();
        String method = request.header("Access-Control-Request-Method");
        String origin = request.header("Origin");
        String asked = request.header("Access-Control-Request-Headers");
        List<String> names = asked == null ? List.of() : elements(asked);
        Specification.Answer answer = specification.preflight(path, method, origin, names);
        boolean behindLocator = specification.behindLocator(path);
        Map<String, List<String>> found = arrival.accessControl();
        if (answer instanceof StaysOut) {
            boolean optionsRan = Specification.asked(specification.at(path), "OPTIONS").stream()
                    .anyMatch(target -> arrival.ran().equals(List.of(target.name())));
            compare(
                    "what runs where nothing is shared",
                    optionsRan || arrival.ran().isEmpty(),
                    true);
            compare("CORS headers where nothing is shared", found, own(load, arrival));
            return;
        }
        if (!behindLocator) {
            compare("what runs on a preflight", arrival.runs(), List.of());
        }
        compare("what runs on a preflight", arrival.ran(), List.of());
        // What Jersey generates behind a locator is told neither from a method that is there, nor what is there beside
        // it.
        boolean generatedBehindLocator = behindLocator && method.equals("OPTIONS");
        if (generatedBehindLocator && !(answer instanceof Granted)) {
            compare("CORS headers where OPTIONS is not shared", found, Map.of());
            return;
        }
        Set<String> vary = new TreeSet<>();
        arrival.reply().lines("Vary").forEach(line -> vary.addAll(elements(line)));
        vary.remove("origin");
        compare("Vary", vary, Set.of("access-control-request-method", "access-control-request-headers"));
        List<String> varyLines = new ArrayList<>();
        arrival.reply().lines("Vary").forEach(line -> varyLines.addAll(elements(line)));
        if (specification.preflightVaries(path, method)) {
            compare("Vary by origin", varyLines.contains("origin") || generatedBehindLocator, true);
        } else if (!behindLocator) {
            compare("Vary by origin", varyLines.contains("origin"), false);
        }
        compare(
                "elements of Vary, each once",
                varyLines.size(),
                Set.copyOf(varyLines).size());
        if (!(answer instanceof Granted granted) || isStopped(load)) {
            if (behindLocator) {
                compare("success of a refusal", arrival.reply().status() / 100, 4);
            } else {
                compare("status of a refusal", arrival.reply().status(), 403);
            }
            compare("CORS headers of a refusal", found, Map.of());
            return;
        }
        compare("status of a grant", arrival.reply().status(), 204);
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put(ALLOW_ORIGIN, List.of(granted.anyOrigin() ? "*" : origin));
        if (granted.credentials()) {
            headers.put(ALLOW_CREDENTIALS, List.of("true"));
        }
        if (granted.maxAge() != null) {
            headers.put("access-control-max-age", List.of(granted.maxAge().toString()));
        }
        List<String> methods = found.remove("access-control-allow-methods");
        List<String> allowed = found.remove("access-control-allow-headers");
        compare("CORS headers of a grant", found, headers);
        compare("allowed headers", allowed == null ? Set.of() : set(allowed), granted.headers());
        compare("lines of allowed headers", allowed == null || allowed.size() == 1, true);
        methods(path, method, origin, granted, methods);
    }

    /** Browsers remember the answer for every method and header that it lists: it may list no more than each would get. */
    private void methods(String path, String asked, String origin, Granted granted, List<String> lines) {
        if (lines == null || lines.size() != 1) {
            compare("lines of allowed methods", lines, "one line");
            return;
        }
        List<String> methods = List.of(lines.get(0).split(", *"));
        compare("allowed methods with the one that was asked for", methods.contains(asked), true);
        List<String> names = granted.headers().stream()
                .map(name -> name.equals("*") ? "X-Whatever" : name)
                .toList();
        for (String method : methods) {
            boolean asMuch = specification.preflight(path, method, origin, names) instanceof Granted other
                    && (other.credentials() || !granted.credentials())
                    && (other.maxAge() == null ? 5 : other.maxAge())
                            >= (granted.maxAge() == null ? 5 : granted.maxAge());
            compare("what " + method + " is granted, as much as " + asked, asMuch, true);
        }
        List<Target> targets = specification.at(path);
        List<Target> same = Specification.asked(targets, asked);
        for (Target other : targets) {
            String verb = other.operation().verb();
            List<Target> others = Specification.asked(targets, verb);
            if (same.size() == 1
                    && others.size() == 1
                    && Objects.equals(same.get(0).tiers(), other.tiers())
                    && Specification.sharing(other.tiers(), origin, verb) != null) {
                compare("allowed methods with " + verb + ", whose policy is equal", methods.contains(verb), true);
            }
        }
    }

    private static Set<String> set(List<String> lines) {
        Set<String> set = new TreeSet<>();
        lines.forEach(line -> set.addAll(elements(line)));
        return set;
    }

    private static List<String> elements(String list) {
        List<String> elements = new ArrayList<>();
        for (String element : list.split(",")) {
            if (!element.isBlank()) {
                elements.add(element.trim().toLowerCase(Locale.ROOT));
            }
        }
        return elements;
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.github.restcors.it.proof;

import io.github.restcors.it.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A request to a {@link CrowdApplication}, with an origin that mostly no other request has; and what exactly this one has to
 * get, said without any code of rest-cors. What an origin is to the policies is known from how it was made up.
 *
 * @param id different in each
 * @param application which of the applications is asked
 * @param origin {@code null}: not sent
 * @param headers what a preflight asks for, {@code null} for nothing
 */
record CrowdExchange(long id, int application, Place place, boolean preflight, Who who, String origin, String headers) {

    /** What an origin is to the policies. */
    private enum Who {
        ZONE,
        PARTNER_OF_FIRST,
        PARTNER_OF_SECOND,
        DEFAULT,
        NOBODY,
        NONE
    }

    /** One policy: whom it covers, {@code null} for everyone, and what it grants. */
    private record Rule(
            List<Who> covers, boolean credentials, String allowedHeaders, String exposedHeader, List<Integer> maxAge) {

        boolean decidesFor(Who who, int application) {
            return covers == null
                    || covers.equals(PARTNERS) && covers.get(application) == who
                    || !covers.equals(PARTNERS) && covers.contains(who);
        }
    }

    /** Of the first application and of the second. */
    private static final List<Who> PARTNERS = List.of(Who.PARTNER_OF_FIRST, Who.PARTNER_OF_SECOND);

    private static Rule zone(boolean credentials, String allowedHeaders, String exposedHeader, int maxAge) {
        return new Rule(List.of(Who.ZONE), credentials, allowedHeaders, exposedHeader, List.of(maxAge, maxAge));
    }

    private static final Rule WILD = zone(false, "X-Wild", "X-Wild", 11);
    private static final Rule ECHO = zone(true, "*", "X-Echo", 22);
    private static final Rule PUBLIC = new Rule(null, false, "*", "X-Public", List.of(33, 33));
    private static final Rule PARTNER =
            new Rule(PARTNERS, true, "Content-Type, X-Partner", "X-Partner", List.of(40, 41));
    private static final Rule OWN = zone(true, "X-Own", "X-Own", 66);
    private static final Rule ANYONE = new Rule(null, false, null, "X-Anyone", List.of(55, 55));
    private static final Rule ONE = zone(false, "X-One", "X-One", 81);
    private static final Rule ASYNC = zone(true, "*", "X-Async", 92);
    private static final Rule STREAMS = zone(false, null, "X-Streams", 99);
    private static final Rule DEFAULT = new Rule(List.of(Who.DEFAULT), false, null, "X-Default", List.of(70, 71));

    /**
     * A resource and a method.
     *
     * @param status of an actual request
     * @param methods that a preflight is told; empty: it is refused, {@code null}: the runtime answers it
     * @param rules the more specific one first; none: not shared
     */
    private record Place(String method, String target, int status, String methods, List<Rule> rules) {}

    private static Place place(String method, String target, int status, String methods, Rule... rules) {
        return new Place(method, target, status, methods, List.of(rules));
    }

    private static final List<Place> PLACES = List.of(
            place("GET", "wild?", 200, "GET, HEAD, PUT", WILD),
            place("PUT", "wild?", 200, "GET, HEAD, PUT", WILD),
            place("HEAD", "wild?", 200, "GET, HEAD, PUT", WILD),
            place("GET", "wild?deny=&", 401, "GET, HEAD, PUT", WILD),
            place("DELETE", "wild?", 204, "DELETE", PARTNER),
            place("GET", "wild/throws?", 409, "GET, HEAD", WILD),
            place("GET", "echo?", 200, "DELETE, GET, HEAD, PUT", ECHO),
            place("PUT", "echo?", 200, "DELETE, GET, HEAD, PUT", ECHO),
            place("DELETE", "echo?", 204, "DELETE, GET, HEAD, PUT", ECHO),
            place("POST", "echo?", 405, "", ECHO),
            place("GET", "public?", 200, "GET, HEAD, POST", PUBLIC),
            place("POST", "public?", 204, "GET, HEAD, POST", PUBLIC),
            place("GET", "partners/7?", 200, "GET, HEAD", PARTNER),
            place("GET", "partners/seven?", 404, "GET, HEAD", PARTNER),
            place("GET", "tiers?", 200, "GET, HEAD, PUT", OWN, ANYONE),
            place("PUT", "tiers?", 200, "GET, HEAD, PUT", OWN, ANYONE),
            place("GET", "plain?", 200, "GET, HEAD", DEFAULT),
            place("GET", "nowhere?", 404, null, DEFAULT),
            place("GET", "closed?", 200, null),
            place("GET", "locate/sub?sub=one&", 200, "GET, HEAD, PUT", ONE),
            place("PUT", "locate/sub?sub=one&", 200, "GET, HEAD, PUT", ONE),
            place("GET", "locate/sub?sub=other&", 200, "GET, HEAD", PARTNER),
            place("GET", "async/response?", 200, "GET, HEAD", ASYNC),
            place("GET", "async/response?", 200, "GET, HEAD", ASYNC),
            place("GET", "async/failed?", 409, "GET, HEAD", ASYNC),
            place("GET", "async/stage?", 200, "GET, HEAD", PARTNER),
            place("GET", "async/stage?", 200, "GET, HEAD", PARTNER),
            place("GET", "streams?", 200, "GET, HEAD", STREAMS),
            place("GET", "streams/events?", 200, "GET, HEAD", PARTNER));

    /** Asked for seldom: Grizzly looks for what has timed out once a second. */
    private static final Place TIMEOUT = place("GET", "async/timeout?", 202, "GET, HEAD", ASYNC);

    /** How many kinds of requests there are: each place as an actual request and as a preflight, shared and not. */
    static final int KINDS = kinds(TIMEOUT)
            + PLACES.stream().distinct().mapToInt(CrowdExchange::kinds).sum();

    private static int kinds(Place place) {
        int actual = place.rules.isEmpty() || place.rules.contains(PUBLIC) || place.rules.contains(ANYONE) ? 1 : 2;
        int preflight = place.methods == null || place.methods.isEmpty() || place.rules.contains(PUBLIC) ? 1 : 2;
        return actual + preflight;
    }

    /** Makes up a request. */
    static CrowdExchange random(long id, int application, Random random) {
        Place place = random.nextInt(1000) == 0 ? TIMEOUT : PLACES.get(random.nextInt(PLACES.size()));
        boolean preflight = random.nextInt(5) < 2;
        Who who;
        String origin;
        // more often one that the place is for
        switch (random.nextBoolean() ? favourite(place, application) : random.nextInt(7)) {
            case 0 -> {
                who = Who.ZONE;
                origin = "https://r" + id + ".zone.example";
            }
            case 1, 2 -> {
                int partner = random.nextInt(CrowdApplication.PARTNERS);
                who = PARTNERS.get(partner % 2);
                origin = CrowdApplication.partner(partner);
            }
            case 3 -> {
                who = Who.DEFAULT;
                origin = "https://r" + id + ".default.example";
            }
            case 4 -> {
                who = Who.NOBODY;
                origin = "https://r" + id + ".zone.example.evil.test";
            }
            case 5 -> {
                who = Who.NOBODY;
                origin = "null";
            }
            default -> {
                who = preflight ? Who.NOBODY : Who.NONE;
                origin = preflight ? "https://r" + id + ".example" : null;
            }
        }
        CrowdExchange exchange = new CrowdExchange(id, application, place, preflight, who, origin, null);
        return preflight ? exchange.asking(random) : exchange;
    }

    private static int favourite(Place place, int application) {
        List<Who> covers = place.rules.isEmpty() ? null : place.rules.get(0).covers;
        return PARTNERS.equals(covers) ? 1 : covers != null && covers.contains(Who.DEFAULT) ? 3 : 0;
    }

    private CrowdExchange asking(Random random) {
        Rule rule = deciding();
        String allowed = rule == null ? null : rule.allowedHeaders;
        String asked =
                switch (random.nextInt(4)) {
                    case 0 -> null;
                    case 1 -> "x-no-" + id;
                    default ->
                        allowed == null || allowed.equals("*")
                                ? "x-" + id + "-a,x-" + id + "-b"
                                : allowed.toLowerCase(Locale.ROOT);
                };
        return new CrowdExchange(id, application, place, true, who, origin, asked);
    }

    /** Returns the request as it goes over the wire. */
    String wire(String authority) {
        StringBuilder request = new StringBuilder(256)
                .append(preflight ? "OPTIONS" : place.method)
                .append(" /")
                .append(place.target)
                .append("id=")
                .append(id)
                .append(" HTTP/1.1\r\nHost: ")
                .append(authority)
                .append("\r\n");
        line(request, "Origin", origin);
        line(request, "Access-Control-Request-Method", preflight ? place.method : null);
        line(request, "Access-Control-Request-Headers", headers);
        line(request, "Content-Length", preflight || !place.method.startsWith("P") ? null : "0");
        return request.append("\r\n").toString();
    }

    private static void line(StringBuilder request, String name, String value) {
        if (value != null) {
            request.append(name).append(": ").append(value).append("\r\n");
        }
    }

    /** Whether the response has no content, whatever its header fields say. */
    boolean isHead() {
        return !preflight && place.method.equals("HEAD");
    }

    private Rule deciding() {
        return place.rules.stream()
                .filter(rule -> rule.decidesFor(who, application))
                .findFirst()
                .orElse(null);
    }

    /** The answer to a request, as far as rest-cors and the pairing of requests and responses have a hand in it. */
    record Answer(String id, int status, Map<String, String> accessControl, Set<String> vary) {

        static Answer of(Reply reply) {
            Set<String> vary = reply.elements("Vary").stream()
                    .map(element -> element.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            return new Answer(reply.header("X-Id"), reply.status(), reply.accessControlHeaders(), vary);
        }
    }

    Answer expected() {
        Rule rule = deciding();
        boolean byOrigin = place.rules.stream().anyMatch(each -> each.covers != null);
        Map<String, String> granted = new TreeMap<>();
        if (rule != null) {
            granted.put("Access-Control-Allow-Origin", rule.covers == null ? "*" : origin);
            if (rule.credentials) {
                granted.put("Access-Control-Allow-Credentials", "true");
            }
        }
        if (!preflight) {
            if (rule != null) {
                granted.put("Access-Control-Expose-Headers", rule.exposedHeader);
            }
            return answer(place.status, granted, byOrigin ? Set.of("origin") : Set.of());
        }
        if (place.methods == null) {
            return answer(place.status, Map.of(), Set.of());
        }
        Set<String> vary = byOrigin
                ? Set.of("origin", "access-control-request-method", "access-control-request-headers")
                : Set.of("access-control-request-method", "access-control-request-headers");
        if (rule == null || place.methods.isEmpty() || !isAllowed(rule.allowedHeaders)) {
            return answer(403, Map.of(), vary);
        }
        granted.put("Access-Control-Allow-Methods", place.methods);
        granted.put("Access-Control-Max-Age", String.valueOf(rule.maxAge.get(application)));
        String allowed = rule.allowedHeaders;
        if (rule.credentials && "*".equals(allowed)) {
            allowed = headers == null ? null : headers.replace(",", ", ");
        }
        if (allowed != null) {
            granted.put("Access-Control-Allow-Headers", allowed);
        }
        return answer(204, granted, vary);
    }

    private boolean isAllowed(String allowed) {
        return headers == null || allowed != null && (allowed.equals("*") || allowed.equalsIgnoreCase(headers));
    }

    private Answer answer(int status, Map<String, String> granted, Set<String> vary) {
        return new Answer(String.valueOf(id), status, granted, vary);
    }

    /** Returns what kind of request it is, to see that none is missing. */
    String kind() {
        boolean shared = expected().accessControl().containsKey("Access-Control-Allow-Origin");
        return place.method + " " + place.target + (preflight ? " preflight" : " actual") + (shared ? " shared" : "");
    }
}

package io.github.restcors.it.proof;

import io.github.restcors.it.proof.Site.Answer;
import io.github.restcors.it.proof.Site.Declared;
import io.github.restcors.it.proof.Site.Header;
import io.github.restcors.it.proof.Site.How;
import io.github.restcors.it.proof.Site.Operation;
import io.github.restcors.it.proof.Site.Resource;
import io.github.restcors.it.proof.Site.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random applications that are configured without a problem. */
final class Sites {

    /** Close to each other on purpose. */
    static final List<String> ORIGINS = List.of(
            "https://app.example.com",
            "*",
            "https://*.example.com",
            "https://example.com",
            "https://api.example.com",
            "https://a.b.example.com",
            "https://app.example.com:8443",
            "http://app.example.com",
            "https://app.example.com:*",
            "https://*.b.example.com",
            "https://*.example.com:8443",
            "https://*.example.com:*",
            "https://*.b.example.com:*",
            "http://*.example.com",
            "https://*.example",
            "https://*.github.io",
            "http://localhost",
            "http://localhost:3000",
            "http://localhost:*",
            "http://*.localhost:*",
            "http://127.0.0.1:3000",
            "http://127.0.0.1:*",
            "http://[::1]:8080",
            "http://[::1]:*",
            "https://xn--mnchen-3ya.example",
            "https://203.0.113.7",
            "capacitor://localhost",
            "app://*.example.com",
            "https://server.example");

    /** Of these, the ones that annotations cannot combine with credentials. */
    private static final Set<String> UNSAFE_ORIGINS =
            Set.of("http://app.example.com", "http://*.example.com", "https://*.example", "https://*.github.io");

    private static final List<String> REQUEST_HEADERS = List.of(
            "X-One",
            "*",
            "Content-Type",
            "Authorization",
            "x-two",
            "Range",
            "Accept",
            "accept-language",
            "X-Requested-With");

    private static final List<String> RESPONSE_HEADERS =
            List.of("X-One", "*", "ETag", "x-two", "Content-Type", "Location", "Vary");

    private static final List<Header> ANSWERED = List.of(
            new Header("X-One", "1"),
            new Header("X-Two", "2"),
            new Header("ETag", "\"e\""),
            new Header("Set-Cookie", "a=b"),
            new Header("Vary", "Accept"),
            new Header("Vary", "origin"),
            new Header("Vary", "*"),
            new Header("Vary", "Accept-Encoding, Origin"),
            new Header("Access-Control-Allow-Origin", "*"),
            new Header("access-control-allow-origin", "https://app.example.com"),
            new Header("Access-Control-Allow-Credentials", "true"),
            new Header("Access-Control-Expose-Headers", "X-Two"));

    private Sites() {}

    static Arbitrary<Site> arbitrary() {
        Arbitrary<Map<String, List<Rule>>> named = tiers().list().ofMaxSize(2).map(policies -> {
            Map<String, List<Rule>> byName = new LinkedHashMap<>();
            policies.forEach(policy -> byName.put("p" + byName.size(), valid(policy, true, null)));
            return byName;
        });
        Arbitrary<Declared> application = declared().injectNull(0.6);
        Arbitrary<List<Rule>> defaultPolicy =
                tiers().map(policy -> valid(policy, true, null)).injectNull(0.5);
        Arbitrary<List<Resource>> resources = resource(root(), locator().list().ofMaxSize(2))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(application, defaultPolicy, named, resources)
                .as((declared, policy, policies, classes) -> valid(new Site(declared, policy, policies, classes)));
    }

    private static Arbitrary<List<Rule>> tiers() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, rule().list().ofSize(1)),
                Tuple.of(2, rule().list().ofMinSize(2).ofMaxSize(3)));
    }

    private static Arbitrary<Rule> rule() {
        Arbitrary<List<String>> origins =
                Arbitraries.of(ORIGINS).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<String>> methods = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(List.of())),
                Tuple.of(1, Arbitraries.just(List.of("*"))),
                Tuple.of(3, Arbitraries.of(Verbs.ALL).list().ofMinSize(1).ofMaxSize(3)));
        Arbitrary<Integer> maxAge = Arbitraries.of(0, 1, 5, 60, 600, 86_400).injectNull(0.4);
        return Combinators.combine(
                        origins,
                        methods,
                        Arbitraries.of(REQUEST_HEADERS).list().ofMaxSize(3),
                        Arbitraries.of(RESPONSE_HEADERS).list().ofMaxSize(3),
                        Arbitraries.of(false, true),
                        maxAge)
                .as(Rule::new);
    }

    /** May name one of two policies, which need not be there. */
    private static Arbitrary<Declared> declared() {
        Arbitrary<Boolean> composed = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        return Arbitraries.frequencyOf(
                Tuple.of(
                        7,
                        Combinators.combine(tiers(), composed)
                                .as((tiers, isComposed) -> new Declared(tiers, null, isComposed))),
                Tuple.of(
                        2,
                        Combinators.combine(Arbitraries.of("p0", "p1"), composed)
                                .as((name, isComposed) -> new Declared(List.of(), name, isComposed))),
                Tuple.of(1, composed.map(isComposed -> new Declared(List.of(), null, isComposed))));
    }

    private static Arbitrary<String> root() {
        return Arbitraries.of("a", "b");
    }

    private static Arbitrary<Resource> locator() {
        return resource(Arbitraries.of("sub", "sup"), Arbitraries.just(List.of()))
                .map(Sites::withOnePath);
    }

    /** An error behind a locator is told by all methods of the class: to tell their paths apart, the runtime would have to. */
    private static Resource withOnePath(Resource resource) {
        String path = resource.operations().get(0).path();
        return new Resource(
                resource.path(),
                resource.own(),
                resource.superclass(),
                resource.contract(),
                resource.operations().stream()
                        .map(operation -> withPath(operation, path))
                        .toList(),
                List.of());
    }

    private static Operation withPath(Operation operation, String path) {
        return new Operation(
                operation.verb(),
                path,
                operation.consumes(),
                operation.produces(),
                operation.own(),
                operation.superclass(),
                operation.contract(),
                operation.answer());
    }

    private static Arbitrary<Resource> resource(Arbitrary<String> path, Arbitrary<List<Resource>> locators) {
        return Combinators.combine(
                        path,
                        declared().injectNull(0.4),
                        declared().injectNull(0.85),
                        declared().injectNull(0.85),
                        operation().list().ofMinSize(1).ofMaxSize(5),
                        locators)
                .as(Resource::new);
    }

    private static Arbitrary<Operation> operation() {
        Arbitrary<String> media =
                Arbitraries.of("text/plain", "application/json").injectNull(0.5);
        return Combinators.combine(
                        Arbitraries.of(Verbs.ALL),
                        Arbitraries.of("", "one", "{id}"),
                        media,
                        media,
                        declared().injectNull(0.6),
                        declared().injectNull(0.9),
                        declared().injectNull(0.9),
                        answer())
                .as((verb, path, consumes, produces, own, superclass, contract, answer) -> new Operation(
                        verb,
                        path,
                        List.of("PUT", "POST", "PATCH").contains(verb) ? consumes : null,
                        verb.equals("GET") ? produces : null,
                        own,
                        superclass,
                        contract,
                        answer));
    }

    private static Arbitrary<Answer> answer() {
        return Combinators.combine(
                        Arbitraries.of(200, 201, 204, 304, 401, 404, 500),
                        Arbitraries.of(ANSWERED).list().ofMaxSize(5),
                        Arbitraries.frequency(
                                Tuple.of(6, How.RETURNED),
                                Tuple.of(1, How.THROWN),
                                Tuple.of(1, How.UNMAPPED),
                                Tuple.of(1, How.STAGED)))
                .as((status, headers, how) ->
                        new Answer(how == How.THROWN && status < 300 ? 409 : status, headersOnce(headers), how));
    }

    /** What an application sets twice is its own affair, but for {@code Vary}. */
    private static List<Header> headersOnce(List<Header> headers) {
        Set<String> names = new HashSet<>();
        return headers.stream()
                .distinct()
                .filter(header -> names.add(header.name().toLowerCase(java.util.Locale.ROOT))
                        || header.name().equals("Vary"))
                .toList();
    }

    private static Site valid(Site site) {
        Set<String> taken = new HashSet<>();
        Map<String, String> below = new HashMap<>();
        site.resources().stream()
                .filter(resource -> !resource.locators().isEmpty())
                .forEach(resource -> below.put(resource.path(), "one"));
        Set<String> names = site.named().keySet();
        return new Site(
                valid(site.declared(), names, null),
                site.defaultPolicy(),
                site.named(),
                site.resources().stream()
                        .map(resource -> valid(withoutOverlap(resource, below), names, resource.path(), taken))
                        .toList());
    }

    /** Which of two templates a runtime takes is its own affair, so there is only one below a path. */
    private static Resource withoutOverlap(Resource resource, Map<String, String> below) {
        return new Resource(
                resource.path(),
                resource.own(),
                resource.superclass(),
                resource.contract(),
                resource.operations().stream()
                        .map(operation -> operation.path().isEmpty()
                                ? operation
                                : withPath(operation, below.computeIfAbsent(resource.path(), key -> operation.path())))
                        .toList(),
                resource.locators());
    }

    /** Leaves out what a runtime could not tell from another, here or in another class with the same path. */
    private static Resource valid(Resource resource, Set<String> names, String at, Set<String> taken) {
        List<Operation> operations = resource.operations().stream()
                .filter(operation -> taken.add(at + " " + operation.path() + " " + operation.verb() + " "
                        + operation.consumes() + " " + operation.produces()))
                .toList();
        List<Resource> locators = resource.locators().stream()
                .filter(locator -> taken.add(at + " " + locator.path()))
                .map(locator -> valid(locator, names, at + "/" + locator.path(), taken))
                .toList();
        Set<String> verbs = verbs(operations, null);
        return new Resource(
                resource.path(),
                valid(resource.own(), names, verbs),
                valid(resource.superclass(), names, verbs),
                valid(resource.contract(), names, verbs),
                operations.stream()
                        .map(operation -> valid(operation, names, verbs(operations, operation.path())))
                        .toList(),
                locators);
    }

    private static Operation valid(Operation operation, Set<String> names, Set<String> verbs) {
        return new Operation(
                operation.verb(),
                operation.path(),
                operation.consumes(),
                operation.produces(),
                valid(operation.own(), names, verbs),
                valid(operation.superclass(), names, verbs),
                valid(operation.contract(), names, verbs),
                operation.answer());
    }

    private static Set<String> verbs(List<Operation> operations, String path) {
        Set<String> verbs = new HashSet<>();
        for (Operation operation : operations) {
            if (path == null || path.equals(operation.path())) {
                verbs.add(operation.verb());
            }
        }
        if (verbs.contains("GET")) {
            verbs.add("HEAD");
        }
        return verbs;
    }

    private static Declared valid(Declared declared, Set<String> names, Set<String> verbs) {
        if (declared == null || declared.named() != null && !names.contains(declared.named())) {
            return null;
        }
        return new Declared(valid(declared.tiers(), false, verbs), declared.named(), declared.composed());
    }

    /** Makes policies that are no configuration problem: {@code verbs} are the only ones that may be listed, if not {@code null}. */
    private static List<Rule> valid(List<Rule> tiers, boolean inCode, Set<String> verbs) {
        Set<String> taken = new HashSet<>();
        List<Rule> valid = new ArrayList<>();
        for (Rule rule : tiers) {
            boolean all = rule.origins().contains("*");
            boolean credentials = rule.credentials() && !all;
            List<String> origins = (all ? Stream.of("*") : rule.origins().stream())
                    .filter(origin -> inCode || !credentials || !UNSAFE_ORIGINS.contains(origin))
                    .filter(taken::add)
                    .toList();
            if (!origins.isEmpty()) {
                valid.add(new Rule(
                        origins,
                        distinct(rule.methods().stream()
                                .filter(method -> verbs == null || method.equals("*") || verbs.contains(method))),
                        distinct(rule.allowedHeaders().stream()),
                        distinct(rule.exposedHeaders().stream().filter(name -> !credentials || !name.equals("*"))),
                        credentials,
                        rule.maxAge()));
            }
        }
        if (valid.isEmpty() && !tiers.isEmpty()) {
            valid.add(new Rule(List.of("https://app.example.com"), List.of(), List.of(), List.of(), false, null));
        }
        return valid;
    }

    private static List<String> distinct(Stream<String> entries) {
        return List.copyOf(new LinkedHashSet<>(entries.toList()));
    }
}

package io.github.restcors.it.proof;

import io.github.restcors.it.proof.Site.Declared;
import io.github.restcors.it.proof.Site.Header;
import io.github.restcors.it.proof.Site.Operation;
import io.github.restcors.it.proof.Site.Resource;
import io.github.restcors.it.proof.Site.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random fetches, mostly by pages whose origins are, or look like, those of the application's policies. */
final class Loads {

    /** What needs no preflight; all else does. */
    static final Set<Header> SAFELISTED = Set.of(
            new Header("Accept", "text/plain"),
            new Header("Accept", "application/json"),
            new Header("Accept-Language", "en, de;q=0.5"),
            new Header("Content-Language", "de"),
            new Header("Content-Type", "text/plain"),
            new Header("Content-Type", "TEXT/plain; charset=utf-8"),
            new Header("content-type", "application/x-www-form-urlencoded"),
            new Header("Range", "bytes=0-9"));

    private static final List<Header> HEADERS = List.of(
            new Header("X-One", "1"),
            new Header("Content-Type", "application/json"),
            new Header("Content-Type", "text/plain"),
            new Header("Content-Type", "TEXT/plain; charset=utf-8"),
            new Header("content-type", "application/x-www-form-urlencoded"),
            new Header("Authorization", "Basic eDp5"),
            new Header("authorization", "Basic eDp5"),
            new Header("x-one", "1"),
            new Header("X-TWO", "2"),
            new Header("X-Other", "3"),
            new Header("X-Requested-With", "XMLHttpRequest"),
            new Header("Accept", "text/plain"),
            new Header("Accept", "application/json"),
            new Header("Accept", "text/plain;v=\"a\""),
            new Header("Accept", "text/plain;v=" + "a".repeat(128)),
            new Header("Accept-Language", "en, de;q=0.5"),
            new Header("Accept-Language", "en_GB"),
            new Header("Content-Language", "de"),
            new Header("Range", "bytes=0-9"),
            new Header("Range", "bytes=-9"),
            new Header("*", "1"));

    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "HEAD", "DELETE", "PATCH", "OPTIONS", "PURGE", "put", "get", "patch", "Purge",
            "TRACE", "LINK");

    /** Names enough for a preflight of several lines of a terminal, and for one that is too long to be looked at. */
    private static final List<Integer> MORE_HEADERS = List.of(0, 40, 1700);

    private Loads() {}

    /**
     * A fetch of whatever application: indices stand for what it has, so that both shrink on their own.
     *
     * @param pattern which of its origins
     * @param alike what is done to that
     * @param operation which of its methods, or none of them
     */
    record Draft(
            int pattern,
            Alike alike,
            int operation,
            int method,
            List<Header> headers,
            int more,
            String query,
            String credentials,
            String mode) {}

    static Arbitrary<Draft> arbitrary() {
        Arbitrary<Alike> alike = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.of(Alike.SAME)), Tuple.of(5, Arbitraries.of(Alike.values())));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        alike,
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 3 * METHODS.size() - 1),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(List.<Header>of())),
                                Tuple.of(1, Arbitraries.of(HEADERS).list().ofMaxSize(3))),
                        Arbitraries.frequency(Tuple.of(95, 0), Tuple.of(4, 1), Tuple.of(1, 2)),
                        Arbitraries.frequency(
                                Tuple.of(8, ""), Tuple.of(1, Load.DENIED), Tuple.of(1, Load.DENIED_EARLY)),
                        Combinators.combine(
                                        Arbitraries.of("SAME_ORIGIN", "INCLUDE", "OMIT"),
                                        Arbitraries.frequency(
                                                Tuple.of(12, "CORS"),
                                                Tuple.of(1, "NO_CORS"),
                                                Tuple.of(1, "SAME_ORIGIN")))
                                .as(List::of))
                .as((pattern, like, operation, method, headers, more, query, options) -> new Draft(
                        pattern, like, operation, method, headers, more, query, options.get(0), options.get(1)));
    }

    /** Makes the fetch for an application. */
    static Load of(Draft draft, Site site) {
        List<String> paths = new ArrayList<>();
        List<String> verbs = new ArrayList<>();
        for (Resource resource : site.resources()) {
            collect("/" + resource.path(), resource, paths, verbs);
        }
        int operation = draft.operation() % (paths.size() + 1);
        boolean known = operation < paths.size();
        String path = known ? paths.get(operation) : "/none";
        // Mostly the method that is there, and half of the origins those of the policies there.
        String method = known && draft.method() >= METHODS.size()
                ? verbs.get(operation)
                : METHODS.get(draft.method() % METHODS.size());
        Set<String> near = new LinkedHashSet<>();
        new Specification(site).at(path).forEach(target -> collect(target.tiers(), near));
        List<String> origins = near.isEmpty() || draft.pattern() % 2 == 1 ? origins(site) : List.copyOf(near);
        return new Load(
                draft.alike().of(origins.get(draft.pattern() / 2 % origins.size())),
                method,
                path + draft.query(),
                headers(draft),
                draft.credentials(),
                draft.mode());
    }

    private static void collect(String at, Resource resource, List<String> paths, List<String> verbs) {
        for (Operation operation : resource.operations()) {
            paths.add(
                    operation.path().isEmpty()
                            ? at
                            : at + "/" + operation.path().replace("{id}", "7"));
            verbs.add(operation.verb());
        }
        resource.locators().forEach(locator -> collect(at + "/" + locator.path(), locator, paths, verbs));
    }

    /** Each name once: what browsers do with several lines is none of our business. */
    private static List<Header> headers(Draft draft) {
        Set<String> names = new HashSet<>();
        List<Header> headers = new ArrayList<>();
        for (Header header : draft.headers()) {
            if (names.add(header.name().toLowerCase(Locale.ROOT))) {
                headers.add(header);
            }
        }
        for (int i = 0; i < MORE_HEADERS.get(draft.more()); i++) {
            headers.add(new Header("X-More-" + (1000 + i), "1"));
        }
        return headers;
    }

    private static List<String> origins(Site site) {
        Set<String> origins = new LinkedHashSet<>();
        collect(site.declared(), origins);
        collect(site.defaultPolicy(), origins);
        site.named().values().forEach(tiers -> collect(tiers, origins));
        site.resources().forEach(resource -> collect(resource, origins));
        origins.add(Load.SERVER);
        return List.copyOf(origins);
    }

    private static void collect(Resource resource, Set<String> origins) {
        collect(resource.own(), origins);
        collect(resource.superclass(), origins);
        collect(resource.contract(), origins);
        for (Operation operation : resource.operations()) {
            collect(operation.own(), origins);
            collect(operation.superclass(), origins);
            collect(operation.contract(), origins);
        }
        resource.locators().forEach(locator -> collect(locator, origins));
    }

    private static void collect(Declared declared, Set<String> origins) {
        collect(declared == null ? null : declared.tiers(), origins);
    }

    private static void collect(List<Rule> tiers, Set<String> origins) {
        if (tiers != null) {
            tiers.forEach(rule -> origins.addAll(rule.origins()));
        }
    }
}

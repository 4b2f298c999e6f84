package io.github.restcors.it.proof;

import io.github.restcors.it.proof.Site.Declared;
import io.github.restcors.it.proof.Site.Operation;
import io.github.restcors.it.proof.Site.Resource;
import io.github.restcors.it.proof.Site.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the policies of a {@link Site} mean: plain, slow, and without a call into the library, which it is compared with. What
 * browsers make of it is another matter, and not known here.
 */
final class Specification {

    private static final Pattern HOST = Pattern.compile("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");

    private final Site site;

    Specification(Site site) {
        this.site = site;
    }

    // Which resource methods there are

    /**
     * A resource method at some path.
     *
     * @param name of the Java method
     * @param tiers the policy that governs it, {@code null} if none does
     * @param behindLocator whether only a locator's result tells it
     */
    record Target(String name, Operation operation, List<Rule> tiers, boolean behindLocator) {

        /** Whether the policy shares requests with a method with anyone. */
        boolean governs(String method) {
            return tiers != null && tiers.stream().anyMatch(rule -> lists(rule, method));
        }
    }

    /** Whether matching goes through a locator. */
    boolean behindLocator(String path) {
        List<String> segments = segments(path);
        return segments.size() > 1
                && roots(segments.get(0)).stream()
                        .flatMap(root -> root.locators().stream())
                        .anyMatch(locator -> locator.path().equals(segments.get(1)));
    }

    /** Returns the resource methods at a path: those with the template that Jakarta REST prefers. */
    List<Target> at(String path) {
        List<String> segments = segments(path);
        List<Target> below = new ArrayList<>();
        List<Target> behind = new ArrayList<>();
        for (int i = 0; i < site.resources().size(); i++) {
            Resource root = site.resources().get(i);
            if (root.path().equals(segments.get(0))) {
                collect("r" + i, root, false, below);
                for (int j = 0; j < root.locators().size(); j++) {
                    if (segments.size() > 1 && root.locators().get(j).path().equals(segments.get(1))) {
                        collect("r" + i + "l" + j, root.locators().get(j), true, behind);
                    }
                }
            }
        }
        return behindLocator(path)
                ? matched(behind, segments.subList(2, segments.size()))
                : matched(below, segments.subList(1, segments.size()));
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }

    private List<Resource> roots(String path) {
        return site.resources().stream()
                .filter(root -> root.path().equals(path))
                .toList();
    }

    private void collect(String prefix, Resource resource, boolean behindLocator, List<Target> targets) {
        for (int i = 0; i < resource.operations().size(); i++) {
            Operation operation = resource.operations().get(i);
            targets.add(new Target(prefix + "m" + i, operation, tiers(resource, operation), behindLocator));
        }
    }

    private static List<Target> matched(List<Target> targets, List<String> rest) {
        if (rest.size() > 1) {
            return List.of();
        }
        String literal = rest.isEmpty() ? "" : rest.get(0);
        List<Target> matched = targets.stream()
                .filter(target -> target.operation().path().equals(literal))
                .toList();
        return matched.isEmpty() && !rest.isEmpty()
                ? targets.stream()
                        .filter(target -> target.operation().path().equals("{id}"))
                        .toList()
                : matched;
    }

    /** Returns those that a method asks for: media types do not count. */
    static List<Target> asked(List<Target> targets, String method) {
        List<Target> asked = targets.stream()
                .filter(target -> target.operation().verb().equals(method))
                .toList();
        return asked.isEmpty() && method.equals("HEAD") ? asked(targets, "GET") : asked;
    }

    // Which policy governs one: the nearest, whole

    private List<Rule> tiers(Resource resource, Operation operation) {
        Declared[] nearestFirst = {
            operation.own(),
            operation.superclass(),
            operation.contract(),
            resource.own(),
            resource.superclass(),
            resource.contract()
        };
        for (Declared declared : nearestFirst) {
            if (declared != null) {
                return tiers(declared);
            }
        }
        return applicationTiers();
    }

    /** What governs where no resource method does. */
    List<Rule> applicationTiers() {
        return site.declared() == null ? site.defaultPolicy() : tiers(site.declared());
    }

    private List<Rule> tiers(Declared declared) {
        if (declared.named() != null) {
            return site.named().get(declared.named());
        }
        return declared.tiers().isEmpty() ? null : declared.tiers();
    }

    // What a policy says

    /** Whether an origin may do something with a method: returns the rule that says so, {@code null} if not. */
    static Rule sharing(List<Rule> tiers, String origin, String method) {
        Rule deciding = null;
        int most = -1;
        for (Rule rule : tiers) {
            for (String pattern : rule.origins()) {
                int specific = covers(pattern, origin) ? specificity(pattern) : -1;
                if (specific > most) {
                    most = specific;
                    deciding = rule;
                }
            }
        }
        return deciding != null && lists(deciding, method) ? deciding : null;
    }

    static boolean lists(Rule rule, String method) {
        List<String> methods = rule.methods();
        return methods.isEmpty()
                || methods.contains("*")
                || methods.contains(method)
                || method.equals("HEAD") && methods.contains("GET");
    }

    private static int specificity(String pattern) {
        if (pattern.equals("*")) {
            return 0;
        }
        boolean anyPort = pattern.endsWith(":*");
        if (!pattern.contains("//*.")) {
            return anyPort ? 1_000_000 : 2_000_000;
        }
        String base = pattern.substring(pattern.indexOf("//*.") + 4);
        return 10 * base.replaceFirst(":.*", "").length() + (anyPort ? 0 : 1);
    }

    /** Whether an {@code Origin} field is one that a pattern stands for; {@code null} where there is no such field. */
    static boolean covers(String pattern, String origin) {
        if (pattern.equals("*")) {
            return true;
        }
        if (origin == null) {
            return false;
        }
        boolean anyPort = pattern.endsWith(":*");
        String expression = pattern.replaceFirst(":\\*$", "");
        boolean subdomains = expression.contains("//*.");
        if (!anyPort && !subdomains) {
            return pattern.equals(origin);
        }
        Matcher matcher = Pattern.compile((subdomains
                                ? Pattern.quote(expression.substring(0, expression.indexOf("*.")))
                                        + "(?<labels>.+)"
                                        + Pattern.quote(expression.substring(expression.indexOf("*.") + 1))
                                : Pattern.quote(expression))
                        + (anyPort ? "(:(?<port>[1-9][0-9]{0,4}))?" : ""))
                .matcher(origin);
        return matcher.matches()
                && (!subdomains || isSubdomain(matcher.group("labels"), expression))
                && (!anyPort || isPort(matcher.group("port"), origin));
    }

    private static boolean isSubdomain(String labels, String expression) {
        String base = expression.substring(expression.indexOf("*.") + 1).replaceFirst(":.*", "");
        return HOST.matcher(labels).matches() && (labels + base).length() <= 253;
    }

    /** A port is serialized if it is not the one that the scheme has anyway. */
    private static boolean isPort(String port, String origin) {
        return port == null
                || Integer.parseInt(port) <= 65535
                        && !(origin.startsWith("https:") && port.equals("443"))
                        && !(origin.startsWith("http:") && port.equals("80"));
    }

    /** Whether a request header of a page is allowed. */
    private static boolean allowsHeader(Rule rule, String name) {
        return rule.allowedHeaders().stream().anyMatch(name::equalsIgnoreCase)
                || rule.allowedHeaders().contains("*") && !name.equalsIgnoreCase("Authorization");
    }

    // What is granted

    /** What a preflight gets. */
    sealed interface Answer {}

    /** Nothing is shared here: the runtime answers. */
    record StaysOut() implements Answer {}

    /** No. */
    record Refused() implements Answer {}

    /**
     * What all resource methods grant that the actual request might reach.
     *
     * @param anyOrigin whether it is the same for all origins
     * @param maxAge in seconds, {@code null} if none says anything
     * @param headers {@code Access-Control-Allow-Headers}, in lower case
     */
    record Granted(boolean anyOrigin, boolean credentials, Integer maxAge, Set<String> headers) implements Answer {}

    /** Decides about a preflight. */
    Answer preflight(String path, String method, String origin, List<String> names) {
        List<Target> targets = at(path);
        List<List<Rule>> policies = policies(targets, method);
        boolean anythingShared = targets.stream()
                        .anyMatch(target -> target.governs(target.operation().verb()))
                || asked(targets, "HEAD").stream().anyMatch(target -> target.governs("HEAD"))
                || policies.stream().anyMatch(tiers -> new Target("", null, tiers, false).governs(method));
        if (targets.isEmpty() || !anythingShared) {
            return new StaysOut();
        }
        List<Rule> rules = rules(policies, origin, method);
        if (rules == null
                || String.join(",", names).length() > 16 * 1024
                || !rules.stream().allMatch(rule -> names.stream().allMatch(name -> allowsHeader(rule, name)))) {
            return new Refused();
        }
        return new Granted(
                rules.stream().allMatch(rule -> rule.origins().equals(List.of("*"))),
                rules.stream().allMatch(Rule::credentials),
                maxAge(rules),
                headers(rules, names));
    }

    /** Returns the policies of what a method asks for; what the runtime answers by itself is governed too. */
    private List<List<Rule>> policies(List<Target> targets, String method) {
        List<List<Rule>> policies = new ArrayList<>();
        asked(targets, method).forEach(target -> policies.add(target.tiers()));
        if (policies.isEmpty()
                && method.equals("OPTIONS")
                && new Target("", null, applicationTiers(), false).governs(method)) {
            policies.add(applicationTiers());
        }
        return policies;
    }

    /** Returns the rules that share a request, {@code null} if one policy does not, or there is none. */
    private static List<Rule> rules(List<List<Rule>> policies, String origin, String method) {
        List<Rule> rules = new ArrayList<>();
        for (List<Rule> tiers : policies) {
            Rule rule = tiers == null ? null : sharing(tiers, origin, method);
            if (rule == null) {
                return null;
            }
            rules.add(rule);
        }
        return rules.isEmpty() ? null : rules;
    }

    /** Where one says nothing, browsers take 5 seconds. */
    private static Integer maxAge(List<Rule> rules) {
        return rules.stream().allMatch(rule -> rule.maxAge() == null)
                ? null
                : rules.stream()
                        .map(rule -> rule.maxAge() == null ? Integer.valueOf(5) : rule.maxAge())
                        .min(Integer::compare)
                        .orElseThrow();
    }

    private static Set<String> headers(List<Rule> rules, List<String> names) {
        boolean all = rules.stream().allMatch(rule -> rule.allowedHeaders().contains("*"));
        Set<String> headers = new TreeSet<>();
        if (all && rules.stream().allMatch(Rule::credentials)) {
            names.forEach(name -> headers.add(lowerCase(name)));
            return headers;
        }
        Set<String> listed = new LinkedHashSet<>();
        rules.forEach(rule -> listed.addAll(rule.allowedHeaders()));
        for (String name : listed) {
            if (all ? name.equals("*") || name.equalsIgnoreCase("Authorization") : !name.equals("*")) {
                if (name.equals("*") || rules.stream().allMatch(rule -> allowsHeader(rule, name))) {
                    headers.add(lowerCase(name));
                }
            }
        }
        return headers;
    }

    // What may be read

    /**
     * What is said of a response.
     *
     * @param governed whether a policy governs it; if not, it is as the application made it
     * @param sharing the rules that all share it with the origin, {@code null} if one does not
     * @param varies whether another origin might get another answer
     */
    record Reading(boolean governed, List<Rule> sharing, boolean varies) {

        private static final Reading UNTOUCHED = new Reading(false, null, false);

        boolean anyOrigin() {
            return sharing.stream().allMatch(rule -> rule.origins().equals(List.of("*")));
        }

        boolean credentials() {
            return sharing.stream().allMatch(Rule::credentials);
        }

        /** Returns the names of the response headers that are shown beyond those that always are, in lower case. */
        Set<String> exposed() {
            boolean all =
                    sharing.stream().allMatch(rule -> rule.exposedHeaders().contains("*"));
            if (all) {
                return Set.of("*");
            }
            Set<String> exposed = new TreeSet<>();
            for (Rule rule : sharing) {
                for (String name : rule.exposedHeaders()) {
                    if (!name.equals("*") && sharing.stream().allMatch(other -> exposes(other, name))) {
                        exposed.add(lowerCase(name));
                    }
                }
            }
            return exposed;
        }

        private static boolean exposes(Rule rule, String name) {
            return rule.exposedHeaders().stream().anyMatch(name::equalsIgnoreCase)
                    || rule.exposedHeaders().contains("*");
        }
    }

    /** Decides about a response of a resource method. */
    static Reading of(Target target, String origin, String method) {
        return of(target.tiers(), origin, method);
    }

    private static Reading of(List<Rule> tiers, String origin, String method) {
        return new Target("", null, tiers, false).governs(method)
                ? new Reading(true, rules(List.<List<Rule>>of(tiers), origin, method), varies(List.of(tiers)))
                : Reading.UNTOUCHED;
    }

    /**
     * Decides about an error before a resource method was matched, or an answer that the runtime generates.
     *
     * @param generated whether it is the runtime's answer to {@code OPTIONS}
     */
    Reading ofNone(String path, String origin, String method, boolean generated) {
        List<Target> targets = at(path);
        if (targets.isEmpty() || generated) {
            return of(applicationTiers(), origin, method);
        }
        List<List<Rule>> asked = policies(targets, method);
        if (!asked.isEmpty()) {
            return asked.stream().allMatch(tiers -> new Target("", null, tiers, false).governs(method))
                    ? new Reading(true, rules(asked, origin, method), varies(asked))
                    : Reading.UNTOUCHED;
        }
        List<List<Rule>> shared = new ArrayList<>();
        List<Rule> sharing = new ArrayList<>();
        for (Target target : targets) {
            String verb = target.operation().verb();
            if (target.governs(verb)) {
                shared.add(target.tiers());
                Rule rule = sharing(target.tiers(), origin, verb);
                if (rule == null) {
                    sharing = null;
                }
                if (sharing != null) {
                    sharing.add(rule);
                }
            }
        }
        return shared.isEmpty() ? Reading.UNTOUCHED : new Reading(true, sharing, varies(shared));
    }

    private static boolean varies(Collection<List<Rule>> policies) {
        return policies.stream()
                .anyMatch(tiers -> tiers.size() > 1 || !tiers.get(0).origins().equals(List.of("*")));
    }

    /** Whether another origin might get another answer to a preflight, for methods that a policy governs. */
    boolean preflightVaries(String path, String method) {
        List<Target> targets = at(path);
        List<List<Rule>> policies = policies(targets, method);
        targets.forEach(target -> policies.add(target.tiers()));
        policies.removeIf(tiers -> tiers == null);
        return varies(policies);
    }

    private static String lowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package io.github.restcors.benchmarks;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A policy, a call, and what is right to answer. */
@SuppressWarnings("ImmutableEnumChecker") // records of strings and lists that cannot be changed
enum Scenario {
    A_NO_ORIGIN("GET without `Origin`", Policy.exact(1), Call.get(null), false),
    B_ALLOWED("GET, allowed", Policy.exact(1), Call.get(Policy.origin(0)), true),
    C_REFUSED("GET, another origin", Policy.exact(1), Call.get(Policy.origin(1)), false),
    D_PREFLIGHT("preflight `PUT`, two headers, granted", Policy.exact(1), preflight(0), true),
    E_PREFLIGHT_REFUSED("preflight `PUT`, another origin", Policy.exact(1), preflight(1), false),
    F_1000_HIT("1,000 exact origins, the last", Policy.exact(1_000), Call.get(Policy.origin(999)), true),
    F_1000_MISS("1,000 exact origins, none", Policy.exact(1_000), Call.get(Policy.origin(1_000)), false),
    F_100000_HIT("100,000 exact origins, the last", Policy.exact(100_000), Call.get(Policy.origin(99_999)), true),
    F_100000_MISS("100,000 exact origins, none", Policy.exact(100_000), Call.get(Policy.origin(100_000)), false),
    G_100_HIT("100 subdomain patterns, the last", Policy.subdomains(100), subdomain(99), true),
    G_100_MISS("100 subdomain patterns, none", Policy.subdomains(100), subdomain(100), false),
    G_10000_HIT("10,000 subdomain patterns, the last", Policy.subdomains(10_000), subdomain(9_999), true),
    G_10000_MISS("10,000 subdomain patterns, none", Policy.subdomains(10_000), subdomain(10_000), false),
    H_SAME(
            "`Access-Control-Request-Headers` of 8 KiB: one allowed name repeated",
            Policy.exact(1),
            headers(same()),
            true),
    H_COMMAS("… only commas", Policy.exact(1), headers(",".repeat(Scenario.KIB_8)), true),
    H_SPACES("… two names, else spaces", Policy.exact(1), headers(spaces()), true),
    H_UNKNOWN("… 1,000 unknown names", Policy.exact(1), headers(unknown()), false),
    H_OVER_LIMIT("… of 20 KiB, over the limit", Policy.exact(1), headers(",".repeat(20 * 1024)), false),
    I_ORIGIN("`Origin` of 8 KiB, one exact origin", Policy.exact(1), Call.get(longOrigin()), false),
    I_ORIGIN_PATTERNS(
            "`Origin` of 8 KiB, 100 subdomain patterns", Policy.subdomains(100), Call.get(longOrigin()), false),
    L_LOOKUP("a method without a policy: the look-up alone", Policy.exact(1), Call.get(Policy.origin(0)), false);

    static final int KIB_8 = 8 * 1024;

    /** Two of the allowed names, as a browser sends them. */
    private static final String TWO_NAMES = "authorization,content-type";

    private final String description;
    private final Policy policy;
    private final Call call;
    private final boolean allowed;

    Scenario(String description, Policy policy, Call call, boolean allowed) {
        this.description = description;
        this.policy = policy;
        this.call = call;
        this.allowed = allowed;
    }

    private static Call preflight(int origin) {
        return Call.preflight(Policy.origin(origin), TWO_NAMES);
    }

    private static Call subdomain(int base) {
        return Call.get("https://app." + Policy.base(base));
    }

    private static Call headers(String list) {
        return Call.preflight(Policy.origin(0), list);
    }

    private static String same() {
        String name = "content-type,";
        return name.repeat(KIB_8 / name.length()) + "content-type";
    }

    private static String spaces() {
        return "authorization," + " ".repeat(KIB_8) + "content-type";
    }

    /** Of 8 KiB, too: names of seven characters. */
    private static String unknown() {
        return IntStream.range(0, 1_000).mapToObj(i -> "x-n" + (1_000 + i)).collect(Collectors.joining(","));
    }

    /** Hosts of this many labels match no base, however far the labels are read. */
    private static String longOrigin() {
        return "https://" + "a.".repeat(KIB_8 / 2) + "app.example.com";
    }

    String description() {
        return description;
    }

    Policy policy() {
        return policy;
    }

    Call call() {
        return call;
    }

    /** Whether the right answer shares the resource, or grants the preflight. */
    boolean isAllowed() {
        return allowed;
    }

    boolean hasPatterns() {
        return !policy.bases().isEmpty();
    }

    /** How many characters of its own the client sends in the one field that is long. */
    int length() {
        String headers = call.requestHeaders();
        return headers == null ? 0 : headers.length();
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any request to any resource: the decision, the fields that are written, and the log. */
class ProtocolFuzzTest {

    private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");
    private static final Set<String> PREFLIGHT_FIELDS = Set.of(
            "Access-Control-Allow-Origin",
            "Access-Control-Allow-Credentials",
            "Access-Control-Allow-Methods",
            "Access-Control-Allow-Headers",
            "Access-Control-Max-Age",
            "Vary");
    private static final LogWatch LOG = LogWatch.start();

    static Stream<byte[]> vectors() {
        List<byte[]> inputs = new ArrayList<>();
        for (String file : List.of("preflight.json", "actual.json")) {
            for (JsonNode row : Vectors.read(file)) {
                inputs.add(input(row, List.of("p", "o *", "a 1")));
                inputs.add(input(row, List.of("t", "o *")));
            }
        }
        return inputs.stream();
    }

    private static byte[] input(JsonNode row, List<String> second) {
        List<String> lines = FuzzInput.policyLines(row);
        lines.addAll(second);
        Map<String, String> request = new LinkedHashMap<>();
        row.at("/request/headers")
                .forEach(header -> request.merge(
                        header.get(0).asText(), header.get(1).asText(), (one, more) -> one + ", " + more));
        return FuzzInput.bytes(
                lines,
                request.getOrDefault(HeaderNames.ORIGIN, "") + "\n"
                        + request.getOrDefault(
                                HeaderNames.REQUEST_METHOD,
                                row.at("/request/method").asText())
                        + "\n" + request.getOrDefault(HeaderNames.REQUEST_HEADERS, ""));
    }

    /**
     * The lines are policies, see {@link FuzzInput#policy}; a line {@code t} begins another tier, a line {@code p} the second
     * policy. The body's lines are an origin, a method, and the lines of {@code Access-Control-Request-Headers}.
     */
    @MethodSource("vectors")
    @DictionaryFile(resourcePath = "/fuzz.dict")
    @FuzzTest
    void nothingIsSharedBeyondThePolicies(byte[] bytes) {
        FuzzInput input = FuzzInput.of(bytes);
        int second = input.lines().indexOf("p");
        CorsPolicy one = policy(second < 0 ? input.lines() : input.lines().subList(0, second));
        CorsPolicy other = second < 0
                ? one
                : policy(input.lines().subList(second + 1, input.lines().size()));
        GoverningPolicy governsOne = new GoverningPolicy(one, "one");
        GoverningPolicy governsOther = new GoverningPolicy(other, "other");
        Map<String, List<GoverningPolicy>> byMethod = new LinkedHashMap<>();
        byMethod.put("GET", List.of(governsOne));
        byMethod.put("PUT", List.of(governsOne, governsOther));
        byMethod.put("DELETE", List.of(governsOther));
        byMethod.put("patch", List.of(GoverningPolicy.NONE));
        Site site = new Site(byMethod, governsOther);
        List<String> request = new ArrayList<>(Arrays.asList(input.body().split("\n", -1)));
        String origin = request.remove(0);
        String method = request.isEmpty() ? "" : request.remove(0);

        preflight(new CorsRequest.Preflight(origin, method, request), site);
        actual(new CorsRequest.Actual(origin, method), site, governsOne);
        actual(new CorsRequest.Actual(null, method), site, governsOther);
        LOG.check();
    }

    /** Makes a policy of what of the lines is right; no policy if there is nothing left. */
    private static CorsPolicy policy(List<String> lines) {
        List<CorsPolicy> tiers = new ArrayList<>();
        List<String> tier = new ArrayList<>();
        for (String line : lines) {
            if (line.equals("t")) {
                build(tier).ifPresent(tiers::add);
                tier.clear();
            } else {
                tier.add(line);
            }
        }
        build(tier).ifPresent(tiers::add);
        try {
            return tiers.isEmpty() ? null : CorsPolicy.tiered(tiers.toArray(CorsPolicy[]::new));
        } catch (CorsConfigurationException e) {
            return tiers.get(0);
        }
    }

    private static Optional<CorsPolicy> build(List<String> lines) {
        CorsPolicy.Builder draft = FuzzInput.policy(lines);
        try {
            return Optional.of(draft.build());
        } catch (CorsConfigurationException e) {
            e.problems().forEach(problem -> {
                draft.allowedOrigins.remove(problem.value());
                draft.allowedMethods.remove(problem.value());
                draft.allowedHeaders.remove(problem.value());
                draft.exposedHeaders.remove(problem.value());
            });
            draft.maxAge = null;
            return draft.allowedOrigins.isEmpty() ? Optional.empty() : Optional.of(draft.build());
        }
    }

    private static void preflight(CorsRequest.Preflight request, Site site) {
        CorsDecision decision = CorsProtocol.preflight(request, site.resource());
        RefusalLog.log(request, decision);
        MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
        headers.add("Access-Control-Allow-Origin", "set by another");
        headers.add("Vary", "Accept");
        headers.add("X-Other", "stays");
        PreflightResponse.write(decision, headers);
        List<CorsPolicy> deciding = deciding(site, request.method(), request.origin());
        assertThat(decision.toString(), decision instanceof CorsDecision.Granted, is(isGranted(request, deciding)));
        if (!(decision instanceof CorsDecision.Granted granted)) {
            if (!(decision instanceof CorsDecision.NotGoverned)) {
                assertThat(headers.keySet(), is(Set.of("Vary", "X-Other")));
            }
            return;
        }
        checkShared(granted.allowOrigin(), granted.allowCredentials(), request.origin(), deciding);
        assertThat(headers.remove("X-Other"), is(List.of("stays")));
        assertThat(headers.keySet(), everyItem(is(in(PREFLIGHT_FIELDS))));
        checkValues(headers);
        List<String> methods = List.of(
                headers.getFirst("Access-Control-Allow-Methods").toString().split(", "));
        assertThat(methods, hasItem(request.method()));
        for (String method : methods) {
            assertThat(method, deciding(site, method, request.origin()).isEmpty(), is(false));
        }
    }

    private static boolean isGranted(CorsRequest.Preflight request, List<CorsPolicy> deciding) {
        boolean headers = request.headers().stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(element -> element.replaceAll("\\A[ \\t]+|[ \\t]+\\z", ""))
                .allMatch(name -> name.isEmpty()
                        || TOKEN.matcher(name).matches() && deciding.stream().allMatch(tier -> allows(tier, name)));
        return !deciding.isEmpty()
                && TOKEN.matcher(request.method()).matches()
                && !request.method().matches("(?i)connect|trace|track")
                && request.headers().stream().mapToInt(String::length).sum() <= 16 * 1024
                && headers;
    }

    private static boolean allows(CorsPolicy tier, String name) {
        return tier.allowedHeaders().stream().anyMatch(each -> each.equalsIgnoreCase(name))
                || tier.allowedHeaders().contains("*") && !name.equalsIgnoreCase("authorization");
    }

    private static void actual(CorsRequest.Actual request, Site site, GoverningPolicy governing) {
        CorsDecision matched = CorsProtocol.actual(request.origin(), request.method(), governing);
        log(request, matched);
        Optional<CorsPolicy> tier = deciding(governing, request.method(), request.origin());
        assertThat(matched.toString(), matched instanceof CorsDecision.Shared, is(tier.isPresent()));
        if (matched instanceof CorsDecision.Shared decision) {
            checkShared(
                    allowOrigin(decision, request), decision.allowCredentials(), request.origin(), List.of(tier.get()));
        }

        CorsDecision unmatched = CorsProtocol.unmatched(request, site.resource());
        log(request, unmatched);
        if (unmatched instanceof CorsDecision.Shared decision) {
            List<CorsPolicy> deciding = deciding(site, request.method(), request.origin());
            if (governing(site, request.method()).isEmpty()) { // a method that the path lacks: all that it shares
                site.byMethod()
                        .forEach((method, all) -> all.stream()
                                .filter(each -> governs(each, method))
                                .forEach(each -> deciding.add(
                                        deciding(each, method, request.origin()).orElseThrow())));
            }
            assertThat("decided by a policy", deciding.isEmpty(), is(false));
            checkShared(allowOrigin(decision, request), decision.allowCredentials(), request.origin(), deciding);
        }
    }

    private static String allowOrigin(CorsDecision.Shared decision, CorsRequest.Actual request) {
        return AllowOrigin.value(decision.anyOrigin(), request.origin());
    }

    private static void log(CorsRequest.Actual request, CorsDecision decision) {
        if (request.origin() != null) {
            RefusalLog.log(request, decision);
        }
    }

    private static void checkShared(String allowOrigin, boolean credentials, String origin, List<CorsPolicy> deciding) {
        boolean any = deciding.stream().allMatch(tier -> tier.allowedOrigins().contains("*"));
        assertThat(allowOrigin, is(any ? "*" : origin));
        assertThat(credentials, is(deciding.stream().allMatch(CorsPolicy::allowCredentials)));
        assertThat("credentials for all", credentials && any, is(false));
    }

    /** One line a field, as a browser can read it. */
    private static void checkValues(MultivaluedMap<String, Object> headers) {
        headers.forEach((name, lines) -> {
            assertThat(name, lines.size(), is(1));
            String value = lines.get(0).toString();
            String grammar = name.equals("Access-Control-Allow-Origin")
                    ? "(?s).+" // as it came, and covered by a policy
                    : name.equals("Access-Control-Max-Age") ? "[0-9]{1,5}" : TOKEN + "(, ?" + TOKEN + ")*";
            assertThat(name + ": " + Ascii.quote(value), value.matches(grammar), is(true));
        });
    }

    private static List<GoverningPolicy> governing(Site site, String method) {
        List<GoverningPolicy> governing = site.byMethod().get(method.equals("HEAD") ? "GET" : method);
        boolean generated = method.equals("OPTIONS") && governs(site.generated(), method);
        return governing != null ? governing : generated ? List.of(site.generated()) : List.of();
    }

    /** Whether a policy shares a method with any origin. */
    private static boolean governs(GoverningPolicy governing, String method) {
        return governing.policy() != null && governing.policy().tiers().stream().anyMatch(tier -> lists(tier, method));
    }

    /** Returns the tiers that share a method with an origin, one for each governing policy; none if one of them does not. */
    private static List<CorsPolicy> deciding(Site site, String method, String origin) {
        List<CorsPolicy> deciding = new ArrayList<>();
        for (GoverningPolicy governing : governing(site, method)) {
            Optional<CorsPolicy> tier = deciding(governing, method, origin);
            if (tier.isEmpty()) {
                return new ArrayList<>();
            }
            deciding.add(tier.get());
        }
        return deciding;
    }

    private static Optional<CorsPolicy> deciding(GoverningPolicy governing, String method, String origin) {
        if (governing.policy() == null) {
            return Optional.empty();
        }
        return SlowOrigins.deciding(governing.policy().allowedOrigins(), origin)
                .flatMap(pattern -> governing.policy().tiers().stream()
                        .filter(tier -> tier.allowedOrigins().contains(pattern))
                        .findFirst())
                .filter(tier -> lists(tier, method));
    }

    private static boolean lists(CorsPolicy tier, String method) {
        Set<String> methods = tier.allowedMethods();
        return methods.isEmpty()
                || methods.contains("*")
                || methods.contains(method)
                || method.equals("HEAD") && methods.contains("GET");
    }

    /** What is at the path, as the test knows it. */
    private record Site(Map<String, List<GoverningPolicy>> byMethod, GoverningPolicy generated) {

        CorsResource resource() {
            return new CorsResource(byMethod, generated);
        }
    }
}

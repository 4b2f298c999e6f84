package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any lines of {@code Access-Control-Request-Headers}, against any list of allowed headers. */
class RequestHeadersFuzzTest {

    private static final String ORIGIN = "https://app.example";
    private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");
    private static final LogWatch LOG = LogWatch.start();

    static Stream<byte[]> vectors() {
        List<byte[]> inputs = new ArrayList<>();
        for (JsonNode row : Vectors.read("preflight.json")) {
            List<String> asked = new ArrayList<>();
            row.at("/request/headers").forEach(header -> {
                if (header.get(0).asText().equalsIgnoreCase(HeaderNames.REQUEST_HEADERS)) {
                    asked.add(header.get(1).asText());
                }
            });
            inputs.add(FuzzInput.bytes(
                    List.of(Vectors.strings(row.at("/policy/allowedHeaders"))), String.join("\n", asked)));
        }
        return inputs.stream();
    }

    /** The lines are what is allowed, the body is what is asked for, a line of the field each. */
    @MethodSource("vectors")
    @DictionaryFile(resourcePath = "/fuzz.dict")
    @FuzzTest
    void whatIsAskedForIsGrantedIfItIsAListOfAllowedTokens(byte[] bytes) {
        FuzzInput input = FuzzInput.of(bytes);
        List<String> asked = FuzzInput.lines(input.body());
        List<String> allowed = new ArrayList<>(input.lines());
        allowed.removeIf(name -> !TOKEN.matcher(name).matches()
                || HeaderNames.isForbiddenRequestHeader(name)
                || HeaderNames.isCorsResponseHeader(name));
        for (boolean credentials : new boolean[] {false, true}) {
            CorsPolicy policy = CorsPolicy.builder()
                    .allowedOrigins(ORIGIN)
                    .allowedHeaders(allowed.toArray(String[]::new))
                    .allowCredentials(credentials)
                    .build();
            CorsResource resource =
                    new CorsResource(Map.of("PUT", List.of(new GoverningPolicy(policy, "here"))), GoverningPolicy.NONE);
            CorsRequest.Preflight request = new CorsRequest.Preflight(ORIGIN, "PUT", asked);

            CorsDecision decision = CorsProtocol.preflight(request, resource);
            RefusalLog.log(request, decision);

            List<String> names = names(asked);
            boolean expected = asked.stream().mapToInt(String::length).sum() <= 16 * 1024
                    && names.stream().allMatch(name -> TOKEN.matcher(name).matches() && isAllowed(name, allowed));
            assertThat(decision.toString(), decision instanceof CorsDecision.Granted, is(expected));
            if (decision instanceof CorsDecision.Granted granted) {
                assertThat(granted.allowCredentials(), is(credentials));
                check(granted.allowHeaders(), names, allowed, credentials);
            }
        }
        LOG.check();
    }

    private static void check(String value, List<String> asked, List<String> allowed, boolean credentials) {
        List<String> granted = value == null ? List.of() : names(List.of(value));
        Set<String> once = new LinkedHashSet<>();
        for (String name : granted) {
            assertThat(value, TOKEN.matcher(name).matches(), is(true));
            assertThat(value, isAllowed(name, allowed) || name.equals("*"), is(true));
            assertThat("once: " + value, once.add(name.toLowerCase(Locale.ROOT)), is(true));
        }
        for (String name : asked) { // what a browser makes of it: Fetch, #cors-preflight-fetch-0
            boolean wildcard = !credentials && once.contains("*") && !name.equalsIgnoreCase("Authorization");
            assertThat(name + " in " + value, wildcard || once.contains(name.toLowerCase(Locale.ROOT)), is(true));
        }
        if (allowed.isEmpty()) {
            assertThat(value, is(nullValue()));
        }
        if (credentials && allowed.contains("*")) {
            assertThat(granted.size(), is(lessThanOrEqualTo(asked.size())));
        } else {
            assertThat("the whole list: " + value, covers(once, allowed), is(true));
        }
    }

    private static boolean covers(Set<String> granted, List<String> allowed) {
        return allowed.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .allMatch(name -> granted.contains(name) || granted.contains("*") && !name.equals("authorization"));
    }

    /** RFC 9110, section 5.6.1: the elements, without outer whitespace and empty ones. */
    private static List<String> names(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(element -> element.replaceAll("\\A[ \\t]+|[ \\t]+\\z", ""))
                .filter(element -> !element.isEmpty())
                .toList();
    }

    private static boolean isAllowed(String name, List<String> allowed) {
        return allowed.stream().anyMatch(each -> each.equalsIgnoreCase(name))
                || allowed.contains("*") && !name.equalsIgnoreCase("Authorization");
    }
}

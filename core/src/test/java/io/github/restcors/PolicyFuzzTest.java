package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.restcors.CorsProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any settings of a policy: it is built, or every rule that is broken is reported, as written plainly below. */
class PolicyFuzzTest {

    private static final Pattern TOKEN = Pattern.compile("[-!#$%&'*+.^_`|~0-9A-Za-z]+");
    private static final Pattern LOOPBACK = Pattern.compile(
            "http://((\\*\\.)?([-_a-z0-9.]*\\.)?localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+|\\[::1])(:.*)?");
    private static final Set<String> LOCATIONS =
            Set.of("allowedOrigins", "allowedMethods", "allowedHeaders", "exposedHeaders", "maxAge");
    private static final List<String> SUFFIX_RULES = suffixRules();

    private static List<String> suffixRules() {
        try (InputStream packed =
                        Objects.requireNonNull(PolicyFuzzTest.class.getResourceAsStream("public-suffix-list.txt.gz"));
                InputStream list = new GZIPInputStream(packed)) {
            return new String(list.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .skip(1)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<byte[]> vectors() {
        List<byte[]> inputs = new ArrayList<>();
        for (String file : List.of("valid-config.json", "invalid-config.json", "preflight.json", "actual.json")) {
            for (JsonNode row : Vectors.read(file)) {
                inputs.add(FuzzInput.bytes(FuzzInput.policyLines(row), ""));
            }
        }
        return inputs.stream();
    }

    /** The lines are settings, see {@link FuzzInput#policy}. */
    @MethodSource("vectors")
    @DictionaryFile(resourcePath = "/fuzz.dict")
    @FuzzTest
    void policyIsBuiltOrEveryBrokenRuleIsReported(byte[] bytes) {
        CorsPolicy.Builder draft = FuzzInput.policy(FuzzInput.of(bytes).lines());
        Set<String> expected = brokenRules(draft);
        Set<String> reported = new TreeSet<>();
        try {
            CorsPolicy policy = draft.build();

            assertThat(policy.toBuilder().build(), is(policy));
            assertThat(policy.toBuilder().build().hashCode(), is(policy.hashCode()));
            assertThat(CorsPolicy.tiered(policy), is(policy));
            assertThat(policy.toString(), startsWith("CorsPolicy["));
        } catch (CorsConfigurationException e) {
            Set<CorsProblem> once = new LinkedHashSet<>(e.problems());
            assertThat(once.size(), is(e.problems().size()));
            for (CorsProblem problem : e.problems()) {
                reported.add(problem.kind() + " " + problem.value());
                assertThat(problem.location(), is(in(LOCATIONS)));
                assertThat(e.getMessage(), containsString(problem.message()));
                if (problem.value() != null) {
                    assertThat(problem.message(), containsString(problem.value()));
                }
            }
        }
        assertThat(reported, is(expected));
    }

    private static Set<String> brokenRules(CorsPolicy.Builder draft) {
        Set<String> broken = new TreeSet<>();
        if (draft.allowedOrigins.isEmpty()) {
            broken.add(Kind.NO_ORIGINS + " null");
        }
        for (String origin : draft.allowedOrigins) {
            origin(origin, draft, broken);
        }
        for (String method : draft.allowedMethods) {
            String upperCase = method.toUpperCase(Locale.ROOT);
            if (!TOKEN.matcher(method).matches()) {
                broken.add(Kind.INVALID_TOKEN + " " + method);
            } else if (Set.of("CONNECT", "TRACE", "TRACK").contains(upperCase)) {
                broken.add(Kind.METHOD_FORBIDDEN + " " + method);
            } else if (!method.equals(upperCase)
                    && Set.of("DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT").contains(upperCase)) {
                broken.add(Kind.METHOD_CASE + " " + method);
            }
        }
        for (String header : draft.allowedHeaders) {
            if (!TOKEN.matcher(header).matches()) {
                broken.add(Kind.INVALID_TOKEN + " " + header);
            } else if (header.matches(
                    "(?i)accept-charset|accept-encoding|access-control-request-(headers|method)|connection|"
                            + "content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|"
                            + "transfer-encoding|upgrade|via|proxy-.*|sec-.*")) {
                broken.add(Kind.REQUEST_HEADER_FORBIDDEN + " " + header);
            } else if (header.matches(
                    "(?i)access-control-(allow-(origin|credentials|methods|headers)|expose-headers|max-age)")) {
                broken.add(Kind.REQUEST_HEADER_MISPLACED + " " + header);
            }
        }
        for (String header : draft.exposedHeaders) {
            if (!TOKEN.matcher(header).matches()) {
                broken.add(Kind.INVALID_TOKEN + " " + header);
            } else if (header.matches("(?i)set-cookie2?")) {
                broken.add(Kind.EXPOSED_HEADER_FORBIDDEN + " " + header);
            } else if (header.equals("*") && draft.allowCredentials) {
                broken.add(Kind.EXPOSED_WILDCARD_WITH_CREDENTIALS + " *");
            }
        }
        if (draft.maxAge != null && (draft.maxAge.toSeconds() < 0 || draft.maxAge.toSeconds() > 86_400)) {
            broken.add(Kind.MAX_AGE_OUT_OF_BOUNDS + " " + draft.maxAge.toSeconds());
        }
        return broken;
    }

    private static void origin(String origin, CorsPolicy.Builder draft, Set<String> broken) {
        if (origin.equals("*")) {
            if (draft.allowedOrigins.size() > 1) {
                broken.add(Kind.ORIGIN_WILDCARD_NOT_ALONE + " *");
            }
            if (draft.allowCredentials) {
                broken.add(Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS + " *");
            }
        } else if (!SlowOrigins.isPattern(origin)) {
            broken.add((origin.equals("null") ? Kind.ORIGIN_NULL : Kind.ORIGIN_SYNTAX) + " " + origin);
        } else if (draft.allowCredentials) {
            if (!draft.allowInsecureOrigins
                    && origin.startsWith("http://")
                    && !LOOPBACK.matcher(origin).matches()) {
                broken.add(Kind.ORIGIN_INSECURE_WITH_CREDENTIALS + " " + origin);
            }
            int base = origin.indexOf("://*.") + 5;
            if (!draft.allowPublicSuffixes
                    && base > 4
                    && coversPublicSuffix(origin.substring(base).replaceFirst(":.*", ""))) {
                broken.add(Kind.PUBLIC_SUFFIX_WITH_CREDENTIALS + " " + origin);
            }
        }
    }

    /** Whether the list's algorithm finds a suffix that is the base or ends in it. */
    private static boolean coversPublicSuffix(String base) {
        if (!base.contains(".")) {
            return !base.equals("localhost");
        }
        boolean suffix = false;
        for (String rule : SUFFIX_RULES) {
            String name = rule.startsWith("!") ? rule.substring(1) : rule;
            if (name.endsWith("." + base)) {
                return true;
            }
            suffix |= rule.equals(base)
                    || rule.startsWith("*.") && rule.substring(2).equals(base.replaceFirst("[^.]*\\.", ""));
        }
        return suffix && !SUFFIX_RULES.contains("!" + base);
    }
}

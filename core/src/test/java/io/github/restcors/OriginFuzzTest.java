package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text as an entry of a policy, any text as an origin: the answers are those of {@link SlowOrigins}. */
class OriginFuzzTest {

    static Stream<byte[]> vectors() {
        List<byte[]> inputs = new ArrayList<>();
        for (JsonNode row : Vectors.read("origins.json")) {
            inputs.add(FuzzInput.bytes(
                    List.of(row.get("pattern").asText()), row.get("origin").asText()));
        }
        for (JsonNode row : Vectors.read("origin-sets.json")) {
            inputs.add(FuzzInput.bytes(
                    List.of(Vectors.strings(row.get("patterns"))),
                    row.get("origin").asText()));
        }
        for (JsonNode row : Vectors.read("invalid-config.json")) {
            inputs.add(
                    FuzzInput.bytes(List.of(Vectors.strings(row.at("/policy/allowedOrigins"))), "https://a.example"));
        }
        return inputs.stream();
    }

    /** The lines are entries, the body is an origin. */
    @MethodSource("vectors")
    @DictionaryFile(resourcePath = "/fuzz.dict")
    @FuzzTest
    void entriesCoverWhatTheRulesSay(byte[] bytes) {
        FuzzInput input = FuzzInput.of(bytes);
        Set<String> patterns = new LinkedHashSet<>();
        OriginTable<String> table = new OriginTable<>();
        for (String entry : input.lines()) {
            OriginPattern.Parsed parsed = OriginPattern.parse(entry);

            assertThat(Ascii.quote(entry), parsed.pattern() != null, is(SlowOrigins.isPattern(entry)));
            assertThat(Ascii.quote(entry), parsed.problem() == null, is(parsed.pattern() != null));
            if (parsed.pattern() != null && patterns.add(entry)) {
                table.put(parsed.pattern(), entry);
            }
        }
        List<String> origins = new ArrayList<>(input.lines());
        origins.add(input.body());
        for (String origin : origins) {
            assertThat(
                    Ascii.quote(origin),
                    table.find(origin),
                    is(SlowOrigins.deciding(patterns, origin).orElse(null)));
        }
        assertThat("no origin", table.find(null), is(patterns.contains("*") ? "*" : null));
    }
}

package io.github.restcors.it.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a browser lets a page do and read is what the policy says, nothing more and nothing less: in random applications, for
 * random fetches.
 */
interface PolicyContract {

    /** A failure of the past, or of a defect that was put in to see it found; from {@code proof/policy-rows.json}. */
    record Row(String why, Site site, Load load) {}

    /** One try is an application that is sent many fetches, each of which is a case. */
    @Property(tries = Integer.MAX_VALUE, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @AddLifecycleHook(Enough.class)
    default void pagesDoAndReadWhatThePolicySays(
            @ForAll("sites") Site site, @ForAll("drafts") List<Loads.Draft> drafts) {
        try (Trial trial = new Trial(site)) {
            for (Loads.Draft draft : drafts) {
                Load load = Loads.of(draft, site);
                List<String> differences = trial.differences(load);
                Enough.count(trial.kind());
                if (!differences.isEmpty()) {
                    throw new AssertionError(
                            differences + trial.log() + "As a row:\n" + smaller(new Row("", site, load)));
                }
            }
        }
    }

    @Provide
    default Arbitrary<Site> sites() {
        return Sites.arbitrary();
    }

    @Provide
    default Arbitrary<List<Loads.Draft>> drafts() {
        return Loads.arbitrary()
                .list()
                .ofMinSize(1)
                .ofMaxSize(Integer.getInteger("restcors.proof.fetches", 200))
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @TestFactory
    default Stream<DynamicTest> knownRows() throws IOException {
        try (InputStream file = PolicyContract.class.getResourceAsStream("/proof/policy-rows.json")) {
            return Stream.of(new ObjectMapper().readValue(file, Row[].class))
                    .map(row -> DynamicTest.dynamicTest(row.why(), () -> {
                        try (Trial trial = new Trial(row.site())) {
                            List<String> differences = trial.differences(row.load());

                            assertThat(trial.log(), differences, is(List.of()));
                        }
                    }));
        }
    }

    /** Returns the smallest row like this one that fails by itself. */
    private static String smaller(Row row) {
        ObjectMapper mapper = new ObjectMapper();
        return Smaller.of(mapper.valueToTree(row), tree -> {
                    try {
                        Row next = mapper.treeToValue(tree, Row.class);
                        try (Trial trial = new Trial(next.site())) {
                            return !trial.differences(next.load()).isEmpty();
                        }
                    } catch (JsonProcessingException | RuntimeException e) {
                        return false;
                    }
                })
                .toString();
    }
}

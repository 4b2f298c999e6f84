package io.github.restcors.it.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends a property after {@code restcors.proof.cases} cases, since tries are applications of more cases or fewer; says what
 * they were, and fails if one kind of outcome has hardly been among them.
 */
final class Enough implements AroundTryHook, AroundPropertyHook {

    private static final long CASES = Long.getLong("restcors.proof.cases", 60_000);

    private static final List<String> KINDS = List.of(
            "ALLOWED",
            "ALLOWED_ASKED",
            "BLOCKED_AT_API",
            "BLOCKED_AT_PREFLIGHT_ASKED",
            "BLOCKED_AT_RESPONSE",
            "OPAQUE");

    private static final Map<String, Long> COUNTS = new TreeMap<>();
    private static long cases;

    /** Counts a case. */
    static void count(String kind) {
        cases++;
        COUNTS.merge(kind, 1L, Long::sum);
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        TryExecutionResult result = aTry.execute(parameters);
        return cases >= CASES && result.isSatisfied() ? TryExecutionResult.satisfied(true) : result;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        PropertyExecutionResult result = property.execute();
        System.out.println(cases + " cases in " + result.countTries() + " applications: " + COUNTS);
        boolean rare = KINDS.stream().anyMatch(kind -> COUNTS.getOrDefault(kind, 0L) < cases / 100);
        return rare && result.status() == PropertyExecutionResult.Status.SUCCESSFUL
                ? result.mapToFailed("hardly any of one kind: " + COUNTS)
                : result;
    }
}

package io.github.restcors;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with a configuration, at once. */
public final class CorsConfigurationException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Not serialized; the message says the same. */
    private final transient @Nullable List<CorsProblem> problems;

    CorsConfigurationException(List<CorsProblem> problems) {
        super(problems.stream()
                .map(problem -> "rest-cors: " + problem.location() + ": " + problem.message())
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * Returns the problems, in the order in which they were found.
     *
     * @return at least one, unmodifiable; none on a copy that was serialized, whose message says the same
     */
    public List<CorsProblem> problems() {
        return problems == null ? List.of() : problems;
    }
}

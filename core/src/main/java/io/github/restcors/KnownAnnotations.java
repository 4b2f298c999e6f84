package io.github.restcors;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of annotations from the elements that were read before: an application has thousands of methods, and few
 * annotations that differ. Not safe for several threads.
 */
final class KnownAnnotations {

    private final Map<String, CorsPolicy> named;
    private final UnaryOperator<CorsPolicy> shared;
    private final Map<List<Object>, Declaration> declarations = new HashMap<>();
    private final Set<AnnotatedElement> meaningless = new HashSet<>();

    /**
     * Begins without any.
     *
     * @param named the policies that annotations can name
     * @param shared returns a policy in place of an equal one
     */
    KnownAnnotations(Map<String, CorsPolicy> named, UnaryOperator<CorsPolicy> shared) {
        this.named = Map.copyOf(named);
        this.shared = shared;
    }

    /** The policies that annotations can name. */
    Map<String, CorsPolicy> named() {
        return named;
    }

    /** Returns what these annotations say wherever they stand, or {@code null} if they are new. */
    @Nullable
    Declaration declaration(List<CrossOrigin> tiers) {
        return declarations.get(attributes(tiers));
    }

    /** Remembers what these annotations say. */
    void add(List<CrossOrigin> tiers, Declaration declaration) {
        declarations.put(attributes(tiers), declaration);
    }

    /**
     * Returns all that annotations say, by which to find equal ones: to compare the annotations themselves takes the JDK far
     * longer, and more memory than all else that is kept of a method.
     */
    private static List<Object> attributes(List<CrossOrigin> tiers) {
        List<Object> attributes = new ArrayList<>();
        for (CrossOrigin tier : tiers) {
            attributes.add(List.of(tier.value()));
            attributes.add(List.of(tier.origins()));
            attributes.add(List.of(tier.methods()));
            attributes.add(List.of(tier.allowedHeaders()));
            attributes.add(List.of(tier.exposedHeaders()));
            attributes.add(tier.allowCredentials());
            attributes.add(tier.maxAge());
            attributes.add(tier.policy());
        }
        return attributes;
    }

    /** Returns a policy in place of an equal one. */
    CorsPolicy share(CorsPolicy policy) {
        return shared.apply(policy);
    }

    /** Whether an annotation type is known to carry nothing of ours, at any depth. */
    boolean isMeaningless(AnnotatedElement annotationType) {
        return meaningless.contains(annotationType);
    }

    /** Remembers that these annotation types carry nothing of ours, at any depth. */
    void addMeaningless(Set<AnnotatedElement> annotationTypes) {
        meaningless.addAll(annotationTypes);
    }
}

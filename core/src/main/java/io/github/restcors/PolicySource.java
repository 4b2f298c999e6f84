package io.github.restcors;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declaration that governs a resource method: the nearest, which replaces the others whole.
 *
 * <p>Method, the method that it overrides (superclasses, then interfaces), class, its superclasses, its interfaces. What
 * comes after them (application, default policy) is the same for all methods and passed in.
 *
 * <p>Reads each element once, and is made anew for each occasion: it remembers what it has read. Not safe for several
 * threads.
 */
final class PolicySource {

    private final KnownAnnotations known;
    private final Map<Class<?>, TypeLevels> levels = new HashMap<>();
    private final Map<AnnotatedElement, Reading> readings = new HashMap<>();

    /** What was found on an element. */
    private record Reading(@Nullable Declaration declaration, List<CorsProblem> problems) {}

    PolicySource(Map<String, CorsPolicy> named) {
        this(named, UnaryOperator.identity());
    }

    /**
     * Makes a source of policies.
     *
     * @param named the policies that annotations can name
     * @param shared returns a policy in place of an equal one
     */
    PolicySource(Map<String, CorsPolicy> named, UnaryOperator<CorsPolicy> shared) {
        known = new KnownAnnotations(named, shared);
    }

    /** Returns what governs a method, or {@code otherwise} if no annotation does. */
    GoverningPolicy governing(
            Class<?> type, Method method, GoverningPolicy otherwise, Collection<CorsProblem> problems) {
        Declaration declaration = onMethod(type, method, problems);
        if (declaration == null) {
            declaration = onType(type, problems);
        }
        return declaration == null ? otherwise : declaration.governing();
    }

    /** Returns the nearest declaration on a method or one that it overrides. */
    @Nullable
    Declaration onMethod(Class<?> type, Method method, Collection<CorsProblem> problems) {
        return nearest(levels(type).methods(method), () -> describe(type, method), problems);
    }

    /** Returns the nearest declaration on a class or a type that it inherits from. */
    @Nullable
    Declaration onType(Class<?> type, Collection<CorsProblem> problems) {
        return nearest(levels(type).types(), () -> Declaration.describe(type), problems);
    }

    private @Nullable Declaration nearest(
            List<? extends List<? extends AnnotatedElement>> levels,
            Supplier<String> location,
            Collection<CorsProblem> problems) {
        for (List<? extends AnnotatedElement> level : levels) {
            Declaration nearest =
                    level.size() == 1 ? on(level.get(0), problems) : equallyNear(level, location, problems);
            if (nearest != null) {
                return nearest;
            }
        }
        return null;
    }

    private @Nullable Declaration equallyNear(
            List<? extends AnnotatedElement> level, Supplier<String> location, Collection<CorsProblem> problems) {
        List<Declaration> declarations = new ArrayList<>();
        for (AnnotatedElement element : level) {
            Declaration declaration = on(element, problems);
            if (declaration != null) {
                declarations.add(declaration);
            }
        }
        return Declaration.nearest(declarations, location, problems);
    }

    /** Reads one element alone, for its problems. */
    @Nullable
    Declaration on(AnnotatedElement element, Collection<CorsProblem> problems) {
        Reading reading = readings.get(element);
        if (reading == null) {
            List<CorsProblem> found = new ArrayList<>(0);
            reading = new Reading(Declaration.of(element, known, found), found);
            readings.put(element, reading);
        }
        problems.addAll(reading.problems);
        return reading.declaration;
    }

    /** Returns the types that a class inherits from. */
    TypeLevels levels(Class<?> type) {
        return levels.computeIfAbsent(type, TypeLevels::new);
    }

    static String describe(Class<?> type, Method method) {
        return Declaration.describe(type) + "." + method.getName();
    }
}

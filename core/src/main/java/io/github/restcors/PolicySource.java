package io.github.restcors;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declaration that governs a resource method: the nearest, which replaces the others whole.
 *
 * <p>Method, the method that it overrides (superclasses, then interfaces), class, its superclasses, its interfaces. What
 * comes after them (application, default policy) is the same for all methods and passed in.
 */
final class PolicySource {

    private final Map<String, CorsPolicy> named;

    PolicySource(Map<String, CorsPolicy> named) {
        this.named = Map.copyOf(named);
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
        return nearest(TypeLevels.of(type, method), describe(type, method), problems);
    }

    /** Returns the nearest declaration on a class or a type that it inherits from. */
    @Nullable
    Declaration onType(Class<?> type, Collection<CorsProblem> problems) {
        return nearest(TypeLevels.of(type), Declaration.describe(type), problems);
    }

    private @Nullable Declaration nearest(
            List<? extends List<? extends AnnotatedElement>> levels,
            String location,
            Collection<CorsProblem> problems) {
        for (List<? extends AnnotatedElement> level : levels) {
            List<Declaration> declarations = new ArrayList<>();
            for (AnnotatedElement element : level) {
                Declaration declaration = Declaration.of(element, named, problems);
                if (declaration != null) {
                    declarations.add(declaration);
                }
            }
            Declaration nearest = Declaration.nearest(declarations, location, problems);
            if (nearest != null) {
                return nearest;
            }
        }
        return null;
    }

    /** Reads one element alone, for its problems. */
    @Nullable
    Declaration on(AnnotatedElement element, Collection<CorsProblem> problems) {
        return Declaration.of(element, named, problems);
    }

    static String describe(Class<?> type, Method method) {
        return Declaration.describe(type) + "." + method.getName();
    }
}

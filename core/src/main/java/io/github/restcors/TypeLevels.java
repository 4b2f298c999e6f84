package io.github.restcors;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types from which a class inherits, nearest first: the class, its superclasses one by one, then its interfaces, those
 * at the same distance together. A proxy class is a subclass or an implementation like any other, so it is looked through.
 */
final class TypeLevels {

    private TypeLevels() {}

    static List<List<Class<?>>> of(Class<?> type) {
        List<List<Class<?>>> levels = new ArrayList<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            levels.add(List.of(each));
            seen.add(each);
        }
        List<Class<?>> level = new ArrayList<>(seen);
        while (!level.isEmpty()) {
            Set<Class<?>> next = new LinkedHashSet<>();
            level.forEach(each -> next.addAll(Arrays.asList(each.getInterfaces())));
            next.removeAll(seen);
            seen.addAll(next);
            level = List.copyOf(next);
            if (!level.isEmpty()) {
                levels.add(level);
            }
        }
        return levels;
    }

    /** Returns a method and those that it overrides or implements, in the order of the types. */
    static List<List<Method>> of(Class<?> type, Method method) {
        List<List<Method>> levels = new ArrayList<>();
        for (List<Class<?>> types : of(type)) {
            List<Method> level = new ArrayList<>();
            for (Class<?> each : types) {
                Method overridden = each == method.getDeclaringClass() ? method : overridden(each, method);
                if (overridden != null) {
                    level.add(overridden);
                }
            }
            if (!level.isEmpty()) {
                levels.add(level);
            }
        }
        return levels.isEmpty() ? List.of(List.of(method)) : levels;
    }

    private static @Nullable Method overridden(Class<?> type, Method method) {
        if (!isOverridable(method)) {
            return null;
        }
        for (Method candidate : type.getDeclaredMethods()) {
            if (candidate.getName().equals(method.getName())
                    && candidate.getParameterCount() == method.getParameterCount()
                    && isOverridable(candidate)
                    && isSameSignature(candidate, method)) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean isOverridable(Method method) {
        return !Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers());
    }

    private static boolean isSameSignature(Method candidate, Method method) {
        return Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes())
                || isBridged(candidate, method)
                || isBridged(method, candidate);
    }

    /** Whether a bridge in the class of {@code concrete} has the signature of {@code generic}, whose types it narrows. */
    private static boolean isBridged(Method generic, Method concrete) {
        if (!generic.getDeclaringClass().isAssignableFrom(concrete.getDeclaringClass())) {
            return false;
        }
        Class<?>[] narrowed = concrete.getParameterTypes();
        for (int i = 0; i < narrowed.length; i++) {
            if (!generic.getParameterTypes()[i].isAssignableFrom(narrowed[i])) {
                return false;
            }
        }
        return Arrays.stream(concrete.getDeclaringClass().getDeclaredMethods())
                .anyMatch(method -> method.isBridge()
                        && method.getName().equals(generic.getName())
                        && Arrays.equals(method.getParameterTypes(), generic.getParameterTypes()));
    }
}

package io.github.restcors;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types from which a class inherits, nearest first: the class, its superclasses one by one, then its interfaces, those
 * at the same distance together. A proxy class is a subclass or an implementation like any other, so it is looked through.
 */
final class TypeLevels {

    private final Class<?> type;
    private final List<List<Class<?>>> types;

    /** Copied anew each time that a class is asked for them. */
    private final Map<Class<?>, Method[]> declaredMethods = new HashMap<>();

    private @Nullable Map<TypeVariable<?>, Type> typeArguments;

    TypeLevels(Class<?> type) {
        this.type = type;
        types = levels(type);
    }

    static List<List<Class<?>>> of(Class<?> type) {
        return new TypeLevels(type).types();
    }

    /** Returns a method and those that it overrides or implements, in the order of the types. */
    static List<List<Method>> of(Class<?> type, Method method) {
        return new TypeLevels(type).methods(method);
    }

    List<List<Class<?>>> types() {
        return types;
    }

    private static List<List<Class<?>>> levels(Class<?> type) {
        if (type.getSuperclass() == Object.class && type.getInterfaces().length == 0) {
            return List.of(List.of(type)); // most resource classes
        }
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
    List<List<Method>> methods(Method method) {
        return levels(unbridged(method));
    }

    /** Returns the method that a bridge leads to, which some runtimes name instead; any other method as it is. */
    Method unbridged(Method method) {
        if (method.isBridge()) {
            for (Method candidate : declaredMethods(method.getDeclaringClass())) {
                boolean similar = !candidate.isBridge() && candidate.getName().equals(method.getName());
                if (similar && leadsTo(method, levels(candidate))) {
                    return candidate;
                }
            }
        }
        return method;
    }

    private static boolean leadsTo(Method bridge, List<List<Method>> overridden) {
        return overridden.stream()
                .flatMap(List::stream)
                .anyMatch(method -> Arrays.equals(method.getParameterTypes(), bridge.getParameterTypes()));
    }

    private List<List<Method>> levels(Method method) {
        if (types.size() == 1 && method.getDeclaringClass() == type) {
            return List.of(List.of(method));
        }
        List<List<Method>> levels = new ArrayList<>();
        for (List<Class<?>> equallyNear : types) {
            List<Method> level = new ArrayList<>();
            for (Class<?> each : equallyNear) {
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

    private @Nullable Method overridden(Class<?> inherited, Method method) {
        if (!isOverridable(method)) {
            return null;
        }
        for (Method candidate : declaredMethods(inherited)) {
            if (candidate.getName().equals(method.getName())
                    && candidate.getParameterCount() == method.getParameterCount()
                    && isOverridable(candidate)
                    && parameters(candidate).equals(parameters(method))) {
                return candidate;
            }
        }
        return null;
    }

    private Method[] declaredMethods(Class<?> inherited) {
        return declaredMethods.computeIfAbsent(inherited, Class::getDeclaredMethods);
    }

    /** A bridge is the compiler's copy of a method that is found itself. */
    private static boolean isOverridable(Method method) {
        return !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers());
    }

    private List<Class<?>> parameters(Method method) {
        Map<TypeVariable<?>, Type> arguments = typeArguments();
        List<Class<?>> parameters = new ArrayList<>();
        for (Type parameter : method.getGenericParameterTypes()) {
            parameters.add(erase(parameter, arguments));
        }
        return parameters;
    }

    private Map<TypeVariable<?>, Type> typeArguments() {
        if (typeArguments == null) {
            typeArguments = new HashMap<>();
            typeArguments(type, typeArguments);
        }
        return typeArguments;
    }

    /** Collects what stands for the type variables of all types that a class inherits from. */
    private static void typeArguments(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
        List<Type> inherited = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null) {
            inherited.add(type.getGenericSuperclass());
        }
        for (Type each : inherited) {
            if (each instanceof ParameterizedType parameterized) {
                TypeVariable<?>[] variables = ((Class<?>) parameterized.getRawType()).getTypeParameters();
                for (int i = 0; i < variables.length; i++) {
                    arguments.put(variables[i], parameterized.getActualTypeArguments()[i]);
                }
            }
            typeArguments(erase(each, arguments), arguments);
        }
    }

    private static Class<?> erase(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return erase(array.getGenericComponentType(), arguments).arrayType();
        }
        TypeVariable<?> variable =
                (TypeVariable<?>) type; // for neither a parameter nor a supertype's argument is a wildcard
        Type argument = arguments.get(variable);
        return erase(argument == null ? variable.getBounds()[0] : argument, arguments);
    }
}

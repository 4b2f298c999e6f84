package io.github.restcors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A resource class as Jakarta REST reads its annotations.
 *
 * @param type the class
 * @param path its own template, normalized; {@code null} if it is no root resource class
 * @param methods its resource methods
 * @param locators its sub-resource locators, each with its template, normalized
 * @see <a href="https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1#annotationinheritance">Jakarta
 *     REST, annotation inheritance</a>
 */
record ResourceClass(Class<?> type, @Nullable String path, List<Operation> methods, Map<Method, String> locators) {

    private static final Set<String> ANY_MEDIA_TYPE = Set.of(MediaType.WILDCARD);

    /**
     * A resource method.
     *
     * @param type the class that has it
     * @param httpMethod the value of its request method designator
     * @param path its own template, normalized
     */
    record Operation(Class<?> type, Method method, String httpMethod, String path) {

        /** Whether no request reaches another operation rather than this one, which has the better path. */
        boolean hides(Operation other) {
            return httpMethod.equals(other.httpMethod)
                    && includes(consumes(), other.consumes())
                    && includes(produces(), other.produces());
        }

        /** Reads which media types it takes: few are ever asked for them, so that to remember them costs more. */
        Set<String> consumes() {
            return mediaTypes(Consumes.class, Consumes::value);
        }

        /** Reads which media types it makes. */
        Set<String> produces() {
            return mediaTypes(Produces.class, Produces::value);
        }

        private <A extends Annotation> Set<String> mediaTypes(Class<A> annotation, Function<A, String[]> value) {
            TypeLevels levels = new TypeLevels(type);
            A found = nearest(levels.methods(method), annotation);
            if (found == null) {
                found = nearest(levels.types(), annotation);
            }
            if (found == null) {
                return ANY_MEDIA_TYPE;
            }
            Set<String> mediaTypes = new HashSet<>();
            for (String list : value.apply(found)) {
                for (String mediaType : list.toLowerCase(Locale.ROOT).split(",", -1)) {
                    mediaTypes.add(mediaType.strip());
                }
            }
            return mediaTypes;
        }

        private static boolean includes(Set<String> all, Set<String> some) {
            return all.contains(MediaType.WILDCARD) || all.containsAll(some);
        }
    }

    static ResourceClass of(Class<?> type) {
        return of(type, new TypeLevels(type));
    }

    static ResourceClass of(Class<?> type, TypeLevels levels) {
        List<Operation> methods = new ArrayList<>();
        Map<Method, String> locators = new LinkedHashMap<>();
        for (Method method : type.getMethods()) {
            if (method.isBridge() || method.getDeclaringClass() == Object.class) {
                continue;
            }
            Annotated annotated = Annotated.of(levels.methods(method));
            if (annotated.designator != null) {
                String path = annotated.path == null ? "" : annotated.path;
                methods.add(new Operation(type, method, annotated.designator, path));
            } else if (annotated.path != null) {
                locators.put(method, annotated.path);
            }
        }
        return new ResourceClass(
                type, path(levels.types()), List.copyOf(methods), locators.isEmpty() ? Map.of() : locators);
    }

    /** Whether a method only leads to a sub-resource. */
    static boolean isLocator(Class<?> type, Method method) {
        Annotated annotated = Annotated.of(TypeLevels.of(type, method));
        return annotated.designator == null && annotated.path != null;
    }

    boolean isRoot() {
        return path != null;
    }

    boolean isResource() {
        return isRoot() || !methods.isEmpty() || !locators.isEmpty();
    }

    /** Returns the HTTP methods of the class, or of one template of it; {@code HEAD} by {@code GET} included. */
    Set<String> httpMethods(@Nullable String template) {
        Set<String> httpMethods = new TreeSet<>();
        for (Operation operation : methods) {
            if (template == null || template.equals(operation.path())) {
                httpMethods.add(operation.httpMethod());
            }
        }
        if (httpMethods.contains(Methods.GET)) {
            httpMethods.add(Methods.HEAD);
        }
        return httpMethods;
    }

    @Nullable
    Operation operation(Method named) {
        for (Operation operation : methods) {
            if (operation.method().equals(named)) {
                return operation;
            }
        }
        TypeLevels levels = new TypeLevels(type);
        Method method = levels.unbridged(named);
        for (Operation operation : methods) {
            // The runtime may name the method of a proxy or of an interface.
            for (List<Method> level : levels.methods(operation.method())) {
                if (level.contains(method)) {
                    return operation;
                }
            }
        }
        return null;
    }

    /** Returns the template of an operation below the class's own. */
    String template(Operation operation) {
        return path == null || path.isEmpty() || operation.path().isEmpty()
                ? Objects.requireNonNullElse(path, "") + operation.path()
                : path + "/" + operation.path();
    }

    /** What the nearest annotated method says; Jakarta REST, annotation inheritance: it replaces what it overrides whole. */
    private record Annotated(
            @Nullable String designator, @Nullable String path) {

        static Annotated of(List<List<Method>> overridden) {
            for (List<Method> level : overridden) {
                for (Method each : level) {
                    Path path = each.getDeclaredAnnotation(Path.class);
                    String designator = designator(each);
                    if (path != null || designator != null) {
                        return new Annotated(designator, path == null ? null : normalize(path.value()));
                    }
                }
            }
            return new Annotated(null, null);
        }

        private static @Nullable String designator(Method method) {
            for (Annotation annotation : method.getDeclaredAnnotations()) {
                HttpMethod designator = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (designator != null) {
                    return designator.value();
                }
            }
            return null;
        }
    }

    private static <A extends Annotation> @Nullable A nearest(
            List<? extends List<? extends AnnotatedElement>> levels, Class<A> annotation) {
        for (List<? extends AnnotatedElement> level : levels) {
            for (AnnotatedElement each : level) {
                A found = each.getDeclaredAnnotation(annotation);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String path(List<List<Class<?>>> types) {
        Path path = nearest(types, Path.class);
        return path == null ? null : normalize(path.value());
    }

    /** Writes templates that match the same paths alike: without outer slashes and names of parameters. */
    static String normalize(String template) {
        StringBuilder normalized = new StringBuilder();
        int depth = 0;
        boolean inName = false;
        for (int i = 0; i < template.length(); i++) {
            char character = template.charAt(i);
            if (character == '{' && depth++ == 0) {
                normalized.append('{');
                inName = true;
            } else if (character == '}' && --depth == 0) {
                normalized.append('}');
                inName = false;
            } else if (character == ':') {
                normalized.append(':');
                inName = false;
            } else if (!inName && !(depth > 0 && Character.isWhitespace(character))) {
                normalized.append(character);
            }
        }
        String text = normalized.toString();
        int from = text.startsWith("/") ? 1 : 0;
        int to = text.endsWith("/") && text.length() > from ? text.length() - 1 : text.length();
        String result = text.substring(from, to);
        return result.equals(template) ? template : result.intern(); // no copies: there is one for each method
    }

    /** Returns the class that a locator declares to return, or {@code null} if the declaration does not tell. */
    static @Nullable Class<?> subResource(Method locator) {
        Class<?> type = erase(locator.getGenericReturnType());
        boolean untold = type == null || type.isPrimitive() || type.getName().startsWith("java.");
        return untold ? null : type;
    }

    private static @Nullable Class<?> erase(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof WildcardType wildcard) {
            return erase(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType parameterized) {
            Class<?> raw = (Class<?>) parameterized.getRawType();
            boolean wrapper = raw == Class.class || CompletionStage.class.isAssignableFrom(raw);
            return wrapper ? erase(parameterized.getActualTypeArguments()[0]) : raw;
        }
        return null;
    }
}

package io.github.restcors;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the CORS annotations of resource classes, and what governs their methods. */
final class AnnotationCheck {

    private final PolicySource source;
    private final GoverningPolicy otherwise;
    private final Collection<CorsProblem> problems;
    private boolean anythingDeclared;

    /**
     * Begins.
     *
     * @param otherwise what governs where no annotation does
     * @param problems gets what is wrong
     */
    AnnotationCheck(PolicySource source, GoverningPolicy otherwise, Collection<CorsProblem> problems) {
        this.source = source;
        this.otherwise = otherwise;
        this.problems = problems;
    }

    boolean isAnythingDeclared() {
        return anythingDeclared;
    }

    /** Checks a class that is a resource by code only, so that its methods may be anything. */
    void check(Class<?> type) {
        for (List<Class<?>> level : source.levels(type).types()) {
            for (Class<?> each : level) {
                anythingDeclared |= source.on(each, problems) != null;
                for (Method method : each.getDeclaredMethods()) {
                    anythingDeclared |= source.on(method, problems) != null;
                }
            }
        }
    }

    /** Checks a resource class, and returns what governs its methods. */
    Map<Method, GoverningPolicy> check(ResourceClass resource) {
        Class<?> type = resource.type();
        Map<Method, GoverningPolicy> policies = new HashMap<>();
        // First what the runtime has read, too: the JDK would keep the annotations of each declared method a second
        // time.
        Declaration onType = source.onType(type, problems);
        if (onType != null) {
            anythingDeclared = true;
            missing(onType, resource, null);
        }
        GoverningPolicy byType = onType == null ? otherwise : onType.governing();
        for (ResourceClass.Operation operation : resource.methods()) {
            Declaration onMethod = source.onMethod(type, operation.method(), problems);
            policies.put(operation.method(), onMethod == null ? byType : onMethod.governing());
            if (onMethod != null) {
                anythingDeclared = true;
                missing(onMethod, resource, operation);
            }
        }
        for (List<Class<?>> level : source.levels(type).types()) {
            for (Class<?> each : level) {
                // What a nearer annotation replaces is read too: it may be wrong all the same.
                source.on(each, problems);
                for (Method method : each.getDeclaredMethods()) {
                    if (!policies.containsKey(method)) {
                        check(resource, method);
                    }
                }
            }
        }
        return policies;
    }

    private void check(ResourceClass resource, Method method) {
        Declaration declaration = method.isBridge() ? null : source.on(method, problems);
        if (declaration == null) {
            return;
        }
        anythingDeclared = true;
        if (resource.operation(method) == null) {
            String way = ResourceClass.isLocator(resource.type(), method)
                    ? "a sub-resource locator; annotate the class of the sub-resource"
                    : "no resource method; move it to one";
            problems.add(new CorsProblem(
                    CorsProblem.Kind.NO_EFFECT,
                    declaration.governing().location(),
                    null,
                    "the annotation has no effect, since " + PolicySource.describe(method.getDeclaringClass(), method)
                            + " is " + way));
        }
    }

    /** Finds methods that are listed but not there; {@code operation} is {@code null} if they are listed on the class. */
    private void missing(Declaration declaration, ResourceClass resource, ResourceClass.@Nullable Operation operation) {
        if (declaration.methods().isEmpty()) {
            return;
        }
        Set<String> httpMethods = resource.httpMethods(operation == null ? null : operation.path());
        String location = operation == null
                ? Declaration.describe(resource.type())
                : PolicySource.describe(resource.type(), operation.method());
        for (String method : declaration.methods()) {
            if (!httpMethods.contains(method)) {
                problems.add(new CorsProblem(
                        CorsProblem.Kind.METHOD_NOT_ON_RESOURCE,
                        location + " @CrossOrigin(" + PolicyCheck.Part.METHODS.attribute + ")",
                        method,
                        "method \"" + method + "\" is listed, but the resource has "
                                + (httpMethods.isEmpty() ? "no method" : "only " + String.join(", ", httpMethods))
                                + "; remove it"));
            }
        }
    }
}

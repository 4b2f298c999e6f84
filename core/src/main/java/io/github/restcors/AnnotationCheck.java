package io.github.restcors;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the CORS annotations of resource classes. */
final class AnnotationCheck {

    private final PolicySource source;
    private final Collection<CorsProblem> problems;
    private boolean anythingDeclared;

    AnnotationCheck(PolicySource source, Collection<CorsProblem> problems) {
        this.source = source;
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

    void check(ResourceClass resource) {
        Class<?> type = resource.type();
        // First what the runtime has read, too: the JDK would keep the annotations of each declared method a second
        // time.
        Declaration onType = source.onType(type, problems);
        if (onType != null) {
            missing(onType, resource, null, () -> Declaration.describe(type));
        }
        for (ResourceClass.Operation operation : resource.methods()) {
            Declaration onMethod = source.onMethod(type, operation.method(), problems);
            if (onMethod != null) {
                missing(onMethod, resource, operation.path(), () -> PolicySource.describe(type, operation.method()));
            }
        }
        for (List<Class<?>> level : source.levels(type).types()) {
            for (Class<?> each : level) {
                // What a nearer annotation replaces is read too: it may be wrong all the same.
                anythingDeclared |= source.on(each, problems) != null;
                for (Method method : each.getDeclaredMethods()) {
                    check(resource, method);
                }
            }
        }
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

    private void missing(
            Declaration declaration, ResourceClass resource, @Nullable String template, Supplier<String> location) {
        if (declaration.methods().isEmpty()) {
            return;
        }
        Set<String> httpMethods = resource.httpMethods(template);
        for (String method : declaration.methods()) {
            if (!httpMethods.contains(method)) {
                problems.add(new CorsProblem(
                        CorsProblem.Kind.METHOD_NOT_ON_RESOURCE,
                        location.get() + " @CrossOrigin(" + PolicyCheck.Part.METHODS.attribute + ")",
                        method,
                        "method \"" + method + "\" is listed, but the resource has "
                                + (httpMethods.isEmpty() ? "no method" : "only " + String.join(", ", httpMethods))
                                + "; remove it"));
            }
        }
    }
}

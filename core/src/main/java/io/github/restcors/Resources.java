package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.PathSegment;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The resource classes of an application, and which policies meet at a path. */
final class Resources {

    /**
     * Of classes, and of paths: what leads to the same methods. Far more than any application has; a bound for classes that
     * are made at run time.
     */
    private static final int LIMIT = 50_000;

    private final Map<Class<?>, ResourceClass> classes = new ConcurrentHashMap<>();

    /** Classes that are no resources of their own, or that only a request has shown. */
    private final Map<Class<?>, ResourceClass> others = new ConcurrentHashMap<>();

    private final Map<Targets.Methods, CorsResource> paths = new ConcurrentHashMap<>();

    private final Policies policies;
    private final int limit;

    Resources(Policies policies) {
        this(policies, LIMIT);
    }

    Resources(Policies policies, int limit) {
        this.policies = policies;
        this.limit = limit;
    }

    Collection<ResourceClass> all() {
        return classes.values();
    }

    boolean isKnown(Class<?> type) {
        return classes.containsKey(type);
    }

    /** Reads classes, and those that their locators declare, of which the ones that are no resources are left out. */
    static Map<Class<?>, ResourceClass> read(Collection<Class<?>> types, PolicySource source) {
        Map<Class<?>, ResourceClass> resources = new LinkedHashMap<>();
        for (Class<?> type : types) {
            read(type, resources, source);
        }
        return resources;
    }

    private static void read(Class<?> type, Map<Class<?>, ResourceClass> resources, PolicySource source) {
        if (resources.containsKey(type)) {
            return;
        }
        ResourceClass resource = ResourceClass.of(type, source.levels(type));
        if (resource.isResource()) {
            resources.put(type, resource);
            for (Method locator : resource.locators().keySet()) {
                Class<?> declared = ResourceClass.subResource(locator);
                if (declared != null) {
                    read(declared, resources, source);
                }
            }
        }
    }

    static boolean hasLocators(Collection<ResourceClass> resources) {
        for (ResourceClass resource : resources) {
            if (!resource.locators().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    void add(Collection<ResourceClass> resources) {
        if (classes.size() + others.size() > limit) {
            classes.clear();
            others.clear();
        }
        for (ResourceClass resource : resources) {
            classes.put(resource.type(), resource);
        }
        paths.clear(); // another feature may have brought other policies
    }

    private ResourceClass resourceClass(Class<?> type) {
        ResourceClass known = classes.get(type);
        return known == null ? others.computeIfAbsent(type, ResourceClass::of) : known;
    }

    boolean isRoot(Class<?> type) {
        return resourceClass(type).isRoot();
    }

    /** Returns what the path of a request may lead to by annotations alone: never too little. */
    PathIndex.Found find(ContainerRequestContext request) {
        return index().find(request.getUriInfo().getPathSegments());
    }

    private PathIndex index() {
        return new PathIndex(all(), this::resourceClass);
    }

    /** Returns what the rules need to know of the methods at a path, once it was asked for remembered. */
    CorsResource resource(Targets.Methods methods) {
        CorsResource known = paths.get(methods);
        if (known == null) {
            if (paths.size() > limit) {
                paths.clear();
            }
            known = resource(methods.byVerb());
            paths.put(methods, known);
        }
        return known;
    }

    /** Returns what the rules need to know of the methods at a path. */
    CorsResource resource(Map<String, List<ResourceMethod>> byVerb) {
        Map<String, List<GoverningPolicy>> byMethod = new LinkedHashMap<>();
        byVerb.forEach((verb, methods) -> {
            List<GoverningPolicy> governing = new ArrayList<>(methods.size());
            for (ResourceMethod each : methods) {
                governing.add(policies.governing(each.type(), each.method()));
            }
            byMethod.put(verb, governing);
        });
        return new CorsResource(byMethod, policies.application());
    }

    /**
     * Returns what the rules need to know of the path of a matched method: the methods with the same template, which only
     * media types tell apart, and what else the path may lead to.
     *
     * @return {@code null} if the method has no request method designator: it was made by code
     */
    @Nullable
    CorsResource resource(ResourceMethod matched, ContainerRequestContext request) {
        ResourceClass resource = resourceClass(matched.type());
        ResourceClass.Operation operation = resource.operation(matched.method());
        if (operation == null) {
            return null;
        }
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        collect(resource, resource.template(operation), byVerb);
        if (resource.isRoot()) {
            for (ResourceClass other : all()) {
                if (other.isRoot() && other.type() != resource.type()) {
                    collect(other, resource.template(operation), byVerb);
                }
            }
            addReachable(find(request).byVerb(), operation, byVerb);
        }
        // A locator may have led to the class, and then its own templates match the end of the path.
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        addReachable(index().findEnd(resource, operation.path(), path), operation, byVerb);
        return resource(byVerb);
    }

    /**
     * Adds what else the path may lead to, on runtimes that look at the HTTP method and the media types before they choose
     * among templates.
     */
    private void addReachable(
            Map<String, List<ResourceMethod>> found,
            ResourceClass.Operation matched,
            Map<String, List<ResourceMethod>> byVerb) {
        found.forEach((verb, methods) -> {
            List<ResourceMethod> reachable = byVerb.computeIfAbsent(verb, key -> new ArrayList<>());
            for (ResourceMethod each : methods) {
                ResourceClass.Operation other = resourceClass(each.type()).operation(each.method());
                boolean hidden = other != null && matched.hides(other);
                if (!hidden && !reachable.contains(each)) {
                    reachable.add(each);
                }
            }
        });
    }

    private static void collect(ResourceClass resource, String template, Map<String, List<ResourceMethod>> byVerb) {
        for (ResourceClass.Operation each : resource.methods()) {
            if (resource.template(each).equals(template)) {
                byVerb.computeIfAbsent(each.httpMethod(), key -> new ArrayList<>())
                        .add(new ResourceMethod(resource.type(), each.method()));
            }
        }
    }

    /** Returns what the rules need to know of a path where the runtime answers {@code OPTIONS} itself. */
    CorsResource generatedOptions(ContainerRequestContext request) {
        Map<String, List<ResourceMethod>> byVerb = find(request).byVerb();
        byVerb.remove(Methods.OPTIONS); // one of another template, or the runtime would not have answered itself
        GoverningPolicy application = policies.application();
        return byVerb.isEmpty()
                ? new CorsResource(Map.of(Methods.OPTIONS, List.of(application)), application)
                : resource(byVerb);
    }

    /** Returns what the rules need to know of a class, all its paths taken together. */
    CorsResource resource(Class<?> type) {
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        for (ResourceClass.Operation each : resourceClass(type).methods()) {
            byVerb.computeIfAbsent(each.httpMethod(), key -> new ArrayList<>())
                    .add(new ResourceMethod(type, each.method()));
        }
        return resource(byVerb);
    }
}

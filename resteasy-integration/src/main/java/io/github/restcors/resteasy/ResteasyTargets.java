package io.github.restcors.resteasy;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.core.ResourceMethodRegistry;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.core.interception.jaxrs.PostMatchContainerRequestContext;
import org.jboss.resteasy.core.interception.jaxrs.ResponseContainerRequestContext;
import org.jboss.resteasy.core.registry.MethodExpression;
import org.jboss.resteasy.specimpl.ResteasyUriInfo;
import org.jboss.resteasy.spi.Registry;
import org.jspecify.annotations.Nullable;

/** Finds resource methods in RESTEasy's registry. */
final class ResteasyTargets implements TargetResolver {

    /** Where RESTEasy keeps the invoker with the request once it has matched it. */
    private static final String INVOKER = ResourceMethodInvoker.class.getName();

    /** Far more than any application has; a bound for classes that are made at run time. */
    private static final int MAX_CACHED_METHODS = 50_000;

    /** Likewise, for what paths have in common that lead to the same methods and locators. */
    private static final int MAX_CACHED_PATHS = 50_000;

    private final @Nullable RegistryInternals internals = RegistryInternals.INSTANCE;
    private final Map<ResourceMethodInvoker, ResourceMethod> methods = new ConcurrentHashMap<>();

    /** By what the registry has for a path; expressions are compared by identity. */
    private final Map<List<MethodExpression>, Targets> targets = new ConcurrentHashMap<>();

    @Override
    public Targets resolve(ContainerRequestContext request) {
        if (internals == null
                || !(ResteasyContext.getContextData(Registry.class) instanceof ResourceMethodRegistry registry)
                || !(request.getUriInfo() instanceof ResteasyUriInfo uri)) {
            return Targets.BEHIND_LOCATOR; // only matching can tell
        }
        String path = uri.getMatchingPath();
        List<MethodExpression> matching = internals.matching(registry, path);
        if (matching.isEmpty() || !matching.get(0).isLocator()) {
            return known(matching);
        }
        if (!(request instanceof ResponseContainerRequestContext)) {
            return Targets.BEHIND_LOCATOR;
        }
        // Matching has failed. Where the locator has led until now is good enough for an error.
        List<List<MethodExpression>> behind = internals.behind(matching.get(0), path);
        return behind.isEmpty() ? Targets.BEHIND_LOCATOR : targets(behind);
    }

    private Targets known(List<MethodExpression> matching) {
        Targets known = targets.get(matching);
        if (known == null) {
            if (targets.size() > MAX_CACHED_PATHS) {
                targets.clear();
            }
            known = targets(List.of(matching));
            targets.put(matching, known);
        }
        return known;
    }

    private Targets targets(List<List<MethodExpression>> resources) {
        Map<String, List<ResourceMethod>> byVerb = byVerb(resources);
        return byVerb.isEmpty() ? Targets.NO_RESOURCE : new Targets.Methods(byVerb);
    }

    private Map<String, List<ResourceMethod>> byVerb(List<List<MethodExpression>> resources) {
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        for (List<MethodExpression> matching : resources) {
            reachable(matching).forEach((verb, expressions) -> {
                List<ResourceMethod> reached = byVerb.computeIfAbsent(verb, key -> new ArrayList<>(1));
                for (MethodExpression each : expressions) {
                    ResourceMethod method = resourceMethod((ResourceMethodInvoker) each.getInvoker());
                    if (!reached.contains(method)) { // a class that is registered twice has each of them twice
                        reached.add(method);
                    }
                }
            });
        }
        return byVerb;
    }

    private static Map<String, List<MethodExpression>> reachable(List<MethodExpression> matching) {
        Map<String, List<MethodExpression>> reachable = new LinkedHashMap<>();
        for (MethodExpression expression : matching) {
            // Jakarta REST, section 3.7.2, step 2h: where a method matches better, locators do not count.
            if (expression.getInvoker() instanceof ResourceMethodInvoker invoker) {
                for (String verb : invoker.getHttpMethods()) {
                    add(expression, reachable.computeIfAbsent(verb, key -> new ArrayList<>(1)));
                }
            }
        }
        return reachable;
    }

    private static void add(MethodExpression expression, List<MethodExpression> better) {
        for (MethodExpression each : better) {
            if (Reachability.hides(each, expression)) {
                return;
            }
        }
        better.add(expression);
    }

    @Override
    public @Nullable ResourceMethod matched(ContainerRequestContext request) {
        if (request instanceof PostMatchContainerRequestContext matched) {
            return resourceMethod(matched.getResourceMethod());
        }
        // A request may carry the invoker of another that was forwarded to it; the context has the current one's
        // method.
        ResourceInfo info = ResteasyContext.getContextData(ResourceInfo.class);
        if (info != null
                && request.getProperty(INVOKER) instanceof ResourceMethodInvoker invoker
                && invoker.getMethod().equals(info.getResourceMethod())) {
            return resourceMethod(invoker);
        }
        return null;
    }

    private ResourceMethod resourceMethod(ResourceMethodInvoker invoker) {
        ResourceMethod known = methods.get(invoker);
        if (known != null) {
            return known;
        }
        if (methods.size() > MAX_CACHED_METHODS) {
            methods.clear();
        }
        Class<?> type = internals == null ? null : internals.registeredClass(invoker);
        ResourceMethod method =
                new ResourceMethod(type == null ? invoker.getResourceClass() : type, invoker.getMethod());
        methods.put(invoker, method);
        return method;
    }
}

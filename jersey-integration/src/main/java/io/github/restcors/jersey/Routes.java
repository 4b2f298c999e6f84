package io.github.restcors.jersey;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.model.ResourceModel;
import org.glassfish.jersey.server.model.RuntimeResource;
import org.glassfish.jersey.uri.PathPattern;

/**
 * The routes that Jersey makes of its resource model, which it keeps to itself: the same patterns in the same order as
 * {@code RuntimeModelBuilder} has them, and the same choice among them as {@code PathMatchingRouter} makes, for all HTTP
 * methods at once. An integration test compares the two.
 */
final class Routes {

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    private sealed interface Route {

        PathPattern pattern();
    }

    /** Ends at resource methods. */
    private record Methods(PathPattern pattern, Set<String> verbs, Targets.Methods targets) implements Route {

        static Methods of(PathPattern pattern, RuntimeResource resource) {
            Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
            Set<String> verbs = new HashSet<>();
            for (org.glassfish.jersey.server.model.ResourceMethod method : resource.getResourceMethods()) {
                String verb = method.getHttpMethod();
                verbs.add(verb);
                if (verb.equals(HttpMethod.GET)) {
                    verbs.add(HttpMethod.HEAD);
                }
                if (!isGenerated(method)) {
                    Invocable invocable = method.getInvocable();
                    byVerb.computeIfAbsent(verb, key -> new ArrayList<>())
                            .add(new ResourceMethod(
                                    invocable.getHandler().getHandlerClass(), invocable.getHandlingMethod()));
                }
            }
            byVerb.replaceAll((verb, methods) -> List.copyOf(methods));
            return new Methods(pattern, verbs, new Targets.Methods(byVerb));
        }

        /** Jersey goes on to a later route for those verbs only that the earlier ones do not have. */
        Methods or(Methods later) {
            if (verbs.containsAll(later.verbs)) {
                return this;
            }
            Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>(targets.byVerb());
            later.targets.byVerb().forEach((verb, methods) -> {
                if (!verbs.contains(verb)) {
                    byVerb.put(verb, methods);
                }
            });
            Set<String> union = new HashSet<>(verbs);
            union.addAll(later.verbs);
            return new Methods(pattern, union, new Targets.Methods(byVerb));
        }
    }

    /** Matches the beginning of a path, whose rest is for the routes below. */
    private record Branch(PathPattern pattern, Routes below) implements Route {}

    /** Ends at a sub-resource locator. */
    private record Locator(PathPattern pattern) implements Route {}

    static Routes of(ResourceModel model) {
        List<Route> routes = new ArrayList<>();
        for (RuntimeResource resource : model.getRuntimeResourceModel().getRuntimeResources()) {
            addMethods(resource, routes);
            List<Route> below = new ArrayList<>();
            for (RuntimeResource child : resource.getChildRuntimeResources()) {
                addMethods(child, below);
                if (child.getResourceLocator() != null) {
                    below.add(new Locator(child.getPathPattern()));
                }
            }
            if (resource.getResourceLocator() != null) {
                below.add(new Locator(PathPattern.OPEN_ROOT_PATH_PATTERN));
            }
            if (!below.isEmpty()) {
                routes.add(new Branch(resource.getPathPattern(), new Routes(below)));
            }
        }
        return new Routes(routes);
    }

    private static void addMethods(RuntimeResource resource, List<Route> routes) {
        if (!resource.getResourceMethods().isEmpty()) {
            routes.add(Methods.of(PathPattern.asClosed(resource.getPathPattern()), resource));
        }
    }

    /** Whether Jersey adds a method on its own to answer {@code OPTIONS}, rather than the application. */
    static boolean isGenerated(org.glassfish.jersey.server.model.ResourceMethod method) {
        return method.isExtended() && HttpMethod.OPTIONS.equals(method.getHttpMethod());
    }

    /**
     * Finds the methods at a path.
     *
     * @param path encoded, without matrix parameters
     */
    Targets find(String path) {
        Methods found = null;
        for (Route route : routes) {
            MatchResult match = route.pattern().match(path);
            if (match == null) {
                continue;
            }
            if (route instanceof Methods methods) {
                found = found == null ? methods : found.or(methods);
            } else if (found != null) {
                break; // what comes after methods answers for no verb, be it that they lack it
            } else if (route instanceof Branch branch) {
                String rest = match.group(match.groupCount());
                return branch.below.find(rest == null ? "" : rest); // Jersey does not come back from here
            } else {
                return Targets.BEHIND_LOCATOR;
            }
        }
        return found == null ? Targets.NO_RESOURCE : found.targets;
    }
}

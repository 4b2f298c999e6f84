package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import jakarta.ws.rs.core.PathSegment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The resource methods that a path may lead to, by annotations alone: for runtimes without an integration, and for what lies
 * behind a sub-resource locator.
 *
 * <p>Never too few: a segment with a template parameter stands for any, and from a regular expression on the rest of the path
 * is not looked at. What is decided from this is therefore never wider than what matching would give. It costs a pass over
 * the classes, and no regular expression runs on a client's text.
 */
final class PathIndex {

    /** In place of an index: a regular expression came before, which may have taken any number of segments. */
    private static final int ANYWHERE = Integer.MAX_VALUE;

    private static final int NOWHERE = -1;

    private final Collection<ResourceClass> classes;
    private final Function<Class<?>, ResourceClass> lookup;

    /**
     * What a path may lead to.
     *
     * @param byVerb the methods; empty if there is none
     * @param untold whether a locator is on the way whose declaration does not tell for sure where it leads
     */
    record Found(Map<String, List<ResourceMethod>> byVerb, boolean untold) {

        boolean isEmpty() {
            return byVerb.isEmpty() && !untold;
        }
    }

    /** Where the walk has been: locators may lead to each other and branch. */
    private record Visit(Class<?> type, int from) {}

    PathIndex(Collection<ResourceClass> classes, Function<Class<?>, ResourceClass> lookup) {
        this.classes = classes;
        this.lookup = lookup;
    }

    Found find(List<PathSegment> path) {
        List<String> segments = segments(path);
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        Set<Visit> visited = new HashSet<>();
        boolean untold = false;
        for (ResourceClass root : classes) {
            String template = root.path();
            int rest = template == null ? NOWHERE : matchPrefix(template, segments, 0);
            if (rest != NOWHERE) {
                untold |= collect(root, segments, rest, byVerb, visited);
            }
        }
        return new Found(byVerb, untold);
    }

    /**
     * Returns the methods of a class that the end of a path may lead to.
     *
     * @param matched the template, below the class's own, by which the end was matched: it has as many segments
     */
    Map<String, List<ResourceMethod>> findEnd(ResourceClass resource, String matched, List<PathSegment> path) {
        List<String> segments = segments(path);
        int length = matched.isEmpty() ? 0 : matched.split("/", -1).length;
        boolean told = !matched.contains("{:") && length <= segments.size();
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        collect(resource, segments, told ? segments.size() - length : ANYWHERE, byVerb, new HashSet<>());
        return byVerb;
    }

    private static List<String> segments(List<PathSegment> path) {
        List<String> segments = new ArrayList<>(path.size());
        path.forEach(segment -> segments.add(segment.getPath()));
        while (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1); // a trailing slash leads nowhere else
        }
        return segments;
    }

    private boolean collect(
            ResourceClass resource,
            List<String> segments,
            int from,
            Map<String, List<ResourceMethod>> byVerb,
            Set<Visit> visited) {
        if (!visited.add(new Visit(resource.type(), from))) {
            return false;
        }
        for (ResourceClass.Operation operation : resource.methods()) {
            int rest = matchPrefix(operation.path(), segments, from);
            if (rest == segments.size() || rest == ANYWHERE) {
                byVerb.computeIfAbsent(operation.httpMethod(), key -> new ArrayList<>())
                        .add(new ResourceMethod(resource.type(), operation.method()));
            }
        }
        boolean untold = false;
        for (Map.Entry<Method, String> locator : resource.locators().entrySet()) {
            int rest = matchPrefix(locator.getValue(), segments, from);
            if (rest != NOWHERE) {
                Class<?> declared = ResourceClass.subResource(locator.getKey());
                // The object may be of another class than the declared one, with other annotations.
                untold |= declared == null || !Modifier.isFinal(declared.getModifiers());
                untold |= declared != null && collect(lookup.apply(declared), segments, rest, byVerb, visited);
            }
        }
        return untold;
    }

    /**
     * Matches a normalized template against segments.
     *
     * @return the index of the first segment behind it, {@link #ANYWHERE} or {@link #NOWHERE}
     */
    private static int matchPrefix(String template, List<String> segments, int from) {
        if (template.isEmpty() || from == ANYWHERE) {
            return from;
        }
        int index = from;
        for (String expected : template.split("/", -1)) {
            if (expected.contains("{:")) {
                return ANYWHERE;
            }
            if (index == segments.size() || !matches(expected, segments.get(index))) {
                return NOWHERE;
            }
            index++;
        }
        return index;
    }

    private static boolean matches(String expected, @Nullable String segment) {
        return expected.indexOf('{') >= 0 || expected.indexOf('%') >= 0 || expected.equals(segment);
    }
}

package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import jakarta.ws.rs.core.PathSegment;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Locators that lead to each other could go on for ever. */
    private static final int MAX_DEPTH = 16;

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

    PathIndex(Collection<ResourceClass> classes, Function<Class<?>, ResourceClass> lookup) {
        this.classes = classes;
        this.lookup = lookup;
    }

    Found find(List<PathSegment> path) {
        List<String> segments = new ArrayList<>(path.size());
        path.forEach(segment -> segments.add(segment.getPath()));
        while (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
            segments.remove(segments.size() - 1); // a trailing slash leads nowhere else
        }
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        boolean untold = false;
        for (ResourceClass root : classes) {
            String template = root.path();
            int rest = template == null ? -1 : matchPrefix(template, segments, 0);
            if (rest >= 0) {
                untold |= collect(root, segments, rest, byVerb, 0);
            }
        }
        return new Found(byVerb, untold);
    }

    private boolean collect(
            ResourceClass resource,
            List<String> segments,
            int from,
            Map<String, List<ResourceMethod>> byVerb,
            int depth) {
        for (ResourceClass.Operation operation : resource.methods()) {
            int rest = matchPrefix(operation.path(), segments, from);
            if (rest == segments.size()) {
                byVerb.computeIfAbsent(operation.httpMethod(), key -> new ArrayList<>())
                        .add(new ResourceMethod(resource.type(), operation.method()));
            }
        }
        boolean untold = false;
        for (Map.Entry<Method, String> locator : resource.locators().entrySet()) {
            int rest = matchPrefix(locator.getValue(), segments, from);
            if (rest >= 0) {
                Class<?> declared = ResourceClass.subResource(locator.getKey());
                // The object may be of another class than the declared one, with other annotations.
                untold |= declared == null || !Modifier.isFinal(declared.getModifiers());
                if (declared != null && depth < MAX_DEPTH) {
                    untold |= collect(lookup.apply(declared), segments, rest, byVerb, depth + 1);
                }
            }
        }
        return untold;
    }

    /**
     * Matches a normalized template against segments.
     *
     * @return the index of the first segment behind it, or -1
     */
    private static int matchPrefix(String template, List<String> segments, int from) {
        if (template.isEmpty()) {
            return from;
        }
        int index = from;
        for (String expected : template.split("/", -1)) {
            if (expected.contains("{:")) {
                return segments.size(); // a regular expression may take any number of segments
            }
            if (index == segments.size() || !matches(expected, segments.get(index))) {
                return -1;
            }
            index++;
        }
        return index;
    }

    private static boolean matches(String expected, @Nullable String segment) {
        return expected.indexOf('{') >= 0 || expected.indexOf('%') >= 0 || expected.equals(segment);
    }
}

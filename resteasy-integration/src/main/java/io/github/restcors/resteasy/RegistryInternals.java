package io.github.restcors.resteasy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import org.jboss.resteasy.core.LocatorRegistry;
import org.jboss.resteasy.core.ResourceLocatorInvoker;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.core.ResourceMethodRegistry;
import org.jboss.resteasy.core.registry.ClassExpression;
import org.jboss.resteasy.core.registry.ClassNode;
import org.jboss.resteasy.core.registry.Expression;
import org.jboss.resteasy.core.registry.MethodExpression;
import org.jboss.resteasy.core.registry.RootClassNode;
import org.jboss.resteasy.core.registry.RootNode;
import org.jboss.resteasy.core.registry.SegmentNode;
import org.jboss.resteasy.spi.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * RESTEasy's own trees of paths. {@link org.jboss.resteasy.spi.Registry#getResourceInvoker} would tell the method for one
 * verb and one pair of media types only, write into the request, and throw where there is none; so we take from the trees
 * what it takes, up to where it looks at verb and media types. The trees' classes are public, but not the fields that hold
 * them.
 */
record RegistryInternals(
        VarHandle classTree,
        VarHandle classNode,
        VarHandle methodTree,
        VarHandle methodNode,
        VarHandle resourceFactory,
        VarHandle subResources,
        VarHandle subResourceTree) {

    /** {@code null} where RESTEasy has become another, or does not let us see. */
    static final @Nullable RegistryInternals INSTANCE = open();

    private static @Nullable RegistryInternals open() {
        try {
            return new RegistryInternals(
                    field(ResourceMethodRegistry.class, "root", RootClassNode.class),
                    field(RootClassNode.class, "root", ClassNode.class),
                    field(ResourceMethodRegistry.class, "rootNode", RootNode.class),
                    field(RootNode.class, "root", SegmentNode.class),
                    field(ResourceMethodInvoker.class, "resource", ResourceFactory.class),
                    field(ResourceLocatorInvoker.class, "cachedSubresources", ConcurrentHashMap.class),
                    field(LocatorRegistry.class, "root", RootNode.class));
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger("io.github.restcors")
                    .log(
                            System.Logger.Level.WARNING,
                            "rest-cors: cannot read the registry of this version of RESTEasy;"
                                    + " preflights are answered later, when RESTEasy has matched them",
                            e);
            return null;
        }
    }

    private static VarHandle field(Class<?> type, String name, Class<?> fieldType) throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup()).findVarHandle(type, name, fieldType);
    }

    /** Returns all methods and locators that have the path, in the order in which RESTEasy prefers them. */
    List<MethodExpression> matching(ResourceMethodRegistry registry, String path) {
        RootNode tree =
                registry.isWiderMatching() ? (RootNode) methodTree.get(registry) : firstMatching(registry, path);
        return tree == null ? List.of() : matching(tree, path, 0);
    }

    /** Jakarta REST, section 3.7.2, step 1: the first class expression that matches decides, whatever methods it has. */
    private @Nullable RootNode firstMatching(ResourceMethodRegistry registry, String path) {
        int start = afterSlash(path, 0);
        List<ClassExpression> expressions = new ArrayList<>();
        ((ClassNode) classNode.get((RootClassNode) classTree.get(registry))).potentials(path, start, expressions);
        Collections.sort(expressions);
        for (ClassExpression expression : expressions) {
            if (matcher(expression, path, start).matches()) {
                return expression.getRoot();
            }
        }
        return null;
    }

    private List<MethodExpression> matching(RootNode tree, String path, int from) {
        int start = afterSlash(path, from);
        List<MethodExpression> expressions = new ArrayList<>();
        ((SegmentNode) methodNode.get(tree)).potentials(path, start, expressions);
        expressions.removeIf(expression -> !matcher(expression, path, start).matches());
        Collections.sort(expressions);
        return expressions;
    }

    private static int afterSlash(String path, int from) {
        return from < path.length() && path.charAt(from) == '/' ? from + 1 : from;
    }

    private static Matcher matcher(Expression expression, String path, int start) {
        return expression.getPattern().matcher(path).region(start, path.length());
    }

    /**
     * Returns what has the path, as {@link #matching} does, in each of the classes to which a locator has led until now.
     * Nothing is run, so it may be that the locator leads elsewhere the next time; the list is empty if it was never followed.
     */
    List<List<MethodExpression>> behind(MethodExpression locator, String path) {
        List<List<MethodExpression>> found = new ArrayList<>();
        follow(locator, path, 0, found);
        return found;
    }

    private void follow(MethodExpression locator, String path, int from, List<List<MethodExpression>> found) {
        Matcher matcher = matcher(locator, path, afterSlash(path, from));
        // The last group is what RESTEasy appends to the pattern of a locator: the rest of the path.
        int rest = matcher.matches() ? matcher.start(matcher.groupCount()) : -1;
        int end = rest < 0 ? path.length() : rest;
        ConcurrentHashMap<?, ?> registries = (ConcurrentHashMap<?, ?>) subResources.get(locator.getInvoker());
        for (Object registry : registries.values()) {
            List<MethodExpression> matching =
                    matching((RootNode) subResourceTree.get((LocatorRegistry) registry), path, end);
            if (matching.isEmpty() || !matching.get(0).isLocator()) {
                found.add(matching);
            } else if (end > from) { // or a class that leads to itself would not let us out
                follow(matching.get(0), path, end, found);
            }
        }
    }

    /**
     * Returns the class that is registered, of which {@code getResourceClass()} tells no more than the interface or superclass
     * that carries the path.
     *
     * @return {@code null} if the runtime does not tell, as behind a locator, where the invoker's own class is right
     */
    @Nullable
    Class<?> registeredClass(ResourceMethodInvoker invoker) {
        ResourceFactory factory = (ResourceFactory) resourceFactory.get(invoker);
        try {
            return factory == null ? null : factory.getScannableClass();
        } catch (RuntimeException e) {
            return null; // JNDI does not know it any more
        }
    }
}

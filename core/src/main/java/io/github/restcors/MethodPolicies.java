package io.github.restcors;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What governs the methods of one class, of which there are few: looked up on every request, and kept for every class, so
 * that it has to be fast and small. A runtime names a method by the same object every time, which is then the one that is
 * kept, in place of the copy that was read when the application started.
 */
final class MethodPolicies {

    /** A method, what governs it, the next method. */
    private final Object[] methodsAndPolicies;

    /** How much of it is filled: all, once it is shared between threads. */
    private int filled;

    /**
     * Begins without any.
     *
     * @param size the number of methods that will be added
     */
    MethodPolicies(int size) {
        methodsAndPolicies = new Object[2 * size];
    }

    static MethodPolicies of(Map<Method, GoverningPolicy> methods) {
        MethodPolicies policies = new MethodPolicies(methods.size());
        methods.forEach(policies::add);
        return policies;
    }

    /** Adds one more. */
    void add(Method method, GoverningPolicy governing) {
        methodsAndPolicies[filled++] = method;
        methodsAndPolicies[filled++] = governing;
    }

    boolean has(Method method) {
        for (int i = 0; i < filled; i += 2) {
            if (method.equals(methodsAndPolicies[i])) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    GoverningPolicy get(Method method) {
        Object[] all = methodsAndPolicies;
        for (int i = 0; i < all.length; i += 2) {
            if (all[i] == method) {
                return (GoverningPolicy) all[i + 1];
            }
        }
        for (int i = 0; i < all.length; i += 2) {
            if (method.equals(all[i])) {
                all[i] = method; // an equal one: no matter which of them another thread sees
                return (GoverningPolicy) all[i + 1];
            }
        }
        return null;
    }

    /** Returns these and others, which count where both say something. */
    MethodPolicies and(MethodPolicies others) {
        Map<Method, GoverningPolicy> methods = new LinkedHashMap<>();
        copyTo(methods);
        others.copyTo(methods);
        return of(methods);
    }

    private void copyTo(Map<Method, GoverningPolicy> methods) {
        for (int i = 0; i < methodsAndPolicies.length; i += 2) {
            methods.put((Method) methodsAndPolicies[i], (GoverningPolicy) methodsAndPolicies[i + 1]);
        }
    }
}

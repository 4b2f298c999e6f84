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

    private MethodPolicies(Object[] methodsAndPolicies) {
        this.methodsAndPolicies = methodsAndPolicies;
    }

    static MethodPolicies of(Map<Method, GoverningPolicy> methods) {
        Object[] methodsAndPolicies = new Object[2 * methods.size()];
        int i = 0;
        for (Map.Entry<Method, GoverningPolicy> each : methods.entrySet()) {
            methodsAndPolicies[i++] = each.getKey();
            methodsAndPolicies[i++] = each.getValue();
        }
        return new MethodPolicies(methodsAndPolicies);
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

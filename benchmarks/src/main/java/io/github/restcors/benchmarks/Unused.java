package io.github.restcors.benchmarks;

import java.lang.reflect.Proxy;

/** What is not part of a measurement fails when it is called, so that nothing is measured by mistake. */
final class Unused {

    private Unused() {}

    static UnsupportedOperationException call() {
        return new UnsupportedOperationException("not expected to be called in a benchmark");
    }

    /** What wrappers wrap whose own methods are all that is called. */
    static <T> T of(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException("not expected to be called in a benchmark: " + method);
                }));
    }
}

package io.github.restcors;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Registers what {@link CorsFeature} registers, but for some parts. */
final class DroppingFeature implements Feature {

    /** The parts of the arrangement. */
    enum Part {
        FIRST(PreflightFirst.class),
        LAST(PreflightLast.class),
        ABORT(PreflightAbort.class),
        DECORATOR(ResponseDecorator.class),
        GUARD(PreflightGuard.class),
        /** What an integration brings; without it the core is on its own. */
        RESOLVER(Configuration.class);

        private final Class<?> type;

        Part(Class<?> type) {
            this.type = type;
        }
    }

    private final Set<Part> dropped;

    @Context
    private Application application;

    DroppingFeature(Set<Part> dropped) {
        this.dropped = dropped;
    }

    @Override
    public boolean configure(FeatureContext context) {
        Deployment.start(dropping(context), application, new CorsFeature(), true);
        return true;
    }

    private FeatureContext dropping(FeatureContext context) {
        // The integrations look at its class, and attach to their own runtime's only.
        Configuration unknown = proxy(
                Configuration.class,
                (self, method, arguments) -> invoke(method, context.getConfiguration(), arguments));
        return proxy(FeatureContext.class, (self, method, arguments) -> {
            if (method.getName().equals("getConfiguration") && dropped.contains(Part.RESOLVER)) {
                return unknown;
            }
            boolean drop = method.getName().equals("register")
                    && dropped.stream().anyMatch(part -> part.type.isInstance(arguments[0]));
            Object result = drop ? context : invoke(method, context, arguments);
            return result == context ? self : result;
        });
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

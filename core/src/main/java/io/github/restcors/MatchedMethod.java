package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Tells which resource method a request was matched to. */
final class MatchedMethod {

    private MatchedMethod() {}

    /** Returns the method, or {@code null} if none was matched. */
    static @Nullable ResourceMethod of(
            ContainerRequestContext context, @Nullable TargetResolver resolver, @Nullable ResourceInfo injected) {
        return find(context, resolver, injected, ResourceMethod::new);
    }

    /**
     * Finds something by the method.
     *
     * @param by takes the class that handles the request, and the method
     * @return {@code null} if none was matched
     */
    static <T> @Nullable T find(
            ContainerRequestContext context,
            @Nullable TargetResolver resolver,
            @Nullable ResourceInfo injected,
            BiFunction<Class<?>, Method, T> by) {
        ResourceMethod known = resolver == null ? null : resolver.matched(context);
        if (known != null) {
            return by.apply(known.type(), known.method());
        }
        // Jersey's UriInfo is one, and costs far less than the proxy that it injects.
        ResourceInfo info = context.getUriInfo() instanceof ResourceInfo own ? own : injected;
        if (info == null) {
            return null;
        }
        Class<?> type = info.getResourceClass();
        Method method = info.getResourceMethod();
        return type == null || method == null ? null : by.apply(type, method);
    }
}

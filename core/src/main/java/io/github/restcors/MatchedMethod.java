package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jspecify.annotations.Nullable;

/** Tells which resource method a request was matched to. */
final class MatchedMethod {

    private MatchedMethod() {}

    /** Returns the method, or {@code null} if none was matched. */
    static @Nullable ResourceMethod of(
            ContainerRequestContext context, @Nullable TargetResolver resolver, @Nullable ResourceInfo injected) {
        ResourceMethod known = resolver == null ? null : resolver.matched(context);
        if (known != null) {
            return known;
        }
        // Jersey's UriInfo is one, and costs far less than the proxy that it injects.
        ResourceInfo info = context.getUriInfo() instanceof ResourceInfo own ? own : injected;
        if (info == null || info.getResourceMethod() == null || info.getResourceClass() == null) {
            return null;
        }
        return new ResourceMethod(info.getResourceClass(), info.getResourceMethod());
    }
}

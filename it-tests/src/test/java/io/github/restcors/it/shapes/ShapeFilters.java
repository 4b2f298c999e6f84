package io.github.restcors.it.shapes;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** The filters of the application that has all the shapes: they say that they ran, and do what such filters do. */
final class ShapeFilters {

    static final List<Class<?>> CLASSES = List.of(
            PreMatchingFilter.class,
            RequestFilter.class,
            NameBoundFilter.class,
            ResponseFilter.class,
            VaultKeeper.class,
            SafeKeeper.class,
            SuffixRemover.class);

    private ShapeFilters() {}

    @Provider
    @PreMatching
    public static class PreMatchingFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            Trace.add(Trace.Kind.PRE_MATCHING_FILTER, context.getMethod());
        }
    }

    @Provider
    public static class RequestFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            Trace.add(Trace.Kind.REQUEST_FILTER, context.getMethod());
        }
    }

    @Provider
    @OtherShapes.Filtered
    @Priority(Integer.MIN_VALUE + 1)
    public static class NameBoundFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            Trace.add(Trace.Kind.REQUEST_FILTER, "name-bound " + context.getMethod());
        }
    }

    @Provider
    public static class ResponseFilter implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext context, ContainerResponseContext response) {
            Trace.add(Trace.Kind.RESPONSE_FILTER, context.getMethod());
        }
    }

    /** Authentication before matching, of every request, {@code OPTIONS} included. */
    @Provider
    @PreMatching
    @Priority(Priorities.AUTHENTICATION)
    public static class VaultKeeper implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            authenticate(context, "vault");
        }
    }

    /** Authentication after matching. */
    @Provider
    @Priority(Priorities.AUTHENTICATION)
    public static class SafeKeeper implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            authenticate(context, "safe");
        }
    }

    /** Rewrites the URI, as content negotiation by suffix does. */
    @Provider
    @PreMatching
    @Priority(Priorities.HEADER_DECORATOR)
    public static class SuffixRemover implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            String path = context.getUriInfo().getRequestUri().getPath();
            if (path.endsWith(".rewritten")) {
                String without = path.substring(0, path.length() - ".rewritten".length());
                context.setRequestUri(context.getUriInfo()
                        .getRequestUriBuilder()
                        .replacePath(without)
                        .build());
            }
        }
    }

    private static void authenticate(ContainerRequestContext context, String below) {
        String path = context.getUriInfo().getPath();
        boolean guarded = path.startsWith(below) || path.startsWith("/" + below);
        if (guarded && context.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            context.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
        }
    }
}

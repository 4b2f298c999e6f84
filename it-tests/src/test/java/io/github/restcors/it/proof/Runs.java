package io.github.restcors.it.proof;

import io.github.restcors.it.proof.Site.Answer;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What the classes of a random application do: they keep a log of what ran. One application at a time. */
public final class Runs {

    private static final List<String> LOG = new ArrayList<>();
    private static final Map<String, Answer> ANSWERS = new HashMap<>();

    private Runs() {}

    /** Begins another application, whose methods answer so. */
    static void begin(Map<String, Answer> answers) {
        LOG.clear();
        ANSWERS.clear();
        ANSWERS.putAll(answers);
    }

    /** Returns what ran since the last time, and forgets it. */
    static List<String> taken() {
        List<String> taken = List.copyOf(LOG);
        LOG.clear();
        return taken;
    }

    /** Runs a resource method. */
    public static Response run(String name) {
        LOG.add(name);
        Answer answer = ANSWERS.get(name);
        return switch (answer.how()) {
            case THROWN -> throw new WebApplicationException(response(answer));
            case UNMAPPED -> throw new IllegalStateException("thrown on purpose");
            case RETURNED, STAGED -> response(answer);
        };
    }

    /** Runs a resource method that answers later. */
    public static CompletionStage<Response> stage(String name) {
        return CompletableFuture.completedFuture(run(name));
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.status() != 204 && answer.status() != 304) {
            response.entity("secret");
        }
        answer.headers().forEach(header -> response.header(header.name(), header.value()));
        return response.build();
    }

    /** Every generated class is one of these. */
    public abstract static class Base {

        /** Takes note: no preflight constructs a resource, unless a locator has to tell. */
        protected Base() {
            LOG.add("constructor");
        }
    }

    /** Stands for an authentication before matching. */
    @PreMatching
    public static final class EarlyFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            LOG.add("early filter");
            if (is(request, Load.DENIED_EARLY)) {
                request.abortWith(Response.status(401).entity("secret").build());
            }
        }
    }

    /** Stands for an authentication after matching. */
    public static final class LateFilter implements ContainerRequestFilter {

        @Context
        private ResourceInfo resource;

        @Override
        public void filter(ContainerRequestContext request) {
            LOG.add("late filter");
            if (is(request, Load.DENIED)) {
                if (resource.getResourceMethod() != null) {
                    LOG.add("denied " + resource.getResourceMethod().getName());
                }
                request.abortWith(Response.status(401).entity("secret").build());
            }
        }
    }

    private static boolean is(ContainerRequestContext request, String query) {
        return query.substring(1).equals(request.getUriInfo().getRequestUri().getRawQuery());
    }
}

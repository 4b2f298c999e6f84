package io.github.restcors;

import io.github.restcors.spi.Targets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * Has the runtime match a preflight as it would match the actual request, where its model alone does not tell the target:
 * the portable way. {@link PreflightAbort} ends the request before the method that is found runs.
 */
@PreMatching
@Priority(Integer.MAX_VALUE) // filters of the application still see OPTIONS, and URI rewriting is done
final class PreflightLast implements ContainerRequestFilter {

    private final Deployment deployment;
    private final PreflightGuard guard;

    @Context
    private @Nullable Configuration configuration;

    PreflightLast(Deployment deployment, PreflightGuard guard) {
        this.deployment = deployment;
        this.guard = guard;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        PreflightState state = PreflightState.of(context);
        if (state == null || state.decision() != null) {
            return;
        }
        if (!guard.stands(configuration)) {
            // A filter of the application may have rewritten the URI.
            PreflightFirst.answer(context, state.request(), deployment);
            return;
        }
        String method = state.request().method();
        CorsDecision.Refused refused = CorsProtocol.refused(method, true);
        if (refused != null) {
            refuse(context, state, refused);
        } else if (!method.equals(Methods.OPTIONS)) {
            context.getHeaders().putSingle(PreflightAbort.MARK, guard.mark());
            context.setMethod(method);
            // A preflight has neither; without them RESTEasy finds no method that consumes something.
            context.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.WILDCARD);
            context.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        }
    }

    private static void refuse(ContainerRequestContext context, PreflightState state, CorsDecision.Refused decision) {
        if (state.targets() instanceof Targets.NoResource) {
            return; // nothing is there to refuse; the runtime says so
        }
        state.decide(decision);
        RefusalLog.log(state.request(), decision);
        context.abortWith(PreflightResponse.of(decision));
    }
}

package io.github.restcors;

import io.github.restcors.spi.Targets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Answers a preflight before anything of the application runs, if an integration finds its target in the runtime's own
 * model. What it cannot find is left to matching: {@link PreflightLast} and {@link PreflightAbort}.
 */
@PreMatching
@Priority(Integer.MIN_VALUE) // before every filter of the application; Jersey goes by this annotation only
final class PreflightFirst implements ContainerRequestFilter {

    private final Deployment deployment;

    PreflightFirst(Deployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        CorsRequest.Preflight request = PreflightState.preflight(context);
        if (!deployment.isActive() || request == null) {
            PreflightState.clear(context);
            return;
        }
        answer(context, request, deployment);
    }

    /** Answers a preflight if the runtime's model tells where it leads. */
    static void answer(ContainerRequestContext context, CorsRequest.Preflight request, Deployment deployment) {
        PreflightState state = deployment.begin(context, request);
        if (state.targets() instanceof Targets.Methods methods) {
            CorsDecision decision =
                    CorsProtocol.preflight(request, deployment.resources().resource(methods));
            state.decide(decision);
            if (!(decision instanceof CorsDecision.NotGoverned)) {
                RefusalLog.log(request, decision);
                context.abortWith(PreflightResponse.of(decision));
            }
        }
    }
}

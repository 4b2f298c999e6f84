package io.github.restcors;

import io.github.restcors.spi.TargetResolver;
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
        TargetResolver resolver = deployment.resolver();
        if (resolver == null) {
            byAnnotations(context, request);
            return;
        }
        Targets targets = resolver.resolve(context);
        PreflightState state = PreflightState.begin(context, request, targets);
        if (targets instanceof Targets.Methods methods) {
            CorsDecision decision =
                    CorsProtocol.preflight(request, deployment.resources().resource(methods.byVerb()));
            state.decide(decision);
            if (!(decision instanceof CorsDecision.NotGoverned)) {
                RefusalLog.log(request, decision);
                context.abortWith(PreflightResponse.of(decision));
            }
        }
    }

    /** Without an integration only stays out where the path cannot lead to anything that is shared. */
    private void byAnnotations(ContainerRequestContext context, CorsRequest.Preflight request) {
        PathIndex.Found found = deployment.resources().find(context);
        Targets targets = found.isEmpty() ? Targets.NO_RESOURCE : Targets.BEHIND_LOCATOR;
        PreflightState state = PreflightState.begin(context, request, targets);
        CorsResource resource = deployment.resources().resource(found.byVerb());
        if (!found.isEmpty() && !found.untold() && !resource.sharesAnything(request.method())) {
            state.decide(CorsDecision.NotGoverned.INSTANCE);
        }
    }
}

package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers a preflight whose target the runtime has matched, before the resource method runs. Always, whatever happens. */
@Priority(Integer.MIN_VALUE) // authentication that follows matching has no credentials to look at
final class PreflightAbort implements ContainerRequestFilter {

    /** Tells a request that has been given another method, even if its properties are lost. */
    static final String MARK = "Rest-Cors-Preflight";

    private static final CorsDecision UNMATCHED =
            new CorsDecision.Refused(CorsDecision.Reason.NOT_MATCHED, CorsProtocol.PATH, true);

    private final Deployment deployment;

    /** Not to be guessed by a client; {@code null} as long as no request has been given it, so that none is asked for it. */
    private volatile @Nullable String mark;

    @Context
    private @Nullable ResourceInfo resourceInfo;

    PreflightAbort(Deployment deployment) {
        this.deployment = deployment;
    }

    synchronized String mark() {
        String known = mark;
        if (known == null) {
            known = UUID.randomUUID().toString();
            mark = known;
        }
        return known;
    }

    private boolean isMarked(ContainerRequestContext context) {
        String known = mark;
        return known != null && known.equals(context.getHeaderString(MARK));
    }

    @Override
    public void filter(ContainerRequestContext context) {
        PreflightState state = PreflightState.of(context);
        if (state == null && isMarked(context)) {
            // Another filter has taken the properties of the request away; its method is that of the actual request.
            CorsRequest.Preflight request = new CorsRequest.Preflight("", context.getMethod(), List.of());
            PreflightState.begin(context, request, Targets.BEHIND_LOCATOR); // left for ResponseDecorator to refuse
            context.abortWith(PreflightResponse.of(UNMATCHED));
        }
        if (state == null || state.decision() instanceof CorsDecision.NotGoverned) {
            return;
        }
        CorsDecision decision = UNMATCHED;
        Response response = null;
        try {
            ResourceMethod matched = MatchedMethod.of(context, deployment.resolver(), resourceInfo);
            if (matched != null) {
                CorsResource resource = resource(matched, state.request().method(), context);
                decision = CorsProtocol.preflight(state.request(), resource);
                response = decision instanceof CorsDecision.NotGoverned ? options(resource) : null;
            }
        } finally {
            // Without this the resource method would run.
            state.decide(decision);
            RefusalLog.log(state.request(), decision);
            context.abortWith(response == null ? PreflightResponse.of(decision) : response);
        }
    }

    private CorsResource resource(ResourceMethod matched, String method, ContainerRequestContext context) {
        CorsResource annotated = deployment.resources().resource(matched, context);
        return annotated == null ? deployment.resources().resource(Map.of(method, List.of(matched))) : annotated;
    }

    /** Stands in for the runtime's own answer, which can no longer be had once the method was changed for matching. */
    private static Response options(CorsResource resource) {
        Set<String> methods = new TreeSet<>(resource.methods());
        methods.add(Methods.OPTIONS);
        return Response.ok().allow(methods).build();
    }
}

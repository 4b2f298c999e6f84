package io.github.restcors;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decorates every response, as the last filter, so that nothing of the application overwrites the decision. */
@Priority(Integer.MIN_VALUE) // response filters run in descending order
final class ResponseDecorator implements ContainerResponseFilter {

    private final Deployment deployment;

    @Context
    private @Nullable ResourceInfo resourceInfo;

    ResponseDecorator(Deployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!deployment.isActive()) {
            return;
        }
        PreflightState preflight = PreflightState.of(request);
        if (preflight == null) {
            actual(request, response);
        } else if (preflight.decision() == null) {
            unanswered(preflight, request, response);
        } else if (!(preflight.decision() instanceof CorsDecision.NotGoverned)) {
            PreflightResponse.write(preflight.decision(), response.getHeaders());
        }
    }

    private void actual(ContainerRequestContext context, ContainerResponseContext response) {
        CorsRequest.Actual request =
                new CorsRequest.Actual(Ascii.strip(context.getHeaderString(HeaderNames.ORIGIN)), context.getMethod());
        ResourceMethod matched = MatchedMethod.of(context, deployment.resolver(), resourceInfo);
        CorsDecision decision;
        if (matched == null || deployment.resources().isLocator(matched)) {
            decision = unmatched(request, context, response);
        } else {
            decision = CorsProtocol.actual(request, deployment.policies().governing(matched.type(), matched.method()));
        }
        if (decision instanceof CorsDecision.Shared shared) {
            write(shared, response);
        } else if (decision instanceof CorsDecision.NotShared) {
            RefusalLog.log(request, decision);
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.remove(HeaderNames.ALLOW_ORIGIN);
            headers.remove(HeaderNames.ALLOW_CREDENTIALS);
            headers.remove(HeaderNames.EXPOSE_HEADERS);
            varyByOrigin(response);
        }
    }

    /** Decides about a response for which no resource method was matched, from what can be told of the path. */
    private CorsDecision unmatched(
            CorsRequest.Actual request, ContainerRequestContext context, ContainerResponseContext response) {
        Resources resources = deployment.resources();
        if (request.method().equals(Methods.OPTIONS) && response.getStatus() < 400) {
            return CorsProtocol.actual(request, deployment.policies().application()); // the runtime's own answer
        }
        TargetResolver resolver = deployment.resolver();
        Targets targets = resolver == null ? Targets.BEHIND_LOCATOR : resolver.resolve(context);
        if (targets instanceof Targets.Methods methods) {
            return CorsProtocol.unmatched(request, resources.resource(methods.byVerb()));
        }
        if (targets instanceof Targets.BehindLocator) {
            List<Object> reached = context.getUriInfo().getMatchedResources();
            Class<?> nearest = reached == null || reached.isEmpty() ? null : typeOf(reached.get(0));
            if (nearest != null && !resources.isRoot(nearest)) {
                return CorsProtocol.unmatched(request, resources.resource(nearest));
            }
            PathIndex.Found found = resources.find(context);
            if (!found.byVerb().isEmpty()) {
                return CorsProtocol.unmatched(request, resources.resource(found.byVerb()));
            }
        }
        return CorsProtocol.actual(request, deployment.policies().application());
    }

    private static Class<?> typeOf(Object reached) {
        return reached instanceof Class<?> type ? type : reached.getClass();
    }

    private static void write(CorsDecision.Shared shared, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle(HeaderNames.ALLOW_ORIGIN, shared.allowOrigin());
        if (shared.allowCredentials()) {
            headers.putSingle(HeaderNames.ALLOW_CREDENTIALS, AllowCredentials.TRUE);
        } else {
            headers.remove(HeaderNames.ALLOW_CREDENTIALS);
        }
        if (shared.exposeHeaders() != null) {
            headers.putSingle(HeaderNames.EXPOSE_HEADERS, shared.exposeHeaders());
        } else {
            headers.remove(HeaderNames.EXPOSE_HEADERS);
        }
        if (shared.varyByOrigin()) {
            varyByOrigin(response);
        }
    }

    private static void varyByOrigin(ContainerResponseContext response) {
        String vary = response.getHeaderString(HeaderNames.VARY);
        response.getHeaders().putSingle(HeaderNames.VARY, Vary.add(vary, HeaderNames.ORIGIN));
    }

    /** Makes a refusal of whatever else answered a preflight whose target only matching could tell. */
    private void unanswered(
            PreflightState preflight, ContainerRequestContext context, ContainerResponseContext response) {
        CorsRequest.Preflight request = preflight.request();
        boolean missing = response.getStatus() == Response.Status.NOT_FOUND.getStatusCode();
        if (preflight.targets() instanceof Targets.NoResource && missing) {
            return; // no such resource: the answer is the runtime's
        }
        boolean success = Response.Status.Family.familyOf(response.getStatus()) == Response.Status.Family.SUCCESSFUL;
        CorsDecision decision = new CorsDecision.Refused(CorsDecision.Reason.NOT_MATCHED, "the path", true);
        if (success && request.method().equals(Methods.OPTIONS) && isGenerated(context)) {
            decision = CorsProtocol.preflight(request, deployment.resources().generatedOptions());
        }
        if (decision instanceof CorsDecision.NotGoverned) {
            return;
        }
        preflight.decide(decision);
        RefusalLog.log(request, decision);
        String vary = response.getHeaderString(HeaderNames.VARY);
        if (success) {
            Response answer = PreflightResponse.of(decision);
            response.setStatus(answer.getStatus());
            response.setEntity(null);
        }
        PreflightResponse.write(decision, response.getHeaders());
        String own = response.getHeaderString(HeaderNames.VARY);
        response.getHeaders().putSingle(HeaderNames.VARY, Vary.addAll(vary, own));
    }

    private boolean isGenerated(ContainerRequestContext context) {
        return MatchedMethod.of(context, deployment.resolver(), resourceInfo) == null;
    }
}

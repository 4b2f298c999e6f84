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
        ResourceMethod matched = MatchedMethod.of(request, deployment.resolver(), resourceInfo);
        if (!deployment.isActive(matched)) {
            return;
        }
        PreflightState preflight = PreflightState.of(request);
        if (preflight == null) {
            preflight = beforeFirst(request);
        }
        if (preflight == null) {
            actual(matched, request, response);
        } else if (preflight.decision() == null) {
            unanswered(preflight, matched, request, response);
        } else if (!(preflight.decision() instanceof CorsDecision.NotGoverned)) {
            PreflightResponse.write(preflight.decision(), response.getHeaders());
        }
    }

    /** Returns a preflight that a filter of the application answered before {@link PreflightFirst} saw it. */
    private @Nullable PreflightState beforeFirst(ContainerRequestContext context) {
        CorsRequest.Preflight request = PreflightState.preflight(context);
        if (request == null) {
            return null;
        }
        PreflightState state = deployment.begin(context, request);
        if (state.targets() instanceof Targets.Methods methods
                && !deployment.resources().resource(methods.byVerb()).sharesAnything(request.method())) {
            state.decide(CorsDecision.NotGoverned.INSTANCE);
        }
        return state;
    }

    private void actual(
            @Nullable ResourceMethod matched, ContainerRequestContext context, ContainerResponseContext response) {
        CorsRequest.Actual request =
                new CorsRequest.Actual(Ascii.strip(context.getHeaderString(HeaderNames.ORIGIN)), context.getMethod());
        GoverningPolicy governing = matched == null
                ? GoverningPolicy.LOCATOR
                : deployment.policies().governing(matched.type(), matched.method());
        // Some runtimes name the locator that failed as the method that was matched.
        CorsDecision decision = governing.equals(GoverningPolicy.LOCATOR)
                ? unmatched(request, context, response)
                : CorsProtocol.actual(request, governing);
        if (decision instanceof CorsDecision.Shared shared) {
            write(shared, response.getHeaders());
        } else if (decision instanceof CorsDecision.NotShared) {
            RefusalLog.log(request, decision);
            MultivaluedMap<String, Object> headers = response.getHeaders();
            ResponseFields.remove(headers, HeaderNames.ALLOW_ORIGIN);
            ResponseFields.remove(headers, HeaderNames.ALLOW_CREDENTIALS);
            ResponseFields.remove(headers, HeaderNames.EXPOSE_HEADERS);
            ResponseFields.addVary(headers, HeaderNames.ORIGIN);
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

    private static void write(CorsDecision.Shared shared, MultivaluedMap<String, Object> headers) {
        ResponseFields.set(headers, HeaderNames.ALLOW_ORIGIN, shared.allowOrigin());
        ResponseFields.set(
                headers, HeaderNames.ALLOW_CREDENTIALS, shared.allowCredentials() ? AllowCredentials.TRUE : null);
        ResponseFields.set(headers, HeaderNames.EXPOSE_HEADERS, shared.exposeHeaders());
        if (shared.varyByOrigin()) {
            ResponseFields.addVary(headers, HeaderNames.ORIGIN);
        }
    }

    /** Makes a refusal of whatever else answered a preflight whose target only matching could tell. */
    private void unanswered(
            PreflightState preflight,
            @Nullable ResourceMethod matched,
            ContainerRequestContext context,
            ContainerResponseContext response) {
        CorsRequest.Preflight request = preflight.request();
        boolean missing = response.getStatus() == Response.Status.NOT_FOUND.getStatusCode();
        if (preflight.targets() instanceof Targets.NoResource && missing) {
            return; // no such resource: the answer is the runtime's
        }
        boolean success = Response.Status.Family.familyOf(response.getStatus()) == Response.Status.Family.SUCCESSFUL;
        CorsDecision decision = new CorsDecision.Refused(CorsDecision.Reason.NOT_MATCHED, "the path", true);
        if (success && request.method().equals(Methods.OPTIONS) && matched == null) {
            decision = CorsProtocol.preflight(request, deployment.resources().generatedOptions(context));
        }
        if (decision instanceof CorsDecision.NotGoverned) {
            return;
        }
        preflight.decide(decision);
        RefusalLog.log(request, decision);
        if (success) {
            Response answer = PreflightResponse.of(decision);
            response.setStatus(answer.getStatus());
            response.setEntity(null);
        }
        PreflightResponse.write(decision, response.getHeaders());
    }
}

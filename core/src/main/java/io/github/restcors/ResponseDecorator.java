package io.github.restcors;

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
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Decorates every response, as the last filter, so that nothing of the application overwrites the decision. */
@Priority(Integer.MIN_VALUE) // response filters run in descending order
final class ResponseDecorator implements ContainerResponseFilter {

    private final Deployment deployment;
    private final BiFunction<Class<?>, Method, GoverningPolicy> governing;

    @Context
    private @Nullable ResourceInfo resourceInfo;

    ResponseDecorator(Deployment deployment) {
        this.deployment = deployment;
        this.governing = deployment.policies()::governing;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!deployment.isActive() && !becomesActive(request)) {
            return;
        }
        PreflightState preflight = PreflightState.of(request);
        if (preflight == null) {
            preflight = beforeFirst(request);
        }
        if (preflight == null) {
            actual(matched(request), request, response);
        } else if (preflight.decision() == null) {
            unanswered(preflight, matched(request), request, response);
        } else if (!(preflight.decision() instanceof CorsDecision.NotGoverned)) {
            PreflightResponse.write(preflight.decision(), response.getHeaders());
        }
    }

    private boolean becomesActive(ContainerRequestContext request) {
        return deployment.mayBecomeActive()
                && deployment.isActive(MatchedMethod.of(request, deployment.resolver(), resourceInfo));
    }

    /** Returns what governs the method that the request has reached, or {@code null} if none was matched. */
    private @Nullable GoverningPolicy matched(ContainerRequestContext request) {
        return MatchedMethod.find(request, deployment.resolver(), resourceInfo, governing);
    }

    /** Returns a preflight that a filter of the application answered before {@link PreflightFirst} saw it. */
    private @Nullable PreflightState beforeFirst(ContainerRequestContext context) {
        CorsRequest.Preflight request = PreflightState.preflight(context);
        if (request == null) {
            return null;
        }
        PreflightState state = deployment.begin(context, request);
        if (state.targets() instanceof Targets.Methods methods
                && !deployment
                        .resources()
                        .resource(methods)
                        .asked(request.method())
                        .shared()) {
            state.decide(CorsDecision.NotGoverned.INSTANCE);
        }
        return state;
    }

    private void actual(
            @Nullable GoverningPolicy matched, ContainerRequestContext context, ContainerResponseContext response) {
        String origin = Ascii.strip(context.getHeaderString(HeaderNames.ORIGIN));
        String method = context.getMethod();
        // Some runtimes name the locator that failed as the method that was matched.
        CorsDecision decision = matched == null || matched.isLocator()
                ? unmatched(new CorsRequest.Actual(origin, method), context, response)
                : CorsProtocol.actual(origin, method, matched);
        if (decision instanceof CorsDecision.Shared shared) {
            write(shared, origin, response.getHeaders());
        } else if (decision instanceof CorsDecision.NotShared) {
            if (origin != null && RefusalLog.isOn()) { // without an origin nothing was refused
                RefusalLog.log(new CorsRequest.Actual(origin, method), decision);
            }
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
            return CorsProtocol.actual(
                    request.origin(),
                    request.method(),
                    deployment.policies().application()); // the runtime's own answer
        }
        TargetResolver resolver = deployment.resolver();
        Targets targets = resolver == null ? Targets.BEHIND_LOCATOR : resolver.resolve(context);
        if (targets instanceof Targets.Methods methods) {
            return CorsProtocol.unmatched(request, resources.resource(methods));
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
        return CorsProtocol.actual(
                request.origin(), request.method(), deployment.policies().application());
    }

    private static Class<?> typeOf(Object reached) {
        return reached instanceof Class<?> type ? type : reached.getClass();
    }

    private static void write(
            CorsDecision.Shared shared, @Nullable String origin, MultivaluedMap<String, Object> headers) {
        ResponseFields.set(headers, HeaderNames.ALLOW_ORIGIN, AllowOrigin.value(shared.anyOrigin(), origin));
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
            @Nullable GoverningPolicy matched,
            ContainerRequestContext context,
            ContainerResponseContext response) {
        CorsRequest.Preflight request = preflight.request();
        boolean missing = response.getStatus() == Response.Status.NOT_FOUND.getStatusCode();
        if (preflight.targets() instanceof Targets.NoResource && missing) {
            return; // no such resource: the answer is the runtime's
        }
        boolean success = Response.Status.Family.familyOf(response.getStatus()) == Response.Status.Family.SUCCESSFUL;
        CorsDecision decision = new CorsDecision.Refused(CorsDecision.Reason.NOT_MATCHED, CorsProtocol.PATH, true);
        if (success && request.method().equals(Methods.OPTIONS) && matched == null) {
            decision = CorsProtocol.preflight(request, deployment.resources().generatedOptions(context));
        }
        if (decision instanceof CorsDecision.NotGoverned) {
            return;
        }
        preflight.decide(decision);
        RefusalLog.log(request, decision);
        if (success) {
            response.setStatus(PreflightResponse.status(decision));
            response.setEntity(null);
        }
        PreflightResponse.write(decision, response.getHeaders());
    }
}

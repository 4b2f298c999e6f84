package io.github.restcors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of the CORS protocol: from a request and the policies of a resource to a decision. Nothing here knows
 * Jakarta REST, has state, or throws, whatever a client sends.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
final class CorsProtocol {

    private CorsProtocol() {}

    /**
     * Decides about a preflight: what every Java method that the actual request might reach would grant. Where media types
     * alone tell several apart, a preflight cannot, so it gets the intersection and never more than any of them grants.
     */
    static CorsDecision preflight(CorsRequest.Preflight request, CorsResource resource) {
        String method = request.method();
        if (!resource.sharesAnything(method)) {
            return CorsDecision.NotGoverned.INSTANCE;
        }
        List<GoverningPolicy> governing = resource.governing(method);
        boolean vary = resource.variesByOrigin() || governing.stream().anyMatch(GoverningPolicy::variesByOrigin);
        String path = "the path";
        if (!Ascii.isToken(method)) {
            return new CorsDecision.Refused(CorsDecision.Reason.METHOD_MALFORMED, path, vary);
        }
        if (Methods.isForbidden(method)) {
            return new CorsDecision.Refused(CorsDecision.Reason.METHOD_FORBIDDEN, path, vary);
        }
        if (governing.isEmpty()) {
            return new CorsDecision.Refused(CorsDecision.Reason.METHOD_NOT_ON_RESOURCE, path, vary);
        }
        List<CorsPolicy> deciding = new ArrayList<>(governing.size());
        for (GoverningPolicy each : governing) {
            CorsDecision.Reason reason = decide(each, request.origin(), method, deciding);
            if (reason != null) {
                return new CorsDecision.Refused(reason, each.location(), vary);
            }
        }
        AllowHeaders headers = AllowHeaders.of(deciding);
        CorsDecision.Reason reason = headers.check(request.headers());
        if (reason != null) {
            return new CorsDecision.Refused(reason, governing.get(0).location(), vary);
        }
        return new CorsDecision.Granted(
                AllowOrigin.value(deciding, request.origin()),
                AllowCredentials.allowed(deciding),
                AllowMethods.value(method, deciding, resource),
                headers.value(request.headers()),
                MaxAge.value(deciding),
                vary);
    }

    /** Decides about the response of a Java method that was matched. */
    static CorsDecision actual(CorsRequest.Actual request, GoverningPolicy governing) {
        String method = request.method();
        CorsPolicy policy = governing.policy();
        if (policy == null || !policy.governs(method)) {
            return CorsDecision.NotGoverned.INSTANCE;
        }
        CorsPolicy tier = policy.deciding(request.origin());
        if (tier == null) {
            return new CorsDecision.NotShared(CorsDecision.Reason.ORIGIN_NOT_ALLOWED, governing.location());
        }
        if (!tier.lists(method)) {
            return new CorsDecision.NotShared(CorsDecision.Reason.METHOD_NOT_SHARED, governing.location());
        }
        return shared(List.of(tier), request.origin(), governing.variesByOrigin());
    }

    /**
     * Decides about an error that was raised before a Java method was matched: by the intersection of the policies of the
     * asked method, or of all that the path shares if it does not have that method.
     */
    static CorsDecision unmatched(CorsRequest.Actual request, CorsResource resource) {
        List<Map.Entry<String, GoverningPolicy>> candidates = new ArrayList<>();
        for (GoverningPolicy governing : resource.governing(request.method())) {
            if (!governing.governs(request.method())) {
                return CorsDecision.NotGoverned.INSTANCE;
            }
            candidates.add(Map.entry(request.method(), governing));
        }
        if (candidates.isEmpty()) {
            candidates = resource.shared();
        }
        if (candidates.isEmpty()) {
            return CorsDecision.NotGoverned.INSTANCE;
        }
        List<CorsPolicy> deciding = new ArrayList<>(candidates.size());
        boolean vary = false;
        CorsDecision.@Nullable Reason reason = null;
        String location = "";
        for (Map.Entry<String, GoverningPolicy> candidate : candidates) {
            GoverningPolicy governing = candidate.getValue();
            vary |= governing.variesByOrigin();
            if (reason == null) {
                reason = decide(governing, request.origin(), candidate.getKey(), deciding);
                location = governing.location();
            }
        }
        return reason == null ? shared(deciding, request.origin(), vary) : new CorsDecision.NotShared(reason, location);
    }

    /** Adds the tier that decides about the origin, or says why none does. */
    private static CorsDecision.@Nullable Reason decide(
            GoverningPolicy governing, @Nullable String origin, String method, List<CorsPolicy> deciding) {
        CorsPolicy policy = governing.policy();
        if (policy == null || !policy.governs(method)) {
            return CorsDecision.Reason.METHOD_NOT_SHARED;
        }
        CorsPolicy tier = policy.deciding(origin);
        if (tier == null) {
            return CorsDecision.Reason.ORIGIN_NOT_ALLOWED;
        }
        deciding.add(tier);
        return tier.lists(method) ? null : CorsDecision.Reason.METHOD_NOT_SHARED;
    }

    private static CorsDecision shared(List<CorsPolicy> deciding, @Nullable String origin, boolean vary) {
        return new CorsDecision.Shared(
                AllowOrigin.value(deciding, origin),
                AllowCredentials.allowed(deciding),
                ExposeHeaders.value(deciding),
                vary);
    }
}

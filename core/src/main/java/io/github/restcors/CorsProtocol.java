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

    /** In place of the location of a policy, where none is to blame. */
    static final Location PATH = Location.of("the path");

    private CorsProtocol() {}

    /**
     * Decides about a preflight: what every Java method that the actual request might reach would grant. Where media types
     * alone tell several apart, a preflight cannot, so it gets the intersection and never more than any of them grants.
     */
    static CorsDecision preflight(CorsRequest.Preflight request, CorsResource resource) {
        String method = request.method();
        CorsResource.Asked asked = resource.asked(method);
        if (!asked.shared()) {
            return CorsDecision.NotGoverned.INSTANCE;
        }
        boolean vary = asked.varies();
        CorsDecision.Refused refused = refused(method, vary);
        if (refused != null) {
            return refused;
        }
        List<GoverningPolicy> governing = asked.governing();
        if (governing.isEmpty()) {
            return new CorsDecision.Refused(CorsDecision.Reason.METHOD_NOT_ON_RESOURCE, PATH, vary);
        }
        List<CorsPolicy> deciding = new ArrayList<>(governing.size());
        for (GoverningPolicy each : governing) {
            CorsDecision.Reason reason = decide(each, request.origin(), method, deciding);
            if (reason != null) {
                return new CorsDecision.Refused(reason, each.where(), vary);
            }
        }
        Terms terms = Terms.of(deciding);
        CorsDecision.Reason reason = terms.allowHeaders().check(request.headers());
        if (reason != null) {
            return new CorsDecision.Refused(reason, governing.get(0).where(), vary);
        }
        return new CorsDecision.Granted(
                AllowOrigin.value(terms.anyOrigin(), request.origin()),
                terms.allowCredentials(),
                asked.allowMethods().value(deciding),
                terms.allowHeaders().value(request.headers()),
                terms.maxAge(),
                vary);
    }

    /**
     * Refuses a preflight for a method that no page can ask for, whatever the resource.
     *
     * @return {@code null} if a page can
     */
    static CorsDecision.@Nullable Refused refused(String method, boolean vary) {
        if (!Ascii.isToken(method)) {
            return new CorsDecision.Refused(CorsDecision.Reason.METHOD_MALFORMED, PATH, vary);
        }
        return Methods.isForbidden(method)
                ? new CorsDecision.Refused(CorsDecision.Reason.METHOD_FORBIDDEN, PATH, vary)
                : null;
    }

    /** Decides about the response of a Java method that was matched: on every request, and so without allocation. */
    static CorsDecision actual(@Nullable String origin, String method, GoverningPolicy governing) {
        CorsPolicy policy = governing.policy();
        CorsPolicy tier = policy == null ? null : policy.deciding(origin);
        if (tier != null && tier.lists(method)) {
            return tier.terms().shared(governing.variesByOrigin());
        }
        if (!governing.governs(method)) {
            return CorsDecision.NotGoverned.INSTANCE;
        }
        return tier == null
                ? governing.originNotAllowed()
                : new CorsDecision.NotShared(CorsDecision.Reason.METHOD_NOT_SHARED, governing.where());
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
        Location where = PATH;
        for (Map.Entry<String, GoverningPolicy> candidate : candidates) {
            GoverningPolicy governing = candidate.getValue();
            vary |= governing.variesByOrigin();
            if (reason == null) {
                reason = decide(governing, request.origin(), candidate.getKey(), deciding);
                where = governing.where();
            }
        }
        return reason == null ? Terms.of(deciding).shared(vary) : new CorsDecision.NotShared(reason, where);
    }

    /** Adds the tier that decides about the origin, or says why none does. */
    private static CorsDecision.@Nullable Reason decide(
            GoverningPolicy governing, @Nullable String origin, String method, List<CorsPolicy> deciding) {
        CorsPolicy policy = governing.policy();
        CorsPolicy tier = policy == null ? null : policy.deciding(origin);
        if (tier != null && tier.lists(method)) {
            deciding.add(tier);
            return null;
        }
        return tier == null && governing.governs(method)
                ? CorsDecision.Reason.ORIGIN_NOT_ALLOWED
                : CorsDecision.Reason.METHOD_NOT_SHARED;
    }
}

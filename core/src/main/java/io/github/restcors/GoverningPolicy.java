package io.github.restcors;

import org.jspecify.annotations.Nullable;

/**
 * The policy that governs a resource method, and where it was declared.
 *
 * @param policy {@code null} if the method is not shared
 * @param where for the log
 * @param originNotAllowed the decision about an origin that the policy does not cover, and about a request without one
 */
record GoverningPolicy(@Nullable CorsPolicy policy, Location where, CorsDecision.NotShared originNotAllowed) {

    /** Nothing declares a policy. */
    static final GoverningPolicy NONE = new GoverningPolicy(null, "no policy");

    /** In place of a policy: the method only leads to a sub-resource, which has policies of its own. */
    static final GoverningPolicy LOCATOR = new GoverningPolicy(null, "sub-resource locator");

    GoverningPolicy(@Nullable CorsPolicy policy, Location where) {
        this(policy, where, new CorsDecision.NotShared(CorsDecision.Reason.ORIGIN_NOT_ALLOWED, where));
    }

    GoverningPolicy(@Nullable CorsPolicy policy, String where) {
        this(policy, Location.of(where));
    }

    /** Whether this is {@link #LOCATOR}: asked on every request, for which to compare locations would be too much. */
    @SuppressWarnings("ReferenceEquality") // there is one
    boolean isLocator() {
        return this == LOCATOR;
    }

    String location() {
        return where.toString();
    }

    /** Whether requests with this method are shared, for one origin at least. */
    boolean governs(String method) {
        return policy != null && policy.governs(method);
    }

    /** Whether another origin might be answered otherwise: unless {@code *} is the only rule. */
    boolean variesByOrigin() {
        return policy != null && !policy.allowsAnyOrigin();
    }
}

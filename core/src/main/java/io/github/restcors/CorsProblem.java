package io.github.restcors;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a configuration.
 *
 * @param kind which rule is broken
 * @param location where: {@code BookResource.update @CrossOrigin(origins)} for an annotation, the builder's method ({@code
 *     allowedOrigins}) for a policy in code
 * @param value the offending entry as given, a max age in seconds, {@code null} where something is missing
 * @param message the rule, and the way out
 */
@SuppressWarnings("exports") // jspecify is needed by no one who uses this
public record CorsProblem(
        Kind kind, String location, @Nullable String value, String message) {

    /** The rules that a configuration can break. */
    public enum Kind {
        /** An origin is malformed or not in serialized form. */
        ORIGIN_SYNTAX,
        /** The origin {@code null} is listed; every sandboxed frame has it. */
        ORIGIN_NULL,
        /** {@code *} stands beside other origins. */
        ORIGIN_WILDCARD_NOT_ALONE,
        /** {@code *} is combined with credentials. */
        ORIGIN_WILDCARD_WITH_CREDENTIALS,
        /** An {@code http} origin that is not loopback is combined with credentials. */
        ORIGIN_INSECURE_WITH_CREDENTIALS,
        /** A subdomain wildcard over a public suffix is combined with credentials. */
        PUBLIC_SUFFIX_WITH_CREDENTIALS,
        /** No origin is listed at all. */
        NO_ORIGINS,
        /** A method or a header name is no token (RFC 9110, section 5.6.2). */
        INVALID_TOKEN,
        /** A method is one that browsers never send: {@code CONNECT}, {@code TRACE}, {@code TRACK}. */
        METHOD_FORBIDDEN,
        /** A method that browsers upper-case is written otherwise. */
        METHOD_CASE,
        /** A request header is one that no page can set. */
        REQUEST_HEADER_FORBIDDEN,
        /** A CORS response header is listed among the allowed request headers. */
        REQUEST_HEADER_MISPLACED,
        /** {@code Set-Cookie} or {@code Set-Cookie2} is exposed; browsers never show them. */
        EXPOSED_HEADER_FORBIDDEN,
        /** {@code *} is exposed in combination with credentials, where browsers read it as a name. */
        EXPOSED_WILDCARD_WITH_CREDENTIALS,
        /** A max age is negative or over 86,400 seconds. */
        MAX_AGE_OUT_OF_BOUNDS,
        /** An annotation names a policy that is not registered. */
        UNKNOWN_POLICY,
        /** An annotation names a policy and sets other attributes too. */
        POLICY_WITH_ATTRIBUTES,
        /** Two equally near annotations differ, or two tiers have the same origin. */
        CONFLICTING_ANNOTATIONS,
        /** An annotation lists a method that its resource does not have. */
        METHOD_NOT_ON_RESOURCE,
        /** An annotation stands on a method that is no resource method. */
        NO_EFFECT
    }
}

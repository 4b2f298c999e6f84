package io.github.restcors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use a resource from another origin, and how: an immutable value that was checked when it was built.
 *
 * <p>By default nothing is allowed, and at least one origin has to be. What is unsafe cannot be built by accident.
 *
 * <pre>{@code
 * CorsPolicy partners = CorsPolicy.builder()
 *         .allowedOrigins("https://*.partner.example")
 *         .allowedMethods("GET", "PUT")
 *         .allowedHeaders("Content-Type")
 *         .exposedHeaders("ETag")
 *         .maxAge(Duration.ofMinutes(10))
 *         .build();
 * }</pre>
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public final class CorsPolicy {

    private static final String ALL_METHODS = "*";

    private final Set<String> allowedOrigins;
    private final Set<String> allowedMethods;
    private final Set<String> allowedHeaders;
    private final Set<String> exposedHeaders;
    private final boolean allowCredentials;
    private final @Nullable Duration maxAge;
    private final boolean allowInsecureOrigins;
    private final boolean allowPublicSuffixes;

    /** The policies among which the origin decides: this one alone, or the tiers. */
    private final List<CorsPolicy> tiers;

    private final OriginTable<CorsPolicy> table;
    private final boolean anyOrigin;
    private final boolean allMethods;
    private final NameSet exposed;
    private final AllowHeaders headerRule;
    private final Optional<Duration> optionalMaxAge;
    private final Terms terms;
    private final int hashCode;

    private CorsPolicy(Builder draft) {
        allowedOrigins = copy(draft.allowedOrigins);
        allowedMethods = copy(draft.allowedMethods);
        allowedHeaders = copy(draft.allowedHeaders);
        exposedHeaders = copy(draft.exposedHeaders);
        allowCredentials = draft.allowCredentials;
        maxAge = draft.maxAge;
        allowInsecureOrigins = draft.allowInsecureOrigins;
        allowPublicSuffixes = draft.allowPublicSuffixes;
        tiers = List.of(this);
        table = new OriginTable<>();
        for (String origin : allowedOrigins) {
            table.put(parse(origin), this);
        }
        anyOrigin = allowedOrigins.contains("*");
        allMethods = allowedMethods.isEmpty() || allowedMethods.contains(ALL_METHODS);
        exposed = NameSet.of(exposedHeaders);
        headerRule = AllowHeaders.of(NameSet.of(allowedHeaders), allowCredentials);
        optionalMaxAge = Optional.ofNullable(maxAge);
        terms = Terms.make(tiers);
        hashCode = allowedOrigins.hashCode();
    }

    private CorsPolicy(List<CorsPolicy> tiers, Map<OriginPattern, CorsPolicy> patterns) {
        this.tiers = List.copyOf(tiers);
        Set<String> origins = new LinkedHashSet<>();
        tiers.forEach(tier -> origins.addAll(tier.allowedOrigins));
        allowedOrigins = copy(origins);
        allowedMethods = Set.of();
        allowedHeaders = Set.of();
        exposedHeaders = Set.of();
        allowCredentials = false;
        maxAge = null;
        allowInsecureOrigins = false;
        allowPublicSuffixes = false;
        anyOrigin = false;
        allMethods = false;
        table = new OriginTable<>();
        patterns.forEach(table::put);
        exposed = NameSet.of(exposedHeaders);
        headerRule = AllowHeaders.of(exposed, false);
        optionalMaxAge = Optional.empty();
        terms = Terms.make(tiers);
        hashCode = allowedOrigins.hashCode();
    }

    private static OriginPattern parse(String checked) {
        return Objects.requireNonNull(OriginPattern.parse(checked).pattern());
    }

    private static Set<String> copy(Collection<String> entries) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(entries));
    }

    /**
     * Starts a policy that allows nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Puts policies together so that the origin of a request picks one: the most specific origin that covers it decides
     * alone. An exact origin comes before an exact host with any port, that before a wildcard (the longest base first, and a
     * given port before any port), and {@code *} comes last. So one resource can serve everyone anonymously and its own
     * front end with credentials. A request whose method the deciding policy does not allow is not shared, even if another
     * tier would allow it.
     *
     * @param policies the tiers, in any order; tiers of tiers count as if they stood here
     * @return a policy whose {@link #tiers()} are these
     * @throws CorsConfigurationException if there is none ({@code NO_ORIGINS}), or for each origin that stands in two tiers
     *     ({@code CONFLICTING_ANNOTATIONS})
     */
    public static CorsPolicy tiered(CorsPolicy... policies) {
        List<CorsPolicy> tiers = new ArrayList<>();
        for (CorsPolicy policy : policies) {
            tiers.addAll(policy.tiers);
        }
        List<CorsProblem> problems = new ArrayList<>();
        if (tiers.isEmpty()) {
            String location = PolicyCheck.Part.ORIGINS.builderMethod;
            problems.add(new CorsProblem(
                    CorsProblem.Kind.NO_ORIGINS, location, null, "no tier is given; pass at least one policy"));
        }
        CorsPolicy tiered = tiered(tiers, PolicyCheck.Part.ORIGINS.builderMethod, problems);
        if (!problems.isEmpty()) {
            throw new CorsConfigurationException(problems);
        }
        return tiered;
    }

    /** Puts tiers together and adds a problem for each origin that stands in two of them. */
    static CorsPolicy tiered(List<CorsPolicy> tiers, String location, Collection<CorsProblem> problems) {
        if (tiers.size() == 1) {
            return tiers.get(0);
        }
        Map<OriginPattern, CorsPolicy> patterns = new LinkedHashMap<>();
        for (CorsPolicy tier : tiers) {
            for (String entry : tier.allowedOrigins) {
                CorsPolicy other = patterns.putIfAbsent(parse(entry), tier);
                if (other != null) {
                    problems.add(new CorsProblem(
                            CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                            location,
                            entry,
                            "origin \"" + entry + "\" stands in two tiers; leave it in the one that shall decide"));
                }
            }
        }
        return new CorsPolicy(tiers, patterns);
    }

    /**
     * Returns the origins that are allowed, as configured; of a tiered policy, those of all tiers.
     *
     * @return at least one, unmodifiable
     */
    public Set<String> allowedOrigins() {
        return allowedOrigins;
    }

    /**
     * Returns the methods that are shared, as configured.
     *
     * @return empty for every method of the resource; unmodifiable
     * @throws IllegalStateException if this is a tiered policy: ask its {@link #tiers()}
     */
    public Set<String> allowedMethods() {
        return single(allowedMethods);
    }

    /**
     * Returns the request headers that pages may send, as configured.
     *
     * @return possibly empty, unmodifiable
     * @throws IllegalStateException if this is a tiered policy: ask its {@link #tiers()}
     */
    public Set<String> allowedHeaders() {
        return single(allowedHeaders);
    }

    /**
     * Returns the response headers that pages may read, as configured.
     *
     * @return possibly empty, unmodifiable
     * @throws IllegalStateException if this is a tiered policy: ask its {@link #tiers()}
     */
    public Set<String> exposedHeaders() {
        return single(exposedHeaders);
    }

    /**
     * Returns whether pages may send credentials and read the response.
     *
     * @return {@code false} by default
     * @throws IllegalStateException if this is a tiered policy: ask its {@link #tiers()}
     */
    public boolean allowCredentials() {
        return single(allowCredentials);
    }

    /**
     * Returns how long browsers may cache the answer to a preflight.
     *
     * @return empty if unset
     * @throws IllegalStateException if this is a tiered policy: ask its {@link #tiers()}
     */
    public Optional<Duration> maxAge() {
        return single(optionalMaxAge);
    }

    /**
     * Returns the policies among which the origin of a request decides.
     *
     * @return the tiers; of a policy that is not tiered, that policy alone; unmodifiable
     */
    public List<CorsPolicy> tiers() {
        return tiers;
    }

    private boolean isTiered() {
        return tiers.size() > 1;
    }

    private <T> T single(T value) {
        if (isTiered()) {
            throw new IllegalStateException("rest-cors: a tiered policy has no settings of its own; ask its tiers()");
        }
        return value;
    }

    /**
     * Starts a policy from this one.
     *
     * @return a builder with all settings of this policy
     * @throws IllegalStateException if this is a tiered policy: change its {@link #tiers()} and put them together again
     */
    public Builder toBuilder() {
        Builder builder = single(new Builder());
        builder.allowedOrigins.addAll(allowedOrigins);
        builder.allowedMethods.addAll(allowedMethods);
        builder.allowedHeaders.addAll(allowedHeaders);
        builder.exposedHeaders.addAll(exposedHeaders);
        builder.allowCredentials = allowCredentials;
        builder.maxAge = maxAge;
        builder.allowInsecureOrigins = allowInsecureOrigins;
        builder.allowPublicSuffixes = allowPublicSuffixes;
        return builder;
    }

    /** Returns the tier that decides for an origin, or {@code null} if none covers it. */
    @Nullable
    CorsPolicy deciding(@Nullable String origin) {
        return table.find(origin);
    }

    /** Whether a method belongs to what this policy shares, for one origin at least. */
    boolean governs(String method) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).lists(method)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this tier shares a method: all if none is listed, and {@code GET} includes {@code HEAD}. */
    boolean lists(String method) {
        return allMethods
                || allowedMethods.contains(method)
                || method.equals(Methods.HEAD) && allowedMethods.contains(Methods.GET);
    }

    /** Whether {@code *} is the only rule, so that every origin gets the same. */
    boolean allowsAnyOrigin() {
        return anyOrigin;
    }

    NameSet exposed() {
        return exposed;
    }

    AllowHeaders headerRule() {
        return headerRule;
    }

    /** What this tier grants. */
    Terms terms() {
        return terms;
    }

    /**
     * Compares what the policies mean: the order of entries and the case of header names do not matter, and no methods mean
     * the same as {@code *}.
     */
    @Override
    @SuppressWarnings("exports") // jspecify is needed by no one who uses this
    public boolean equals(@Nullable Object other) {
        return other instanceof CorsPolicy that && means(that);
    }

    private boolean means(CorsPolicy that) {
        if (isTiered() || that.isTiered()) {
            return Set.copyOf(tiers).equals(Set.copyOf(that.tiers));
        }
        return allowedOrigins.equals(that.allowedOrigins)
                && methodSet().equals(that.methodSet())
                && NameSet.of(allowedHeaders).equals(NameSet.of(that.allowedHeaders))
                && exposed.equals(that.exposed)
                && allowCredentials == that.allowCredentials
                && Objects.equals(maxAge, that.maxAge)
                && allowInsecureOrigins == that.allowInsecureOrigins
                && allowPublicSuffixes == that.allowPublicSuffixes;
    }

    private Set<String> methodSet() {
        return allowedMethods.contains(ALL_METHODS) ? Set.of() : allowedMethods;
    }

    @Override
    public int hashCode() {
        return hashCode;
    }

    @Override
    public String toString() {
        if (isTiered()) {
            return "CorsPolicy" + tiers;
        }
        return "CorsPolicy[origins=" + allowedOrigins
                + ", methods=" + (methodSet().isEmpty() ? ALL_METHODS : allowedMethods)
                + ", allowedHeaders=" + allowedHeaders
                + ", exposedHeaders=" + exposedHeaders
                + ", credentials=" + allowCredentials
                + ", maxAge=" + (maxAge == null ? "unset" : maxAge.toSeconds() + " s") + "]";
    }

    /** Collects the settings of a {@link CorsPolicy}; {@link #build()} checks them all. Not safe for several threads. */
    public static final class Builder {

        final Set<String> allowedOrigins = new LinkedHashSet<>();
        final Set<String> allowedMethods = new LinkedHashSet<>();
        final Set<String> allowedHeaders = new LinkedHashSet<>();
        final Set<String> exposedHeaders = new LinkedHashSet<>();
        boolean allowCredentials;

        @Nullable
        Duration maxAge;

        boolean allowInsecureOrigins;
        boolean allowPublicSuffixes;

        Builder() {}

        /**
         * Adds origins that may use the resource.
         *
         * <p>{@code *} (any origin; alone in its list) · an exact origin {@code scheme://host[:port]} · {@code
         * https://*.example.com} (one or more whole labels in place of the asterisk) · {@code http://localhost:*} (any port,
         * the default one included) · both wildcards together. Origins are written as browsers send them: lower case,
         * punycode, no default port, no path, no trailing slash or dot. Refused by {@link #build()}: anything else, {@code
         * null}, {@code file} origins; with credentials also {@code *}, {@code http} origins that are not loopback, and
         * subdomains of a public suffix.
         *
         * @param origins any number of entries; none by default
         * @return this builder
         * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-origin">Fetch,
         *     Access-Control-Allow-Origin</a>
         */
        public Builder allowedOrigins(String... origins) {
            allowedOrigins.addAll(entries(origins));
            return this;
        }

        /**
         * Adds methods that are shared; {@code GET} includes {@code HEAD}. The policy governs only these: another method of
         * the resource is not shared.
         *
         * <p>By default, and with {@code *}, every method that the resource has. Methods are compared with case. Refused by
         * {@link #build()}: what is no token, {@code CONNECT}, {@code TRACE} and {@code TRACK}, and methods that browsers
         * upper-case written otherwise ({@code put}).
         *
         * @param methods any number of methods
         * @return this builder
         * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-methods">Fetch,
         *     Access-Control-Allow-Methods</a>
         */
        public Builder allowedMethods(String... methods) {
            allowedMethods.addAll(entries(methods));
            return this;
        }

        /**
         * Adds request headers that pages may send, beyond the CORS-safelisted ones.
         *
         * <p>{@code *} covers every name but {@code Authorization}, which has to be listed. Names are compared without case.
         * Refused by {@link #build()}: what is no token, names that only browsers set ({@code Cookie}, {@code Sec-…}), and
         * response headers of the CORS protocol.
         *
         * @param headers any number of names; none by default
         * @return this builder
         * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-headers">Fetch,
         *     Access-Control-Allow-Headers</a>
         */
        public Builder allowedHeaders(String... headers) {
            allowedHeaders.addAll(entries(headers));
            return this;
        }

        /**
         * Adds response headers that pages may read, beyond the CORS-safelisted ones ({@code Cache-Control}, {@code
         * Content-Language}, {@code Content-Length}, {@code Content-Type}, {@code Expires}, {@code Last-Modified}, {@code
         * Pragma}).
         *
         * <p>{@code *} exposes all. Refused by {@link #build()}: what is no token, {@code Set-Cookie} and {@code
         * Set-Cookie2}, and {@code *} with credentials, where browsers take it for a name.
         *
         * @param headers any number of names; none by default
         * @return this builder
         * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-expose-headers">Fetch,
         *     Access-Control-Expose-Headers</a>
         */
        public Builder exposedHeaders(String... headers) {
            exposedHeaders.addAll(entries(headers));
            return this;
        }

        /**
         * Sets whether pages may send credentials (cookies, TLS client certificates, authentication entries) and read the
         * response.
         *
         * @param allow {@code false} by default
         * @return this builder
         * @see <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-credentials">Fetch, CORS protocol and
         *     credentials</a>
         */
        public Builder allowCredentials(boolean allow) {
            allowCredentials = allow;
            return this;
        }

        /**
         * Sets how long browsers may cache the answer to a preflight.
         *
         * <p>Sent in whole seconds, fractions dropped. Unset, the header is not sent and browsers use 5 seconds; zero turns
         * the cache off. A negative value, or one over 24 hours, is reported by {@link #build()}.
         *
         * @param maxAge from zero to 24 hours
         * @return this builder
         * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-max-age">Fetch, Access-Control-Max-Age</a>
         */
        public Builder maxAge(Duration maxAge) {
            this.maxAge = Objects.requireNonNull(maxAge, "maxAge");
            return this;
        }

        /**
         * Lets {@code http} origins that are not loopback use credentials. Whoever controls the network between such a page
         * and its visitor can act as that page.
         *
         * @return this builder
         */
        public Builder dangerouslyAllowInsecureOrigins() {
            allowInsecureOrigins = true;
            return this;
        }

        /**
         * Lets subdomains of a public suffix ({@code https://*.co.uk}, {@code https://*.github.io}) use credentials. Anyone
         * can register such a name.
         *
         * @return this builder
         * @see <a href="https://publicsuffix.org/">Public Suffix List</a>
         */
        public Builder dangerouslyAllowPublicSuffixes() {
            allowPublicSuffixes = true;
            return this;
        }

        /**
         * Builds the policy. The builder can be used further.
         *
         * @return an immutable policy
         * @throws CorsConfigurationException with every problem of all settings, each located by the builder's method
         */
        public CorsPolicy build() {
            List<CorsProblem> problems = PolicyCheck.check(this, part -> part.builderMethod);
            if (!problems.isEmpty()) {
                throw new CorsConfigurationException(problems);
            }
            return new CorsPolicy(this);
        }

        /** Builds what a check has passed already. */
        CorsPolicy buildChecked() {
            return new CorsPolicy(this);
        }

        private static List<String> entries(String... entries) {
            for (String entry : entries) {
                Objects.requireNonNull(entry, "rest-cors: a list of a policy has a null entry");
            }
            return Arrays.asList(entries);
        }
    }
}

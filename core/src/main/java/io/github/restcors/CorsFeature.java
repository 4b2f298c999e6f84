package io.github.restcors;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings CORS to a Jakarta REST application: the one thing that is registered.
 *
 * <pre>{@code
 * new ResourceConfig(BookResource.class).register(CorsFeature.class); // annotations only
 *
 * new ResourceConfig(BookResource.class).register(CorsFeature.builder() // with policies from code
 *         .defaultPolicy(CorsPolicy.builder().allowedOrigins("*").allowedMethods("GET").build())
 *         .policy("partners", CorsPolicy.builder().allowedOrigins("https://*.partner.example").build())
 *         .build());
 * }</pre>
 *
 * <p>With {@code rest-cors-jersey} or {@code rest-cors-resteasy} on the class path the runtime finds it by itself, and a
 * server that looks for providers in the jars of the application does with {@code rest-cors-core} alone; registering it by
 * hand as well is harmless and wins. On a client it does nothing, and neither does it on a server as long
 * as there is no annotation and no policy.
 *
 * <p>When the application starts, all its CORS annotations are checked, and everything that is wrong with them fails the
 * deployment by one {@link CorsConfigurationException}.
 *
 * <p>An instance is immutable and may be registered in several applications; without an integration these must not start
 * in several threads at once. A subclass counts as found by the runtime, not as registered by hand.
 *
 * @see CrossOrigin
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public class CorsFeature implements Feature {

    private final @Nullable CorsPolicy defaultPolicy;
    private final Map<String, CorsPolicy> policies;
    private final boolean mapUnhandledExceptions;

    /** Set by the runtime right before {@link #configure}, and read there only. */
    @Context
    private @Nullable Application application;

    /** Makes a feature that goes by the annotations only. */
    public CorsFeature() {
        this(builder());
    }

    private CorsFeature(Builder builder) {
        defaultPolicy = builder.defaultPolicy;
        policies = Map.copyOf(builder.policies);
        mapUnhandledExceptions = builder.mapUnhandledExceptions;
    }

    /**
     * Starts a feature with policies from code.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Registers the filters in an application; called by the runtime.
     *
     * @param context the application's configuration
     * @return whether anything was registered
     * @throws CorsConfigurationException with everything that is wrong with the application's annotations, here or when the
     *     runtime has put its resources together
     */
    @Override
    public boolean configure(FeatureContext context) {
        Application application = this.application;
        this.application = null; // or an instance that outlives the application would keep it
        return configure(context, application);
    }

    boolean configure(FeatureContext context, @Nullable Application application) {
        if (context.getConfiguration().getRuntimeType() == RuntimeType.CLIENT) {
            return false;
        }
        boolean byHand = getClass() == CorsFeature.class;
        Deployment known = Deployment.of(context.getConfiguration());
        if (known != null) {
            return byHand && known.takeOver(context, this);
        }
        if (!byHand && Deployment.isRegisteredByHand(context.getConfiguration(), application)) {
            return false;
        }
        Deployment.start(context, application, this, byHand);
        return true;
    }

    @Nullable
    CorsPolicy defaultPolicy() {
        return defaultPolicy;
    }

    Map<String, CorsPolicy> policies() {
        return policies;
    }

    boolean mapsUnhandledExceptions() {
        return mapUnhandledExceptions;
    }

    /** Collects the policies of a {@link CorsFeature}. Not safe for several threads. */
    public static final class Builder {

        private @Nullable CorsPolicy defaultPolicy;
        private final Map<String, CorsPolicy> policies = new LinkedHashMap<>();
        private boolean mapUnhandledExceptions;

        private Builder() {}

        /**
         * Sets the policy of every resource method for which no annotation says anything, of the errors where no resource
         * has the path, and of the answers to {@code OPTIONS} that the runtime generates.
         *
         * @param policy by default there is none, and such methods are not shared
         * @return this builder
         */
        public Builder defaultPolicy(CorsPolicy policy) {
            defaultPolicy = Objects.requireNonNull(policy, "defaultPolicy");
            return this;
        }

        /**
         * Registers a policy for use by {@link CrossOrigin#policy()}.
         *
         * @param name not blank, and not used before
         * @param policy what the name stands for
         * @return this builder
         * @throws IllegalArgumentException if the name is blank or used already
         */
        public Builder policy(String name, CorsPolicy policy) {
            Objects.requireNonNull(policy, "policy");
            if (name.isBlank()) {
                throw new IllegalArgumentException("rest-cors: the name of a policy is blank; give it one");
            }
            if (policies.putIfAbsent(name, policy) != null) {
                throw new IllegalArgumentException(
                        "rest-cors: policy \"" + name + "\" is registered twice; give each a name of its own");
            }
            return this;
        }

        /**
         * Has exceptions that the application does not map logged and answered with 500 by an {@code
         * ExceptionMapper<Throwable>}, so that pages can read the error.
         *
         * <p>By default they are left to the runtime. Needed where the runtime hands them to its container without running
         * any response filter (Jersey outside a servlet container, CXF); elsewhere they have the CORS headers anyway. A
         * mapper of the application's own is preferred, one for {@code Throwable} included.
         *
         * @return this builder
         */
        public Builder mapUnhandledExceptions() {
            mapUnhandledExceptions = true;
            return this;
        }

        /**
         * Builds the feature. Names in annotations are checked against its policies when the application starts.
         *
         * @return an immutable feature
         */
        public CorsFeature build() {
            return new CorsFeature(this);
        }
    }
}

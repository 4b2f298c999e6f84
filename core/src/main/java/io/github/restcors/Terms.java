package io.github.restcors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy grants once its origin is found; of several policies, what all of them grant. Made ahead of the requests. */
final class Terms {

    private final boolean anyOrigin;
    private final boolean allowCredentials;
    private final AllowHeaders allowHeaders;
    private final @Nullable String maxAge;
    private final CorsDecision.Shared shared;
    private final CorsDecision.Shared sharedByOrigin;

    private Terms(List<CorsPolicy> deciding) {
        anyOrigin = AllowOrigin.isAny(deciding);
        allowCredentials = AllowCredentials.allowed(deciding);
        allowHeaders = AllowHeaders.of(deciding);
        maxAge = MaxAge.value(deciding);
        String exposeHeaders = ExposeHeaders.value(deciding);
        shared = new CorsDecision.Shared(anyOrigin, allowCredentials, exposeHeaders, false);
        sharedByOrigin = new CorsDecision.Shared(anyOrigin, allowCredentials, exposeHeaders, true);
    }

    /** Makes the terms of a policy, or of several. */
    static Terms make(List<CorsPolicy> deciding) {
        return new Terms(deciding);
    }

    /** Returns what all of the policies grant, ready-made if it is one. */
    static Terms of(List<CorsPolicy> deciding) {
        return deciding.size() == 1 ? deciding.get(0).terms() : make(deciding);
    }

    boolean anyOrigin() {
        return anyOrigin;
    }

    boolean allowCredentials() {
        return allowCredentials;
    }

    AllowHeaders allowHeaders() {
        return allowHeaders;
    }

    @Nullable
    String maxAge() {
        return maxAge;
    }

    /** Returns the decision about a response that is shared on these terms. */
    CorsDecision.Shared shared(boolean varyByOrigin) {
        return varyByOrigin ? sharedByOrigin : shared;
    }
}

package io.github.restcors;

import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link PreflightAbort} before every resource method that a preflight may be matched to, and nowhere if the runtime's
 * model tells all targets: there every request would pay for it, on Jersey as much as for all else of rest-cors. A preflight
 * is matched only where it stands.
 */
final class PreflightGuard implements DynamicFeature {

    private final PreflightAbort abort;
    private final TargetResolver.@Nullable Completeness model;

    /** Decided once, for all methods; {@code null} until the first of them is put together, or a request needs to know. */
    private @Nullable Boolean needed;

    PreflightGuard(PreflightAbort abort, @Nullable TargetResolver resolver) {
        this.abort = abort;
        this.model = resolver == null ? null : resolver.completeness();
    }

    /** Registers it for all methods, or this for each of them if the model has yet to tell whether it is needed. */
    void register(FeatureContext context) {
        context.register(registered());
    }

    private Object registered() {
        return model == null ? abort : this;
    }

    @Override
    public void configure(ResourceInfo resourceInfo, FeatureContext context) {
        if (isNeeded()) {
            context.register(abort);
        }
    }

    private synchronized boolean isNeeded() {
        if (needed == null) {
            needed = model == null || !model.isComplete();
        }
        return needed;
    }

    /** Tells a request that has to end there, see {@link PreflightAbort#MARK}. */
    String mark() {
        return abort.mark();
    }

    /** Whether it stands before all methods, without which a resource method would run. */
    boolean stands(@Nullable Configuration configuration) {
        return configuration != null && configuration.isRegistered(registered()) && isNeeded();
    }
}

package io.github.restcors;

import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link PreflightAbort} before every resource method that a preflight may be matched to, and nowhere if the runtime's
 * model tells all targets: there every request would pay for it, on Jersey as much as for all else of rest-cors. A preflight
 * is matched only where it stands.
 */
final class PreflightGuard {

    private final PreflightAbort abort;
    private final TargetResolver.@Nullable Completeness model;

    /** Whether each method has it; {@code null} until the runtime puts the first one together. The same for ever after. */
    private volatile @Nullable Boolean onEachMethod;

    PreflightGuard(PreflightAbort abort, @Nullable TargetResolver resolver) {
        this.abort = abort;
        this.model = resolver == null ? null : resolver.completeness();
    }

    /** Registers it for all methods, unless the model has yet to tell whether that is needed. */
    void start(FeatureContext context) {
        if (model == null) {
            context.register(abort);
        }
    }

    /** Registers it for one method that the runtime puts together, if that is needed. */
    synchronized void method(FeatureContext context) {
        if (model == null) {
            return;
        }
        Boolean needed = onEachMethod;
        if (needed == null) {
            needed = !model.isComplete();
            onEachMethod = needed;
        }
        if (needed) {
            context.register(abort);
        }
    }

    /** Tells a request that has to end there, see {@link PreflightAbort#MARK}. */
    String mark() {
        return abort.mark();
    }

    /** Whether it stands before all methods, without which a resource method would run. */
    boolean stands(@Nullable Configuration configuration) {
        return model == null
                ? configuration != null && configuration.isRegistered(abort)
                : Boolean.TRUE.equals(onEachMethod);
    }
}

package io.github.restcors;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** The integration of a runtime that tests play. Found as a service; belongs to no runtime unless a test says so. */
public final class StubIntegration implements RuntimeIntegration {

    /** Attaches to the applications of a test. */
    private static final ThreadLocal<BiFunction<FeatureContext, ApplicationCheck, TargetResolver>> RUNTIME =
            new ThreadLocal<>();

    /** Stands for what runtimes wrap an application in. */
    static final class Wrapped extends Application {

        final Application original;

        Wrapped(Application original) {
            this.original = original;
        }
    }

    /** What a runtime's model says, whatever the request. */
    record Model(Targets targets, ResourceMethod match) implements TargetResolver {

        @Override
        public Targets resolve(ContainerRequestContext request) {
            return targets;
        }

        @Override
        public ResourceMethod matched(ContainerRequestContext request) {
            return match;
        }
    }

    /** Lets something run while this integration attaches to whatever is configured. */
    static void whileAttaching(BiFunction<FeatureContext, ApplicationCheck, TargetResolver> runtime, Runnable action) {
        RUNTIME.set(runtime);
        try {
            action.run();
        } finally {
            RUNTIME.remove();
        }
    }

    @Override
    public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
        return Optional.ofNullable(RUNTIME.get()).map(runtime -> runtime.apply(context, check));
    }

    @Override
    public Application unwrap(Application application) {
        return Objects.requireNonNull(application) instanceof Wrapped wrapped ? wrapped.original : application;
    }
}

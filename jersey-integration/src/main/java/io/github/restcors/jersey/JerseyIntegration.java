package io.github.restcors.jersey;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.internal.inject.InjectionManagerSupplier;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerConfig;

/** Connects rest-cors to Jersey. Found by the core; not for applications. */
@SuppressWarnings("exports") // of the core's package for integrations, which no user of this module needs to see
public final class JerseyIntegration implements RuntimeIntegration {

    private static final boolean JERSEY_IS_THERE = readJersey();

    /** Called by {@link java.util.ServiceLoader}. */
    public JerseyIntegration() {}

    @Override
    public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
        if (!JERSEY_IS_THERE || !(context.getConfiguration() instanceof ServerConfig)) {
            return Optional.empty();
        }
        JerseyTargets targets = new JerseyTargets(check);
        context.register(targets);
        return Optional.of(targets);
    }

    @Override
    public Optional<Application> starting(FeatureContext context) {
        // Not by InjectionManagerProvider, which throws if a feature of the application's own wraps the context.
        return JERSEY_IS_THERE && context instanceof InjectionManagerSupplier jersey
                ? Optional.ofNullable(jersey.getInjectionManager().getInstance(Application.class))
                : Optional.empty();
    }

    @Override
    public Application unwrap(Application application) {
        Application unwrapped = application;
        while (JERSEY_IS_THERE && unwrapped instanceof ResourceConfig config) {
            Application wrapped = config.getApplication();
            if (wrapped == null || wrapped == unwrapped) {
                break;
            }
            unwrapped = wrapped;
        }
        return unwrapped;
    }

    /**
     * Lets our module, if it is a named one, read Jersey's, whose names depend on the version.
     *
     * @return whether Jersey's server is there at all: this may be on the class path of another runtime
     */
    private static boolean readJersey() {
        Module module = JerseyIntegration.class.getModule();
        try {
            for (String name :
                    List.of("org.glassfish.jersey.server.ServerConfig", "org.glassfish.jersey.uri.PathPattern")) {
                Class<?> type = Class.forName(name, false, JerseyIntegration.class.getClassLoader());
                module.addReads(type.getModule());
            }
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}

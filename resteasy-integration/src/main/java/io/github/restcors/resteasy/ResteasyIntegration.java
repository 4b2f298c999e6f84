package io.github.restcors.resteasy;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/** Connects rest-cors to RESTEasy. Found by the core; not for applications. */
@SuppressWarnings("exports") // of the core's package for integrations, which no user of this module needs to see
public final class ResteasyIntegration implements RuntimeIntegration {

    /** Whether RESTEasy's own classes can be used from here: Open Liberty hides its copy of them from applications. */
    static final boolean IS_VISIBLE = isVisible();

    /** Called by {@link java.util.ServiceLoader}. */
    public ResteasyIntegration() {}

    @Override
    public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
        if (!isUsable(context)) {
            return Optional.empty();
        }
        ResourceClassCheck.start(context, check);
        return Optional.of(new ResteasyTargets());
    }

    @Override
    public Optional<Application> starting(FeatureContext context) {
        if (!isUsable(context)) {
            return Optional.empty();
        }
        StartingDeployment deployment = StartingDeployment.of(context.getConfiguration());
        return deployment == null ? Optional.empty() : deployment.application();
    }

    /** Goes by the name: this may be on the class path of another runtime, without any class of RESTEasy's. */
    static boolean isResteasy(Configuration configuration) {
        for (Class<?> type = configuration.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals("org.jboss.resteasy.spi.ResteasyProviderFactory")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsable(FeatureContext context) {
        return isResteasy(context.getConfiguration()) && IS_VISIBLE;
    }

    private static boolean isVisible() {
        try {
            Class.forName("org.jboss.resteasy.core.ResteasyContext", false, ResteasyIntegration.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}

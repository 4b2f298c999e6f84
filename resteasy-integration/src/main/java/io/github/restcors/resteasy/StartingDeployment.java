package io.github.restcors.resteasy;

import io.github.restcors.spi.Discovery;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.core.ThreadLocalResteasyProviderFactory;
import org.jboss.resteasy.spi.ResourceFactory;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.jspecify.annotations.Nullable;

/** What RESTEasy is about to start. */
final class StartingDeployment {

    private final ResteasyDeployment deployment;

    private StartingDeployment(ResteasyDeployment deployment) {
        this.deployment = deployment;
    }

    /** Returns {@code null} for a client, and where a dispatcher is put together without a deployment. */
    static @Nullable StartingDeployment of(Configuration configuration) {
        ResteasyDeployment deployment = ResteasyContext.getContextData(ResteasyDeployment.class);
        if (deployment == null) {
            return null;
        }
        ResteasyProviderFactory factory = deployment.getProviderFactory();
        if (factory instanceof ThreadLocalResteasyProviderFactory current) {
            factory = current.getDelegate();
        }
        // A client may be built while an application starts, or serves.
        return factory == configuration ? new StartingDeployment(deployment) : null;
    }

    /** Whether the application wants services to be loaded. RESTEasy asks it for features, but not for providers. */
    boolean loadsServices() {
        return Discovery.isWanted(deployment.getApplication());
    }

    Optional<Application> application() {
        return Optional.ofNullable(deployment.getApplication());
    }

    /** Injects the application, which RESTEasy makes known only after it has configured the providers it discovered. */
    void inject(Object provider) {
        Application application = deployment.getApplication();
        if (application != null) {
            ResteasyContext.pushContext(Application.class, application);
            deployment.getProviderFactory().injectProperties(provider);
        }
    }

    /** Returns the classes of the application; providers are among them. */
    Set<Class<?>> applicationClasses() {
        Set<Class<?>> classes = new LinkedHashSet<>();
        Application application = deployment.getApplication();
        if (application != null) {
            classes.addAll(orNone(application.getClasses()));
            orNone(singletons(application)).forEach(singleton -> classes.add(singleton.getClass()));
        }
        return classes;
    }

    @SuppressWarnings("deprecation") // by the API, but applications still register instances so
    private static Set<Object> singletons(Application application) {
        return application.getSingletons();
    }

    /**
     * Returns the classes that RESTEasy will register as resources, as far as it has found them yet.
     *
     * @param scanned whether what it has found by scanning counts, as it does unless the application names classes itself
     */
    Set<Class<?>> resourceClasses(boolean scanned) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        orNone(deployment.getActualResourceClasses()).forEach(classes::add);
        orNone(deployment.getResources()).forEach(resource -> classes.add(resource.getClass()));
        addNamed(orNone(deployment.getResourceClasses()), classes);
        if (scanned) {
            addNamed(orNone(deployment.getScannedResourceClasses()), classes);
        }
        for (ResourceFactory factory : orNone(deployment.getResourceFactories())) {
            if (factory.getScannableClass() != null) {
                classes.add(factory.getScannableClass());
            }
        }
        return classes;
    }

    /** Returns how long the lists are from which {@link #resourceClasses} comes. */
    int size() {
        return orNone(deployment.getActualResourceClasses()).size()
                + orNone(deployment.getResources()).size()
                + orNone(deployment.getResourceClasses()).size()
                + orNone(deployment.getScannedResourceClasses()).size()
                + orNone(deployment.getResourceFactories()).size();
    }

    private static <T> Collection<T> orNone(@Nullable Collection<T> list) {
        return list == null ? List.of() : list;
    }

    private static void addNamed(Collection<String> names, Set<Class<?>> classes) {
        for (String name : List.copyOf(names)) {
            Class<?> type = load(name.trim());
            if (type != null) {
                classes.add(type);
            }
        }
    }

    /** Returns {@code null} for what RESTEasy cannot load either, and fails the deployment for. */
    private static @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}

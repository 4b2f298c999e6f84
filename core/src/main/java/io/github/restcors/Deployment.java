package io.github.restcors;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** rest-cors in one application: put together and checked while the application starts, only read while it serves. */
final class Deployment implements ApplicationCheck {

    /** Where the application's configuration keeps this. */
    private static final String PROPERTY = "io.github.restcors.deployment";

    /** A look-up that fails the same way for ever has to end. */
    private static final int MAX_MISFITS = 16;

    private final @Nullable Application application;
    private final Policies policies;
    private final Resources resources;
    private final AmbiguityWarning ambiguity;
    private final Set<Class<?>> inherited = ConcurrentHashMap.newKeySet();
    private @Nullable TargetResolver resolver;

    /** A feature that is registered by hand may come after one that was discovered, and bring the policies it names. */
    private boolean mayDefer;

    private boolean deferred;
    private volatile boolean active;
    private volatile boolean locators;
    private volatile boolean serving;

    private Deployment(@Nullable Application application, CorsFeature feature) {
        this.application = application;
        policies = new Policies(application == null ? null : application.getClass(), feature);
        resources = new Resources(policies);
        ambiguity = new AmbiguityWarning(policies);
    }

    /** Whether the application itself registers a {@link CorsFeature}, so that a discovered one has to stand back. */
    static boolean isRegisteredByHand(Configuration configuration, @Nullable Application application) {
        return configuration.isRegistered(CorsFeature.class)
                || configuration.getClasses().contains(CorsFeature.class)
                || hasFeature(configuration.getInstances())
                || application != null
                        && (classes(application).contains(CorsFeature.class) || hasFeature(singletons(application)));
    }

    /** Runtimes tolerate an application that returns {@code null}. */
    private static Set<Class<?>> classes(Application application) {
        return Objects.requireNonNullElse(application.getClasses(), Set.of());
    }

    @SuppressWarnings("deprecation") // by the API, but applications still register instances so
    private static Set<Object> singletons(Application application) {
        return Objects.requireNonNullElse(application.getSingletons(), Set.of());
    }

    private static boolean hasFeature(Collection<Object> instances) {
        return instances.stream().anyMatch(instance -> instance.getClass() == CorsFeature.class);
    }

    static @Nullable Deployment of(Configuration configuration) {
        return configuration.getProperty(PROPERTY) instanceof Deployment known ? known : null;
    }

    static void start(FeatureContext context, @Nullable Application injected, CorsFeature feature, boolean byHand) {
        List<RuntimeIntegration> integrations = integrations();
        Application application = injected;
        for (RuntimeIntegration integration : integrations) {
            application = integration.starting(context).orElse(application);
            application = application == null ? null : integration.unwrap(application);
        }
        Deployment deployment = new Deployment(application, feature);
        context.property(PROPERTY, deployment);
        deployment.mayDefer = !byHand;
        deployment.attach(context, integrations);
        deployment.mayDefer = false;
        PreflightGuard guard = new PreflightGuard(new PreflightAbort(deployment), deployment.resolver);
        context.register(new PreflightFirst(deployment));
        context.register(new PreflightLast(deployment, guard));
        guard.register(context);
        context.register(new ResponseDecorator(deployment));
        context.register(new ResourceMethodListener(deployment));
        if (feature.mapsUnhandledExceptions()) {
            context.register(new UnhandledExceptionMapper());
        }
    }

    private void attach(FeatureContext context, List<RuntimeIntegration> integrations) {
        for (RuntimeIntegration integration : integrations) {
            Optional<TargetResolver> attached = integration.attach(context, this);
            if (attached.isPresent()) {
                resolver = attached.get();
                return;
            }
        }
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (application != null) {
            classes.addAll(classes(application));
            singletons(application).forEach(singleton -> classes.add(singleton.getClass()));
        }
        check(classes);
    }

    /** Returns the integrations whose runtimes are there: one whose runtime is not cannot be loaded, which is no error. */
    private static List<RuntimeIntegration> integrations() {
        List<RuntimeIntegration> integrations = new ArrayList<>();
        Iterator<RuntimeIntegration> found = ServiceLoader.load(
                        RuntimeIntegration.class, CorsFeature.class.getClassLoader())
                .iterator();
        for (int misfits = 0; misfits < MAX_MISFITS; ) {
            try {
                if (!found.hasNext()) {
                    break;
                }
                integrations.add(found.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                misfits++;
                Log.LOGGER.log(System.Logger.Level.DEBUG, "rest-cors: an integration does not fit this runtime", e);
            }
        }
        return integrations;
    }

    /** Lets a feature that was registered by hand replace one that was discovered before. */
    boolean takeOver(FeatureContext context, CorsFeature feature) {
        if (policies.feature().getClass() == CorsFeature.class) {
            return false;
        }
        policies.use(feature);
        if (feature.mapsUnhandledExceptions()) {
            context.register(new UnhandledExceptionMapper());
        }
        checkAgain();
        return true;
    }

    private void checkAgain() {
        check(resources.all().stream().<Class<?>>map(ResourceClass::type).toList());
    }

    @Override
    public void check(Collection<Class<?>> classes) {
        Set<CorsProblem> problems = new LinkedHashSet<>();
        policies.check(problems);
        PolicySource source = policies.source();
        Map<Class<?>, ResourceClass> known = Resources.read(classes, source);
        Collection<ResourceClass> read = known.values();
        AnnotationCheck check = new AnnotationCheck(source, policies.application(), problems);
        for (ResourceClass resource : read) {
            policies.remember(resource.type(), check.check(resource));
        }
        for (Class<?> type : classes) {
            if (!known.containsKey(type)) {
                check.check(type);
            }
        }
        resources.add(read);
        active |= policies.application().policy() != null || check.isAnythingDeclared();
        locators |= Resources.hasLocators(read);
        deferred = mayDefer && problems.stream().anyMatch(problem -> problem.kind() == CorsProblem.Kind.UNKNOWN_POLICY);
        if (!problems.isEmpty() && !deferred) {
            List<CorsProblem> sorted = new ArrayList<>(problems);
            sorted.sort(Comparator.comparing(CorsProblem::location)); // runtimes list classes in any order
            throw new CorsConfigurationException(sorted);
        }
        ambiguity.log(resources.all());
    }

    /**
     * Takes note of the class of a resource method that the runtime has put together.
     *
     * @throws CorsConfigurationException if something is wrong with it, unless the application serves already
     */
    void resourceMethod(Class<?> type) {
        try {
            if (deferred) {
                checkAgain();
            }
            if (!resources.isKnown(type) && !isInherited(type)) {
                check(List.of(type));
                resources.add(List.of(ResourceClass.of(type)));
            }
        } catch (CorsConfigurationException e) {
            if (!serving) {
                throw e;
            }
            // Known only now, from the object that a locator returned. Its methods are not shared.
            resources.add(List.of(ResourceClass.of(type)));
            Log.LOGGER.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    /** RESTEasy names the interface or superclass that carries the path; its integration has told the class behind it. */
    private boolean isInherited(Class<?> type) {
        if (resolver != null
                && !inherited.contains(type)
                && resources.all().stream().anyMatch(known -> type.isAssignableFrom(known.type()))) {
            inherited.add(type);
        }
        return inherited.contains(type);
    }

    /** Whether there is any policy at all; if not, rest-cors changes nothing. */
    boolean isActive() {
        if (!serving) {
            serving = true;
        }
        return active;
    }

    /** Whether there may be policies on classes that are known only when a request has reached them. */
    boolean mayBecomeActive() {
        return locators;
    }

    /** Likewise, once the method that a request has reached is known. */
    boolean isActive(@Nullable ResourceMethod matched) {
        if (matched != null) {
            resourceMethod(matched.type());
        }
        return active;
    }

    /** Starts to answer a preflight: finds out where it leads. */
    PreflightState begin(ContainerRequestContext context, CorsRequest.Preflight request) {
        Targets targets = resolver == null ? byAnnotations(context, request.method()) : resolver.resolve(context);
        return PreflightState.begin(context, request, targets);
    }

    /** Tells the target where annotations leave no doubt: the path lacks the method, or shares nothing. */
    private Targets byAnnotations(ContainerRequestContext context, String method) {
        PathIndex.Found found = resources.find(context);
        if (found.isEmpty()) {
            return Targets.NO_RESOURCE;
        }
        CorsResource.Asked asked = resources.resource(found.byVerb()).asked(method);
        boolean told = asked.governing().isEmpty() || !asked.shared();
        return told && !found.untold() ? new Targets.Methods(found.byVerb()) : Targets.BEHIND_LOCATOR;
    }

    @Nullable
    TargetResolver resolver() {
        return resolver;
    }

    Policies policies() {
        return policies;
    }

    Resources resources() {
        return resources;
    }
}

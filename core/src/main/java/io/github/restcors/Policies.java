package io.github.restcors;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which policy governs a resource method of an application; read once, then remembered, equal ones shared. */
final class Policies {

    /** Far more than any application has; a bound for classes that are made at run time. */
    private static final int MAX_CLASSES = 50_000;

    private final Map<Class<?>, MethodPolicies> cache = new ConcurrentHashMap<>();

    private final Map<CorsPolicy, CorsPolicy> shared = new ConcurrentHashMap<>();
    private final @Nullable Class<?> applicationType;
    private final int maxClasses;
    private volatile Settings settings;

    /** What a {@link CorsFeature} and the annotations of the {@code Application} say. */
    private record Settings(CorsFeature feature, GoverningPolicy application) {}

    Policies(@Nullable Class<?> applicationType, CorsFeature feature) {
        this(applicationType, feature, MAX_CLASSES);
    }

    Policies(@Nullable Class<?> applicationType, CorsFeature feature, int maxClasses) {
        this.applicationType = applicationType;
        this.maxClasses = maxClasses;
        this.settings = read(feature, new ArrayList<>());
    }

    CorsFeature feature() {
        return settings.feature;
    }

    /** Makes a source that knows the named policies. */
    PolicySource source() {
        return source(settings.feature);
    }

    private PolicySource source(CorsFeature feature) {
        return new PolicySource(feature.policies(), this::share);
    }

    private CorsPolicy share(CorsPolicy policy) {
        CorsPolicy equal = shared.putIfAbsent(policy, policy);
        return equal == null ? policy : equal;
    }

    /** Goes by another feature from now on. */
    void use(CorsFeature feature) {
        settings = read(feature, new ArrayList<>());
        cache.clear();
    }

    /** Finds what is wrong with the annotations of the {@code Application}. */
    void check(Collection<CorsProblem> problems) {
        read(settings.feature, problems);
    }

    private Settings read(CorsFeature feature, Collection<CorsProblem> problems) {
        CorsPolicy otherwise = feature.defaultPolicy();
        Declaration declared = applicationType == null ? null : source(feature).onType(applicationType, problems);
        if (declared != null) {
            return new Settings(feature, declared.governing());
        }
        return new Settings(
                feature, otherwise == null ? GoverningPolicy.NONE : new GoverningPolicy(otherwise, "default policy"));
    }

    /** What governs where no annotation does. */
    GoverningPolicy application() {
        return settings.application;
    }

    /** Returns what governs a method; {@link GoverningPolicy#LOCATOR} if it is no resource method but leads to some. */
    GoverningPolicy governing(Class<?> type, Method method) {
        MethodPolicies methods = cache.get(type);
        GoverningPolicy governing = methods == null ? null : methods.get(method);
        return governing == null ? read(type, method) : governing;
    }

    private GoverningPolicy read(Class<?> type, Method method) {
        GoverningPolicy known = ResourceClass.isLocator(type, method)
                ? GoverningPolicy.LOCATOR
                : source().governing(type, method, settings.application, new ArrayList<>(0));
        remember(type, Map.of(method, known));
        return known;
    }

    /** Remembers what was found ahead of the requests. */
    void remember(Class<?> type, Map<Method, GoverningPolicy> methods) {
        if (cache.size() > maxClasses) {
            cache.clear();
        }
        cache.merge(type, MethodPolicies.of(methods), MethodPolicies::and);
    }
}

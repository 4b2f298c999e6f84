package io.github.restcors;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which policy governs a resource method of an application; read once, then remembered, equal ones shared. */
final class Policies {

    /** Far more than any application has; a bound for classes that are made at run time. */
    private static final int MAX_CLASSES = 50_000;

    private final Map<Class<?>, Map<Method, GoverningPolicy>> cache = new ConcurrentHashMap<>();
    private final Map<CorsPolicy, CorsPolicy> shared = new ConcurrentHashMap<>();
    private final @Nullable Class<?> applicationType;
    private volatile Settings settings;

    /** What a {@link CorsFeature} and the annotations of the {@code Application} say. */
    private record Settings(CorsFeature feature, PolicySource source, GoverningPolicy application) {}

    Policies(@Nullable Class<?> applicationType, CorsFeature feature) {
        this.applicationType = applicationType;
        this.settings = read(feature, new ArrayList<>());
    }

    CorsFeature feature() {
        return settings.feature;
    }

    PolicySource source() {
        return settings.source;
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
        PolicySource source = new PolicySource(feature.policies());
        CorsPolicy otherwise = feature.defaultPolicy();
        Declaration declared = applicationType == null ? null : source.onType(applicationType, problems);
        if (declared != null) {
            return new Settings(feature, source, declared.governing());
        }
        return new Settings(
                feature,
                source,
                otherwise == null ? GoverningPolicy.NONE : new GoverningPolicy(otherwise, "default policy"));
    }

    /** What governs where no annotation does. */
    GoverningPolicy application() {
        return settings.application;
    }

    /** Returns what governs a method; {@link GoverningPolicy#LOCATOR} if it is no resource method but leads to some. */
    GoverningPolicy governing(Class<?> type, Method method) {
        Map<Method, GoverningPolicy> methods = cache.get(type);
        GoverningPolicy governing = methods == null ? null : methods.get(method);
        return governing == null ? read(type, method) : governing;
    }

    private GoverningPolicy read(Class<?> type, Method method) {
        if (cache.size() > MAX_CLASSES) {
            cache.clear();
        }
        GoverningPolicy known =
                ResourceClass.isLocator(type, method) ? GoverningPolicy.LOCATOR : declared(type, method);
        cache.computeIfAbsent(type, key -> new ConcurrentHashMap<>()).put(method, known);
        return known;
    }

    private GoverningPolicy declared(Class<?> type, Method method) {
        List<CorsProblem> problems = new ArrayList<>();
        GoverningPolicy governing = settings.source.governing(type, method, settings.application, problems);
        CorsPolicy policy = problems.isEmpty() ? governing.policy() : null;
        if (policy != null) {
            CorsPolicy equal = shared.putIfAbsent(policy, policy);
            policy = equal == null ? policy : equal;
        }
        return new GoverningPolicy(policy, governing.location());
    }
}

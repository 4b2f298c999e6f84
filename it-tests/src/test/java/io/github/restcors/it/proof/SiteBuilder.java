package io.github.restcors.it.proof;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.proof.Site.Answer;
import io.github.restcors.it.proof.Site.Declared;
import io.github.restcors.it.proof.Site.How;
import io.github.restcors.it.proof.Site.Operation;
import io.github.restcors.it.proof.Site.Resource;
import io.github.restcors.it.proof.Site.Rule;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ByteArrayClassLoader;
import net.bytebuddy.dynamic.loading.InjectionClassLoader;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.MethodCall;
import net.bytebuddy.implementation.StubMethod;

/** Makes an application of its description: classes, annotations and policies in code. */
final class SiteBuilder {

    private static final ByteBuddy BYTE_BUDDY = new ByteBuddy().with(TypeValidation.DISABLED);

    private final Site site;
    private final Map<String, Answer> answers = new HashMap<>();
    private final InjectionClassLoader loader =
            new ByteArrayClassLoader(SiteBuilder.class.getClassLoader(), false, Map.of());
    private int types;

    private SiteBuilder(Site site) {
        this.site = site;
    }

    /** Makes the application; its classes go with their class loader. */
    static App build(Site site) {
        return new SiteBuilder(site).application();
    }

    private App application() {
        App application = site.declared() == null
                ? new App()
                : newInstance(load(annotated(BYTE_BUDDY.subclass(App.class), site.declared())));
        for (int i = 0; i < site.resources().size(); i++) {
            application.with(resource("r" + i, site.resources().get(i), true));
        }
        application.with(Runs.EarlyFilter.class, Runs.LateFilter.class);
        if (needsFeature()) {
            application.instances(feature());
        }
        Runs.begin(answers);
        return application;
    }

    /** Annotations alone need none: the integration brings its own. */
    private boolean needsFeature() {
        return site.defaultPolicy() != null
                || !site.named().isEmpty()
                || answers.values().stream().anyMatch(answer -> answer.how() == How.UNMAPPED);
    }

    private CorsFeature feature() {
        CorsFeature.Builder feature = CorsFeature.builder().mapUnhandledExceptions();
        if (site.defaultPolicy() != null) {
            feature.defaultPolicy(policy(site.defaultPolicy()));
        }
        site.named().forEach((name, tiers) -> feature.policy(name, policy(tiers)));
        return feature.build();
    }

    static CorsPolicy policy(List<Rule> tiers) {
        return CorsPolicy.tiered(tiers.stream().map(SiteBuilder::policy).toArray(CorsPolicy[]::new));
    }

    private static CorsPolicy policy(Rule rule) {
        CorsPolicy.Builder policy = CorsPolicy.builder()
                .allowedOrigins(strings(rule.origins()))
                .allowedMethods(strings(rule.methods()))
                .allowedHeaders(strings(rule.allowedHeaders()))
                .exposedHeaders(strings(rule.exposedHeaders()))
                .allowCredentials(rule.credentials());
        if (rule.maxAge() != null) {
            policy.maxAge(Duration.ofSeconds(rule.maxAge()));
        }
        if (rule.credentials()) {
            policy.dangerouslyAllowInsecureOrigins().dangerouslyAllowPublicSuffixes();
        }
        return policy.build();
    }

    /** Names the methods after their place: {@code r0m1}, and {@code r0l0m1} behind a locator. */
    private Class<?> resource(String prefix, Resource resource, boolean root) {
        Map<Operation, String> names = new HashMap<>();
        for (int i = 0; i < resource.operations().size(); i++) {
            Operation operation = resource.operations().get(i);
            String name = prefix + "m" + i;
            names.put(operation, name);
            answers.put(name, operation.answer());
        }
        Class<?> superclass = load(superclass(resource, names));
        DynamicType.Builder<?> type = BYTE_BUDDY.subclass(superclass);
        if (resource.contract() != null
                || resource.operations().stream().anyMatch(operation -> operation.contract() != null)) {
            type = type.implement(load(contract(resource, names)));
        }
        type = annotated(type, resource.own());
        if (root) {
            type = type.annotateType(path(resource.path()));
        }
        for (Operation operation : resource.operations()) {
            type = method(type, operation, names.get(operation));
        }
        for (int i = 0; i < resource.locators().size(); i++) {
            type = locator(type, resource.locators().get(i), prefix + "l" + i);
        }
        return load(type);
    }

    private DynamicType.Builder<?> superclass(Resource resource, Map<Operation, String> names) {
        DynamicType.Builder<?> type = annotated(BYTE_BUDDY.subclass(Runs.Base.class), resource.superclass());
        for (Operation operation : resource.operations()) {
            if (operation.superclass() != null) {
                type = type.defineMethod(names.get(operation), returned(operation), Visibility.PUBLIC)
                        .intercept(StubMethod.INSTANCE)
                        .annotateMethod(annotations(operation.superclass()));
            }
        }
        return type;
    }

    private DynamicType.Builder<?> contract(Resource resource, Map<Operation, String> names) {
        DynamicType.Builder<?> type = annotated(BYTE_BUDDY.makeInterface(), resource.contract());
        for (Operation operation : resource.operations()) {
            if (operation.contract() != null) {
                type = type.defineMethod(names.get(operation), returned(operation), Visibility.PUBLIC)
                        .withoutCode()
                        .annotateMethod(annotations(operation.contract()));
            }
        }
        return type;
    }

    private static Type returned(Operation operation) {
        return operation.answer().how() == How.STAGED ? CompletionStage.class : Response.class;
    }

    private DynamicType.Builder<?> method(DynamicType.Builder<?> type, Operation operation, String name) {
        List<AnnotationDescription> annotations = new ArrayList<>(annotations(operation.own()));
        annotations.add(AnnotationDescription.Builder.ofType(Verbs.ANNOTATIONS.get(operation.verb()))
                .build());
        if (!operation.path().isEmpty()) {
            annotations.add(path(operation.path()));
        }
        if (operation.consumes() != null) {
            annotations.add(media(Consumes.class, operation.consumes()));
        }
        if (operation.produces() != null) {
            annotations.add(media(Produces.class, operation.produces()));
        }
        return type.defineMethod(name, returned(operation), Visibility.PUBLIC)
                .intercept(MethodCall.invoke(runs(operation)).with(name))
                .annotateMethod(annotations);
    }

    private DynamicType.Builder<?> locator(DynamicType.Builder<?> type, Resource target, String name) {
        Class<?> targetType = resource(name, target, false);
        try {
            return type.defineMethod(name, targetType, Visibility.PUBLIC)
                    .intercept(MethodCall.construct(targetType.getDeclaredConstructor()))
                    .annotateMethod(path(target.path()));
        } catch (NoSuchMethodException e) {
            throw new LinkageError(name, e);
        }
    }

    private static Method runs(Operation operation) {
        try {
            return Runs.class.getMethod(operation.answer().how() == How.STAGED ? "stage" : "run", String.class);
        } catch (NoSuchMethodException e) {
            throw new LinkageError("Runs", e);
        }
    }

    private <T> DynamicType.Builder<T> annotated(DynamicType.Builder<T> type, Declared declared) {
        return declared == null ? type : type.annotateType(annotations(declared));
    }

    private List<AnnotationDescription> annotations(Declared declared) {
        if (declared == null) {
            return List.of();
        }
        if (!declared.composed()) {
            return List.of(annotation(declared));
        }
        Class<?> composed = load(BYTE_BUDDY
                .makeAnnotation()
                .annotateType(annotation(declared))
                .annotateType(AnnotationDescription.Builder.ofType(Retention.class)
                        .define("value", RetentionPolicy.RUNTIME)
                        .build()));
        return List.of(AnnotationDescription.Builder.ofType(composed.asSubclass(Annotation.class))
                .build());
    }

    private static AnnotationDescription annotation(Declared declared) {
        if (declared.named() != null) {
            return AnnotationDescription.Builder.ofType(CrossOrigin.class)
                    .define("policy", declared.named())
                    .build();
        }
        AnnotationDescription[] tiers =
                declared.tiers().stream().map(SiteBuilder::annotation).toArray(AnnotationDescription[]::new);
        return switch (tiers.length) {
            case 0 -> AnnotationDescription.Builder.ofType(SameOrigin.class).build();
            case 1 -> tiers[0];
            default ->
                AnnotationDescription.Builder.ofType(CrossOrigin.Tiers.class)
                        .defineAnnotationArray("value", TypeDescription.ForLoadedType.of(CrossOrigin.class), tiers)
                        .build();
        };
    }

    private static AnnotationDescription annotation(Rule rule) {
        AnnotationDescription.Builder annotation = AnnotationDescription.Builder.ofType(CrossOrigin.class)
                .defineArray("origins", strings(rule.origins()))
                .defineArray("methods", strings(rule.methods()))
                .defineArray("allowedHeaders", strings(rule.allowedHeaders()))
                .defineArray("exposedHeaders", strings(rule.exposedHeaders()))
                .define("allowCredentials", rule.credentials());
        return (rule.maxAge() == null ? annotation : annotation.define("maxAge", rule.maxAge())).build();
    }

    private static AnnotationDescription path(String path) {
        return AnnotationDescription.Builder.ofType(Path.class)
                .define("value", path)
                .build();
    }

    private static AnnotationDescription media(Class<? extends Annotation> type, String mediaType) {
        return AnnotationDescription.Builder.ofType(type)
                .defineArray("value", mediaType)
                .build();
    }

    private <T> Class<? extends T> load(DynamicType.Builder<T> type) {
        return type.name("random.T" + types++)
                .make()
                .load(loader, InjectionClassLoader.Strategy.INSTANCE)
                .getLoaded();
    }

    private static App newInstance(Class<? extends App> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private static String[] strings(List<String> list) {
        return list.toArray(String[]::new);
    }
}

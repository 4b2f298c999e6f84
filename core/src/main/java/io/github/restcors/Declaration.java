package io.github.restcors;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the CORS annotations on one element say: its own, and those of annotations that carry them at any depth.
 *
 * @param governing without a policy for {@link SameOrigin}, and where the annotations are wrong
 * @param methods the methods that the annotations list, as far as they are valid
 */
record Declaration(Kind kind, GoverningPolicy governing, Set<String> methods) {

    /** What annotations come to. */
    enum Kind {
        SHARED,
        NOT_SHARED,
        WRONG
    }

    /**
     * Reads an element.
     *
     * @param known what was read of other elements
     * @param problems gets everything that is wrong with the annotations
     * @return {@code null} if there is none
     */
    static @Nullable Declaration of(
            AnnotatedElement element, KnownAnnotations known, Collection<CorsProblem> problems) {
        return of(element, known, problems, null);
    }

    /**
     * Reads what an annotation carries at any depth.
     *
     * @param above the annotations that carry it, since annotations may carry each other; {@code null} if it stands on an
     *     element itself
     */
    private static @Nullable Declaration carried(
            Class<?> type,
            KnownAnnotations known,
            Collection<CorsProblem> problems,
            @Nullable Set<AnnotatedElement> above) {
        if (above != null) {
            return above.add(type) ? of(type, known, problems, above) : null;
        }
        if (known.isMeaningless(type)) {
            return null;
        }
        Set<AnnotatedElement> seen = new HashSet<>();
        Declaration declaration = carried(type, known, problems, seen);
        if (declaration == null) {
            known.addMeaningless(seen);
        }
        return declaration;
    }

    private static @Nullable Declaration of(
            AnnotatedElement element,
            KnownAnnotations known,
            Collection<CorsProblem> problems,
            @Nullable Set<AnnotatedElement> above) {
        List<CrossOrigin> tiers = new ArrayList<>();
        List<Declaration> declarations = new ArrayList<>();
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            if (annotation instanceof CrossOrigin tier) {
                tiers.add(tier);
            } else if (annotation instanceof CrossOrigin.Tiers repeated) {
                tiers.addAll(Arrays.asList(repeated.value()));
            } else if (annotation instanceof SameOrigin) {
                declarations.add(of(Kind.NOT_SHARED, Location.of(element, SameOrigin.class)));
            } else {
                Class<? extends Annotation> type = annotation.annotationType();
                Declaration composed = carried(type, known, problems, above);
                if (composed != null) {
                    declarations.add(composed.at(Location.of(element, type)));
                }
            }
        }
        if (!tiers.isEmpty()) {
            declarations.add(ofTiers(tiers, Location.of(element, CrossOrigin.class), known, problems));
        }
        return nearest(declarations, () -> describe(element), problems);
    }

    /** Returns the one declaration among equally near ones; if they differ, that is a problem and nothing is shared. */
    static @Nullable Declaration nearest(
            List<Declaration> equallyNear, Supplier<String> location, Collection<CorsProblem> problems) {
        if (equallyNear.size() < 2) {
            return equallyNear.isEmpty() ? null : equallyNear.get(0);
        }
        Set<CorsPolicy> policies = new HashSet<>();
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Declaration each : equallyNear) {
            kinds.add(each.kind);
            if (each.governing.policy() != null) {
                policies.add(each.governing.policy());
            }
        }
        boolean differ = policies.size() > 1 || kinds.contains(Kind.NOT_SHARED) && kinds.size() > 1;
        if (!differ) {
            return equallyNear.stream()
                    .filter(each -> each.kind == Kind.WRONG)
                    .findFirst()
                    .orElse(equallyNear.get(0));
        }
        List<String> locations =
                equallyNear.stream().map(each -> each.governing.location()).toList();
        problems.add(new CorsProblem(
                CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                location.get() + " @CrossOrigin",
                null,
                "annotations that are equally near differ (" + String.join("; ", locations) + "); keep one, or put one"
                        + " nearer"));
        return of(Kind.WRONG, Location.of(location.get()));
    }

    private static Declaration of(Kind kind, Location where) {
        return new Declaration(kind, new GoverningPolicy(null, where), Set.of());
    }

    private static Declaration ofTiers(
            List<CrossOrigin> annotations, Location where, KnownAnnotations known, Collection<CorsProblem> problems) {
        Declaration equal = known.declaration(annotations);
        if (equal != null) {
            return equal.at(where);
        }
        String location = where.toString();
        Set<String> methods = new LinkedHashSet<>();
        List<CorsProblem> found = new ArrayList<>();
        List<CorsPolicy> policies = new ArrayList<>();
        for (CrossOrigin annotation : annotations) {
            CorsPolicy policy = annotation.policy().isEmpty()
                    ? ofAttributes(annotation, location, methods, found)
                    : ofName(annotation, location, known.named(), found);
            if (policy != null) {
                policies.addAll(policy.tiers());
            }
        }
        CorsPolicy policy =
                CorsPolicy.tiered(policies, location + "(" + PolicyCheck.Part.ORIGINS.attribute + ")", found);
        if (!found.isEmpty()) {
            problems.addAll(found);
            return new Declaration(Kind.WRONG, new GoverningPolicy(null, where), methods);
        }
        Declaration declaration =
                new Declaration(Kind.SHARED, new GoverningPolicy(known.share(policy), where), methods);
        known.add(annotations, declaration);
        return declaration;
    }

    private static @Nullable CorsPolicy ofName(
            CrossOrigin annotation, String location, Map<String, CorsPolicy> named, Collection<CorsProblem> problems) {
        String name = annotation.policy();
        if (annotation.value().length > 0
                || annotation.origins().length > 0
                || annotation.methods().length > 0
                || annotation.allowedHeaders().length > 0
                || annotation.exposedHeaders().length > 0
                || annotation.allowCredentials()
                || annotation.maxAge() != -1) {
            problems.add(new CorsProblem(
                    CorsProblem.Kind.POLICY_WITH_ATTRIBUTES,
                    location + "(policy)",
                    name,
                    "policy \"" + name
                            + "\" is named beside other attributes; put them into that policy, or leave the name"
                            + " out"));
        }
        CorsPolicy policy = named.get(name);
        if (policy == null) {
            problems.add(new CorsProblem(
                    CorsProblem.Kind.UNKNOWN_POLICY,
                    location + "(policy)",
                    name,
                    "policy \"" + name + "\" is not registered; add it by CorsFeature.builder().policy(\"" + name
                            + "\", …), known are "
                            + named.keySet().stream().sorted().toList()));
        }
        return policy;
    }

    private static @Nullable CorsPolicy ofAttributes(
            CrossOrigin annotation, String location, Set<String> methods, Collection<CorsProblem> problems) {
        CorsPolicy.Builder draft = CorsPolicy.builder()
                .allowedOrigins(annotation.value())
                .allowedOrigins(annotation.origins())
                .allowedMethods(annotation.methods())
                .allowedHeaders(annotation.allowedHeaders())
                .exposedHeaders(annotation.exposedHeaders())
                .allowCredentials(annotation.allowCredentials());
        if (annotation.maxAge() != -1) {
            draft.maxAge(Duration.ofSeconds(annotation.maxAge()));
        }
        List<CorsProblem> found = PolicyCheck.check(draft, part -> location + "(" + part.attribute + ")");
        problems.addAll(found);
        for (String method : annotation.methods()) {
            if (Ascii.isToken(method)
                    && !Methods.isForbidden(method)
                    && Methods.normalize(method).equals(method)
                    && !method.equals("*")) {
                methods.add(method);
            }
        }
        return found.isEmpty() ? draft.buildChecked() : null;
    }

    /** Returns what the same annotations say elsewhere. */
    private Declaration at(Location where) {
        return new Declaration(kind, new GoverningPolicy(governing.policy(), where), methods);
    }

    /** Names an element as a developer would: {@code BookResource.update}. */
    static String describe(AnnotatedElement element) {
        if (element instanceof Method method) {
            return describe(method.getDeclaringClass()) + "." + method.getName();
        }
        Class<?> type = (Class<?>) element;
        return type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    }
}

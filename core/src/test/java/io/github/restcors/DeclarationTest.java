package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the annotations on one element say, its own and those that they carry. */
class DeclarationTest {

    private static final Map<String, CorsPolicy> NAMED = Map.of(
            "partners",
            CorsPolicy.builder().allowedOrigins("https://*.partner.example").build(),
            "tiers",
            CorsPolicy.tiered(
                    CorsPolicy.builder().allowedOrigins("*").build(),
                    CorsPolicy.builder().allowedOrigins("https://own.example").build()));

    static class Plain {}

    @CrossOrigin("https://a.example")
    static class Value {}

    @CrossOrigin(value = "https://a.example", origins = "https://b.example")
    static class ValueAndOrigins {}

    @CrossOrigin(
            origins = "https://a.example",
            methods = {"GET", "PUT"},
            allowedHeaders = "X-A",
            exposedHeaders = "ETag",
            allowCredentials = true,
            maxAge = 600)
    static class Everything {}

    @CrossOrigin(origins = "*", maxAge = 0)
    static class NoCaching {}

    @SameOrigin
    static class NotShared {}

    @CrossOrigin(policy = "partners")
    static class Named {}

    @CrossOrigin("*")
    @CrossOrigin(value = "https://a.example", allowCredentials = true)
    static class Tiers {}

    @CrossOrigin(policy = "tiers")
    @CrossOrigin("https://a.example")
    static class NamedTiers {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin(value = "https://a.example", methods = "GET")
    @interface ForA {}

    @Retention(RetentionPolicy.RUNTIME)
    @ForA
    @interface Deep {}

    @Retention(RetentionPolicy.RUNTIME)
    @Deep
    @interface Deeper {}

    @Retention(RetentionPolicy.RUNTIME)
    @SameOrigin
    @interface Internal {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin("*")
    @CrossOrigin("https://a.example")
    @interface TwoTiers {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface SaysNothing {}

    @Retention(RetentionPolicy.RUNTIME)
    @Pong
    @CrossOrigin("https://a.example")
    @interface Ping {}

    @Retention(RetentionPolicy.RUNTIME)
    @Ping
    @interface Pong {}

    @Retention(RetentionPolicy.RUNTIME)
    @Itself
    @CrossOrigin("https://a.example")
    @interface Itself {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin("https://a.example")
    @CrossOrigin("https://b.example")
    @SameOrigin
    @interface Torn {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin("no origin")
    @interface Broken {}

    @ForA
    static class Composed {}

    @Deeper
    static class ComposedDeeply {}

    @Internal
    static class ComposedInternal {}

    @TwoTiers
    static class ComposedTiers {}

    @SaysNothing
    static class ComposedOfNothing {}

    @Ping
    static class Cyclic {}

    @Pong
    static class CyclicOtherEnd {}

    @Itself
    static class CarriesItself {}

    @ForA
    @Deep
    static class SameTwice {}

    @ForA
    @CrossOrigin(value = "https://a.example", methods = "GET")
    static class ComposedAndEqual {}

    @ForA
    @CrossOrigin("https://b.example")
    static class ComposedAndOwn {}

    @ForA
    @Internal
    static class ComposedBoth {}

    @SameOrigin
    @CrossOrigin("https://a.example")
    static class SharedAndNot {}

    @SameOrigin
    @CrossOrigin("no origin")
    static class SameOriginBesideBroken {}

    @SameOrigin
    @Internal
    static class NotSharedTwice {}

    @Torn
    static class ComposedTorn {}

    @Broken
    static class ComposedBroken {}

    @CrossOrigin
    static class NoOrigins {}

    @CrossOrigin(policy = "strangers")
    static class Unknown {}

    @CrossOrigin(policy = "partners", origins = "https://a.example")
    static class NamedAndOrigins {}

    @CrossOrigin(policy = "partners", value = "https://a.example")
    static class NamedAndValue {}

    @CrossOrigin(policy = "partners", methods = "GET")
    static class NamedAndMethods {}

    @CrossOrigin(policy = "partners", allowedHeaders = "X-A")
    static class NamedAndAllowed {}

    @CrossOrigin(policy = "partners", exposedHeaders = "X-A")
    static class NamedAndExposed {}

    @CrossOrigin(policy = "partners", allowCredentials = true)
    static class NamedAndCreds {}

    @CrossOrigin(policy = "partners", maxAge = 0)
    static class NamedAndMaxAge {}

    @CrossOrigin(policy = "strangers", maxAge = 5)
    static class UnknownAndMaxAge {}

    @CrossOrigin("https://a.example")
    @CrossOrigin({"https://a.example", "https://b.example"})
    static class SameOriginTwice {}

    @CrossOrigin(policy = "partners")
    @CrossOrigin(policy = "partners")
    static class NamedTwice {}

    @CrossOrigin(
            origins = {"*", "null"},
            methods = {"put", "TRACE", "PATCH", "a b", "*"},
            allowedHeaders = "Cookie",
            exposedHeaders = "*",
            allowCredentials = true,
            maxAge = -2)
    static class AllWrong {}

    @CrossOrigin("*")
    @CrossOrigin(value = "https://a.example/", maxAge = 90_000)
    static class BrokenTier {}

    private static Declaration read(AnnotatedElement element, List<CorsProblem> problems) {
        return Declaration.of(element, new KnownAnnotations(NAMED, UnaryOperator.identity()), problems);
    }

    private static Declaration valid(AnnotatedElement element) {
        List<CorsProblem> problems = new ArrayList<>();
        Declaration declaration = read(element, problems);

        assertThat(problems, is(List.of()));
        return declaration;
    }

    private static CorsPolicy policy(AnnotatedElement element) {
        return valid(element).governing().policy();
    }

    private static CorsPolicy.Builder origins(String... origins) {
        return CorsPolicy.builder().allowedOrigins(origins);
    }

    @Test
    void nothingIsDeclaredWithoutAnnotation() {
        assertThat(valid(Plain.class), is(nullValue()));
        assertThat(valid(ComposedOfNothing.class), is(nullValue()));
    }

    @Test
    void attributesAreThePolicy() {
        assertThat(policy(Value.class), is(origins("https://a.example").build()));
        assertThat(
                policy(ValueAndOrigins.class),
                is(origins("https://a.example", "https://b.example").build()));
        assertThat(
                policy(Everything.class),
                is(origins("https://a.example")
                        .allowedMethods("GET", "PUT")
                        .allowedHeaders("X-A")
                        .exposedHeaders("ETag")
                        .allowCredentials(true)
                        .maxAge(Duration.ofMinutes(10))
                        .build()));
    }

    @Test
    void defaultsAreThoseOfAPolicy() throws NoSuchMethodException {
        CorsPolicy policy = policy(Value.class);

        assertThat(policy.allowCredentials(), is(false));
        assertThat(policy.maxAge(), is(Optional.empty()));
        assertThat(CrossOrigin.class.getMethod("maxAge").getDefaultValue(), is(-1));
        assertThat(CrossOrigin.class.getMethod("policy").getDefaultValue(), is(""));
    }

    @Test
    void maxAgeOfZeroIsAValue() {
        assertThat(policy(NoCaching.class).maxAge(), is(Optional.of(Duration.ZERO)));
    }

    @Test
    void sameOriginIsADeclarationWithoutPolicy() {
        Declaration declaration = valid(NotShared.class);

        assertThat(declaration.governing(), is(new GoverningPolicy(null, "NotShared @SameOrigin")));
    }

    @Test
    void nameStandsForThePolicyThatIsRegistered() {
        assertThat(policy(Named.class), is(NAMED.get("partners")));
    }

    @Test
    void repeatedAnnotationsAreTiers() {
        CorsPolicy anyone = origins("*").build();
        CorsPolicy own = origins("https://a.example").allowCredentials(true).build();

        assertThat(policy(Tiers.class), is(CorsPolicy.tiered(anyone, own)));
        assertThat(
                policy(ComposedTiers.class),
                is(CorsPolicy.tiered(anyone, origins("https://a.example").build())));
        assertThat(
                policy(NamedTiers.class),
                is(CorsPolicy.tiered(
                        NAMED.get("tiers"), origins("https://a.example").build())));
    }

    @Test
    void composedAnnotationsCountWhereTheyStandAtAnyDepth() {
        CorsPolicy forA = origins("https://a.example").allowedMethods("GET").build();

        assertThat(policy(Composed.class), is(forA));
        assertThat(policy(ComposedDeeply.class), is(forA));
        assertThat(policy(ComposedInternal.class), is(nullValue()));
    }

    @Test
    void cyclesEnd() {
        CorsPolicy forA = origins("https://a.example").build();

        assertThat(policy(Cyclic.class), is(forA));
        assertThat(policy(CyclicOtherEnd.class), is(forA));
        assertThat(policy(CarriesItself.class), is(forA));
    }

    @Test
    void equallyNearAnnotationsMaySayTheSame() {
        CorsPolicy forA = origins("https://a.example").allowedMethods("GET").build();

        assertThat(policy(SameTwice.class), is(forA));
        assertThat(policy(ComposedAndEqual.class), is(forA));
        assertThat(policy(NotSharedTwice.class), is(nullValue()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here      | type             | location
            its own               | Value            | Value @CrossOrigin
            repeated              | Tiers            | Tiers @CrossOrigin
            composed              | Composed         | Composed @ForA
            composed at any depth | ComposedDeeply   | ComposedDeeply @Deeper
            not shared            | NotShared        | NotShared @SameOrigin
            not shared, composed  | ComposedInternal | ComposedInternal @Internal
            """)
    void locationIsWhatADeveloperSees(String why, String type, String location) throws ClassNotFoundException {
        assertThat(why, valid(type(type)).governing().location(), is(location));
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(DeclarationTest.class.getName() + "$" + name);
    }

    @Test
    void methodIsNamedWithItsClass() throws NoSuchMethodException {
        assertThat(Declaration.describe(Named.class), is("Named"));
        assertThat(Declaration.describe(Object.class.getMethod("toString")), is("Object.toString"));
        assertThat(Declaration.describe(new Object() {}.getClass()), is(DeclarationTest.class.getName() + "$1"));
    }

    @Test
    void validMethodsAreKeptForTheCheckOfTheResource() {
        assertThat(valid(Everything.class).methods(), contains("GET", "PUT"));
        assertThat(valid(Composed.class).methods(), contains("GET"));
        assertThat(
                "not the wrong ones, nor the wildcard",
                read(AllWrong.class, new ArrayList<>()).methods(),
                contains("PATCH"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here            | type             | problems
            no origin                   | NoOrigins        | NO_ORIGINS (origins)
            unknown name                | Unknown          | UNKNOWN_POLICY (policy)
            name beside origins         | NamedAndOrigins  | POLICY_WITH_ATTRIBUTES (policy)
            name beside a value         | NamedAndValue    | POLICY_WITH_ATTRIBUTES (policy)
            name beside methods         | NamedAndMethods  | POLICY_WITH_ATTRIBUTES (policy)
            name beside allowed headers | NamedAndAllowed  | POLICY_WITH_ATTRIBUTES (policy)
            name beside exposed ones    | NamedAndExposed  | POLICY_WITH_ATTRIBUTES (policy)
            name beside credentials     | NamedAndCreds    | POLICY_WITH_ATTRIBUTES (policy)
            name beside max age zero    | NamedAndMaxAge   | POLICY_WITH_ATTRIBUTES (policy)
            both                        | UnknownAndMaxAge | POLICY_WITH_ATTRIBUTES (policy), UNKNOWN_POLICY (policy)
            two tiers, same origin      | SameOriginTwice  | CONFLICTING_ANNOTATIONS (origins)
            the same name twice         | NamedTwice       | CONFLICTING_ANNOTATIONS (origins)
            a tier that is wrong        | BrokenTier       | ORIGIN_SYNTAX (origins), MAX_AGE_OUT_OF_BOUNDS (maxAge)
            composed and own differ     | ComposedAndOwn   | CONFLICTING_ANNOTATIONS
            shared and not, composed    | ComposedBoth     | CONFLICTING_ANNOTATIONS
            shared and not              | SharedAndNot     | CONFLICTING_ANNOTATIONS
            """)
    void whatIsWrongIsReportedAtItsAttribute(String why, String type, String problems) throws ClassNotFoundException {
        List<CorsProblem> found = new ArrayList<>();
        Declaration declaration = read(type(type), found);
        String prefix = type + " @CrossOrigin";
        List<String> summary = found.stream()
                .map(each -> (each.kind() + " " + each.location().replace(prefix, "")).strip())
                .toList();

        assertThat(why, String.join(", ", summary), is(problems));
        assertThat(
                "every location names the element",
                found.stream().allMatch(each -> each.location().startsWith(prefix)),
                is(true));
        assertThat("nothing is shared", declaration.governing().policy(), is(nullValue()));
    }

    @Test
    void everythingThatIsWrongWithOneAnnotationIsReported() {
        List<CorsProblem> problems = new ArrayList<>();
        read(AllWrong.class, problems);

        assertThat(
                problems.stream()
                        .map(each -> each.kind() + " " + each.location().replace("AllWrong @CrossOrigin", "") + " "
                                + each.value())
                        .toList(),
                contains(
                        "ORIGIN_WILDCARD_NOT_ALONE (origins) *",
                        "ORIGIN_WILDCARD_WITH_CREDENTIALS (origins) *",
                        "ORIGIN_NULL (origins) null",
                        "METHOD_CASE (methods) put",
                        "METHOD_FORBIDDEN (methods) TRACE",
                        "INVALID_TOKEN (methods) a b",
                        "REQUEST_HEADER_FORBIDDEN (allowedHeaders) Cookie",
                        "EXPOSED_WILDCARD_WITH_CREDENTIALS (exposedHeaders) *",
                        "MAX_AGE_OUT_OF_BOUNDS (maxAge) -2"));
    }

    @Test
    void problemOfAComposedAnnotationIsLocatedThere() {
        List<CorsProblem> problems = new ArrayList<>();
        read(ComposedBroken.class, problems);
        read(ComposedTorn.class, problems);

        assertThat(
                problems.stream()
                        .map(each -> each.kind() + " " + each.location())
                        .toList(),
                contains("ORIGIN_SYNTAX Broken @CrossOrigin(origins)", "CONFLICTING_ANNOTATIONS Torn @CrossOrigin"));
    }

    /** All problems are reported in one exception: correcting the origin must not bring up the next. */
    @Test
    void sameOriginBesideAWrongCrossOriginIsAConflictToo() {
        List<CorsProblem> problems = new ArrayList<>();
        read(SameOriginBesideBroken.class, problems);

        assertThat(
                problems.stream().map(each -> each.kind().name()).sorted().toList(),
                contains("CONFLICTING_ANNOTATIONS", "ORIGIN_SYNTAX"));
    }

    /** Nothing is shared by it, and its own problem is the only one. */
    @Test
    void wrongDeclarationBesideARightOneCounts() {
        Declaration right = read(Value.class, new ArrayList<>());
        Declaration wrong = read(Broken.class, new ArrayList<>());
        List<CorsProblem> problems = new ArrayList<>();

        assertThat(Declaration.nearest(List.of(right, wrong), () -> "Some", problems), is(wrong));
        assertThat(Declaration.nearest(List.of(wrong, right), () -> "Some", problems), is(wrong));
        assertThat(problems, is(empty()));
    }

    @Test
    void messagesSayTheRuleAndTheWayOut() {
        List<CorsProblem> problems = new ArrayList<>();
        read(UnknownAndMaxAge.class, problems);
        read(SharedAndNot.class, problems);
        read(SameOriginTwice.class, problems);

        assertThat(
                problems.stream().map(CorsProblem::message).toList(),
                contains(
                        "policy \"strangers\" is named beside other attributes; put them into that policy, or leave the"
                                + " name out",
                        "policy \"strangers\" is not registered; add it by CorsFeature.builder().policy(\"strangers\","
                                + " …), known are [partners, tiers]",
                        "annotations that are equally near differ (SharedAndNot @SameOrigin;"
                                + " SharedAndNot @CrossOrigin); keep one, or put one nearer",
                        "origin \"https://a.example\" stands in two tiers; leave it in the one that shall decide"));
    }

    // what was read of other elements

    @ForA
    static class ComposedToo {}

    @CrossOrigin(value = "https://a.example", exposedHeaders = "Aa")
    static class ExposesOne {}

    /** The hash of its annotation is that of {@link ExposesOne}'s. */
    @CrossOrigin(value = "https://a.example", exposedHeaders = "BB")
    static class ExposesOther {}

    @Test
    void annotationThatCarriesOursMeansTheSameWhereverItStands() {
        KnownAnnotations known = new KnownAnnotations(NAMED, UnaryOperator.identity());
        List<CorsProblem> problems = new ArrayList<>();

        assertThat(
                Declaration.of(ComposedToo.class, known, problems).governing().policy(),
                is(Declaration.of(Composed.class, known, problems).governing().policy()));
        assertThat(problems, is(List.of()));
    }

    @Test
    void annotationsWithOneHashAreToldApart() {
        KnownAnnotations known = new KnownAnnotations(NAMED, UnaryOperator.identity());
        List<CorsProblem> problems = new ArrayList<>();

        assertThat(
                ExposesOne.class.getAnnotation(CrossOrigin.class).hashCode(),
                is(ExposesOther.class.getAnnotation(CrossOrigin.class).hashCode()));
        assertThat(
                Declaration.of(ExposesOne.class, known, problems).governing().policy(),
                is(not(Declaration.of(ExposesOther.class, known, problems)
                        .governing()
                        .policy())));
    }
}

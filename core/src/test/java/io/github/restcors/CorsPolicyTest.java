package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An immutable value whose defaults are strict. */
class CorsPolicyTest {

    private static final CorsPolicy ANYONE =
            CorsPolicy.builder().allowedOrigins("*").build();
    private static final CorsPolicy APP = CorsPolicy.builder()
            .allowedOrigins("https://app.example")
            .allowCredentials(true)
            .build();
    private static final CorsPolicy PARTNERS =
            CorsPolicy.builder().allowedOrigins("https://*.partner.example").build();

    private static CorsPolicy.Builder everythingSet() {
        return CorsPolicy.builder()
                .allowedOrigins("http://app.example", "https://*.github.io")
                .allowedMethods("GET", "PUT")
                .allowedHeaders("X-Token", "*")
                .exposedHeaders("ETag", "X-Total")
                .allowCredentials(true)
                .maxAge(Duration.ofMinutes(10))
                .dangerouslyAllowInsecureOrigins()
                .dangerouslyAllowPublicSuffixes();
    }

    @Test
    void defaultsAllowNothing() {
        CorsPolicy policy =
                CorsPolicy.builder().allowedOrigins("https://app.example").build();

        assertThat(policy.allowedMethods(), is(empty()));
        assertThat(policy.allowedHeaders(), is(empty()));
        assertThat(policy.exposedHeaders(), is(empty()));
        assertThat(policy.allowCredentials(), is(false));
        assertThat(policy.maxAge(), is(Optional.empty()));
        assertThat(policy.tiers(), contains(sameInstance(policy)));
    }

    @Test
    void noOriginIsAllowedByDefault() {
        CorsConfigurationException e = assertThrows(CorsConfigurationException.class, CorsPolicy.builder()::build);

        assertThat(
                e.problems(),
                contains(new CorsProblem(
                        CorsProblem.Kind.NO_ORIGINS,
                        "allowedOrigins",
                        null,
                        "no origin is allowed; list at least one, or \"*\"")));
    }

    @Test
    void settingsAreReadAsConfigured() {
        CorsPolicy policy = everythingSet().build();

        assertThat(policy.allowedOrigins(), contains("http://app.example", "https://*.github.io"));
        assertThat(policy.allowedMethods(), contains("GET", "PUT"));
        assertThat(policy.allowedHeaders(), contains("X-Token", "*"));
        assertThat(policy.exposedHeaders(), contains("ETag", "X-Total"));
        assertThat(policy.allowCredentials(), is(true));
        assertThat(policy.maxAge(), is(Optional.of(Duration.ofMinutes(10))));
    }

    @Test
    void listsAddUp() {
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins("https://b.example", "https://a.example")
                .allowedOrigins()
                .allowedOrigins("https://a.example", "https://c.example")
                .allowedMethods("PUT")
                .allowedMethods("GET", "PUT")
                .allowedHeaders("X-B")
                .allowedHeaders("X-A")
                .exposedHeaders("X-B")
                .exposedHeaders("X-A")
                .build();

        assertThat(policy.allowedOrigins(), contains("https://b.example", "https://a.example", "https://c.example"));
        assertThat(policy.allowedMethods(), contains("PUT", "GET"));
        assertThat(policy.allowedHeaders(), contains("X-B", "X-A"));
        assertThat(policy.exposedHeaders(), contains("X-B", "X-A"));
    }

    @Test
    void builderCanBeUsedFurtherWithoutChangingWhatItBuilt() {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("https://a.example");
        CorsPolicy built = builder.build();
        CorsPolicy more = builder.allowedOrigins("https://b.example")
                .allowedMethods("PUT")
                .allowedHeaders("X-A")
                .exposedHeaders("X-B")
                .allowCredentials(true)
                .maxAge(Duration.ZERO)
                .build();

        assertThat(
                built,
                is(CorsPolicy.builder().allowedOrigins("https://a.example").build()));
        assertThat(more.allowedOrigins(), contains("https://a.example", "https://b.example"));
        assertThat(built.deciding("https://b.example"), is(nullValue()));
    }

    @Test
    void nothingThatItReturnsCanBeChanged() {
        CorsPolicy policy = everythingSet().build();
        List<Collection<String>> lists = List.of(
                policy.allowedOrigins(), policy.allowedMethods(), policy.allowedHeaders(), policy.exposedHeaders());

        for (Collection<String> list : lists) {
            assertThrows(UnsupportedOperationException.class, () -> list.add("x"));
            assertThrows(UnsupportedOperationException.class, list::clear);
        }
        assertThrows(UnsupportedOperationException.class, () -> policy.tiers().clear());
    }

    static Stream<Consumer<CorsPolicy.Builder>> nulls() {
        return Stream.of(
                builder -> builder.allowedOrigins("https://a.example", null),
                builder -> builder.allowedMethods("GET", null),
                builder -> builder.allowedHeaders("X-A", null),
                builder -> builder.exposedHeaders("X-A", null),
                builder -> builder.maxAge(null));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsRefusedWhereItIsGiven(Consumer<CorsPolicy.Builder> giveNull) {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("https://b.example");

        assertThrows(NullPointerException.class, () -> giveNull.accept(builder));
        assertThat(
                "nothing was added",
                builder.build(),
                is(CorsPolicy.builder().allowedOrigins("https://b.example").build()));
    }

    @Test
    void toBuilderHasAllSettings() {
        CorsPolicy policy = everythingSet().build();

        assertThat(policy.toBuilder().build(), is(policy));
        assertThat(
                policy.toBuilder().allowedMethods("DELETE").build().allowedMethods(), contains("GET", "PUT", "DELETE"));
        assertThat("not changed by that", policy, is(everythingSet().build()));
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                difference("an origin more", builder -> builder.allowedOrigins("https://b.example")),
                difference("a method more", builder -> builder.allowedMethods("DELETE")),
                difference("an allowed header more", builder -> builder.allowedHeaders("X-More")),
                difference("an exposed header more", builder -> builder.exposedHeaders("X-More")),
                difference("without credentials", builder -> builder.allowCredentials(false)),
                difference("another max age", builder -> builder.maxAge(Duration.ofMinutes(11))));
    }

    private static Arguments difference(String why, Consumer<CorsPolicy.Builder> change) {
        return Arguments.of(why, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void differsByEachSetting(String why, Consumer<CorsPolicy.Builder> change) {
        CorsPolicy.Builder changed = everythingSet();
        change.accept(changed);

        assertThat(why, changed.build(), is(not(everythingSet().build())));
        assertThat(why, everythingSet().build(), is(not(changed.build())));
    }

    @Test
    void differsByWhatItTolerates() {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("https://app.example");
        CorsPolicy strict = builder.build();
        CorsPolicy insecure = builder.dangerouslyAllowInsecureOrigins().build();
        CorsPolicy both = builder.dangerouslyAllowPublicSuffixes().build();

        assertThat(insecure, is(not(strict)));
        assertThat(both, is(not(insecure)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here          | origins   | methods  | allowed | exposed  | equal
            the same                  | a.ex b.ex | GET PUT  | X-A X-B | ETag X-C | true
            other order               | b.ex a.ex | PUT GET  | X-B X-A | X-C ETag | true
            header names have no case | a.ex b.ex | GET PUT  | x-a X-B | etag x-C | true
            methods have              | a.ex b.ex | GET put1 | X-A X-B | ETag X-C | false
            an origin less            | a.ex      | GET PUT  | X-A X-B | ETag X-C | false
            a wildcard for a name     | a.ex b.ex | GET PUT  | X-A *   | ETag X-C | false
            """)
    void equalIfItMeansTheSame(
            String why, String origins, String methods, String allowed, String exposed, boolean equal) {
        Function<String, String[]> split = entries -> entries.split(" ");
        CorsPolicy one = CorsPolicy.builder()
                .allowedOrigins("https://a.ex", "https://b.ex")
                .allowedMethods("GET", "PUT")
                .allowedHeaders("X-A", "X-B")
                .exposedHeaders("ETag", "X-C")
                .build();
        CorsPolicy other = CorsPolicy.builder()
                .allowedOrigins(
                        Stream.of(split.apply(origins)).map("https://"::concat).toArray(String[]::new))
                .allowedMethods(split.apply(methods))
                .allowedHeaders(split.apply(allowed))
                .exposedHeaders(split.apply(exposed))
                .build();

        assertThat(why, one.equals(other), is(equal));
        assertThat(why, other.equals(one), is(equal));
        if (equal) {
            assertThat(why, one.hashCode(), is(other.hashCode()));
        }
    }

    @Test
    void unsetMethodsMeanTheSameAsTheWildcard() {
        CorsPolicy unset = CorsPolicy.builder().allowedOrigins("*").build();
        CorsPolicy wildcard = unset.toBuilder().allowedMethods("*").build();
        CorsPolicy beside = unset.toBuilder().allowedMethods("*", "GET").build();
        CorsPolicy listed = unset.toBuilder().allowedMethods("GET").build();

        assertThat(wildcard, is(unset));
        assertThat(wildcard.hashCode(), is(unset.hashCode()));
        assertThat(beside, is(unset));
        assertThat(listed, is(not(unset)));
    }

    @Test
    void equalsItselfAndNothingElse() {
        assertThat(ANYONE, is(equalTo(ANYONE)));
        assertThat(ANYONE, is(not(equalTo((Object) "*"))));
        assertThat(ANYONE.equals(null), is(false));
    }

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here           | asked  | listed  | shared
            all by default             | PURGE  | ''      | true
            all by the wildcard        | PURGE  | *       | true
            listed                     | PUT    | GET,PUT | true
            not listed                 | DELETE | GET,PUT | false
            GET includes HEAD          | HEAD   | GET     | true
            HEAD alone                 | HEAD   | HEAD    | true
            HEAD does not include GET  | GET    | HEAD    | false
            nothing else includes HEAD | HEAD   | PUT     | false
            methods have case          | Put    | PUT     | false
            methods have case          | PATCH  | patch   | false
            the wildcard is no pattern | PUT    | P*      | false
            asking for the wildcard    | *      | GET     | false
            """)
    void methodsAreComparedWithCase(String why, String asked, String listed, boolean shared) {
        String[] methods = listed.isEmpty() ? new String[0] : listed.split(",");
        CorsPolicy policy =
                CorsPolicy.builder().allowedOrigins("*").allowedMethods(methods).build();

        assertThat(why, policy.lists(asked), is(shared));
        assertThat(why, policy.governs(asked), is(shared));
    }

    @Test
    void tiersArePickedByTheOrigin() {
        CorsPolicy tiered = CorsPolicy.tiered(ANYONE, APP, PARTNERS);

        assertThat(tiered.deciding("https://app.example"), is(sameInstance(APP)));
        assertThat(tiered.deciding("https://a.partner.example"), is(sameInstance(PARTNERS)));
        assertThat(tiered.deciding("https://other.example"), is(sameInstance(ANYONE)));
        assertThat("no Origin", tiered.deciding(null), is(sameInstance(ANYONE)));
        assertThat("without a tier for all", CorsPolicy.tiered(APP, PARTNERS).deciding(null), is(nullValue()));
    }

    @Test
    void tiersGovernWhatOneOfThemLists() {
        CorsPolicy readers = ANYONE.toBuilder().allowedMethods("GET").build();
        CorsPolicy writers = APP.toBuilder().allowedMethods("PUT").build();
        CorsPolicy tiered = CorsPolicy.tiered(readers, writers);

        assertThat(tiered.governs("GET"), is(true));
        assertThat(tiered.governs("HEAD"), is(true));
        assertThat(tiered.governs("PUT"), is(true));
        assertThat(tiered.governs("DELETE"), is(false));
    }

    @Test
    void tiersKeepTheirOrderAndAllTheirOrigins() {
        CorsPolicy tiered = CorsPolicy.tiered(PARTNERS, ANYONE, APP);

        assertThat(tiered.tiers(), contains(PARTNERS, ANYONE, APP));
        assertThat(tiered.allowedOrigins(), contains("https://*.partner.example", "*", "https://app.example"));
        assertThrows(UnsupportedOperationException.class, () -> tiered.tiers().clear());
        assertThrows(
                UnsupportedOperationException.class,
                () -> tiered.allowedOrigins().clear());
    }

    @Test
    void tiersOfTiersCountAsIfTheyStoodThere() {
        assertThat(
                CorsPolicy.tiered(CorsPolicy.tiered(ANYONE, APP), PARTNERS),
                is(CorsPolicy.tiered(ANYONE, APP, PARTNERS)));
    }

    @Test
    void orderOfTiersDoesNotMatter() {
        CorsPolicy one = CorsPolicy.tiered(ANYONE, APP);
        CorsPolicy other = CorsPolicy.tiered(APP, ANYONE);

        assertThat(one, is(other));
        assertThat(one.hashCode(), is(other.hashCode()));
        assertThat(one, is(not(CorsPolicy.tiered(ANYONE, PARTNERS))));
        assertThat(one, is(not(CorsPolicy.tiered(ANYONE, APP, PARTNERS))));
        assertThat(one, is(not(ANYONE)));
        assertThat(ANYONE, is(not(one)));
    }

    @Test
    void tieredPolicyIsNotTheOneWithAllOfItsOrigins() {
        CorsPolicy one =
                CorsPolicy.builder().allowedOrigins("https://a.example").build();
        CorsPolicy other =
                CorsPolicy.builder().allowedOrigins("https://b.example").build();
        CorsPolicy both = CorsPolicy.builder()
                .allowedOrigins("https://a.example", "https://b.example")
                .build();

        assertThat(CorsPolicy.tiered(one, other), is(not(both)));
        assertThat(both, is(not(CorsPolicy.tiered(one, other))));
    }

    /** Or sets of many policies would be slow. */
    @Test
    void policiesOfOtherOriginsHaveOtherHashCodes() {
        assertThat(APP.hashCode(), is(not(PARTNERS.hashCode())));
        assertThat(APP.hashCode(), is(not(ANYONE.hashCode())));
    }

    @Test
    void oneTierIsThatPolicy() {
        assertThat(CorsPolicy.tiered(APP), is(sameInstance(APP)));
    }

    @Test
    void anyOriginIsTheOnlyRuleOfAPolicyThatIsNotTiered() {
        assertThat(ANYONE.allowsAnyOrigin(), is(true));
        assertThat(APP.allowsAnyOrigin(), is(false));
        assertThat(CorsPolicy.tiered(ANYONE).allowsAnyOrigin(), is(true));
        assertThat(CorsPolicy.tiered(ANYONE, APP).allowsAnyOrigin(), is(false));
    }

    @Test
    void tieredPolicyHasNoSettingsOfItsOwn() {
        CorsPolicy tiered = CorsPolicy.tiered(ANYONE, APP);
        List<Function<CorsPolicy, Object>> settings = List.of(
                CorsPolicy::allowedMethods,
                CorsPolicy::allowedHeaders,
                CorsPolicy::exposedHeaders,
                CorsPolicy::allowCredentials,
                CorsPolicy::maxAge,
                CorsPolicy::toBuilder);

        for (Function<CorsPolicy, Object> setting : settings) {
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> setting.apply(tiered));

            assertThat(e.getMessage(), is("rest-cors: a tiered policy has no settings of its own; ask its tiers()"));
        }
    }

    @Test
    void everyOriginThatStandsInTwoTiersIsReported() {
        CorsPolicy more = CorsPolicy.builder()
                .allowedOrigins("https://app.example", "https://*.partner.example", "https://other.example")
                .build();

        CorsConfigurationException e =
                assertThrows(CorsConfigurationException.class, () -> CorsPolicy.tiered(APP, PARTNERS, more));

        assertThat(
                e.problems(),
                contains(
                        new CorsProblem(
                                CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                                "allowedOrigins",
                                "https://app.example",
                                "origin \"https://app.example\" stands in two tiers; leave it in the one that shall"
                                        + " decide"),
                        new CorsProblem(
                                CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                                "allowedOrigins",
                                "https://*.partner.example",
                                "origin \"https://*.partner.example\" stands in two tiers; leave it in the one that"
                                        + " shall decide")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                    | one                   | other                 | conflict
            the same                            | https://a.example     | https://a.example     | true
            any origin twice                    | *                     | *                     | true
            any port twice                      | http://localhost:*    | http://localhost:*    | true
            wildcard twice                      | https://*.a.example   | https://*.a.example   | true
            covered by the other, less specific | https://x.a.example   | https://*.a.example   | false
            base of the other                   | https://*.x.a.example | https://*.a.example   | false
            another port                        | https://*.a.example   | https://*.a.example:1 | false
            any port beside a given one         | https://a.example:1   | https://a.example:*   | false
            another scheme                      | https://a.example     | http://a.example      | false
            """)
    void tiersMayCoverTheSameOriginByDifferentRules(String why, String one, String other, boolean conflict) {
        CorsPolicy[] tiers = {
            CorsPolicy.builder().allowedOrigins(one).build(),
            CorsPolicy.builder().allowedOrigins(other).build()
        };

        if (conflict) {
            assertThrows(CorsConfigurationException.class, () -> CorsPolicy.tiered(tiers), why);
        } else {
            assertThat(why, CorsPolicy.tiered(tiers).tiers(), contains(tiers));
        }
    }

    @Test
    void noTierAllowsNoOrigin() {
        CorsConfigurationException e = assertThrows(CorsConfigurationException.class, CorsPolicy::tiered);

        assertThat(
                e.problems(),
                contains(new CorsProblem(
                        CorsProblem.Kind.NO_ORIGINS,
                        "allowedOrigins",
                        null,
                        "no tier is given; pass at least one policy")));
    }

    @Test
    void textShowsTheSettings() {
        assertThat(
                ANYONE.toString(),
                is("CorsPolicy[origins=[*], methods=*, allowedHeaders=[], exposedHeaders=[], credentials=false,"
                        + " maxAge=unset]"));
        assertThat(
                everythingSet().build().toString(),
                is("CorsPolicy[origins=[http://app.example, https://*.github.io], methods=[GET, PUT],"
                        + " allowedHeaders=[X-Token, *], exposedHeaders=[ETag, X-Total], credentials=true,"
                        + " maxAge=600 s]"));
        assertThat(CorsPolicy.tiered(ANYONE, PARTNERS).toString(), is("CorsPolicy[" + ANYONE + ", " + PARTNERS + "]"));
    }
}

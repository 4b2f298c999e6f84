package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.RuntimeType;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one thing that is registered. */
class CorsFeatureTest {

    private static final CorsPolicy ANYONE = Sample.policy("*");

    /** What an integration registers where the runtime discovers it. */
    private static final class Discovered extends CorsFeature {}

    @Test
    void annotationsOnlyByDefault() {
        CorsFeature feature = new CorsFeature();

        assertThat(feature.defaultPolicy(), is(nullValue()));
        assertThat(feature.policies(), is(Map.of()));
        assertThat(feature.mapsUnhandledExceptions(), is(false));
        assertThat(CorsFeature.builder().build().mapsUnhandledExceptions(), is(false));
    }

    @Test
    void hasWhatItWasBuiltWith() {
        CorsFeature.Builder builder = CorsFeature.builder()
                .defaultPolicy(ANYONE)
                .policy("one", ANYONE)
                .mapUnhandledExceptions();
        CorsFeature feature = builder.build();
        builder.policy("other", ANYONE);

        assertThat(feature.defaultPolicy(), is(ANYONE));
        assertThat(feature.policies(), is(Map.of("one", ANYONE)));
        assertThat(feature.mapsUnhandledExceptions(), is(true));
        assertThrows(
                UnsupportedOperationException.class, () -> feature.policies().clear());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here | name  | message
            empty            | ``    | rest-cors: the name of a policy is blank; give it one
            blank            | ` \t` | rest-cors: the name of a policy is blank; give it one
            used before      | one   | rest-cors: policy "one" is registered twice; give each a name of its own
            """)
    void nameOfAPolicyIsItsOwn(String why, String name, String message) {
        CorsFeature.Builder builder = CorsFeature.builder().policy("one", ANYONE);

        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> builder.policy(name, Sample.policy(Sample.APP)), why);

        assertThat(why, e.getMessage(), is(message));
        assertThat(why, builder.build().policies(), is(Map.of("one", ANYONE)));
    }

    @Test
    void nullIsRefusedWhereItIsGiven() {
        CorsFeature.Builder builder = CorsFeature.builder();

        assertThrows(NullPointerException.class, () -> builder.defaultPolicy(null));
        assertThrows(NullPointerException.class, () -> builder.policy("one", null));
        assertThrows(NullPointerException.class, () -> builder.policy(null, ANYONE));
    }

    @Test
    void doesNothingOnAClient() {
        StubApplication client = new StubApplication(RuntimeType.CLIENT);

        assertThat(StubServer.feature(ANYONE).configure(client.context()), is(false));
        assertThat(client.registered(), is(empty()));
    }

    @Test
    void mayBeRegisteredInSeveralApplications() {
        CorsFeature feature = StubServer.feature(ANYONE);

        assertThat(feature.configure(new StubApplication().context()), is(true));
        assertThat(feature.configure(new StubApplication().context()), is(true));
    }

    @Test
    void discoveredFeatureWorksByItself() {
        StubApplication application = new StubApplication();
        application.register(String.class);
        application.register(new Discovered());

        assertThat(
                Contexts.inject(new Discovered(), StubApplication.of(Set.of(Sample.Books.class)))
                        .configure(application.context()),
                is(true));
        assertThat(new Discovered().configure(application.context()), is(false));
    }

    @Test
    void discoveredFeatureStandsBackForOneRegisteredByHand() {
        StubApplication byInstance = new StubApplication();
        byInstance.register(new CorsFeature());
        StubApplication byClass = new StubApplication();
        byClass.register(CorsFeature.class);
        StubApplication byApplication = new StubApplication();

        assertThat(new Discovered().configure(byInstance.context()), is(false));
        assertThat(new Discovered().configure(byClass.context()), is(false));
        assertThat(
                Contexts.inject(new Discovered(), StubApplication.of(Set.of(CorsFeature.class)))
                        .configure(byApplication.context()),
                is(false));
        assertThat(
                Contexts.inject(new Discovered(), StubApplication.of(Set.of(), new CorsFeature()))
                        .configure(byApplication.context()),
                is(false));
        assertThat(byApplication.registered(), is(empty()));
    }

    /** Some runtimes do not say by {@code isRegistered} what they are about to configure. */
    @Test
    void featureRegisteredByHandIsSeenInWhicheverListItStands() {
        StubApplication forgetful = new StubApplication() {
            @Override
            public boolean isRegistered(Class<?> component) {
                return false;
            }
        };
        forgetful.register(CorsFeature.class);

        assertThat(new Discovered().configure(forgetful.context()), is(false));

        forgetful.getClasses().clear();
        forgetful.register(new CorsFeature());

        assertThat(new Discovered().configure(forgetful.context()), is(false));

        StubApplication secretive = new StubApplication() {
            @Override
            public boolean isRegistered(Class<?> component) {
                return component == CorsFeature.class;
            }
        };

        assertThat("in none", new Discovered().configure(secretive.context()), is(false));
    }

    @Test
    void featureRegisteredByHandDoesNotStandBackForItself() {
        StubApplication application = new StubApplication();
        CorsFeature feature = new CorsFeature();
        application.register(feature);

        assertThat(feature.configure(application.context()), is(true));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server finds that looks for providers. */
class ScannedCorsFeatureTest {

    private final StubApplication application = new StubApplication();

    private boolean configure(Application injected) {
        ScannedCorsFeature feature = new ScannedCorsFeature();
        return (injected == null ? feature : Contexts.inject(feature, injected)).configure(application.context());
    }

    @Test
    void isAProvider() {
        assertThat(ScannedCorsFeature.class.getAnnotation(Provider.class), is(notNullValue()));
    }

    /** Or CDI, for which it is the only bean of ours, makes one where an application registers CorsFeature.class. */
    @Test
    void isNoCorsFeature() {
        assertThat(CorsFeature.class.isAssignableFrom(ScannedCorsFeature.class), is(false));
    }

    @Test
    void worksByItself() {
        assertThat(configure(StubApplication.of(Set.of(Sample.Books.class))), is(true));
        assertThat(application.registered(), is(not(empty())));
        assertThat("again", configure(null), is(false));
    }

    @Test
    void worksWhereTheRuntimeTellsNoApplication() {
        assertThat(configure(null), is(true));
    }

    @Test
    void worksForAnApplicationWithoutProperties() {
        Application application = new Application() {
            @Override
            public Map<String, Object> getProperties() {
                return null;
            }
        };

        assertThat(configure(application), is(true));
    }

    @Test
    void standsBackForOneRegisteredByHand() {
        assertThat(configure(StubApplication.of(Set.of(), new CorsFeature())), is(false));
        assertThat(configure(StubApplication.of(Set.of(CorsFeature.class))), is(false));
        assertThat(application.registered(), is(empty()));
    }

    @Test
    void isReplacedByOneThatIsRegisteredByHandLater() {
        configure(StubApplication.of(Set.of()));

        assertThat(new CorsFeature().configure(application.context()), is(true));
    }

    @Test
    void doesNothingOnAClient() {
        StubApplication client = new StubApplication(RuntimeType.CLIENT);

        assertThat(new ScannedCorsFeature().configure(client.context()), is(false));
        assertThat(client.registered(), is(empty()));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here | value | works
            a string         | false | false
            in another case  | FALSE | false
            switched on      | true  | true
            """)
    void isSwitchedOffAsServicesAre(String why, String value, boolean works) {
        Application switched = new Application() {
            @Override
            public Map<String, Object> getProperties() {
                return Map.of("jakarta.ws.rs.loadServices", value);
            }
        };

        assertThat(why, configure(switched), is(works));
        assertThat(why, application.registered().isEmpty(), is(!works));
    }
}

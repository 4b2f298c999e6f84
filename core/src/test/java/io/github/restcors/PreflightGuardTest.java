package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether {@link PreflightAbort} stands before resource methods: where, and from when on. */
class PreflightGuardTest {

    /** A model that tells all targets, until somebody changes it. */
    private static final class Model implements TargetResolver {

        private final AtomicInteger asked = new AtomicInteger();
        private boolean complete;

        Model(boolean complete) {
            this.complete = complete;
        }

        @Override
        public Targets resolve(ContainerRequestContext request) {
            return Targets.BEHIND_LOCATOR;
        }

        @Override
        public Completeness completeness() {
            return () -> {
                asked.incrementAndGet();
                return complete;
            };
        }
    }

    private final StubApplication application = new StubApplication();
    private final StubApplication method = new StubApplication();
    private final PreflightAbort abort =
            new PreflightAbort(StubServer.start(new CorsFeature()).deployment());

    private boolean stands(PreflightGuard guard) {
        return guard.stands(application.getConfiguration());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # runtime,          before all, before each, stands at first, stands
            unknown,            true,       false,       true,            true
            told by matching,   true,       false,       true,            true
            model is complete,  false,      false,       false,           false
            model has locators, false,      true,        false,           true
            """)
    void standsWhereThereIsNoOtherWay(
            String runtime, boolean beforeAll, boolean beforeEach, boolean standsAtFirst, boolean stands) {
        TargetResolver resolver =
                switch (runtime) {
                    case "unknown" -> null;
                    case "told by matching" -> new StubIntegration.Model(Targets.BEHIND_LOCATOR, null);
                    default -> new Model(runtime.equals("model is complete"));
                };
        PreflightGuard guard = new PreflightGuard(abort, resolver);
        guard.start(application.context());

        assertThat("before all", application.registered(), is(beforeAll ? List.of(abort) : List.of()));
        assertThat("at first", stands(guard), is(standsAtFirst));

        guard.method(method.context());

        assertThat("before each", method.registered(), is(beforeEach ? List.of(abort) : List.of()));
        assertThat("then", stands(guard), is(stands));
    }

    @Test
    void methodsThatComeLaterAreGuardedAsTheFirst() {
        Model model = new Model(false);
        PreflightGuard guard = new PreflightGuard(abort, model);
        guard.method(method.context());
        model.complete = true;
        StubApplication later = new StubApplication();
        guard.method(later.context());

        assertThat(later.registered(), contains(abort));
        assertThat(model.asked.get(), is(1));
    }

    @Test
    void modelThatLosesTargetsLaterHasNothingMatched() {
        Model model = new Model(true);
        PreflightGuard guard = new PreflightGuard(abort, model);
        guard.method(method.context());
        model.complete = false;
        guard.method(method.context());

        assertThat(method.registered(), is(empty()));
        assertThat("or a resource method would run", stands(guard), is(false));
    }

    @Test
    void doesNotStandWhereItWasTakenAway() {
        PreflightGuard guard = new PreflightGuard(abort, null);

        assertThat(stands(guard), is(false));
        assertThat("without a configuration", guard.stands(null), is(false));
    }
}

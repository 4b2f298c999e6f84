package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
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

    private PreflightGuard guard(TargetResolver resolver) {
        PreflightGuard guard = new PreflightGuard(abort, resolver);
        guard.register(application.context());
        return guard;
    }

    private boolean stands(PreflightGuard guard) {
        return guard.stands(application.getConfiguration());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # runtime,          before all, before each, stands
            unknown,            true,       false,       true
            told by matching,   true,       false,       true
            model is complete,  false,      false,       false
            model has locators, false,      true,        true
            """)
    void standsWhereThereIsNoOtherWay(String runtime, boolean beforeAll, boolean beforeEach, boolean stands) {
        TargetResolver resolver =
                switch (runtime) {
                    case "unknown" -> null;
                    case "told by matching" -> new StubIntegration.Model(Targets.BEHIND_LOCATOR, null);
                    default -> new Model(runtime.equals("model is complete"));
                };
        PreflightGuard guard = guard(resolver);

        assertThat("before all", application.registered().contains(abort), is(beforeAll));
        assertThat("asks about each", application.registered().contains(guard), is(!beforeAll));
        assertThat("before there was a method", stands(guard), is(stands));

        if (!beforeAll) {
            guard.configure(null, method.context());
        }

        assertThat("before each", method.registered(), is(beforeEach ? List.of(abort) : List.of()));
        assertThat("then", stands(guard), is(stands));
    }

    @Test
    void methodsThatComeLaterAreGuardedAsTheFirst() {
        Model model = new Model(false);
        PreflightGuard guard = guard(model);
        guard.configure(null, method.context());
        model.complete = true;
        StubApplication later = new StubApplication();
        guard.configure(null, later.context());

        assertThat(later.registered(), contains(abort));
        assertThat(stands(guard), is(true));
        assertThat(model.asked.get(), is(1));
    }

    @Test
    void modelThatLosesTargetsLaterHasNothingMatched() {
        Model model = new Model(true);
        PreflightGuard guard = guard(model);
        guard.configure(null, method.context());
        model.complete = false;
        guard.configure(null, method.context());

        assertThat(method.registered(), is(empty()));
        assertThat("or a resource method would run", stands(guard), is(false));
    }

    @Test
    void methodsThatAreOnlyBehindLocatorsAreGuarded() {
        Model model = new Model(false);
        PreflightGuard guard = guard(model);

        assertThat("at the first request", stands(guard), is(true));

        guard.configure(null, method.context());

        assertThat("when the locator has returned", method.registered(), contains(abort));
    }

    @Test
    void doesNotStandWhereItWasTakenAway() {
        for (TargetResolver resolver : Arrays.asList(null, new Model(false))) {
            PreflightGuard guard = new PreflightGuard(abort, resolver);

            assertThat(stands(guard), is(false));
            assertThat("without a configuration", guard.stands(null), is(false));
        }
    }
}

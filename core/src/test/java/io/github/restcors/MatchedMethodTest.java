package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The integration knows best which method was matched, then the request itself, then what is injected. */
class MatchedMethodTest {

    private static final ContainerRequestContext PLAIN = new StubRequest("GET").context();
    private static final ResourceMethod LENGTH =
            new ResourceMethod(String.class, Contexts.method(String.class, "length"));
    private static final ResourceMethod SIZE = new ResourceMethod(List.class, Contexts.method(List.class, "size"));
    private static final ResourceMethod RUN =
            new ResourceMethod(Runnable.class, Contexts.method(Runnable.class, "run"));

    private static ResourceInfo info(ResourceMethod method) {
        return Contexts.matched(method.type(), method.method());
    }

    @Test
    void integrationComesFirst() {
        ContainerRequestContext request =
                new StubRequest("GET").matchedByUriInfo(info(SIZE)).context();
        TargetResolver knows = new StubIntegration.Model(Targets.NO_RESOURCE, LENGTH);
        TargetResolver doesNot = new StubIntegration.Model(Targets.NO_RESOURCE, null);

        assertThat(MatchedMethod.of(request, knows, info(RUN)), is(LENGTH));
        assertThat(MatchedMethod.of(request, doesNot, info(RUN)), is(SIZE));
        assertThat(MatchedMethod.of(PLAIN, doesNot, info(RUN)), is(RUN));
    }

    @Test
    void requestComesBeforeWhatIsInjected() {
        ContainerRequestContext request =
                new StubRequest("GET").matchedByUriInfo(info(SIZE)).context();

        assertThat(MatchedMethod.of(request, null, info(RUN)), is(SIZE));
        assertThat(MatchedMethod.of(PLAIN, null, info(RUN)), is(RUN));
    }

    @Test
    void nothingMatchedIsNull() {
        assertThat(MatchedMethod.of(PLAIN, null, null), is(nullValue()));
        assertThat(MatchedMethod.of(PLAIN, null, Contexts.matched(null, (Method) null)), is(nullValue()));
        assertThat(MatchedMethod.of(PLAIN, null, Contexts.matched(String.class, (Method) null)), is(nullValue()));
        assertThat(MatchedMethod.of(PLAIN, null, Contexts.matched(null, LENGTH.method())), is(nullValue()));
    }

    /** What an integration leaves out. */
    @Test
    void resolverNeedNotTellWhatWasMatched() {
        TargetResolver resolver = request -> Targets.NO_RESOURCE;

        assertThat(resolver.matched(PLAIN), is(nullValue()));
    }

    @Test
    void integrationNeedNotUnwrapApplications() {
        Application application = new Application();
        RuntimeIntegration integration = (context, check) -> Optional.empty();

        assertThat(integration.unwrap(application), is(sameInstance(application)));
    }
}

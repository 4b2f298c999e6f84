package io.github.restcors;

import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** rest-cors in an application whose runtime a test plays. */
final class StubServer {

    final StubApplication application = new StubApplication();

    private StubServer() {}

    /** Starts an application on a runtime without an integration. */
    static StubServer start(CorsFeature feature, Class<?>... classes) {
        return start(feature, null, classes);
    }

    /** Starts an application whose runtime's integration finds targets by a resolver. */
    static StubServer start(CorsFeature feature, TargetResolver resolver, Class<?>... classes) {
        StubServer server = new StubServer();
        Set<Class<?>> all = new LinkedHashSet<>(List.of(classes));
        Contexts.inject(feature, StubApplication.of(all));
        Runnable configure = () -> feature.configure(server.application.context());
        if (resolver == null) {
            configure.run();
        } else {
            StubIntegration.whileAttaching(
                    (context, check) -> {
                        check.check(all);
                        return resolver;
                    },
                    configure);
        }
        return server;
    }

    static CorsFeature feature(CorsPolicy defaultPolicy) {
        return CorsFeature.builder().defaultPolicy(defaultPolicy).build();
    }

    Deployment deployment() {
        return Deployment.of(application.getConfiguration());
    }

    StubServer first(StubRequest request) {
        request.arriveAt(this);
        application.registered(PreflightFirst.class).filter(request.context());
        return this;
    }

    StubServer last(StubRequest request) {
        PreflightLast filter = application.registered(PreflightLast.class);
        Contexts.inject(filter, application.getConfiguration()).filter(request.context());
        return this;
    }

    /** Lets the filter run that follows matching; {@code null} if the runtime does not tell what it matched. */
    StubServer matched(StubRequest request, ResourceInfo info) {
        PreflightAbort filter = application.registered(PreflightAbort.class);
        inject(filter, info).filter(request.context());
        return this;
    }

    StubServer decorate(StubRequest request, StubResponse response, ResourceInfo info) {
        ResponseDecorator filter = application.registered(ResponseDecorator.class);
        inject(filter, info).filter(request.context(), response.context());
        return this;
    }

    private static <T> T inject(T filter, ResourceInfo info) {
        return Contexts.inject(filter, info == null ? Contexts.matched(null, (Method) null) : info);
    }

    /** Lets the response filter run on what a request was ended with. */
    StubResponse decorateAborted(StubRequest request) {
        Response aborted = request.abortedWith();
        StubResponse response = new StubResponse(aborted.getStatus());
        aborted.getHeaders().forEach((name, lines) -> lines.forEach(line -> response.header(name, line)));
        decorate(request, response, null);
        return response;
    }
}

package io.github.restcors;

import io.github.restcors.spi.Targets;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the answer to a preflight has come; kept with the request from one filter to the next. */
final class PreflightState {

    private static final String PROPERTY = "io.github.restcors.preflight";

    private final CorsRequest.Preflight request;
    private final Targets targets;
    private @Nullable CorsDecision decision;

    private PreflightState(CorsRequest.Preflight request, Targets targets) {
        this.request = request;
        this.targets = targets;
    }

    /** Returns the preflight that a request is, or {@code null} if it is none. */
    static CorsRequest.@Nullable Preflight preflight(ContainerRequestContext context) {
        if (!context.getMethod().equals(HttpMethod.OPTIONS)) {
            return null;
        }
        String origin = Ascii.strip(context.getHeaderString(HeaderNames.ORIGIN));
        String method = Ascii.strip(context.getHeaderString(HeaderNames.REQUEST_METHOD));
        if (origin == null || method == null) {
            return null;
        }
        List<String> headers = context.getHeaders().get(HeaderNames.REQUEST_HEADERS);
        return new CorsRequest.Preflight(origin, method, headers == null ? List.of() : headers);
    }

    static PreflightState begin(ContainerRequestContext context, CorsRequest.Preflight request, Targets targets) {
        PreflightState state = new PreflightState(request, targets);
        context.setProperty(PROPERTY, state);
        return state;
    }

    /**
     * Forgets what a server that reuses its property maps may have left of an earlier request; but not what belongs to
     * another copy of rest-cors, in another class loader, that serves the same application.
     */
    static void clear(ContainerRequestContext context) {
        if (of(context) != null) {
            // not removed: RESTEasy on the JDK's HTTP server throws then
            context.setProperty(PROPERTY, false);
        }
    }

    static @Nullable PreflightState of(ContainerRequestContext context) {
        return context.getProperty(PROPERTY) instanceof PreflightState state ? state : null;
    }

    CorsRequest.Preflight request() {
        return request;
    }

    /** What the runtime's model said before matching. */
    Targets targets() {
        return targets;
    }

    @Nullable
    CorsDecision decision() {
        return decision;
    }

    void decide(CorsDecision decided) {
        decision = decided;
    }
}

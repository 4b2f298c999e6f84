package io.github.restcors.benchmarks;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The least that a filter of Jakarta REST can do: one look-up in a {@link HashSet}, and header fields that are ready made. It
 * checks nothing else, neither methods nor headers, and knows one policy for everything.
 */
@PreMatching
final class JaxrsFloor implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String PREFLIGHT_VARY =
            "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";

    private final Set<String> origins;
    private final boolean everyField;
    private final String methods = String.join(", ", Policy.METHODS);
    private final String headers = String.join(", ", Policy.REQUEST_HEADERS);
    private final String exposed = String.join(", ", Policy.EXPOSED_HEADERS);

    private JaxrsFloor(Policy policy, boolean everyField) {
        origins = new HashSet<>(policy.exactOrigins());
        this.everyField = everyField;
    }

    /** Makes a filter that sets every header field. */
    static JaxrsFloor of(Policy policy) {
        return new JaxrsFloor(policy, true);
    }

    /**
     * Makes the exchange.
     *
     * @param everyField whether it sets every header field that the policy calls for, or {@code Access-Control-Allow-Origin}
     *     only
     */
    static Exchange exchange(Policy policy, Call call, boolean everyField) {
        JaxrsFloor floor = new JaxrsFloor(policy, everyField);
        return new JaxrsExchange(call, List.of(floor), List.of(), List.of(floor));
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals("OPTIONS")) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        if (origin == null || request.getHeaderString("Access-Control-Request-Method") == null) {
            return;
        }
        boolean allowed = origins.contains(origin);
        Response response = Response.status(allowed ? 204 : 403).build();
        MultivaluedMap<String, Object> fields = response.getHeaders();
        if (allowed) {
            fields.putSingle("Access-Control-Allow-Origin", origin);
            if (everyField) {
                fields.putSingle("Access-Control-Allow-Credentials", "true");
                fields.putSingle("Access-Control-Allow-Methods", methods);
                fields.putSingle("Access-Control-Allow-Headers", headers);
                fields.putSingle("Access-Control-Max-Age", "600");
            }
        }
        if (everyField) {
            fields.putSingle("Vary", PREFLIGHT_VARY);
        }
        request.abortWith(response);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals("OPTIONS")) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        MultivaluedMap<String, Object> fields = response.getHeaders();
        if (origin != null && origins.contains(origin)) {
            fields.putSingle("Access-Control-Allow-Origin", origin);
            if (everyField) {
                fields.putSingle("Access-Control-Allow-Credentials", "true");
                fields.putSingle("Access-Control-Expose-Headers", exposed);
            }
        }
        if (everyField) {
            fields.putSingle("Vary", "Origin");
        }
    }
}

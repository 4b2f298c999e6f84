package io.github.restcors.benchmarks;

import java.util.List;
import org.jboss.resteasy.plugins.interceptors.CorsFilter;

/** RESTEasy's {@link CorsFilter}. */
final class ResteasyPeer {

    private ResteasyPeer() {}

    static CorsFilter filter(Policy policy) {
        CorsFilter filter = new CorsFilter();
        filter.getAllowedOrigins().addAll(policy.exactOrigins());
        filter.setAllowedMethods(String.join(", ", Policy.METHODS));
        filter.setAllowedHeaders(String.join(", ", Policy.REQUEST_HEADERS));
        filter.setExposedHeaders(String.join(", ", Policy.EXPOSED_HEADERS));
        filter.setAllowCredentials(true);
        filter.setCorsMaxAge(Policy.MAX_AGE);
        return filter;
    }

    static Exchange exchange(Policy policy, Call call) {
        CorsFilter filter = filter(policy);
        return new JaxrsExchange(call, List.of(filter), List.of(), List.of(filter));
    }
}

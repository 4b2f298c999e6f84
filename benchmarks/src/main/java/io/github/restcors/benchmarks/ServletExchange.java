package io.github.restcors.benchmarks;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.filters.CorsFilter;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/** What is on Jakarta Servlet. */
final class ServletExchange implements Exchange {

    private final ServletStubs.Request request;
    private final ServletStubs.Response response = new ServletStubs.Response();
    private final Subject subject;

    /** A filter, or whatever else answers. */
    @FunctionalInterface
    private interface Subject {

        void handle(ServletStubs.Request request, ServletStubs.Response response) throws Exception;
    }

    private ServletExchange(Call call, Subject subject) {
        request = new ServletStubs.Request(call);
        this.subject = subject;
    }

    @Override
    public Object run() throws Exception {
        request.renew();
        response.renew();
        subject.handle(request, response);
        return response;
    }

    @Override
    public Answer answer() {
        return response.answer();
    }

    static Exchange stubs(Call call) {
        return new ServletExchange(call, (request, response) -> {});
    }

    /** The same floors as on Jakarta REST. */
    static Exchange floor(Policy policy, Call call, boolean everyField) {
        Set<String> origins = new HashSet<>(policy.exactOrigins());
        String methods = String.join(", ", Policy.METHODS);
        String headers = String.join(", ", Policy.REQUEST_HEADERS);
        String exposed = String.join(", ", Policy.EXPOSED_HEADERS);
        return new ServletExchange(call, (request, response) -> {
            String origin = request.getHeader("Origin");
            boolean preflight = origin != null
                    && request.getMethod().equals("OPTIONS")
                    && request.getHeader("Access-Control-Request-Method") != null;
            boolean allowed = origin != null && origins.contains(origin);
            if (preflight) {
                response.setStatus(allowed ? 204 : 403);
            }
            if (origin != null && allowed) {
                response.setHeader("Access-Control-Allow-Origin", origin);
            }
            if (everyField) {
                if (allowed) {
                    response.setHeader("Access-Control-Allow-Credentials", "true");
                    if (preflight) {
                        response.setHeader("Access-Control-Allow-Methods", methods);
                        response.setHeader("Access-Control-Allow-Headers", headers);
                        response.setHeader("Access-Control-Max-Age", "600");
                    } else {
                        response.setHeader("Access-Control-Expose-Headers", exposed);
                    }
                }
                response.setHeader(
                        "Vary",
                        preflight ? "Origin, Access-Control-Request-Method, Access-Control-Request-Headers" : "Origin");
            }
        });
    }

    /** Spring's {@link DefaultCorsProcessor}. */
    static Exchange spring(Policy policy, Call call) {
        CorsConfiguration configuration = new CorsConfiguration();
        configuration.setAllowedOrigins(policy.exactOrigins());
        configuration.setAllowedOriginPatterns(
                policy.bases().stream().map(base -> "https://*." + base).toList());
        configuration.setAllowedMethods(Policy.METHODS.stream()
                .map(HttpMethod::valueOf)
                .map(HttpMethod::name)
                .toList());
        configuration.setAllowedHeaders(Policy.REQUEST_HEADERS);
        configuration.setExposedHeaders(Policy.EXPOSED_HEADERS);
        configuration.setAllowCredentials(true);
        configuration.setMaxAge((long) Policy.MAX_AGE);
        DefaultCorsProcessor processor = new DefaultCorsProcessor();
        return new ServletExchange(
                call, (request, response) -> processor.processRequest(configuration, request, response));
    }

    /** Tomcat's {@link CorsFilter}. */
    static Exchange tomcat(Policy policy, Call call) throws Exception {
        return filter(
                new CorsFilter(),
                Map.of(
                        "cors.allowed.origins", String.join(",", policy.exactOrigins()),
                        "cors.allowed.methods", String.join(",", Policy.METHODS),
                        "cors.allowed.headers", String.join(",", Policy.REQUEST_HEADERS),
                        "cors.exposed.headers", String.join(",", Policy.EXPOSED_HEADERS),
                        "cors.support.credentials", "true",
                        "cors.preflight.maxage", String.valueOf(Policy.MAX_AGE),
                        "cors.request.decorate", "false"),
                call);
    }

    /** The filter of thetransactioncompany; its subdomains include the base itself. */
    static Exchange thetransactioncompany(Policy policy, Call call) throws Exception {
        List<String> origins = new ArrayList<>(policy.exactOrigins());
        policy.bases().forEach(base -> origins.add("https://" + base));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("cors.allowOrigin", String.join(",", origins));
        parameters.put("cors.allowSubdomains", String.valueOf(!policy.bases().isEmpty()));
        parameters.put("cors.supportedMethods", String.join(",", Policy.METHODS));
        parameters.put("cors.supportedHeaders", String.join(",", Policy.REQUEST_HEADERS));
        parameters.put("cors.exposedHeaders", String.join(",", Policy.EXPOSED_HEADERS));
        parameters.put("cors.supportsCredentials", "true");
        parameters.put("cors.maxAge", String.valueOf(Policy.MAX_AGE));
        return filter(new com.thetransactioncompany.cors.CORSFilter(), parameters, call);
    }

    private static Exchange filter(Filter filter, Map<String, String> parameters, Call call) throws Exception {
        filter.init(new ServletStubs.Config(parameters));
        return new ServletExchange(call, (request, response) -> filter.doFilter(request, response, ServletStubs.CHAIN));
    }
}

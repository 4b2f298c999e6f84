package io.github.restcors.benchmarks;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.spi.ResourceMethod;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** rest-cors through {@link CorsFeature}, and whatever filters that registers. */
final class RestCorsPeer {

    private RestCorsPeer() {}

    static CorsPolicy policy(Policy policy) {
        return CorsPolicy.builder()
                .allowedOrigins(Stream.concat(
                                policy.exactOrigins().stream(),
                                policy.bases().stream().map(base -> "https://*." + base))
                        .toArray(String[]::new))
                .allowedMethods(Policy.METHODS.toArray(String[]::new))
                .allowedHeaders(Policy.REQUEST_HEADERS.toArray(String[]::new))
                .exposedHeaders(Policy.EXPOSED_HEADERS.toArray(String[]::new))
                .allowCredentials(true)
                .maxAge(Duration.ofSeconds(Policy.MAX_AGE))
                .build();
    }

    /** Has the call reach {@link BookResource}. */
    static Exchange exchange(Policy policy, Call call) {
        return exchange(policy, call, BookResource.class);
    }

    /** Has the call reach {@link PrivateResource}, which no policy governs. */
    static Exchange exchangeWithoutPolicy(Policy policy, Call call) {
        return exchange(policy, call, PrivateResource.class);
    }

    private static Exchange exchange(Policy policy, Call call, Class<?> target) {
        Map<String, List<ResourceMethod>> byVerb = new LinkedHashMap<>();
        for (Method method : target.getDeclaredMethods()) {
            for (String verb : List.of("GET", "POST", "PUT", "DELETE")) {
                if (Stream.of(method.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getSimpleName().equals(verb))) {
                    byVerb.put(verb, List.of(new ResourceMethod(target, method)));
                }
            }
        }
        List<ResourceMethod> get = byVerb.getOrDefault("GET", List.of());
        StubRuntime runtime = new StubRuntime(List.of(BookResource.class, PrivateResource.class), get.get(0), byVerb);
        CorsFeature.builder().defaultPolicy(policy(policy)).build().configure(runtime);
        List<ContainerRequestFilter> preMatching = new ArrayList<>();
        List<ContainerRequestFilter> postMatching = new ArrayList<>();
        for (ContainerRequestFilter filter : runtime.registered(ContainerRequestFilter.class)) {
            (filter.getClass().isAnnotationPresent(PreMatching.class) ? preMatching : postMatching).add(filter);
        }
        preMatching.sort(Comparator.comparing(RestCorsPeer::priority));
        postMatching.sort(Comparator.comparing(RestCorsPeer::priority));
        return new JaxrsExchange(call, preMatching, postMatching, runtime.registered(ContainerResponseFilter.class));
    }

    private static int priority(Object filter) {
        Priority priority = filter.getClass().getAnnotation(Priority.class);
        return priority == null ? 0 : priority.value();
    }
}

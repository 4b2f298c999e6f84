package io.github.restcors.resteasy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.resteasy.core.ResourceLocatorInvoker;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.core.ResourceMethodRegistry;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.core.interception.jaxrs.PreMatchContainerRequestContext;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.spi.Registry;
import org.jboss.resteasy.spi.ResourceInvoker;
import org.jboss.resteasy.spi.metadata.ResourceBuilder;
import org.jboss.resteasy.spi.metadata.ResourceBuilder.ResourceClassBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we read from RESTEasy's registry is what RESTEasy itself matches: compared on random resources and requests. */
class RegistryAgreementTest {

    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE");
    private static final List<String> CLASS_PATHS = List.of("", "a", "a/b", "{x}", "a/{y}", "{x:[ab]+}");
    private static final List<String> METHOD_PATHS =
            List.of("", "a", "b", "a/b", "{p}", "{p}/b", "a/{q}", "{r:.*}", "{s:[0-9]+}", "x{t}", "{p}-{q}", "b/");
    private static final List<String> MEDIA_TYPES =
            List.of("text/plain", "text/*", "application/json", "application/json;qs=0.5", "*/*");
    private static final List<String> SEGMENTS = List.of("a", "b", "c", "1", "x1", "a-b", "", "a;m=1", "%61", "a%2Fb");

    /** Media types to try, so that every method that any request reaches is reached. */
    private static final List<String> TRIED = List.of(
            "text/plain", "text/html", "application/json", "image/png", "*/*", "text/plain;q=0.1, application/json");

    /** Held, or its level is lost. RESTEasy warns of each request that two methods match equally well. */
    private static final Logger RESTEASY = Logger.getLogger("org.jboss.resteasy");

    private final ResteasyTargets targets = new ResteasyTargets();
    private int reached;
    private int told;

    @BeforeEach
    void silence() {
        RESTEASY.setLevel(Level.OFF);
    }

    @AfterEach
    void clear() {
        RESTEASY.setLevel(null);
        ResteasyContext.clearContextData();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithRegistry(long seed) {
        Random random = new Random(seed);
        for (int model = 0; model < 40; model++) {
            ResourceMethodRegistry registry = registry(random);
            ResteasyContext.pushContext(Registry.class, registry);
            for (int i = 0; i < 25; i++) {
                compare(registry, path(random), seed + ", model " + model);
            }
        }
        // More would be safe, but refuse what might be granted.
        assertThat("methods told but never reached, of " + told, told - reached < told / 10, is(true));
    }

    private void compare(ResourceMethodRegistry registry, String path, String model) {
        Targets resolved = targets.resolve(
                new PreMatchContainerRequestContext(request("OPTIONS", path, "*/*", "*/*"), null, null));
        Map<String, List<ResourceMethod>> byVerb =
                resolved instanceof Targets.Methods methods ? methods.byVerb() : Map.of();
        for (String verb : VERBS) {
            Set<Method> matched = new HashSet<>();
            for (String consumes : Stream.concat(Stream.of(""), TRIED.stream()).toList()) {
                for (String produces : TRIED) {
                    String where = verb + " /" + path + " " + consumes + " -> " + produces + " for seed " + model;
                    try {
                        ResourceInvoker invoker = registry.getResourceInvoker(request(verb, path, consumes, produces));
                        if (invoker instanceof ResourceLocatorInvoker) {
                            assertThat(where, resolved, is(Targets.BEHIND_LOCATOR));
                            return;
                        }
                        Method method = ((ResourceMethodInvoker) invoker).getMethod();
                        assertThat(where, methods(byVerb, verb), hasItem(method));
                        matched.add(method);
                    } catch (NotFoundException e) {
                        assertThat(where, resolved, is(Targets.NO_RESOURCE));
                        return;
                    } catch (NotAllowedException e) {
                        assertThat(where, byVerb.containsKey(verb), is(false));
                    } catch (NotSupportedException | NotAcceptableException e) {
                        assertThat(where, byVerb.containsKey(verb), is(true));
                    } catch (BadRequestException e) {
                        assertThat(where, resolved, is(not(Targets.NO_RESOURCE)));
                    }
                }
            }
            reached += matched.size();
            told += methods(byVerb, verb).size();
        }
    }

    private static List<Method> methods(Map<String, List<ResourceMethod>> byVerb, String verb) {
        return byVerb.getOrDefault(verb, List.of()).stream()
                .map(ResourceMethod::method)
                .toList();
    }

    private static MockHttpRequest request(String verb, String path, String consumes, String produces) {
        MockHttpRequest request = MockHttpRequest.create(verb, "http://localhost/app/" + path, null, "/app");
        if (!consumes.isEmpty()) {
            request.contentType(consumes.startsWith("text/plain;") ? MediaType.TEXT_XML : consumes);
        }
        request.header("Accept", produces);
        return request;
    }

    private static ResourceMethodRegistry registry(Random random) {
        ResourceMethodRegistry registry = new ResourceMethodRegistry(new ResteasyProviderFactoryImpl());
        registry.setWiderMatching(random.nextInt(4) == 0);
        List<Method> methods = new ArrayList<>(List.of(Handlers.class.getDeclaredMethods()));
        methods.removeIf(Method::isSynthetic); // instrumentation adds some
        Collections.shuffle(methods, random);
        for (int i = 0; i <= random.nextInt(3); i++) {
            ResourceClassBuilder type = new Builder().at(pick(CLASS_PATHS, random));
            for (int j = 0; j <= random.nextInt(4); j++) {
                add(type, methods.remove(0), random);
            }
            registry.addPerRequestResource(type.buildClass());
        }
        return registry;
    }

    private static void add(ResourceClassBuilder type, Method method, Random random) {
        String path = pick(METHOD_PATHS, random);
        if (random.nextInt(8) == 0) {
            type.locator(method).path(path).buildMethod();
            return;
        }
        var builder = type.method(method).httpMethod(pick(VERBS.subList(0, 2 + random.nextInt(3)), random));
        if (random.nextBoolean()) {
            builder.consumes(mediaTypes(random));
        }
        if (random.nextBoolean()) {
            builder.produces(mediaTypes(random));
        }
        if (method.getParameterCount() == 1) {
            builder.param(0).messageBody();
        }
        builder.path(path).buildMethod();
    }

    private static MediaType[] mediaTypes(Random random) {
        return random.ints(1 + random.nextInt(2), 0, MEDIA_TYPES.size())
                .mapToObj(index -> MediaType.valueOf(MEDIA_TYPES.get(index)))
                .toArray(MediaType[]::new);
    }

    private static String path(Random random) {
        List<String> segments = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            segments.add(pick(SEGMENTS, random));
        }
        return String.join("/", segments);
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static final class Builder extends ResourceBuilder {

        private ResourceClassBuilder at(String path) {
            return buildRootResource(Handlers.class, path);
        }
    }

    /** Java methods to choose from, with an entity and without. */
    public static class Handlers {

        public void a() {}

        public void b() {}

        public void c() {}

        public void d() {}

        public void e() {}

        public void f() {}

        public void g() {}

        public void h() {}

        public void i(String entity) {}

        public void j(String entity) {}

        public void k(String entity) {}

        public void l(String entity) {}

        public void m(String entity) {}

        public void n(String entity) {}

        public void o(String entity) {}

        public void p(String entity) {}
    }
}

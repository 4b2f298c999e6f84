package io.github.restcors.it.jersey;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import io.github.restcors.jersey.JerseyIntegration;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Jersey's router is closed, so the integration chooses among routes on its own. Here random requests on random resource
 * models are put to both. What the router did with a request is told by the filters and locators that it ran into.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JerseyRouterIT {

    private static final long SEED = Long.getLong("restcors.seed", 20_261_121L);
    private static final int MODELS = 120;
    private static final int PATHS = 24;

    /** The status that tells of a locator. */
    private static final int LOCATED = 418;

    private static final List<String> VERBS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "LOCK");

    private static final List<String> TEMPLATES = List.of(
            "a",
            "b",
            "c",
            "a/b",
            "a/b/c",
            "{x}",
            "{y}",
            "a{x}",
            "{x}b",
            "{x}-{y}",
            "{z: [ab]+}",
            "{n: \\d+}",
            "{n: (\\d)(\\d)}",
            "{any: .*}",
            "{some: .+}",
            "{opt: (a|b)?}",
            "{p: a|b}/c",
            "a/{w}",
            "{x}/{y}",
            "{x}/b",
            "a/",
            "/a",
            "a b",
            "é",
            "");

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    private static final List<String> SEGMENTS = List.of(
            "a",
            "b",
            "c",
            "ab",
            "aab",
            "d",
            "1",
            "12",
            "123",
            "x-y",
            "a;m=1",
            "b;",
            ";m=1;n=2",
            "%61",
            "a%20b",
            "%C3%A9",
            "%2F",
            "%3B",
            "a%2Fb",
            "..",
            "");

    private final List<Object> handlers = new ArrayList<>();
    private Level level = Level.ALL;

    /** What handles requests, one class for each method of a model, so that a method is told by its class. */
    public static class Handler {

        public String handle() {
            throw new AssertionError("a filter ends every request that is matched");
        }

        public Object locate() {
            throw new WebApplicationException(LOCATED);
        }
    }

    /** Where Jersey's router went. */
    private static final class Matched implements ContainerRequestFilter {

        private List<ResourceMethod> methods = List.of();

        @Override
        public void filter(ContainerRequestContext context) {
            ExtendedUriInfo info = (ExtendedUriInfo) context.getUriInfo();
            methods = info.getMatchedRuntimeResources().get(0).getResourceMethods();
            context.abortWith(Response.noContent().build());
        }
    }

    /** Asks the integration, where the core asks it. */
    @PreMatching
    private static final class Asking implements ContainerRequestFilter, Feature {

        private TargetResolver resolver;
        private Targets targets;

        @Override
        public boolean configure(FeatureContext context) {
            resolver = new JerseyIntegration().attach(context, classes -> {}).orElseThrow();
            return true;
        }

        @Override
        public void filter(ContainerRequestContext context) {
            targets = resolver.resolve(context);
        }
    }

    @BeforeAll
    void prepare() throws ReflectiveOperationException {
        Logger logger = Logger.getLogger("org.glassfish.jersey");
        level = logger.getLevel();
        logger.setLevel(Level.OFF);
        byte[] bytes = bytes(Handler.class);
        for (int i = 0; i < 60; i++) {
            Class<?> copy =
                    MethodHandles.lookup().defineHiddenClass(bytes, false).lookupClass();
            handlers.add(copy.getDeclaredConstructor().newInstance());
        }
    }

    @AfterAll
    void letJerseyLogAgain() {
        Logger.getLogger("org.glassfish.jersey").setLevel(level);
    }

    @Test
    void choosesWhatJerseyChooses() throws Exception {
        Random random = new Random(SEED);
        Map<String, Integer> counts = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        int requests = 0;
        for (int i = 0; i < MODELS; i++) {
            Model model = new Model(random);
            for (int j = 0; j < PATHS; j++) {
                String path = model.path(random);
                for (String verb : VERBS) {
                    String reached = model.reached(verb, path);
                    String resolved = model.resolved(verb);
                    counts.merge(reached.startsWith("[") ? "method" : reached, 1, Integer::sum);
                    requests++;
                    if (!resolved.equals(reached)) {
                        differences.add(verb + " \"" + path + "\": Jersey " + reached + ", rest-cors " + resolved
                                + ", model " + model);
                    }
                }
            }
        }
        System.out.printf("%s: seed %d, %d requests, %s%n", getClass().getSimpleName(), SEED, requests, counts);

        assertThat(
                "seed " + SEED + ", " + differences.size() + " of " + requests + " requests",
                differences.stream().limit(10).collect(Collectors.joining("\n")),
                is(""));
        assertThat(requests, greaterThanOrEqualTo(20_000));
        // a run that never gets anywhere would be green as well
        for (String where : List.of("method", "locator", "no resource", "no method")) {
            assertThat(counts, hasEntry(is(where), greaterThanOrEqualTo(1_000)));
        }
    }

    private static String segment(Random random) {
        return pick(random, random.nextInt(3) > 0 ? SEGMENTS.subList(0, 4) : SEGMENTS);
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] bytes(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(
                type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An application of random resources. */
    private final class Model {

        private final StringBuilder description = new StringBuilder();
        private final Map<Class<?>, String> names = new HashMap<>();
        private final List<String> templates = new ArrayList<>();
        private final Set<String> located = new HashSet<>();
        private final Matched matched = new Matched();
        private final Asking asking = new Asking();
        private final ApplicationHandler application;
        private final String base;

        Model(Random random) throws NoSuchMethodException {
            ResourceConfig config = new ResourceConfig();
            // two methods, or two locators, at one path
            config.property(ServerProperties.RESOURCE_VALIDATION_IGNORE_ERRORS, true);
            // rest-cors itself is not wanted here
            config.property("jakarta.ws.rs.loadServices", false);
            config.register(matched).register(asking);
            for (int i = 1 + random.nextInt(5); i > 0; i--) {
                String template = pick(random, TEMPLATES);
                Resource.Builder root = Resource.builder(template);
                description.append(" @Path(\"").append(template).append("\") {");
                templates.add(template);
                located.clear();
                addMethods(root, "", random, random.nextInt(4));
                for (int j = random.nextInt(4); j > 0; j--) {
                    // Jersey takes a template of nothing, below the root's, for the root itself
                    String child = pick(random, TEMPLATES.subList(0, TEMPLATES.size() - 1));
                    description.append(" \"").append(child).append('"');
                    templates.add(template + "/" + child);
                    addMethods(root.addChildResource(child), child, random, 1 + random.nextInt(4));
                }
                description.append(" }");
                config.registerResources(root.build());
            }
            base = random.nextBoolean() ? "http://localhost/" : "http://localhost/context/api/";
            application = new ApplicationHandler(config);
        }

        private void addMethods(Resource.Builder resource, String path, Random random, int count)
                throws NoSuchMethodException {
            for (int i = 0; i < count; i++) {
                if (names.size() == handlers.size()) {
                    return;
                }
                Object handler = handlers.get(names.size());
                String name = "h" + names.size();
                names.put(handler.getClass(), name);
                if (random.nextInt(12) == 0 && located.add(path)) { // Jersey accepts one only
                    description.append(" locator");
                    resource.addMethod().handledBy(handler, method(handler, "locate"));
                } else {
                    String verb = pick(random, VERBS);
                    description.append(' ').append(verb).append('=').append(name);
                    ResourceMethod.Builder method =
                            resource.addMethod(verb).handledBy(handler, method(handler, "handle"));
                    if (random.nextInt(4) == 0) {
                        method.consumes(pick(random, List.of("text/plain", "application/json")));
                    }
                }
            }
        }

        /** Returns a path, encoded; most of them look like those of the model. */
        String path(Random random) {
            StringBuilder path = new StringBuilder();
            if (random.nextInt(4) > 0) {
                String template = pick(random, templates);
                path.append(VARIABLE.matcher(template).replaceAll(variable -> segment(random)));
            }
            for (int i = random.nextInt(4); i > 1; i--) {
                path.append('/').append(segment(random));
            }
            path.append(random.nextInt(6) == 0 ? "/" : "");
            String encoded = path.toString().replace(" ", "%20").replace("é", "%C3%A9");
            return encoded.startsWith("/") && random.nextInt(10) > 0 ? encoded.substring(1) : encoded;
        }

        private Method method(Object handler, String name) throws NoSuchMethodException {
            return handler.getClass().getMethod(name);
        }

        /** Sends a request, and returns what became of it. */
        String reached(String verb, String path) throws Exception {
            matched.methods = List.of();
            ContainerRequest request = new ContainerRequest(
                    URI.create(base),
                    URI.create(base + path),
                    verb,
                    null,
                    new MapPropertiesDelegate(new HashMap<>()),
                    null);
            int status = application.apply(request).get().getStatus();
            return switch (status) {
                case 204 -> describeMatched(verb);
                case LOCATED -> "locator";
                case 404 -> "no resource";
                case 405 -> "no method";
                default -> "status " + status;
            };
        }

        private String describeMatched(String verb) {
            boolean get = verb.equals("HEAD")
                    && matched.methods.stream()
                            .noneMatch(method -> method.getHttpMethod().equals(verb));
            String designator = get ? "GET" : verb;
            Set<String> reached = matched.methods.stream()
                    .filter(method -> method.getHttpMethod().equals(designator) && !method.isExtended())
                    .map(method -> names.get(method.getInvocable().getHandler().getHandlerClass()))
                    .collect(Collectors.toCollection(TreeSet::new));
            return reached.isEmpty() ? "no method" : reached.toString(); // Jersey answers OPTIONS itself
        }

        /** Returns what the integration said of the request that was sent last. */
        String resolved(String verb) {
            if (asking.targets instanceof Targets.Methods methods) {
                List<io.github.restcors.spi.ResourceMethod> found =
                        methods.byVerb().get(verb);
                if (found == null && verb.equals("HEAD")) {
                    found = methods.byVerb().get("GET");
                }
                return found == null
                        ? "no method"
                        : found.stream()
                                .map(method -> names.get(method.type()))
                                .collect(Collectors.toCollection(TreeSet::new))
                                .toString();
            }
            return asking.targets.equals(Targets.BEHIND_LOCATOR) ? "locator" : "no resource";
        }

        @Override
        public String toString() {
            return description.toString();
        }
    }
}

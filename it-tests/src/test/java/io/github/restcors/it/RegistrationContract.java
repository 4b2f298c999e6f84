package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.annotation.Priority;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How rest-cors comes into an application, and that it changes nothing where it is not asked to. */
interface RegistrationContract extends Contract {

    /** Registers nothing by hand. */
    @Override
    default Application application() {
        return App.of(Shared.class, Plain.class);
    }

    @Test
    default void nothingNeedsToBeRegisteredByHandWithAnIntegration() {
        assertThat(preflight("PUT", "shared", APP), status(204));
        assertThat(get("shared", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
    }

    @Test
    default void registeringByHandAsWellChangesNothing() {
        String[] paths = {"shared", "plain", "nowhere"};
        Map<String, String> discovered = probe(App.of(Shared.class, Plain.class), paths);
        Map<String, App> byHand = Map.of(
                "an instance", App.of(Shared.class, Plain.class).instances(new CorsFeature()),
                "a class", App.of(Shared.class, Plain.class, CorsFeature.class),
                "a class, first", App.of(CorsFeature.class, Shared.class, Plain.class),
                "class and instance",
                        App.of(Shared.class, Plain.class, CorsFeature.class).instances(new CorsFeature()),
                "a built one",
                        App.of(Shared.class, Plain.class)
                                .instances(CorsFeature.builder().build()));

        byHand.forEach((how, application) ->
                assertThat(how, differences(discovered, probe(application, paths)), is(List.of())));
    }

    @Test
    default void featureRegisteredByHandWinsOverTheDiscoveredOne() {
        try (Server server = Server.start(App.of(Shared.class, Plain.class).instances(featureWithDefault()))) {
            assertThat(
                    Http.get(server.uri("plain"))
                            .origin("https://default.example")
                            .send(),
                    accessControlHeaders("Access-Control-Allow-Origin", "https://default.example"));
            assertThat(Http.preflight(server.uri("shared"), APP, "PUT").send(), status(204));
        }
    }

    @Test
    default void oneFeatureServesSeveralApplicationsAtOnce() {
        CorsFeature feature = featureWithDefault();
        try (Server one = Server.start(App.of(Plain.class).instances(feature));
                Server two = Server.start(App.of(Shared.class).instances(feature));
                Server without = Server.start(App.of(Plain.class))) {
            assertThat(
                    Http.get(one.uri("plain")).origin("https://default.example").send(),
                    accessControlHeaders("Access-Control-Allow-Origin", "https://default.example"));
            assertThat(Http.get(one.uri("shared")).origin(APP).send(), status(404));
            assertThat(Http.preflight(two.uri("shared"), APP, "PUT").send(), status(204));
            assertThat(
                    "another application",
                    Http.get(without.uri("plain"))
                            .origin("https://default.example")
                            .send(),
                    noAccessControlHeader());
        }
    }

    /** Jersey runs the filters of one priority in an order that changes from start to start. */
    @Test
    default void filtersOfTheApplicationMakeNoDifferenceFromStartToStart() {
        String[] paths = {"shared", "plain", "nowhere"};
        Map<String, String> first = probe(amongFilters(), paths);

        if (hasIntegration()) {
            assertThat(first.get("preflight PUT shared"), startsWith("204"));
        }
        for (int start = 1; start < 8; start++) {
            assertThat("start " + start, differences(first, probe(amongFilters(), paths)), is(List.of()));
        }
    }

    private static App amongFilters() {
        return App.of(
                Shared.class,
                Plain.class,
                FirstBystander.class,
                LastBystander.class,
                EarlyMeddler.class,
                UsualMeddler.class);
    }

    private static CorsFeature featureWithDefault() {
        return CorsFeature.builder()
                .defaultPolicy(CorsPolicy.builder()
                        .allowedOrigins("https://default.example")
                        .build())
                .build();
    }

    // unconfigured

    @Test
    default void unconfiguredApplicationIsNotChangedAtAll() {
        Class<?>[] resources = {Plain.class, OwnOptions.class};
        String[] paths = {"plain", "own-options", "nowhere", "plain/nowhere"};
        try (Server plain = Server.startWithoutRestCors(App.of(resources))) {
            Map<String, String> without = probe(plain, paths);

            assertThat("discovered", differences(without, probe(App.of(resources), paths)), is(List.of()));
            assertThat(
                    "by hand",
                    differences(without, probe(App.of(resources).instances(new CorsFeature()), paths)),
                    is(List.of()));
        }
    }

    /** Or the comparison above compares nothing. */
    @Test
    default void comparisonIsWithAServerThatDoesNotHaveRestCors() {
        try (Server server = Server.startWithoutRestCors(App.of(Shared.class))) {
            assertThat(Http.get(server.uri("shared")).origin(APP).send(), allOf(status(200), noAccessControlHeader()));
            assertThat(
                    Http.preflight(server.uri("shared"), APP, "PUT").send(),
                    allOf(not(status(204)), noAccessControlHeader()));
        }
    }

    @Test
    default void unsharedResourceBesideASharedOneIsNotChangedAtAll() {
        Class<?>[] resources = {Plain.class, Shared.class, NotShared.class, OwnOptions.class};
        String[] paths = {"plain", "not-shared", "own-options", "nowhere"};
        try (Server plain = Server.startWithoutRestCors(App.of(resources))) {
            assertThat(differences(probe(plain, paths), probe(App.of(resources), paths)), is(List.of()));
        }
    }

    // deployment

    @Test
    default void deploymentThatFailsLeavesNothingRunningAndTheNextOneWorks() {
        assertThrows(
                CorsConfigurationException.class,
                () -> Server.start(App.of(Misspelt.class)).close());

        try (Server server = Server.start(App.of(Shared.class))) {
            assertThat(Http.preflight(server.uri("shared"), APP, "PUT").send(), status(204));
        }
    }

    @Test
    default void serverThatIsClosedListensNoMore() {
        URI uri;
        try (Server server = Server.start(App.of(Shared.class))) {
            uri = server.baseUri();
        }

        Instant end = Instant.now().plusSeconds(10); // a selector may close the socket a moment later
        while (listens(uri)) {
            assertThat("it still listens", Instant.now().isBefore(end));
            Thread.onSpinWait();
        }
    }

    private static boolean listens(URI uri) {
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            return socket.getLocalPort() != uri.getPort(); // else it has reached itself
        } catch (IOException e) {
            return false;
        }
    }

    // client

    @Test
    default void featureDoesNothingOnAClient() {
        assumeFalse(Server.isCxf(), "CXF's client is a module of its own, which is not on the class path");
        Client client = ClientBuilder.newClient();
        try {
            client.register(CorsFeature.class);
            for (String path : new String[] {"shared", "plain"}) {
                Response response = client.target(uri(path)).request().get();

                assertThat(response.getStatus(), is(200));
                assertThat(response.readEntity(String.class), is(path));
            }
            assertThat(
                    client.getConfiguration().getInstances().stream()
                            .filter(provider -> provider.getClass().getName().startsWith("io.github.restcors."))
                            .toList(),
                    is(List.of()));
        } finally {
            client.close();
        }
    }

    // what is sent to compare two servers

    private static Map<String, String> probe(Application application, String... paths) {
        try (Server server = Server.start(application)) {
            return probe(server, paths);
        }
    }

    /** Returns everything of the replies that two servers on different ports have in common, by the request. */
    private static Map<String, String> probe(Server server, String... paths) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String path : paths) {
            URI uri = server.uri(path);
            for (String method : new String[] {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"}) {
                String request = method + " " + path;
                facts.put(request, facts(Http.request(method, uri)));
                facts.put(request + " from app", facts(Http.request(method, uri).origin(APP)));
                facts.put(
                        request + " from null", facts(Http.request(method, uri).origin("null")));
                facts.put("preflight " + request, facts(Http.preflight(uri, APP, method)));
                facts.put("preflight " + request + " with header", facts(Http.preflight(uri, APP, method, "x-other")));
                facts.put("preflight " + request + " from other", facts(Http.preflight(uri, OTHER, method)));
            }
            facts.put("preflight " + path + " no token", facts(Http.preflight(uri, APP, "no token")));
            facts.put(
                    "OPTIONS " + path + " without origin",
                    facts(Http.request("OPTIONS", uri).header("Access-Control-Request-Method", "GET")));
        }
        return facts;
    }

    private static String facts(Http request) {
        Reply reply = request.send();
        Map<String, List<String>> headers = reply.allHeaders();
        // runtimes list methods in no order
        headers.computeIfPresent(
                "allow", (name, lines) -> reply.elements(name).stream().sorted().toList());
        String body = Stream.of(reply.body().split(", ")).sorted().collect(Collectors.joining(", "));
        return reply.status() + " " + headers + " " + body;
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        return one.keySet().stream()
                .filter(request -> !one.get(request).equals(other.get(request)))
                .map(request -> request + ": " + one.get(request) + " but " + other.get(request))
                .toList();
    }

    // the resources

    @Path("shared")
    @CrossOrigin(APP)
    class Shared {
        @GET
        public String get() {
            return "shared";
        }

        @PUT
        public String put() {
            return "shared";
        }

        @DELETE
        @SameOrigin
        public String delete() {
            return "not shared";
        }
    }

    @Path("plain")
    class Plain {
        @GET
        public Response get() {
            return Response.ok("plain").header("Vary", "Accept").build();
        }

        @PUT
        public String put() {
            return "plain";
        }
    }

    @Path("not-shared")
    @SameOrigin
    class NotShared {
        @GET
        public Response get() {
            return Response.ok("own headers")
                    .header("Access-Control-Allow-Origin", "https://own.example")
                    .build();
        }
    }

    @Path("own-options")
    class OwnOptions {
        @OPTIONS
        public Response options() {
            return Response.ok("own options")
                    .header("Access-Control-Allow-Origin", "*")
                    .build();
        }
    }

    @Path("misspelt")
    @CrossOrigin("https://app.example/")
    class Misspelt {
        @GET
        public String get() {
            return "misspelt";
        }
    }

    // filters

    /** Does no harm at a priority that rest-cors has too. */
    abstract class Bystander implements ContainerRequestFilter, ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(Bystander.class.getName(), request.getMethod());
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle(getClass().getSimpleName(), response.getStatus());
        }
    }

    @PreMatching
    @Priority(Integer.MIN_VALUE)
    class FirstBystander extends Bystander {}

    @PreMatching
    @Priority(Integer.MAX_VALUE)
    class LastBystander extends Bystander {}

    /** Does what rest-cors has to be before, or after, at a priority that it has not. */
    abstract class Meddler implements ContainerRequestFilter, ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getMethod().equals("OPTIONS")) {
                request.abortWith(Response.status(401).build());
            }
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("Access-Control-Allow-Origin", "https://own.example");
        }
    }

    @PreMatching
    @Priority(Integer.MIN_VALUE + 1)
    class EarlyMeddler extends Meddler {}

    @PreMatching
    class UsualMeddler extends Meddler {}
}

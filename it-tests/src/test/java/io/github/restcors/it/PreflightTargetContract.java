package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A preflight is answered from the policy of the method that the actual request would reach, and runs nothing of the
 * application on the way.
 */
interface PreflightTargetContract extends Contract {

    @Override
    default Application application() {
        return App.of(
                        Items.class,
                        SharedPathReader.class,
                        SharedPathWriter.class,
                        Custom.class,
                        Locators.class,
                        Formats.class,
                        Overlapping.class,
                        Watched.class)
                .instances(new CorsFeature());
    }

    @BeforeEach
    default void forgetCalls() {
        Calls.clear();
    }

    // the target

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why                                 | method | path             | governed for
            a template                            | GET    | items/7          | https://item.example
            a literal before a template           | GET    | items/special    | https://special.example
            a path parameter in a regex           | GET    | items/by-2026    | https://year.example
            a matrix parameter                    | GET    | items;a=b/7      | https://item.example
            an encoded literal is a template's     | GET    | items/%73pecial  | https://item.example
            a query                               | GET    | items/7?x=y      | https://item.example
            one path of two classes, the first    | GET    | shared-path      | https://reader.example
            one path of two classes, the second   | PUT    | shared-path      | https://writer.example
            a method of the application's own     | REPORT | custom           | https://report.example
            a sub-resource                        | GET    | locators/a       | https://a.example
            another behind the same locator       | GET    | locators/b       | https://b.example
            a sub-resource given as a class       | GET    | locators/class   | https://a.example
            a sub-resource of a sub-resource      | GET    | locators/a/child | https://child.example
            a method of a sub-resource            | PUT    | locators/a       | https://put.example
            """)
    default void targetIsTheMethodThatTheActualRequestReaches(String why, String method, String path, String origin) {
        assertThat(why, actual(method, path, origin).header("Access-Control-Allow-Origin"), is(origin));
        assertThat(why, preflight(method, path, origin), status(204));
        assertThat(why, preflight(method, path, origin).header("Access-Control-Allow-Origin"), is(origin));
        assertThat(why, preflight(method, path, OTHER), allOf(status(403), noAccessControlHeader()));
    }

    @Test
    default void actualRequestAfterAPreflightSeesItsOwnParameters() {
        preflight("GET", "items/7", "https://item.example");

        assertThat(get("items/8", "https://item.example"), body(is("item 8")));
        assertThat(get("locators/a/child", "https://child.example"), body(is("child of a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "Get", "delete", "report"})
    default void methodIsComparedByCaseWhereMatchingIsNot(String method) {
        String path = method.equals("report") ? "custom" : "watched";

        assertThat(preflight(method, path, APP), allOf(not(status(204)), noAccessControlHeader()));
        assertThat(
                preflight(method, "locators/a", "https://a.example"), allOf(not(status(204)), noAccessControlHeader()));
    }

    /** Runtimes differ in what comes first: the template, or the HTTP method and the media type. */
    @ParameterizedTest
    @ValueSource(strings = {"overlapping/new", "locators/overlapping/new"})
    default void methodOfOneTemplateGrantsNothingForAnother(String path) {
        assertThat(
                preflight("GET", path, APP).header("Access-Control-Allow-Methods"),
                anyOf(nullValue(), not(containsString("PUT"))));
        assertThat(preflight("PUT", path, APP), allOf(status(403), noAccessControlHeader()));

        Reply text =
                request("POST", path).origin(APP).body("text/plain", "text").send();

        if (text.status() == 200) {
            assertThat(text, noAccessControlHeader());
            assertThat(preflight("POST", path, APP), allOf(status(403), noAccessControlHeader()));
        }
    }

    // what runs

    @Test
    default void preflightConstructsNoResourceAndRunsNoMethod() {
        assertThat(preflight("DELETE", "watched", APP), status(204));
        assertThat(preflight("DELETE", "watched", OTHER), status(403));
        assertThat(preflight("GET", "watched", APP), status(204));
        assertThat(preflight("OPTIONS", "watched", APP), status(204));

        assertThat(Calls.made(), is(List.of()));
    }

    /** The core alone has the runtime match after the pre-matching filters of the application. */
    @Test
    default void preflightRunsNoFilterOfTheApplication() {
        try (Server server = Server.start(
                App.of(Watched.class, PreMatchingLogin.class, Login.class).instances(new CorsFeature()))) {
            Reply granted = Http.preflight(server.uri("watched"), APP, "DELETE").send();

            if (hasIntegration()) {
                assertThat(granted, status(204));
                assertThat(Calls.made(), is(List.of()));
            } else {
                // its 401 makes the preflight a refusal
                assertThat(granted, allOf(status(401), noAccessControlHeader(), varies(PREFLIGHT_VARY)));
                assertThat(Calls.made(), is(List.of("pre-matching login")));
            }
        }
    }

    @Test
    default void preflightPassesAuthenticationThatFollowsMatching() {
        try (Server server =
                Server.start(App.of(Watched.class, Locators.class, Login.class).instances(new CorsFeature()))) {
            assertThat(Http.preflight(server.uri("watched"), APP, "DELETE").send(), status(204));
            assertThat(
                    Http.preflight(server.uri("locators/a"), "https://a.example", "GET")
                            .send(),
                    status(204));
            assertThat(Calls.made(), is(List.of("locator a")));
        }
    }

    @Test
    default void authenticationThatSkipsOptionsStillSeesOptions() {
        try (Server server = Server.start(
                App.of(Watched.class, Locators.class, LoginButForOptions.class).instances(new CorsFeature()))) {
            assertThat(Http.preflight(server.uri("watched"), APP, "DELETE").send(), status(204));
            assertThat(
                    Http.preflight(server.uri("locators/a"), "https://a.example", "GET")
                            .send(),
                    status(204));
            assertThat(Http.get(server.uri("watched")).origin(APP).send(), status(401));
        }
    }

    @Test
    default void preflightBehindALocatorRunsTheLocatorAndNothingElse() {
        assertThat(preflight("PUT", "locators/a", "https://put.example"), status(204));

        assertThat(Calls.made(), is(List.of("locator a")));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why                          | path              | status
            the locator says not found     | locators/missing  | 404
            the locator says forbidden     | locators/secret   | 403
            the locator returns nothing    | locators/nothing  | 404
            """)
    default void locatorThatFailsRefuses(String why, String path, int status) {
        assertThat(why, preflight("GET", path, APP), allOf(status(status), noAccessControlHeader()));
    }

    @Test
    default void filterThatAnswersAPreflightBehindALocatorMakesItARefusal() {
        try (Server server = Server.start(
                App.of(Watched.class, Locators.class, PreMatchingLogin.class).instances(new CorsFeature()))) {
            Reply refused = Http.preflight(server.uri("locators/a"), "https://a.example", "GET")
                    .send();

            assertThat(refused, allOf(status(401), noAccessControlHeader()));
            assertThat(Calls.made(), is(List.of("pre-matching login")));
        }
    }

    @Test
    default void filterThatGrantsAPreflightBehindALocatorByItselfMakesItARefusal() {
        try (Server server = Server.start(
                App.of(Watched.class, Locators.class, GrantsEverything.class).instances(new CorsFeature()))) {
            Reply refused = Http.preflight(server.uri("locators/a"), "https://a.example", "GET")
                    .send();

            assertThat(refused, allOf(status(403), noAccessControlHeader()));
            assertThat(refused, varies(PREFLIGHT_VARY));
        }
    }

    @Test
    default void rewrittenUriIsMatchedAsForTheActualRequest() {
        try (Server server = Server.start(App.of(Watched.class, Rewrites.class).instances(new CorsFeature()))) {
            assertThat(
                    Http.get(server.uri("old/watched")).origin(APP).send(),
                    accessControlHeaders("Access-Control-Allow-Origin", APP));
            Calls.clear();
            Reply granted =
                    Http.preflight(server.uri("old/watched"), APP, "DELETE").send();

            assertThat(granted, status(204));
            assertThat(granted.header("Access-Control-Allow-Origin"), is(APP));
            assertThat(
                    Http.preflight(server.uri("old/watched"), OTHER, "DELETE").send(),
                    allOf(status(403), noAccessControlHeader()));
            assertThat(Calls.made(), not(contains("delete")));
        }
    }

    @Test
    default void preflightExecutesNothingThoughAFilterOverridesItsMethod() {
        try (Server server = Server.start(
                App.of(Watched.class, Locators.class, MethodOverride.class).instances(new CorsFeature()))) {
            for (String path : new String[] {"watched", "locators/a"}) {
                Reply reply = Http.preflight(server.uri(path), "https://put.example", "PUT")
                        .header("X-HTTP-Method-Override", path.equals("watched") ? "DELETE" : "PUT")
                        .send();

                assertThat(path + " " + reply, Calls.made(), not(contains("delete")));
                assertThat(path + " " + reply, Calls.made(), not(contains("put")));
            }
        }
    }

    // methods that a preflight cannot tell apart

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why                                          | path                 | origin              | headers  | allow-origin        | credentials | allow-headers | max-age
            an origin that both allow                      | formats/origins      | https://app.example | -        | https://app.example | -           | -             | -
            an origin that only the first allows           | formats/origins      | https://one.example | -        | -                   | -           | -             | -
            an origin that only the second allows          | formats/origins      | https://two.example | -        | -                   | -           | -             | -
            any and exact: exact                           | formats/any-exact    | https://app.example | -        | https://app.example | -           | -             | -
            any and exact: another                         | formats/any-exact    | https://two.example | -        | -                   | -           | -             | -
            any and any                                    | formats/any-any      | https://two.example | -        | *                   | -           | -             | 5
            credentials of one only                        | formats/credentials  | https://app.example | -        | https://app.example | -           | -             | -
            credentials of both                            | formats/credentials2 | https://app.example | -        | https://app.example | true        | -             | -
            a header that both allow                       | formats/headers      | https://app.example | x-common | https://app.example | -           | X-Common      | -
            a header that only one allows                  | formats/headers      | https://app.example | x-one    | -                   | -           | -             | -
            any header and a list                          | formats/any-header   | https://app.example | x-listed | https://app.example | -           | X-Listed      | -
            any header and a list: not listed              | formats/any-header   | https://app.example | x-other  | -                   | -           | -             | -
            any header, Authorization of one only          | formats/authorization | https://app.example | x-other | https://app.example | -          | *             | -
            any header, Authorization of one only: asked   | formats/authorization | https://app.example | authorization | -             | -          | -             | -
            the shorter max age                            | formats/max-age      | https://app.example | -        | https://app.example | -           | -             | 60
            a shorter max age than the browsers' 5 seconds | formats/max-age-3    | https://app.example | -        | https://app.example | -           | -             | 3
            one of them not shared                         | formats/unshared     | https://app.example | -        | -                   | -           | -             | -
            one of them not in the list                    | formats/unlisted     | https://app.example | -        | -                   | -           | -             | -
            told apart by what they produce                | formats/produces     | https://app.example | -        | https://app.example | -           | -             | -
            told apart by what they produce, one allows    | formats/produces     | https://one.example | -        | -                   | -           | -             | -
            """)
    default void methodsToldApartByMediaTypesGrantWhatAllOfThemGrant(
            String why,
            String path,
            String origin,
            String headers,
            String allowOrigin,
            String credentials,
            String allowHeaders,
            String maxAge) {
        String method = path.endsWith("produces") ? "GET" : "POST";
        Reply reply = headers == null ? preflight(method, path, origin) : preflight(method, path, origin, headers);

        if (allowOrigin == null) {
            assertThat(why, reply, allOf(status(403), noAccessControlHeader()));
        } else {
            assertThat(why, reply, status(204));
            assertThat(why, reply.header("Access-Control-Allow-Origin"), is(allowOrigin));
            assertThat(why, reply.header("Access-Control-Allow-Credentials"), is(credentials));
            assertThat(why, reply.header("Access-Control-Allow-Headers"), is(allowHeaders));
            assertThat(why, reply.header("Access-Control-Max-Age"), is(maxAge));
        }
    }

    @Test
    default void unsetMaxAgeCountsAsTheBrowsersFiveSeconds() {
        assertThat(
                preflight("POST", "formats/max-age-unset", APP).header("Access-Control-Max-Age"),
                anyOf(nullValue(), is("5")));
    }

    @Test
    default void actualRequestIsGovernedByTheOneMethodThatItReaches() {
        Reply json = request("POST", "formats/origins")
                .origin("https://one.example")
                .body("application/json", "{}")
                .send();
        Reply text = request("POST", "formats/origins")
                .origin("https://two.example")
                .body("text/plain", "text")
                .send();

        assertThat(
                json,
                allOf(body(is("json")), accessControlHeaders("Access-Control-Allow-Origin", "https://one.example")));
        assertThat(
                text,
                allOf(body(is("text")), accessControlHeaders("Access-Control-Allow-Origin", "https://two.example")));
        assertThat(
                request("POST", "formats/origins")
                        .origin("https://two.example")
                        .body("application/json", "{}")
                        .send(),
                noAccessControlHeader());
    }

    @Test
    default void indistinguishableMethodsWithDifferentPoliciesAreLoggedByName() {
        try (LogRecords log = new LogRecords();
                Server server = Server.start(App.of(Ambiguous.class).instances(new CorsFeature()))) {
            assertThat(Http.preflight(server.uri("ambiguous"), APP, "POST").send(), status(403));

            assertThat(
                    log.aboveDebug(),
                    contains(allOf(
                            containsString("WARNING"),
                            containsString("Ambiguous.json"),
                            containsString("Ambiguous.text"))));
        }
    }

    @Test
    default void indistinguishableMethodsWithEqualPoliciesAreNotLogged() {
        try (LogRecords log = new LogRecords();
                Server server = Server.start(App.of(Unambiguous.class)
                        .instances(CorsFeature.builder()
                                .defaultPolicy(
                                        CorsPolicy.builder().allowedOrigins(APP).build())
                                .build()))) {
            assertThat(Http.preflight(server.uri("unambiguous"), APP, "POST").send(), status(204));

            assertThat(log.aboveDebug(), is(List.of()));
        }
    }

    // the resources

    @Path("items")
    class Items {
        @GET
        @Path("{id}")
        @CrossOrigin("https://item.example")
        public String item(@PathParam("id") String id) {
            return "item " + id;
        }

        @GET
        @Path("special")
        @CrossOrigin("https://special.example")
        public String special() {
            return "special";
        }

        @GET
        @Path("by-{year: [0-9]{4}}")
        @CrossOrigin("https://year.example")
        public String year() {
            return "year";
        }
    }

    @Path("shared-path")
    class SharedPathReader {
        @GET
        @CrossOrigin("https://reader.example")
        public String get() {
            return "reader";
        }
    }

    @Path("shared-path")
    class SharedPathWriter {
        @PUT
        @CrossOrigin("https://writer.example")
        public String put() {
            return "writer";
        }
    }

    @HttpMethod("REPORT")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Report {}

    @Path("custom")
    class Custom {
        @Report
        @CrossOrigin({"https://report.example", APP})
        public String report() {
            return "report";
        }
    }

    /** Its locators declare nothing of what they return. */
    @Path("locators")
    class Locators {
        @Path("{name}")
        public Object locate(@PathParam("name") String name) {
            Calls.record("locator " + name);
            return switch (name) {
                case "a" -> new A(name);
                case "b" -> new B();
                case "overlapping" -> new OverlappingBelow();
                case "class" -> ByClass.class;
                case "missing" -> throw new NotFoundException();
                case "secret" -> throw new ForbiddenException();
                default -> null;
            };
        }
    }

    @CrossOrigin("https://a.example")
    class A {
        private final String name;

        A(String name) {
            this.name = name;
        }

        @GET
        public String get() {
            Calls.record("get");
            return name;
        }

        @PUT
        @CrossOrigin("https://put.example")
        public String put() {
            Calls.record("put");
            return name;
        }

        @Path("child")
        public Object child() {
            return new Child(name);
        }
    }

    @CrossOrigin("https://child.example")
    class Child {
        private final String parent;

        Child(String parent) {
            this.parent = parent;
        }

        @GET
        public String get() {
            return "child of " + parent;
        }
    }

    @CrossOrigin("https://b.example")
    class B {
        @GET
        public String get() {
            return "b";
        }
    }

    @CrossOrigin("https://a.example")
    class ByClass {
        @GET
        public String get() {
            return "class";
        }
    }

    class OverlappingBelow {
        @GET
        @Path("{id}")
        @CrossOrigin(APP)
        public String get() {
            return "get";
        }

        @PUT
        @Path("{id}")
        @CrossOrigin(APP)
        public String put() {
            return "put";
        }

        @PUT
        @Path("new")
        @CrossOrigin("https://put.example")
        public String putNew() {
            return "put new";
        }

        @POST
        @Path("new")
        @Consumes("application/json")
        @CrossOrigin(APP)
        public String json(String entity) {
            return "json";
        }

        @POST
        @Path("{id}")
        @Consumes("text/plain")
        @CrossOrigin("https://put.example")
        public String text(String entity) {
            return "text";
        }
    }

    @Path("overlapping")
    class Overlapping extends OverlappingBelow {}

    /** Records whatever of it runs. */
    @Path("watched")
    @CrossOrigin({APP, "https://put.example"})
    class Watched {
        public Watched() {
            Calls.record("constructor");
        }

        @GET
        public String get() {
            Calls.record("get");
            return "get";
        }

        @DELETE
        public String delete() {
            Calls.record("delete");
            return "delete";
        }

        @OPTIONS
        public String options() {
            Calls.record("options");
            return "options";
        }
    }

    @PreMatching
    @Priority(Priorities.AUTHENTICATION)
    class PreMatchingLogin implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            Calls.record("pre-matching login");
            context.abortWith(Response.status(401).build());
        }
    }

    @Priority(Priorities.AUTHENTICATION)
    class Login implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            Calls.record("login");
            context.abortWith(Response.status(401).build());
        }
    }

    @PreMatching
    @Priority(Priorities.AUTHENTICATION)
    class LoginButForOptions implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            if (!context.getMethod().equals(HttpMethod.OPTIONS)) {
                context.abortWith(Response.status(401).build());
            }
        }
    }

    @PreMatching
    class GrantsEverything implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            context.abortWith(Response.ok()
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Allow-Methods", "GET, PUT, DELETE")
                    .header("Access-Control-Allow-Headers", "X-Any")
                    .build());
        }
    }

    @PreMatching
    class Rewrites implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            URI asked = context.getUriInfo().getRequestUri();
            if (asked.getPath().contains("/old/")) {
                context.setRequestUri(URI.create(asked.toString().replace("/old/", "/")));
            }
        }
    }

    @PreMatching
    class MethodOverride implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            String method = context.getHeaderString("X-HTTP-Method-Override");
            if (method != null) {
                context.setMethod(method);
            }
        }
    }

    abstract class TwoFormats {
        @POST
        @Consumes("application/json")
        public String json(String entity) {
            return "json";
        }

        @POST
        @Consumes("text/plain")
        public String text(String entity) {
            return "text";
        }
    }

    @Path("formats")
    class Formats {
        private static final String ONE = "https://one.example";
        private static final String TWO = "https://two.example";

        @POST
        @Path("origins")
        @Consumes("application/json")
        @CrossOrigin({APP, ONE})
        public String originsJson(String entity) {
            return "json";
        }

        @POST
        @Path("origins")
        @Consumes("text/plain")
        @CrossOrigin({APP, TWO})
        public String originsText(String entity) {
            return "text";
        }

        @POST
        @Path("any-exact")
        @Consumes("application/json")
        @CrossOrigin("*")
        public String anyExactJson(String entity) {
            return "json";
        }

        @POST
        @Path("any-exact")
        @Consumes("text/plain")
        @CrossOrigin(APP)
        public String anyExactText(String entity) {
            return "text";
        }

        @POST
        @Path("any-any")
        @Consumes("application/json")
        @CrossOrigin(origins = "*", maxAge = 60)
        public String anyAnyJson(String entity) {
            return "json";
        }

        @POST
        @Path("any-any")
        @Consumes("text/plain")
        @CrossOrigin("*")
        public String anyAnyText(String entity) {
            return "text";
        }

        @POST
        @Path("credentials")
        @Consumes("application/json")
        @CrossOrigin(origins = APP, allowCredentials = true)
        public String credentialsJson(String entity) {
            return "json";
        }

        @POST
        @Path("credentials")
        @Consumes("text/plain")
        @CrossOrigin(APP)
        public String credentialsText(String entity) {
            return "text";
        }

        @POST
        @Path("credentials2")
        @Consumes("application/json")
        @CrossOrigin(
                origins = {APP, ONE},
                allowCredentials = true)
        public String credentials2Json(String entity) {
            return "json";
        }

        @POST
        @Path("credentials2")
        @Consumes("text/plain")
        @CrossOrigin(origins = APP, allowCredentials = true)
        public String credentials2Text(String entity) {
            return "text";
        }

        @POST
        @Path("headers")
        @Consumes("application/json")
        @CrossOrigin(
                origins = APP,
                allowedHeaders = {"X-Common", "X-One"})
        public String headersJson(String entity) {
            return "json";
        }

        @POST
        @Path("headers")
        @Consumes("text/plain")
        @CrossOrigin(
                origins = APP,
                allowedHeaders = {"X-Two", "X-Common"})
        public String headersText(String entity) {
            return "text";
        }

        @POST
        @Path("any-header")
        @Consumes("application/json")
        @CrossOrigin(origins = APP, allowedHeaders = "*")
        public String anyHeaderJson(String entity) {
            return "json";
        }

        @POST
        @Path("any-header")
        @Consumes("text/plain")
        @CrossOrigin(origins = APP, allowedHeaders = "X-Listed")
        public String anyHeaderText(String entity) {
            return "text";
        }

        @POST
        @Path("authorization")
        @Consumes("application/json")
        @CrossOrigin(
                origins = APP,
                allowedHeaders = {"*", "Authorization"})
        public String authorizationJson(String entity) {
            return "json";
        }

        @POST
        @Path("authorization")
        @Consumes("text/plain")
        @CrossOrigin(origins = APP, allowedHeaders = "*")
        public String authorizationText(String entity) {
            return "text";
        }

        @POST
        @Path("max-age")
        @Consumes("application/json")
        @CrossOrigin(origins = APP, maxAge = 600)
        public String maxAgeJson(String entity) {
            return "json";
        }

        @POST
        @Path("max-age")
        @Consumes("text/plain")
        @CrossOrigin(origins = APP, maxAge = 60)
        public String maxAgeText(String entity) {
            return "text";
        }

        @POST
        @Path("max-age-3")
        @Consumes("application/json")
        @CrossOrigin(APP)
        public String maxAge3Json(String entity) {
            return "json";
        }

        @POST
        @Path("max-age-3")
        @Consumes("text/plain")
        @CrossOrigin(origins = APP, maxAge = 3)
        public String maxAge3Text(String entity) {
            return "text";
        }

        @POST
        @Path("max-age-unset")
        @Consumes("application/json")
        @CrossOrigin(APP)
        public String maxAgeUnsetJson(String entity) {
            return "json";
        }

        @POST
        @Path("max-age-unset")
        @Consumes("text/plain")
        @CrossOrigin(origins = APP, maxAge = 600)
        public String maxAgeUnsetText(String entity) {
            return "text";
        }

        @POST
        @Path("unshared")
        @Consumes("application/json")
        @CrossOrigin(APP)
        public String unsharedJson(String entity) {
            return "json";
        }

        @POST
        @Path("unshared")
        @Consumes("text/plain")
        @SameOrigin
        public String unsharedText(String entity) {
            return "text";
        }

        @POST
        @Path("unlisted")
        @Consumes("application/json")
        @CrossOrigin(APP)
        public String unlistedJson(String entity) {
            return "json";
        }

        @POST
        @Path("unlisted")
        @Consumes("text/plain")
        public String unlistedText(String entity) {
            return "text";
        }

        @GET
        @Path("produces")
        @Produces("application/json")
        @CrossOrigin({APP, ONE})
        public String producesJson() {
            return "{}";
        }

        @GET
        @Path("produces")
        @Produces("text/plain")
        @CrossOrigin(APP)
        public String producesText() {
            return "text";
        }
    }

    @Path("ambiguous")
    class Ambiguous {
        @POST
        @Consumes("application/json")
        @CrossOrigin("https://one.example")
        public String json(String entity) {
            return "json";
        }

        @POST
        @Consumes("text/plain")
        @CrossOrigin("https://two.example")
        public String text(String entity) {
            return "text";
        }
    }

    @Path("unambiguous")
    class Unambiguous extends TwoFormats {}
}

package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a preflight is answered: Fetch, <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>. */
interface PreflightContract extends Contract {

    @Override
    default Application application() {
        return App.of(
                        Full.class,
                        Bare.class,
                        Public.class,
                        PublicBesideExact.class,
                        Listed.class,
                        AnyHeader.class,
                        AnyHeaderAndAuthorization.class,
                        Credentials.class,
                        CredentialsAndAnyHeader.class,
                        CredentialsAnyHeaderAndAuthorization.class,
                        NoCaching.class,
                        SeveralPolicies.class,
                        Body.class,
                        OwnHead.class,
                        OwnOptions.class,
                        NotShared.class)
                .instances(new CorsFeature());
    }

    // granted and refused

    @Test
    default void grantedPreflightIsAnsweredInFull() {
        Reply granted = preflight("PUT", "full", APP, "Content-Type");

        assertThat(granted, status(204));
        assertThat(granted, body(is(emptyString())));
        assertThat(
                granted,
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Allow-Methods", "GET, HEAD, PUT",
                        "Access-Control-Allow-Headers", "Authorization, Content-Type",
                        "Access-Control-Max-Age", "600"));
        assertThat(granted, varies(PREFLIGHT_VARY));
    }

    @Test
    default void policyOfOriginsAloneGrantsNothingElse() {
        Reply granted = preflight("GET", "bare", APP);

        assertThat(granted, status(204));
        assertThat(
                granted,
                accessControlHeaders("Access-Control-Allow-Origin", APP, "Access-Control-Allow-Methods", "GET, HEAD"));
        assertThat(granted, varies(PREFLIGHT_VARY));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why                                | origin                        | method | headers
            another origin                       | https://other.example         | PUT    | -
            a subdomain                          | https://www.app.example       | PUT    | -
            another scheme                       | http://app.example            | PUT    | -
            another port                         | https://app.example:8443      | PUT    | -
            the default port written             | https://app.example:443       | PUT    | -
            a look-alike that begins so          | https://app.example.evil.test | PUT    | -
            a look-alike that ends so            | https://evil-app.example      | PUT    | -
            upper case                           | https://APP.example           | PUT    | -
            a trailing slash                     | https://app.example/          | PUT    | -
            a trailing dot                       | https://app.example.          | PUT    | -
            an opaque origin                     | null                          | PUT    | -
            a method that is not shared          | https://app.example           | DELETE | -
            a method of a look-alike             | https://app.example           | PUTS   | -
            a method in lower case               | https://app.example           | put    | -
            a safelisted method in lower case    | https://app.example           | get    | -
            no token                             | https://app.example           | PU/T   | -
            several methods                      | https://app.example           | PUT, GET | -
            an asterisk                          | https://app.example           | *      | -
            a forbidden method                   | https://app.example           | TRACE  | -
            a header that is not listed          | https://app.example           | PUT    | X-Other
            one listed and one not               | https://app.example           | PUT    | content-type,x-other
            a look-alike header                  | https://app.example           | PUT    | content-types
            another separator                    | https://app.example           | PUT    | content-type;authorization
            a header that is no token            | https://app.example           | PUT    | content type
            """)
    default void refusedPreflightIs403WithoutAccessControlHeaders(
            String why, String origin, String method, String headers) {
        Reply refused =
                headers == null ? preflight(method, "full", origin) : preflight(method, "full", origin, headers);

        assertThat(why, refused, status(403));
        assertThat(why, refused, noAccessControlHeader());
        assertThat(why, refused, varies(PREFLIGHT_VARY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                APP,
                "http://localhost",
                "chrome-extension://abcdefgh",
                "not an origin",
                "https://a, https://b"
            })
    default void wildcardGrantsAnyOriginByTheAsterisk(String origin) {
        Reply granted = preflight("PUT", "public", origin);

        assertThat(granted, status(204));
        assertThat(
                granted,
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "GET, HEAD, PUT"));
    }

    @Test
    default void answerVariesByOriginUnlessTheWildcardIsTheOnlyRuleThere() {
        String[] requestOnly = {"Access-Control-Request-Method", "Access-Control-Request-Headers"};

        assertThat("granted", preflight("PUT", "public", APP), varies(requestOnly));
        assertThat("refused", preflight("PUT", "public", APP, "X-Other"), allOf(status(403), varies(requestOnly)));
        assertThat(
                "exact beside",
                preflight("GET", "public-beside-exact", OTHER),
                allOf(status(204), varies(PREFLIGHT_VARY)));
        assertThat(
                "exact itself",
                preflight("PUT", "public-beside-exact", APP),
                allOf(status(204), varies(PREFLIGHT_VARY)));
    }

    // recognition

    @Test
    default void optionsWithoutRequestMethodIsAnOrdinaryRequest() {
        Reply reply = request("OPTIONS", "own-options").origin(APP).send();

        assertThat(reply, allOf(status(200), body(is("own options"))));
        assertThat(reply, accessControlHeaders("Access-Control-Allow-Origin", APP));
        assertThat(reply, varies("Origin"));
    }

    @Test
    default void optionsWithRequestHeadersOnlyIsAnOrdinaryRequest() {
        Reply reply = request("OPTIONS", "own-options")
                .origin(OTHER)
                .header("Access-Control-Request-Headers", "X-Any")
                .send();

        assertThat(reply, allOf(status(200), body(is("own options"))));
        assertThat(reply, allOf(noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void optionsWithoutOriginIsAnOrdinaryRequest() {
        Reply reply = request("OPTIONS", "own-options")
                .header("Access-Control-Request-Method", "GET")
                .send();

        assertThat(reply, allOf(status(200), body(is("own options"))));
        assertThat(reply, allOf(noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void preflightDoesNotReachTheOptionsMethodOfTheApplication() {
        Calls.clear();
        Reply granted = preflight("GET", "own-options", APP);

        assertThat(granted, allOf(status(204), body(is(emptyString()))));
        assertThat(
                granted,
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"));
        assertThat(Calls.made(), is(List.of()));
    }

    @Test
    default void anotherMethodWithPreflightHeadersIsAnOrdinaryRequest() {
        Reply reply = request("GET", "bare")
                .origin(APP)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "X-Other")
                .send();

        assertThat(reply, allOf(status(200), body(is("bare"))));
        assertThat(reply, accessControlHeaders("Access-Control-Allow-Origin", APP));
    }

    @Test
    default void headerNamesOfThePreflightAreComparedWithoutCase() {
        Reply granted = request("OPTIONS", "full")
                .header("ORIGIN", APP)
                .header("access-control-request-method", "PUT")
                .header("ACCESS-CONTROL-REQUEST-HEADERS", "CONTENT-TYPE")
                .sendRaw();

        assertThat(granted, status(204));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            what a browser sends beside        | Accept         | */*
            a type that the method lacks       | Accept         | application/pdf
            a type that the method takes       | Content-Type   | application/json
            a type that the method lacks       | Content-Type   | image/png
            a length of nothing                | Content-Length | 0
            credentials, which browsers do not | Cookie         | a=b
            """)
    default void otherHeadersOfAPreflightDoNotMatter(String why, String name, String value) {
        Reply granted = Http.preflight(uri("body"), APP, "POST", "content-type")
                .header(name, value)
                .sendRaw();

        assertThat(why, granted, status(204));
        assertThat(why, granted.header("Access-Control-Allow-Origin"), is(APP));
    }

    @Test
    default void optionsCanBeSharedWhereTheApplicationHasIt() {
        assertThat(preflight("OPTIONS", "own-options", APP), status(204));
        assertThat(preflight("OPTIONS", "own-options", OTHER), status(403));
    }

    @Test
    default void optionsThatTheRuntimeAnswersIsNotSharedWithoutADefaultPolicy() {
        assertThat(preflight("OPTIONS", "bare", APP), allOf(status(403), noAccessControlHeader()));
        assertThat(actual("OPTIONS", "bare", APP), allOf(status(200), noAccessControlHeader()));
    }

    @Test
    default void optionsThatTheRuntimeAnswersIsGovernedByTheDefaultPolicy() {
        CorsPolicy fallback = CorsPolicy.builder()
                .allowedOrigins("https://default.example")
                .exposedHeaders("Allow")
                .build();
        try (Server server = Server.start(App.of(Bare.class)
                .instances(CorsFeature.builder().defaultPolicy(fallback).build()))) {
            Reply granted = Http.preflight(server.uri("bare"), "https://default.example", "OPTIONS")
                    .send();
            Reply options = Http.request("OPTIONS", server.uri("bare"))
                    .origin("https://default.example")
                    .send();

            assertThat(granted, status(204));
            assertThat(granted.header("Access-Control-Allow-Origin"), is("https://default.example"));
            assertThat(
                    Http.preflight(server.uri("bare"), APP, "OPTIONS").send(),
                    allOf(status(403), noAccessControlHeader()));
            assertThat(options, status(200));
            assertThat(
                    options,
                    accessControlHeaders(
                            "Access-Control-Allow-Origin", "https://default.example",
                            "Access-Control-Expose-Headers", "Allow"));
        }
    }

    // where rest-cors stays out

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            no resource has the path              | GET    | nowhere
            no resource has the path, below one   | GET    | full/nowhere
            no method of the resource is shared   | GET    | not-shared
            a method that it lacks, none shared   | DELETE | not-shared
            """)
    default void runtimeAnswersWhereNothingIsShared(String why, String method, String path) {
        Class<?>[] resources = {Full.class, NotShared.class};
        try (Server shared = Server.start(App.of(resources));
                Server plain = Server.startWithoutRestCors(App.of(resources))) {
            Reply without = Http.preflight(plain.uri(path), APP, method).send();
            Reply with = Http.preflight(shared.uri(path), APP, method).send();

            assertThat(why, with.status(), is(without.status()));
            assertThat(why, with.allHeaders(), is(without.allHeaders()));
            assertThat(why, with.body(), is(without.body()));
        }
    }

    // methods

    @Test
    default void onePreflightServesEveryMethodOfAnEqualPolicy() {
        assertThat(
                preflight("PUT", "several-policies", APP).elements("Access-Control-Allow-Methods"),
                containsInAnyOrder("GET", "HEAD", "PUT", "PATCH"));
        assertThat(
                preflight("HEAD", "several-policies", APP).elements("Access-Control-Allow-Methods"),
                containsInAnyOrder("GET", "HEAD", "PUT", "PATCH"));
        assertThat(
                "another policy",
                preflight("POST", "several-policies", APP).elements("Access-Control-Allow-Methods"),
                containsInAnyOrder("POST"));
        assertThat(preflight("DELETE", "several-policies", APP), allOf(status(403), noAccessControlHeader()));
    }

    @Test
    default void headFallsBackToGet() {
        assertThat(preflight("HEAD", "bare", APP), status(204));
        assertThat(preflight("HEAD", "bare", OTHER), status(403));
        assertThat(actual("HEAD", "bare", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
    }

    @Test
    default void headMethodOfTheApplicationHasItsOwnPolicy() {
        assertThat(preflight("HEAD", "own-head", "https://head.example"), status(204));
        assertThat(preflight("HEAD", "own-head", APP), status(403));
        assertThat(
                preflight("GET", "own-head", APP).elements("Access-Control-Allow-Methods"), containsInAnyOrder("GET"));
        assertThat(
                actual("HEAD", "own-head", "https://head.example"),
                accessControlHeaders("Access-Control-Allow-Origin", "https://head.example"));
    }

    // request headers

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, quoteCharacter = '"', textBlock = """
            # why                       | value
            none                        | ""
            one                         | x-b
            any case                    | X-b
            any order                   | x-c,x-a
            a space after the comma     | x-a, x-b
            a space before the comma    | x-a ,x-b
            tabs                        | "x-a\t,\tx-b"
            empty elements              | ,,x-a,, ,x-b,
            only empty elements         | ,
            twice                       | x-a,x-a,X-A
            as browsers send it         | authorization,x-a
            """)
    default void requestHeadersAreAList(String why, String value) {
        Reply granted = Http.preflight(uri("listed"), APP, "PUT", value).sendRaw();

        assertThat(why, granted, status(204));
        assertThat(
                why,
                granted,
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Methods", "PUT",
                        "Access-Control-Allow-Headers", "Authorization, X-A, X-B, X-C"));
    }

    @Test
    default void requestHeadersMayStandOnSeveralLines() {
        assertThat(preflight("PUT", "listed", APP, "x-a", "x-b, x-c", "authorization"), status(204));
        assertThat(preflight("PUT", "listed", APP, "x-a", "x-b, x-other"), status(403));
        assertThat(preflight("PUT", "listed", APP, "x-other", "x-a"), status(403));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"x a", "x-a:1", "\"x-a\"", "x-a\u00e9", "(x-a)", "x-a;x-b", "x-a,x/b", "x-a=1", "{}"})
    default void elementThatIsNoTokenRefusesUnderTheWildcardToo(String value) {
        assertThat(Http.preflight(uri("listed"), APP, "PUT", value).sendRaw(), refused());
        assertThat(Http.preflight(uri("any-header"), APP, "PUT", value).sendRaw(), refused());
        assertThat(
                Http.preflight(uri("credentials-any-header"), APP, "PUT", value).sendRaw(), refused());
    }

    @Test
    default void headerWildcardGrantsAnyNameButAuthorization() {
        assertThat(
                preflight("PUT", "any-header", APP, "x-anything, content-type"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Methods", "PUT",
                        "Access-Control-Allow-Headers", "*"));
        assertThat(preflight("PUT", "any-header", APP, "authorization"), refused());
        assertThat(preflight("PUT", "any-header", APP, "x-anything,AUTHORIZATION"), refused());
        assertThat(preflight("PUT", "any-header", APP, "authorizations"), status(204));
    }

    @Test
    default void headerWildcardBesideAuthorizationGrantsBoth() {
        assertThat(
                preflight("PUT", "any-header-and-authorization", APP, "authorization,x-anything"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Methods", "PUT",
                        "Access-Control-Allow-Headers", "*, Authorization"));
    }

    @Test
    default void headerWildcardWithCredentialsGrantsTheNamesAskedFor() {
        Reply granted = preflight("PUT", "credentials-any-header", APP, "x-one, x-two", "X-Three");

        assertThat(granted, status(204));
        assertThat(granted.header("Access-Control-Allow-Credentials"), is("true"));
        assertThat(
                granted.elements("Access-Control-Allow-Headers").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                containsInAnyOrder("x-one", "x-two", "x-three"));
        assertThat(
                "nothing asked",
                preflight("PUT", "credentials-any-header", APP).header("Access-Control-Allow-Headers"),
                is(nullValue()));
        assertThat(preflight("PUT", "credentials-any-header", APP, "x-one,authorization"), refused());
    }

    @Test
    default void headerWildcardWithCredentialsGrantsAuthorizationWhereItIsListed() {
        Reply granted = preflight("PUT", "credentials-any-header-and-authorization", APP, "authorization,x-one");

        assertThat(granted, status(204));
        assertThat(
                granted.elements("Access-Control-Allow-Headers").stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList(),
                containsInAnyOrder("authorization", "x-one"));
    }

    @Test
    default void allowCredentialsIsTrueOrAbsent() {
        assertThat(preflight("PUT", "credentials", APP).header("Access-Control-Allow-Credentials"), is("true"));
        assertThat(preflight("PUT", "listed", APP).header("Access-Control-Allow-Credentials"), is(nullValue()));
    }

    @Test
    default void maxAgeIsSentAsConfiguredAndZeroTurnsCachingOff() {
        assertThat(preflight("PUT", "full", APP).header("Access-Control-Max-Age"), is("600"));
        assertThat(preflight("PUT", "no-caching", APP).header("Access-Control-Max-Age"), is("0"));
        assertThat(preflight("PUT", "listed", APP).header("Access-Control-Max-Age"), is(nullValue()));
    }

    @Test
    default void requestHeadersOver16KibAreRefused() {
        String longest = "x-a,".repeat(4096); // 16 KiB
        try (Server server =
                Server.startForLargeHeaders(App.of(Listed.class, AnyHeader.class, CredentialsAndAnyHeader.class))) {
            for (String path : new String[] {"listed", "any-header", "credentials-any-header"}) {
                assertThat(
                        path,
                        Http.preflight(server.uri(path), APP, "PUT", longest).send(),
                        status(204));
                assertThat(
                        path + ", one byte more",
                        Http.preflight(server.uri(path), APP, "PUT", longest + "x")
                                .send(),
                        refused());
                assertThat(
                        path + ", on two lines",
                        Http.preflight(server.uri(path), APP, "PUT", longest, "x-a")
                                .send(),
                        refused());
            }
        }
    }

    private static Matcher<Reply> refused() {
        return allOf(status(403), noAccessControlHeader(), varies(PREFLIGHT_VARY));
    }

    // the resources

    @Path("full")
    @CrossOrigin(
            origins = APP,
            methods = {"GET", "PUT"},
            allowedHeaders = {"Content-Type", "Authorization"},
            exposedHeaders = "X-Total",
            allowCredentials = true,
            maxAge = 600)
    class Full {
        @GET
        public String get() {
            return "full";
        }

        @PUT
        @Consumes("application/json")
        public String put(String entity) {
            return "full";
        }

        @DELETE
        public String delete() {
            return "not listed";
        }
    }

    @Path("bare")
    @CrossOrigin(APP)
    class Bare {
        @GET
        public String get() {
            return "bare";
        }
    }

    @Path("public")
    @CrossOrigin("*")
    class Public {
        @GET
        public String get() {
            return "public";
        }

        @PUT
        public String put() {
            return "public";
        }
    }

    @Path("public-beside-exact")
    @CrossOrigin("*")
    class PublicBesideExact {
        @GET
        public String get() {
            return "public";
        }

        @PUT
        @CrossOrigin(APP)
        public String put() {
            return "exact";
        }
    }

    abstract class Put {
        @PUT
        public String put() {
            return "put";
        }
    }

    @Path("listed")
    @CrossOrigin(
            origins = APP,
            allowedHeaders = {"X-A", "X-B", "X-C", "Authorization"})
    class Listed extends Put {}

    @Path("any-header")
    @CrossOrigin(origins = APP, allowedHeaders = "*")
    class AnyHeader extends Put {}

    @Path("any-header-and-authorization")
    @CrossOrigin(
            origins = APP,
            allowedHeaders = {"*", "Authorization"})
    class AnyHeaderAndAuthorization extends Put {}

    @Path("credentials")
    @CrossOrigin(origins = APP, allowCredentials = true)
    class Credentials extends Put {}

    @Path("credentials-any-header")
    @CrossOrigin(origins = APP, allowedHeaders = "*", allowCredentials = true)
    class CredentialsAndAnyHeader extends Put {}

    @Path("credentials-any-header-and-authorization")
    @CrossOrigin(
            origins = APP,
            allowedHeaders = {"*", "Authorization"},
            allowCredentials = true)
    class CredentialsAnyHeaderAndAuthorization extends Put {}

    @Path("no-caching")
    @CrossOrigin(origins = APP, maxAge = 0)
    class NoCaching extends Put {}

    @Path("several-policies")
    @CrossOrigin(
            origins = {APP, "https://admin.example"},
            allowedHeaders = {"X-A", "X-B"})
    class SeveralPolicies {
        @GET
        public String get() {
            return "class";
        }

        @PUT
        @CrossOrigin(
                origins = {"https://admin.example", APP},
                allowedHeaders = {"x-b", "x-a"}) // the same, written otherwise
        public String put() {
            return "equal";
        }

        @PATCH
        public String patch() {
            return "class";
        }

        @POST
        @CrossOrigin(APP)
        public String post() {
            return "another";
        }

        @DELETE
        @SameOrigin
        public String delete() {
            return "not shared";
        }
    }

    @Path("body")
    @CrossOrigin(origins = APP, allowedHeaders = "Content-Type")
    class Body {
        @POST
        @Consumes("application/json")
        public String post(String entity) {
            return entity;
        }
    }

    @Path("own-head")
    @CrossOrigin(APP)
    class OwnHead {
        @GET
        public String get() {
            return "get";
        }

        @HEAD
        @CrossOrigin("https://head.example")
        public Response head() {
            return Response.ok().build();
        }
    }

    @Path("own-options")
    @CrossOrigin(APP)
    class OwnOptions {
        @GET
        public String get() {
            Calls.record("get");
            return "get";
        }

        @OPTIONS
        public String options() {
            Calls.record("options");
            return "own options";
        }
    }

    @Path("not-shared")
    class NotShared {
        @GET
        public String get() {
            return "not shared";
        }
    }
}

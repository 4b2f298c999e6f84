package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CorsProblem;
import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Defects that other CORS implementations had or have, each named after its advisory or thread: what went wrong there does
 * not happen here.
 */
interface DefectsContract extends Contract {

    @Override
    default Application application() {
        return App.of(
                        Exact.class,
                        Credentials.class,
                        Public.class,
                        PublicExposingAll.class,
                        Subdomains.class,
                        Bases.class,
                        Localhost.class,
                        NotDeclared.class,
                        OwnVary.class,
                        OwnGrant.class,
                        OwnOptions.class,
                        Overloads.class,
                        OneSharedVerb.class,
                        Locates.class)
                .instances(new CorsFeature());
    }

    @BeforeEach
    default void forgetCalls() {
        Calls.clear();
    }

    // advisories

    /** RESTEasy (RESTEASY-1704); CXF and Open Liberty still send none. */
    @Test
    default void cve_2017_7561_varyIsSentSoThatCachesAreNotPoisoned() {
        assertThat(get("exact", APP), varies("Origin"));
        assertThat(get("exact", OTHER), varies("Origin"));
        assertThat(request("GET", "exact").send(), varies("Origin"));
        assertThat(preflight("GET", "exact", OTHER), varies(PREFLIGHT_VARY));
    }

    /** RESTEasy (RESTEASY-3796), and after it many others. */
    @Test
    default void ghsa_972r_f3fv_whm3_wildcardWithCredentialsDoesNotDeploy() {
        assertThat(
                problemsOf(WildcardWithCredentials.class), hasItem(CorsProblem.Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS));

        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("*").allowCredentials(true);
        CorsConfigurationException inCode = assertThrows(CorsConfigurationException.class, builder::build);
        assertThat(inCode.problems().get(0).kind(), is(CorsProblem.Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS));
    }

    /** The same elsewhere: wherever a policy may stand, and whatever stands beside the asterisk. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "helidon_d37f3cb364: policy in code",
                "camel_24450: beside other origins",
                "spring_integration_10988: annotation of a method",
                "cve_2026_54290 (hono): tier beside an exact origin"
            })
    default void anyOriginWithCredentialsDoesNotDeploy(String where) {
        CorsPolicy.Builder credentials = CorsPolicy.builder().allowCredentials(true);
        CorsPolicy exact = CorsPolicy.builder().allowedOrigins(APP).build();

        CorsConfigurationException problems = assertThrows(
                CorsConfigurationException.class,
                () -> {
                    switch (where.substring(0, where.indexOf('_'))) {
                        case "helidon" ->
                            CorsFeature.builder()
                                    .defaultPolicy(
                                            credentials.allowedOrigins("*").build());
                        case "camel" -> credentials.allowedOrigins(APP, "*").build();
                        case "spring" ->
                            Server.start(App.of(MethodWithWildcardAndCredentials.class))
                                    .close();
                        default ->
                            CorsPolicy.tiered(
                                    exact, credentials.allowedOrigins("*").build());
                    }
                },
                where);

        assertThat(
                problems.problems().stream().map(CorsProblem::kind).toList(),
                hasItem(CorsProblem.Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS));
    }

    /** The same by other spellings: Spring's and Quarkus' patterns, Open Liberty's and Tomcat's lists. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://*",
                "http*://*",
                "*://*",
                "https://*:*",
                "*.example.com",
                "https://*example.com",
                "https://*.*",
                ".*",
                "/.*/",
                "https://**.example.com",
                "null",
                "https://*.com"
            })
    default void ghsa_972r_f3fv_whm3_noOtherSpellingMeansAnyOriginWithCredentials(String origin) {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins(origin).allowCredentials(true);

        assertThrows(CorsConfigurationException.class, builder::build);
    }

    /** Tomcat; RESTEasy, Micronaut, Vert.x and Quarkus share with credentials or with everyone by default. */
    @Test
    default void cve_2018_8014_nothingIsSharedByDefault() {
        assertThat(get("not-declared", APP), allOf(status(200), noAccessControlHeader(), varies()));
        assertThat(preflight("PUT", "not-declared", APP), noAccessControlHeader());
        assertThat(get("exact", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
        assertThat(problemsOf(NoOrigins.class), hasItem(CorsProblem.Kind.NO_ORIGINS));
    }

    /** Spring: a preflight that carries credentials reached the handler. */
    @Test
    default void cve_2020_5397_preflightExecutesNothingWhateverItCarries() {
        Reply reply = Http.preflight(uri("exact"), APP, "DELETE")
                .header("Cookie", "session=1")
                .header("Authorization", "Basic eA==")
                .body("application/json", "{\"delete\": true}")
                .send();

        assertThat(reply, status(204));
        assertThat(Calls.made(), is(List.of()));
    }

    /**
     * Quarkus: a request with an invalid origin went through as if it had none. Here every actual request is served, but
     * nothing of it is shared, and what needs a preflight is never sent.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "not an origin",
                "https://app.example:port",
                "https://",
                "://app.example",
                "https://app.example/../"
            })
    default void cve_2022_4147_invalidOriginIsNotShared(String origin) {
        assertThat(actual("POST", "exact", origin), allOf(status(200), noAccessControlHeader(), varies("Origin")));
        assertThat(preflight("POST", "exact", origin, "content-type"), allOf(status(403), noAccessControlHeader()));
    }

    /** Micronaut: a page of the Internet drove a server on the local host by what needs no preflight; its answer is not shared. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.test", "http://localhost.evil.test", "http://evil.localhost.test:8080", "null"})
    default void cve_2024_23639_localServerSharesNothingWithAPageOfAnotherHost(String origin) {
        Reply simple = request("POST", "localhost")
                .origin(origin)
                .body("text/plain", "shutdown")
                .send();

        assertThat(simple, allOf(noAccessControlHeader(), varies("Origin")));
        assertThat(preflight("POST", "localhost", origin), allOf(status(403), noAccessControlHeader()));
    }

    /** Quarkus' development console: a page of the Internet drove a server on the local host. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "http://localhost.evil.test",
                "http://localhost@evil.test",
                "http://127.0.0.1",
                "http://localhost:80.evil.test",
                "http://localhost.",
                "https://localhost",
                "http://xlocalhost"
            })
    default void cve_2022_4116_localServerIsNotDrivenByAPageOfAnotherHost(String origin) {
        assertThat(preflight("POST", "localhost", origin, "content-type"), allOf(status(403), noAccessControlHeader()));
        assertThat(get("localhost", origin), noAccessControlHeader());
        assertThat(preflight("POST", "localhost", "http://localhost:5173", "content-type"), status(204));
    }

    /** Play (20171005-CorsVaryHeader); RESTEasy (CorsFilter, line 132) and Helidon still overwrite it. */
    @Test
    default void play_20171005_applicationsOwnVaryIsKept() {
        assertThat(get("own-vary", APP), varies("Accept-Language", "Cookie", "Origin"));
        assertThat(get("own-vary", OTHER), varies("Accept-Language", "Cookie", "Origin"));
    }

    /**
     * rs/cors, go-chi/cors (#36): memory and time grew with hostile request headers. What is allocated is measured by the core's
     * own test of the same name.
     */
    @Test
    default void ghsa_mh55_gqvf_xfwm_hostileRequestHeadersAreCheap() {
        String commas = ",".repeat(7000);
        String names = "a,".repeat(3500);
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100; i++) {
                assertThat(preflight("POST", "exact", APP, commas), status(204));
                assertThat(preflight("POST", "exact", APP, names), status(403));
            }
        });
    }

    /** rs/cors, Jetty, Vert.x: any origin was reflected, with credentials. */
    @Test
    default void cve_2018_20744_anyOriginIsTheAsteriskAndNeverAnEcho() {
        assertThat(get("public", "https://evil.test"), accessControlHeaders("Access-Control-Allow-Origin", "*"));
        assertThat(preflight("GET", "public", "https://evil.test").header("Access-Control-Allow-Origin"), is("*"));
        assertThat(preflight("GET", "public", "null").header("Access-Control-Allow-Credentials"), is(nullValue()));
    }

    /** jub0bs/cors; unescaped dots in regular expressions of Jetty, express and Quarkus. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evilexample.com",
                "https://example.com.evil.test",
                "https://a.exampleXcom",
                "https://example.com",
                "https://.example.com",
                "https://evil.test/.example.com",
                "https://evil.test#.example.com",
                "https://evil.test?.example.com",
                "https://evil.test\\.example.com",
                "https://evil.test:443.example.com",
                "https://evil.test@a.example.com",
                "https://a.example.com@evil.test",
                "https://a.example.com:8443",
                "http://a.example.com",
                "https://A.example.com",
                "https://a.example.com.",
                "https://a..example.com",
                "https://evil.test https://a.example.com",
                "https://evil.test,https://a.example.com",
                "https://a_.example.com\u00e4",
                "xhttps://a.example.com"
            })
    default void ghsa_vhxv_fg4m_p2w8_lookAlikeIsNotASubdomain(String origin) {
        Reply actual = request("GET", "subdomains").header("Origin", origin).sendRaw();
        Reply preflight = Http.preflight(uri("subdomains"), origin, "GET").sendRaw();

        assertThat(actual, allOf(status(200), noAccessControlHeader()));
        assertThat(preflight, allOf(status(403), noAccessControlHeader()));
    }

    /** fcors: the same where several bases end alike, and one is the end of another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evilapi.example.org",
                "https://evilexample.org",
                "https://evil-example.org",
                "https://api.example.org.evil.test",
                "https://example.org"
            })
    default void ghsa_v84h_653v_4pq9_endOfAHostIsNoSubdomain(String origin) {
        assertThat(get("bases", origin), allOf(status(200), noAccessControlHeader()));
        assertThat(preflight("GET", "bases", origin), allOf(status(403), noAccessControlHeader()));
        assertThat(
                get("bases", "https://a.api.example.org"),
                accessControlHeaders("Access-Control-Allow-Origin", "https://a.api.example.org"));
    }

    @Test
    default void ghsa_vhxv_fg4m_p2w8_subdomainsAreAllowedAllTheSame() {
        assertThat(
                get("subdomains", "https://a.example.com"),
                accessControlHeaders("Access-Control-Allow-Origin", "https://a.example.com"));
        assertThat(
                get("subdomains", "https://a.b.example.com"),
                accessControlHeaders("Access-Control-Allow-Origin", "https://a.b.example.com"));
    }

    // seen in source, no advisory

    /** Spring: a preflight that several methods match is answered for any origin, with credentials. */
    @Test
    default void spring_ambiguousPreflightIsNotAnsweredForAnyOrigin() {
        assertThat(preflight("POST", "overloads", OTHER), allOf(status(403), noAccessControlHeader()));
        assertThat(preflight("POST", "overloads", "https://json.example"), allOf(status(403), noAccessControlHeader()));
        assertThat(preflight("POST", "overloads", APP).header("Access-Control-Allow-Origin"), is(APP));
        assertThat(preflight("POST", "overloads", APP).header("Access-Control-Allow-Credentials"), is(nullValue()));
    }

    /** CXF: no {@code Vary}, so that a cache gives one page's answer to another; also where it is granted to the first. */
    @Test
    default void cxf_answersToOriginsAreToldApartByCaches() {
        assertThat(get("credentials", APP), varies("Origin"));
        assertThat(get("credentials", OTHER), varies("Origin"));
        assertThat(request("GET", "credentials").send(), varies("Origin"));
    }

    /** CXF: the policy of an actual request is looked up with wildcards for its media types. */
    @Test
    default void cxf_actualRequestIsGovernedByItsOwnOverload() {
        Reply json = request("POST", "overloads")
                .origin("https://json.example")
                .body("application/json", "{}")
                .send();
        Reply text = request("POST", "overloads")
                .origin("https://json.example")
                .body("text/plain", "x")
                .send();

        assertThat(
                json,
                accessControlHeaders(
                        "Access-Control-Allow-Origin",
                        "https://json.example",
                        "Access-Control-Allow-Credentials",
                        "true"));
        assertThat(text, allOf(body(is("text")), noAccessControlHeader()));
    }

    /** Open Liberty: an asterisk anywhere meant all; rs/cors: it stood for part of a label. */
    @Test
    default void liberty_subdomainWildcardIsNotEveryone() {
        assertThat(get("subdomains", OTHER), noAccessControlHeader());
        assertThat(problemsOf(PartOfALabel.class), hasItem(CorsProblem.Kind.ORIGIN_SYNTAX));
    }

    /** RESTEasy, Quarkus, express, tower-http: every OPTIONS with an Origin was taken for a preflight. */
    @Test
    default void resteasy_ordinaryOptionsReachesTheApplication() {
        assertThat(actual("OPTIONS", "own-options", APP), allOf(status(200), body(is("own options"))));
        assertThat(
                request("OPTIONS", "own-options")
                        .origin(APP)
                        .header("Access-Control-Request-Headers", "x-a")
                        .send(),
                body(is("own options")));
    }

    /** RESTEasy, Spring, Quarkus, Tomcat: 403 for an origin that is not listed, the page's own included. */
    @Test
    default void resteasy_postOfTheSameOriginIsServed() {
        String own = baseUri().getScheme() + "://" + baseUri().getAuthority();

        assertThat(actual("POST", "exact", own), allOf(status(200), body(is("post"))));
    }

    /** RESTEasy: the answer repeats whatever method and headers were asked for. */
    @Test
    default void resteasy_whatIsAskedForIsNotGrantedForThat() {
        assertThat(preflight("PATCH", "exact", APP), allOf(not(status(204)), noAccessControlHeader()));
        assertThat(preflight("POST", "exact", APP, "x-asked"), allOf(status(403), noAccessControlHeader()));
    }

    /** RESTEasy, Helidon: 200 for a path that no resource has. */
    @Test
    default void resteasy_preflightOfNoResourceIsNotGranted() {
        assertThat(preflight("GET", "nowhere", APP), noAccessControlHeader());
    }

    /** Micronaut: the first annotated method of the path decides, whatever its verb. */
    @Test
    default void micronaut_anotherVerbsPolicyDoesNotGrant() {
        assertThat(
                preflight("DELETE", "one-shared-verb", "https://get.example"),
                allOf(status(403), noAccessControlHeader()));
        assertThat(
                preflight("PUT", "one-shared-verb", "https://get.example"),
                allOf(status(403), noAccessControlHeader()));
        assertThat(preflight("PUT", "one-shared-verb", "https://put.example"), status(204));
    }

    /** Micronaut: a global entry widens what an annotation restricts. */
    @Test
    default void micronaut_defaultPolicyDoesNotWidenAnAnnotation() {
        try (Server server = Server.start(App.of(Exact.class)
                .instances(CorsFeature.builder()
                        .defaultPolicy(CorsPolicy.builder().allowedOrigins("*").build())
                        .build()))) {
            assertThat(Http.get(server.uri("exact")).origin(OTHER).send(), allOf(status(200), noAccessControlHeader()));
        }
    }

    /** Micronaut: with a list of headers configured, a preflight that asks for none is refused. */
    @Test
    default void micronaut_preflightThatAsksForNoHeaderIsGranted() {
        assertThat(preflight("POST", "exact", APP), status(204));
    }

    /** Helidon 4: no space after the comma, as browsers send it, was no list. */
    @Test
    default void helidon_listWithoutSpacesIsAList() {
        assertThat(preflight("POST", "exact", APP, "authorization,content-type"), status(204));
    }

    /** Quarkus, CXF: a literal false, which means nothing. */
    @Test
    default void quarkus_credentialsAreTrueOrAbsent() {
        assertThat(get("exact", APP).header("Access-Control-Allow-Credentials"), is(nullValue()));
        assertThat(get("credentials", APP).header("Access-Control-Allow-Credentials"), is("true"));
        assertThat(get("credentials", OTHER).header("Access-Control-Allow-Credentials"), is(nullValue()));
    }

    /** Quarkus: a refused preflight still lists methods and headers; rs/cors, CXF: it is a success all the same. */
    @Test
    default void quarkus_refusedPreflightIsNoSuccessAndListsNothing() {
        assertThat(preflight("POST", "exact", OTHER, "content-type"), allOf(status(403), noAccessControlHeader()));
    }

    /** Quarkus, Spring Cloud Gateway: two layers made two headers; Spring steps back where one is there already. */
    @Test
    default void quarkus_1894_allowOriginIsSentOnceAndIsOurs() {
        assertThat(get("own-grant", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
        assertThat(get("own-grant", OTHER), noAccessControlHeader());
    }

    /** Tomcat, Vert.x: a response without Origin said nothing, and was cached for those with one. */
    @Test
    default void tomcat_responseWithoutOriginCanBeReusedForOneWith() {
        assertThat(request("GET", "public").send(), accessControlHeaders("Access-Control-Allow-Origin", "*"));
        assertThat(request("GET", "exact").send(), varies("Origin"));
    }

    /** Spring: Vary on everything kills the caching of public resources (spring-security#15378, vertx-web#2115). */
    @Test
    default void spring_publicResourceDoesNotVary() {
        assertThat(get("public", APP), varies());
        assertThat(get("exact", APP), varies("Origin"));
    }

    /** Spring sends an asterisk with credentials, where it is only a name; Helidon drops it silently. */
    @Test
    default void spring_exposedWildcardWithCredentialsDoesNotDeploy() {
        assertThat(problemsOf(ExposedWildcard.class), hasItem(CorsProblem.Kind.EXPOSED_WILDCARD_WITH_CREDENTIALS));
        assertThat(get("public-exposing-all", APP).header("Access-Control-Expose-Headers"), is("*"));
    }

    /** Spring, Helidon, CXF: 405, 406 and 415 carry no headers, or those of everyone. */
    @Test
    default void spring_errorBeforeMatchingIsSharedAsThePathIs() {
        Reply unsupported =
                request("POST", "overloads").origin(APP).body("image/png", "x").send();

        assertThat(
                actual("PATCH", "exact", APP),
                allOf(status(405), accessControlHeaders("Access-Control-Allow-Origin", APP)));
        assertThat(actual("PATCH", "exact", OTHER), allOf(status(405), noAccessControlHeader()));
        assertThat(unsupported, allOf(status(415), accessControlHeaders("Access-Control-Allow-Origin", APP)));
    }

    /** Vert.x reflects an opaque origin with credentials; Tomcat takes null and file: for valid. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "file://", "file:///", "about:blank", "data:", "blob:https://app.example/1"})
    default void vertx_opaqueOriginIsNotShared(String origin) {
        assertThat(get("credentials", origin), allOf(status(200), noAccessControlHeader()));
        assertThat(preflight("GET", "credentials", origin), allOf(status(403), noAccessControlHeader()));
    }

    /** Jetty: of several origins in one field, any that matched let all of them in. */
    @Test
    default void jetty_severalOriginsInOneFieldMatchNothing() {
        assertThat(get("exact", OTHER + " " + APP), noAccessControlHeader());
        assertThat(get("exact", APP + " " + OTHER), noAccessControlHeader());
        assertThat(get("exact", APP + "," + APP), noAccessControlHeader());
    }

    /** Spring (#33682), Javalin: a malformed Origin was a server error. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://[",
                "https://app.example:99999999999",
                "%",
                "https://%zz",
                "http://[::1%eth0]",
                "http://a b"
            })
    default void spring_33682_malformedOriginIsNoServerError(String origin) {
        assertThat(get("exact", origin), status(lessThan(400)));
        assertThat(preflight("GET", "exact", origin), status(403));
    }

    /** CXF (CXF-7351): looking up the target of a preflight damaged the request's UriInfo. */
    @Test
    default void cxf_7351_requestIsAsItWasAfterTheLookUp() {
        preflight("GET", "locates/one", APP);

        assertThat(get("locates/two", APP), body(is("two locates/two")));
    }

    /** CXF: behind a locator only the declared return type counts. */
    @Test
    default void cxf_subResourceIsGovernedByWhatTheLocatorReturns() {
        assertThat(preflight("GET", "locates/one", APP), status(204));
        assertThat(preflight("GET", "locates/one", OTHER), allOf(status(403), noAccessControlHeader()));
        assertThat(get("locates/one", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
    }

    /** nelmio (#32), remoteStorage (#100): a 304 updates a stored response, without headers to a worse one. */
    @Test
    default void nelmio_32_notModifiedIsShared() {
        Reply reply = request("GET", "exact/not-modified").origin(APP).send();

        assertThat(
                reply, allOf(status(304), accessControlHeaders("Access-Control-Allow-Origin", APP), varies("Origin")));
    }

    /** Spring (#35819): a proxy in front of the class lost its annotation. */
    @Test
    default void spring_35819_proxiedResourceIsShared() {
        try (Server server = Server.start(new App().instances(new Exact$Proxy(), new CorsFeature()))) {
            assertThat(
                    Http.get(server.uri("exact")).origin(APP).send(),
                    accessControlHeaders("Access-Control-Allow-Origin", APP));
            assertThat(
                    Http.preflight(server.uri("exact"), APP, "POST").send().elements("Access-Control-Allow-Methods"),
                    containsInAnyOrder("DELETE", "GET", "HEAD", "POST"));
        }
    }

    private static List<CorsProblem.Kind> problemsOf(Class<?> resource) {
        CorsConfigurationException problems = assertThrows(
                CorsConfigurationException.class,
                () -> Server.start(App.of(resource)).close());
        return problems.problems().stream().map(CorsProblem::kind).toList();
    }

    // the resources

    @Path("exact")
    @CrossOrigin(
            origins = APP,
            allowedHeaders = {"Content-Type", "Authorization"})
    class Exact {
        @GET
        public String get() {
            return "get";
        }

        @GET
        @Path("not-modified")
        public Response notModified() {
            return Response.notModified("one").build();
        }

        @POST
        public String post() {
            return "post";
        }

        @DELETE
        public String delete() {
            Calls.record("delete");
            return "delete";
        }
    }

    class Exact$Proxy extends Exact {
        @Override
        public String get() {
            return super.get();
        }

        @Override
        public String post() {
            return super.post();
        }
    }

    @Path("credentials")
    @CrossOrigin(origins = APP, allowCredentials = true)
    class Credentials extends Get {}

    @Path("public")
    @CrossOrigin("*")
    class Public extends Get {}

    @Path("public-exposing-all")
    @CrossOrigin(origins = "*", exposedHeaders = "*")
    class PublicExposingAll extends Get {}

    @Path("subdomains")
    @CrossOrigin("https://*.example.com")
    class Subdomains extends Get {}

    @Path("bases")
    @CrossOrigin({"https://*.api.example.org", "https://*.app.example.org", "https://*.ample.org"})
    class Bases extends Get {}

    @Path("localhost")
    @CrossOrigin(origins = "http://localhost:*", allowedHeaders = "Content-Type", allowCredentials = true)
    class Localhost extends Get {
        @POST
        public String post() {
            return "post";
        }
    }

    abstract class Get {
        @GET
        public String get() {
            return "get";
        }
    }

    @Path("not-declared")
    class NotDeclared extends Get {
        @PUT
        public String put() {
            return "put";
        }
    }

    @Path("own-vary")
    @CrossOrigin(APP)
    class OwnVary {
        @GET
        public Response get() {
            return Response.ok("vary")
                    .header("Vary", "Accept-Language")
                    .header("Vary", "Cookie")
                    .build();
        }
    }

    @Path("own-grant")
    @CrossOrigin(APP)
    class OwnGrant {
        @GET
        public Response get() {
            return Response.ok("grant")
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Allow-Credentials", "true")
                    .build();
        }
    }

    @Path("own-options")
    @CrossOrigin(APP)
    class OwnOptions extends Get {
        @OPTIONS
        public String options() {
            return "own options";
        }
    }

    @Path("overloads")
    class Overloads {
        @POST
        @Consumes("application/json")
        @CrossOrigin(
                origins = {APP, "https://json.example"},
                allowCredentials = true)
        public String json(String entity) {
            return "json";
        }

        @POST
        @Consumes("text/plain")
        @CrossOrigin(APP)
        public String text(String entity) {
            return "text";
        }
    }

    @Path("one-shared-verb")
    class OneSharedVerb {
        @GET
        @CrossOrigin("https://get.example")
        public String get() {
            return "get";
        }

        @PUT
        @CrossOrigin("https://put.example")
        public String put() {
            return "put";
        }

        @DELETE
        public String delete() {
            return "delete";
        }
    }

    @Path("locates")
    class Locates {
        @Path("{name}")
        public Object locate(@PathParam("name") String name) {
            return new Sub(name);
        }
    }

    @CrossOrigin(APP)
    class Sub {
        private final String name;

        Sub(String name) {
            this.name = name;
        }

        @GET
        public String get(@Context UriInfo uri) {
            return name + " " + uri.getPath().replaceFirst("^/", "");
        }
    }

    @Path("wildcard-with-credentials")
    @CrossOrigin(origins = "*", allowCredentials = true)
    class WildcardWithCredentials extends Get {}

    @Path("method-with-wildcard-and-credentials")
    class MethodWithWildcardAndCredentials {
        @GET
        @CrossOrigin(origins = "*", allowCredentials = true)
        public String get() {
            return "get";
        }
    }

    @Path("no-origins")
    @CrossOrigin(allowCredentials = true)
    class NoOrigins extends Get {}

    @Path("part-of-a-label")
    @CrossOrigin("https://*example.com")
    class PartOfALabel extends Get {}

    @Path("exposed-wildcard")
    @CrossOrigin(origins = APP, exposedHeaders = "*", allowCredentials = true)
    class ExposedWildcard extends Get {}
}

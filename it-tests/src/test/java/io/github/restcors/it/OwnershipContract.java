package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CorsFeature;
import io.github.restcors.CrossOrigin;
import jakarta.annotation.Priority;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that others set: {@code Vary} is added to, the three of the CORS protocol are ours where a policy governs. */
interface OwnershipContract extends Contract {

    @Override
    default Application application() {
        return App.of(
                        Varying.class,
                        VaryingSpellings.class,
                        OwnHeaders.class,
                        OwnHeadersPublic.class,
                        OwnHeadersNotShared.class)
                .instances(new CorsFeature());
    }

    // Vary

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '"', textBlock = """
            # why it is here                | the application's          | and its second line | together
            nothing                         | -                          | -                   | origin
            another field                   | Accept-Encoding            | -                   | accept-encoding,origin
            two fields                      | Accept, Accept-Language    | -                   | accept,accept-language,origin
            two lines                       | Accept                     | Accept-Language     | accept,accept-language,origin
            already there                   | Origin                     | -                   | origin
            already there in another case   | oRIGIN                     | -                   | origin
            already there among others      | Accept, Origin, Cookie     | -                   | accept,cookie,origin
            already there on another line   | Accept                     | Origin              | accept,origin
            odd whitespace                  | "Accept ,\tOrigin"         | -                   | accept,origin
            empty elements                  | ", Accept,, "              | -                   | accept,origin
            a name that ends alike          | X-Origin                   | -                   | origin,x-origin
            a name that begins alike        | Origin-Agent               | -                   | origin,origin-agent
            """)
    default void originIsAddedToTheApplicationsOwnVaryOnce(String why, String first, String second, String together) {
        String query =
                (first == null ? "" : "first=" + encode(first)) + (second == null ? "" : "&second=" + encode(second));
        for (String origin : new String[] {APP, OTHER}) {
            Reply reply = get("varying?" + query, origin);

            assertThat(why, reply, status(200));
            assertThat(why, reply, varies(together.split(",")));
        }
        assertThat(why, request("GET", "varying?" + query).send(), varies(together.split(",")));
    }

    @Test
    default void varyInTwoSpellingsIsMerged() {
        assertThat(get("varying/spellings", APP), varies("Accept", "Accept-Language", "Origin"));
        assertThat(get("varying/spellings", OTHER), varies("Accept", "Accept-Language", "Origin"));
    }

    @Test
    default void varyByEverythingStays() {
        assertThat(get("varying?first=*", APP).elements("Vary"), is(List.of("*")));
        assertThat(get("varying?first=Accept&second=*", APP).elements("Vary"), containsInAnyOrder("Accept", "*"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    // the CORS headers

    @Test
    default void headersThatTheApplicationSetAreReplaced() {
        Reply reply = get("own-headers", APP);

        assertThat(reply, allOf(status(200), body(is("own"))));
        assertThat(
                reply,
                accessControlHeaders("Access-Control-Allow-Origin", APP, "Access-Control-Expose-Headers", "X-Total"));
        assertThat(reply, varies("Origin"));
    }

    @Test
    default void headersThatTheApplicationSetAreRemovedForAnOriginThatIsNotAllowed() {
        assertThat(get("own-headers", OTHER), allOf(status(200), noAccessControlHeader(), varies("Origin")));
        assertThat(request("GET", "own-headers").send(), allOf(noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void headersThatTheApplicationSetAreReplacedByTheWildcardToo() {
        assertThat(get("own-headers-public", OTHER), accessControlHeaders("Access-Control-Allow-Origin", "*"));
    }

    @Test
    default void headersOfAMethodThatIsNotSharedStayTheApplications() {
        try (Server plain = Server.startWithoutRestCors(App.of(OwnHeadersNotShared.class))) {
            Reply without =
                    Http.get(plain.uri("own-headers-not-shared")).origin(OTHER).send();
            Reply with = get("own-headers-not-shared", OTHER);

            assertThat(without.header("Access-Control-Allow-Credentials"), is("true"));
            assertThat(with.allHeaders(), is(without.allHeaders()));
        }
    }

    @Test
    default void otherHeadersOfTheApplicationComeThrough() {
        Reply reply = get("own-headers", APP);

        assertThat(reply, header("X-Custom", is("1")));
        assertThat(reply, header("Set-Cookie", containsString("a=b")));
        assertThat(reply, header("Cache-Control", containsString("max-age=60")));
    }

    @ParameterizedTest
    @ValueSource(classes = {LegacyFilter.class, LegacyFilterFirst.class, LegacyFilterLast.class})
    default void headersOfAnApplicationsOwnCorsFilterAreReplaced(Class<?> filter) {
        try (Server server =
                Server.start(App.of(OwnHeaders.class, Varying.class, filter).instances(new CorsFeature()))) {
            assertThat(
                    Http.get(server.uri("own-headers")).origin(APP).send(),
                    accessControlHeaders(
                            "Access-Control-Allow-Origin", APP, "Access-Control-Expose-Headers", "X-Total"));
            assertThat(
                    Http.get(server.uri("varying")).origin(OTHER).send(),
                    allOf(status(200), header("Access-Control-Allow-Origin", is((String) null)), varies("Origin")));
        }
    }

    @Test
    default void applicationsOwnCorsFilterStillServesWhatIsNotShared() {
        try (Server server = Server.start(
                App.of(OwnHeaders.class, NotShared.class, LegacyFilter.class).instances(new CorsFeature()))) {
            assertThat(
                    Http.get(server.uri("not-shared")).origin(OTHER).send(),
                    accessControlHeaders(
                            "Access-Control-Allow-Origin", OTHER, "Access-Control-Allow-Credentials", "true"));
        }
    }

    /** Without an integration the application's filter comes first, and its grant is made a refusal. */
    @Test
    default void applicationsOwnAnswerToAPreflightGrantsNothing() {
        try (Server server = Server.start(
                App.of(Varying.class, NotShared.class, LegacyPreflight.class).instances(new CorsFeature()))) {
            Reply shared = Http.preflight(server.uri("varying"), APP, "GET").send();
            Reply other = Http.preflight(server.uri("varying"), OTHER, "GET").send();

            if (hasIntegration()) {
                assertThat(shared, status(204));
                assertThat(
                        shared,
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Methods", "GET, HEAD"));
            } else {
                assertThat(shared, allOf(status(403), noAccessControlHeader()));
            }
            assertThat(other, allOf(status(403), noAccessControlHeader()));
        }
    }

    @Test
    default void applicationsOwnAnswerToAPreflightOfWhatIsNotSharedStays() {
        try (Server server = Server.start(
                App.of(Varying.class, NotShared.class, LegacyPreflight.class).instances(new CorsFeature()))) {
            Reply reply = Http.preflight(server.uri("not-shared"), OTHER, "GET").send();

            assertThat(reply, status(200));
            assertThat(
                    reply,
                    accessControlHeaders(
                            "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", "GET, PUT"));
        }
    }

    // the resources

    @Path("varying")
    @CrossOrigin(APP)
    class Varying {
        @GET
        public Response get(@QueryParam("first") String first, @QueryParam("second") String second) {
            Response.ResponseBuilder response = Response.ok("varying");
            if (first != null) {
                response.header("Vary", first);
            }
            if (second != null) {
                response.header("Vary", second);
            }
            return response.build();
        }
    }

    @Path("varying/spellings")
    @CrossOrigin(APP)
    class VaryingSpellings {
        @GET
        public Response get() {
            return Response.ok("varying")
                    .header("vary", "Accept")
                    .header("Vary", "Accept-Language")
                    .build();
        }
    }

    abstract class WithOwnHeaders {
        @GET
        public Response get() {
            return Response.ok("own")
                    .header("access-control-allow-origin", "*")
                    .header("Access-Control-Allow-Origin", "https://old.example")
                    .header("Access-Control-Allow-Credentials", "true")
                    .header("Access-Control-Expose-Headers", "X-Secret")
                    .header("X-Custom", "1")
                    .header("Set-Cookie", "a=b")
                    .header("Cache-Control", "max-age=60")
                    .build();
        }
    }

    @Path("own-headers")
    @CrossOrigin(origins = APP, exposedHeaders = "X-Total")
    class OwnHeaders extends WithOwnHeaders {}

    @Path("own-headers-public")
    @CrossOrigin("*")
    class OwnHeadersPublic extends WithOwnHeaders {}

    @Path("own-headers-not-shared")
    class OwnHeadersNotShared extends WithOwnHeaders {
        @PUT
        @CrossOrigin(APP)
        public String put() {
            return "shared";
        }
    }

    @Path("not-shared")
    class NotShared {
        @GET
        public String get() {
            return "not shared";
        }
    }

    /** What many applications have today. */
    class LegacyFilter implements ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().add("Access-Control-Allow-Origin", request.getHeaderString("Origin"));
            response.getHeaders().add("Access-Control-Allow-Credentials", "true");
        }
    }

    @Priority(Priorities.HEADER_DECORATOR)
    class LegacyFilterFirst extends LegacyFilter {}

    @Priority(1)
    class LegacyFilterLast extends LegacyFilter {}

    @PreMatching
    class LegacyPreflight implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext context) {
            if (context.getMethod().equals("OPTIONS")) {
                context.abortWith(Response.ok()
                        .header("Access-Control-Allow-Origin", "*")
                        .header("Access-Control-Allow-Methods", "GET, PUT")
                        .build());
            }
        }
    }
}

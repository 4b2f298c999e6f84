package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that can be wrong with a policy is reported when it is built, all of it at once. */
class PolicyCheckTest {

    private static List<CorsProblem> problems(CorsPolicy.Builder builder) {
        return assertThrows(CorsConfigurationException.class, builder::build).problems();
    }

    /** Each problem as kind and value. */
    private static String summary(CorsPolicy.Builder builder) {
        List<String> summary = new ArrayList<>();
        try {
            builder.build();
        } catch (CorsConfigurationException e) {
            e.problems().forEach(problem -> summary.add(problem.kind() + " " + problem.value()));
        }
        return String.join("; ", summary);
    }

    private static String[] entries(String text) {
        return text == null ? new String[0] : text.split(" ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here            | origins                | problems
            exact                       | https://a.example      | ''
            any                         | *                      | ''
            http needs no credentials   | http://a.example       | ''
            public suffix, the same     | https://*.co.uk        | ''
            all schemes but file        | app://a ws://a.example | ''
            opaque origin               | null                   | ORIGIN_NULL null
            opaque origin beside others | https://a.example null | ORIGIN_NULL null
            malformed                   | https://a.example/     | ORIGIN_SYNTAX https://a.example/
            every malformed one         | a.ex HTTPS://b         | ORIGIN_SYNTAX a.ex; ORIGIN_SYNTAX HTTPS://b
            file                        | file://                | ORIGIN_SYNTAX file://
            null in another case        | Null                   | ORIGIN_SYNTAX Null
            any beside others           | * https://a.example    | ORIGIN_WILDCARD_NOT_ALONE *
            any beside others, last     | https://a.example *    | ORIGIN_WILDCARD_NOT_ALONE *
            any beside a malformed one  | * a.ex                 | ORIGIN_WILDCARD_NOT_ALONE *; ORIGIN_SYNTAX a.ex
            any beside the opaque one   | * null                 | ORIGIN_WILDCARD_NOT_ALONE *; ORIGIN_NULL null
            any twice is once           | * *                    | ''
            """)
    void originsWithoutCredentials(String why, String origins, String problems) {
        assertThat(why, summary(CorsPolicy.builder().allowedOrigins(entries(origins))), is(problems));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here           | origin                     | insecure | suffix
            https                      | https://a.example          | false    | false
            http                       | http://a.example           | true     | false
            http with a port           | http://a.example:8080      | true     | false
            http with any port         | http://a.example:*         | true     | false
            http, single label         | http://intranet            | true     | false
            subdomains over http       | http://*.a.example         | true     | false
            localhost                  | http://localhost           | false    | false
            localhost with a port      | http://localhost:3000      | false    | false
            localhost with any port    | http://localhost:*         | false    | false
            below localhost            | http://app.localhost       | false    | false
            all below localhost        | http://*.localhost:*       | false    | false
            all below a name below     | http://*.app.localhost     | false    | false
            127.0.0.1                  | http://127.0.0.1           | false    | false
            all of 127/8               | http://127.255.0.254:*     | false    | false
            [::1]                      | http://[::1]               | false    | false
            [::1] with any port        | http://[::1]:*             | false    | false
            ends like localhost        | http://mylocalhost         | true     | false
            begins like localhost      | http://localhost.example   | true     | false
            begins like localhost      | http://localhost-a.example | true     | false
            begins like 127/8          | http://127.0.0.1.example   | true     | false
            begins like 127/8, a name  | http://127.example         | true     | false
            next to 127/8              | http://128.0.0.1           | true     | false
            12.7/16 is not 127/8       | http://12.7.0.1            | true     | false
            unspecified address        | http://0.0.0.0             | true     | false
            unspecified IPv6 address   | http://[::]                | true     | false
            IPv4-mapped, not [::1]     | http://[::ffff:7f00:1]     | true     | false
            private network            | http://192.168.0.1         | true     | false
            another scheme             | app://localhost            | false    | false
            public suffix              | https://*.co.uk            | false    | true
            private section            | https://*.github.io        | false    | true
            suffix below               | https://*.amazonaws.com    | false    | true
            suffix with any port       | https://*.co.uk:*          | false    | true
            suffix with a port         | https://*.co.uk:8443       | false    | true
            name below a suffix        | https://*.a.co.uk          | false    | false
            suffix itself, no wildcard | https://github.io          | false    | false
            suffix itself, any port    | https://github.io:*        | false    | false
            localhost is exempt        | https://*.localhost        | false    | false
            both                       | http://*.co.uk             | true     | true
            """)
    void originsWithCredentials(String why, String origin, boolean insecure, boolean suffix) {
        String asInsecure = insecure ? "ORIGIN_INSECURE_WITH_CREDENTIALS " + origin : "";
        String asSuffix = suffix ? "PUBLIC_SUFFIX_WITH_CREDENTIALS " + origin : "";
        String both = asInsecure + (insecure && suffix ? "; " : "") + asSuffix;

        assertThat(why, summary(withCredentials(origin)), is(both));
        assertThat(why, summary(withCredentials(origin).dangerouslyAllowInsecureOrigins()), is(asSuffix));
        assertThat(why, summary(withCredentials(origin).dangerouslyAllowPublicSuffixes()), is(asInsecure));
        assertThat(
                why,
                summary(withCredentials(origin)
                        .dangerouslyAllowInsecureOrigins()
                        .dangerouslyAllowPublicSuffixes()),
                is(""));
        assertThat(why, summary(withCredentials(origin).allowCredentials(false)), is(""));
    }

    private static CorsPolicy.Builder withCredentials(String... origins) {
        return CorsPolicy.builder().allowedOrigins(origins).allowCredentials(true);
    }

    @Test
    void anyOriginWithCredentialsIsNotWaivedByAnything() {
        CorsPolicy.Builder builder = withCredentials("*", "https://a.example")
                .dangerouslyAllowInsecureOrigins()
                .dangerouslyAllowPublicSuffixes();

        assertThat(
                "an entry with two problems is reported twice",
                summary(builder),
                is("ORIGIN_WILDCARD_NOT_ALONE *; ORIGIN_WILDCARD_WITH_CREDENTIALS *"));
        assertThat(summary(withCredentials("*")), is("ORIGIN_WILDCARD_WITH_CREDENTIALS *"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                    | method       | problem
            everyday                            | GET          | -
            of the application's own            | PURGE        | -
            in lower case, browsers leave it so | patch        | -
            mixed case                          | Patch        | -
            all                                 | *            | -
            an asterisk in a name               | P*           | -
            forbidden                           | CONNECT      | METHOD_FORBIDDEN
            forbidden                           | TRACE        | METHOD_FORBIDDEN
            forbidden                           | TRACK        | METHOD_FORBIDDEN
            forbidden in any case               | tRaCe        | METHOD_FORBIDDEN
            upper-cased by browsers             | put          | METHOD_CASE
            upper-cased by browsers             | Options      | METHOD_CASE
            upper-cased by browsers             | dELETE       | METHOD_CASE
            empty                               | ``           | INVALID_TOKEN
            a list in one entry                 | GET,PUT      | INVALID_TOKEN
            a space at the end                  | `GET `       | INVALID_TOKEN
            not ASCII                           | \u0130PUT    | INVALID_TOKEN
            upper-cases to a method in Unicode  | opt\u0131ons | INVALID_TOKEN
            """)
    void methods(String why, String method, String problem) {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("*").allowedMethods(method);

        assertThat(why, summary(builder), is(problem == null ? "" : problem + " " + method));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here           | header                        | problem
            everyday                   | Authorization                 | -
            redundant, safelisted      | Accept                        | -
            all                        | *                             | -
            an asterisk in a name      | X-*                           | -
            forbidden                  | Cookie                        | REQUEST_HEADER_FORBIDDEN
            forbidden by its prefix    | Sec-Foo                       | REQUEST_HEADER_FORBIDDEN
            forbidden, without case    | oRIGIN                        | REQUEST_HEADER_FORBIDDEN
            forbidden, of the protocol | Access-Control-Request-Method | REQUEST_HEADER_FORBIDDEN
            misplaced                  | Access-Control-Allow-Origin   | REQUEST_HEADER_MISPLACED
            misplaced, without case    | access-control-max-age        | REQUEST_HEADER_MISPLACED
            empty                      | ``                            | INVALID_TOKEN
            a list in one entry        | X-A,X-B                       | INVALID_TOKEN
            with a colon               | X-A:                          | INVALID_TOKEN
            not ASCII                  | X-\u212aey                    | INVALID_TOKEN
            forbidden only in Unicode  | coo\u212aie                   | INVALID_TOKEN
            """)
    void allowedHeaders(String why, String header, String problem) {
        CorsPolicy.Builder builder =
                CorsPolicy.builder().allowedOrigins("https://a.example").allowedHeaders(header);
        String expected = problem == null ? "" : problem + " " + header;

        assertThat(why, summary(builder), is(expected));
        assertThat(why, summary(builder.allowCredentials(true)), is(expected));
    }

    @ParameterizedTest(name = "{0}: {1}, credentials {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here        | header                      | credentials | problem
            everyday                | ETag                        | true        | -
            redundant, safelisted   | Expires                     | true        | -
            all                     | *                           | false       | -
            all, with credentials   | *                           | true        | EXPOSED_WILDCARD_WITH_CREDENTIALS
            an asterisk in a name   | X-*                         | true        | -
            forbidden               | Set-Cookie                  | false       | EXPOSED_HEADER_FORBIDDEN
            forbidden               | Set-Cookie2                 | true        | EXPOSED_HEADER_FORBIDDEN
            forbidden, without case | SET-COOKIE                  | false       | EXPOSED_HEADER_FORBIDDEN
            a request header        | Cookie                      | false       | -
            of the protocol         | Access-Control-Allow-Origin | false       | -
            empty                   | ``                          | false       | INVALID_TOKEN
            a list in one entry     | X-A,X-B                     | false       | INVALID_TOKEN
            not ASCII               | X-T\u00f6                   | false       | INVALID_TOKEN
            """)
    void exposedHeaders(String why, String header, boolean credentials, String problem) {
        CorsPolicy.Builder builder = CorsPolicy.builder()
                .allowedOrigins("https://a.example")
                .exposedHeaders(header)
                .allowCredentials(credentials);

        assertThat(why, summary(builder), is(problem == null ? "" : problem + " " + header));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here         | max age                 | valid
            turns caching off        | PT0S                    | true
            smallest                 | PT1S                    | true
            a fraction, dropped      | PT0.999S                | true
            longest                  | PT24H                   | true
            longest, a fraction less | PT23H59M59.999S         | true
            one second more          | PT24H1S                 | false
            a nanosecond more        | PT24H0.000000001S       | false
            negative                 | PT-1S                   | false
            negative, a fraction     | PT-0.001S               | false
            as negative as can be    | PT-9223372036854775808S | false
            as long as can be        | PT9223372036854775807S  | false
            """)
    void maxAgeIsUpToADay(String why, Duration maxAge, boolean valid) {
        CorsPolicy.Builder builder = CorsPolicy.builder().allowedOrigins("*").maxAge(maxAge);

        if (valid) {
            assertThat(why, builder.build(), is(notNullValue()));
        } else {
            assertThat(why, problems(builder).get(0).kind(), is(CorsProblem.Kind.MAX_AGE_OUT_OF_BOUNDS));
        }
    }

    @Test
    void allProblemsComeAtOnceInTheOrderOfTheSettings() {
        CorsPolicy.Builder builder = withCredentials("*", "null", "http://a.example")
                .allowedMethods("put", "TRACE", "a b")
                .allowedHeaders("Host", "Access-Control-Max-Age", "a b")
                .exposedHeaders("*", "Set-Cookie", "a b")
                .maxAge(Duration.ofDays(2));

        assertThat(summary(builder).split("; "), is(new String[] {
            "ORIGIN_WILDCARD_NOT_ALONE *",
            "ORIGIN_WILDCARD_WITH_CREDENTIALS *",
            "ORIGIN_NULL null",
            "ORIGIN_INSECURE_WITH_CREDENTIALS http://a.example",
            "METHOD_CASE put",
            "METHOD_FORBIDDEN TRACE",
            "INVALID_TOKEN a b",
            "REQUEST_HEADER_FORBIDDEN Host",
            "REQUEST_HEADER_MISPLACED Access-Control-Max-Age",
            "INVALID_TOKEN a b",
            "EXPOSED_WILDCARD_WITH_CREDENTIALS *",
            "EXPOSED_HEADER_FORBIDDEN Set-Cookie",
            "INVALID_TOKEN a b",
            "MAX_AGE_OUT_OF_BOUNDS 172800"
        }));
    }

    @Test
    void messageSaysTheRuleAndTheWayOut() {
        CorsPolicy.Builder builder = withCredentials("*", "null", "http://*.co.uk", "https://a.example/")
                .allowedMethods("put", "TRACE", "a b")
                .allowedHeaders("Host", "Access-Control-Max-Age", "a b")
                .exposedHeaders("*", "Set-Cookie")
                .maxAge(Duration.ofSeconds(-1));

        assertThat(
                problems(builder),
                contains(
                        problem(
                                CorsProblem.Kind.ORIGIN_WILDCARD_NOT_ALONE,
                                "allowedOrigins",
                                "*",
                                "origin \"*\" allows all, so it stands alone; remove the others, or give them a tier of"
                                        + " their own"),
                        problem(
                                CorsProblem.Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS,
                                "allowedOrigins",
                                "*",
                                "origin \"*\" with credentials would give every site what its visitors may see; list"
                                        + " the origins"),
                        problem(
                                CorsProblem.Kind.ORIGIN_NULL,
                                "allowedOrigins",
                                "null",
                                "origin \"null\" is every sandboxed frame's; serve the page from an origin of its own"
                                        + " and list that"),
                        problem(
                                CorsProblem.Kind.ORIGIN_INSECURE_WITH_CREDENTIALS,
                                "allowedOrigins",
                                "http://*.co.uk",
                                "origin \"http://*.co.uk\" is not https, so anyone on the network can be that page and"
                                        + " use the credentials; write https, or accept it by"
                                        + " dangerouslyAllowInsecureOrigins() in code"),
                        problem(
                                CorsProblem.Kind.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                                "allowedOrigins",
                                "http://*.co.uk",
                                "origin \"http://*.co.uk\" covers names that anyone can register, so strangers could"
                                        + " use the credentials; name your own domain, or accept it by"
                                        + " dangerouslyAllowPublicSuffixes() in code"),
                        problem(
                                CorsProblem.Kind.ORIGIN_SYNTAX,
                                "allowedOrigins",
                                "https://a.example/",
                                "origin \"https://a.example/\" has a path, a query or a fragment; write"
                                        + " \"https://a.example\""),
                        problem(
                                CorsProblem.Kind.METHOD_CASE,
                                "allowedMethods",
                                "put",
                                "method \"put\" is sent in upper case by browsers, and methods are compared with case;"
                                        + " write \"PUT\""),
                        problem(
                                CorsProblem.Kind.METHOD_FORBIDDEN,
                                "allowedMethods",
                                "TRACE",
                                "method \"TRACE\" is never sent by a page; remove it"),
                        problem(
                                CorsProblem.Kind.INVALID_TOKEN,
                                "allowedMethods",
                                "a b",
                                "method \"a b\" is no token; write one method an entry"),
                        problem(
                                CorsProblem.Kind.REQUEST_HEADER_FORBIDDEN,
                                "allowedHeaders",
                                "Host",
                                "header \"Host\" is set by browsers only, no page can send it; remove it"),
                        problem(
                                CorsProblem.Kind.REQUEST_HEADER_MISPLACED,
                                "allowedHeaders",
                                "Access-Control-Max-Age",
                                "header \"Access-Control-Max-Age\" is one that the server sends; list here what pages"
                                        + " may send"),
                        problem(
                                CorsProblem.Kind.INVALID_TOKEN,
                                "allowedHeaders",
                                "a b",
                                "header name \"a b\" is no token; write one name an entry"),
                        problem(
                                CorsProblem.Kind.EXPOSED_WILDCARD_WITH_CREDENTIALS,
                                "exposedHeaders",
                                "*",
                                "with credentials browsers take \"*\" for the name of a header; list the names"),
                        problem(
                                CorsProblem.Kind.EXPOSED_HEADER_FORBIDDEN,
                                "exposedHeaders",
                                "Set-Cookie",
                                "header \"Set-Cookie\" is never shown to a page; remove it"),
                        problem(
                                CorsProblem.Kind.MAX_AGE_OUT_OF_BOUNDS,
                                "maxAge",
                                "-1",
                                "max age -1 is out of bounds; write 0 (no caching) to 86400 seconds, the longest that"
                                        + " any browser honours")));
    }

    private static CorsProblem problem(CorsProblem.Kind kind, String location, String value, String message) {
        return new CorsProblem(kind, location, value, message);
    }

    @Test
    void localeDoesNotMatter() {
        InTurkish.run(() -> {
            assertThat(
                    summary(CorsPolicy.builder().allowedOrigins("*").allowedMethods("options", "delete")),
                    is("METHOD_CASE options; METHOD_CASE delete"));
            assertThat(
                    summary(CorsPolicy.builder().allowedOrigins("*").allowedHeaders("ORIGIN", "VIA", "X-ID")),
                    is("REQUEST_HEADER_FORBIDDEN ORIGIN; REQUEST_HEADER_FORBIDDEN VIA"));
            assertThat(
                    summary(CorsPolicy.builder().allowedOrigins("*").exposedHeaders("SET-COOKIE")),
                    is("EXPOSED_HEADER_FORBIDDEN SET-COOKIE"));
        });
    }
}

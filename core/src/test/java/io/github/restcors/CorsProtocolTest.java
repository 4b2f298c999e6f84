package io.github.restcors;

import static java.util.Map.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">CORS protocol</a>: the server's side. */
class CorsProtocolTest {

    private static final CorsPolicy STAR =
            CorsPolicy.builder().allowedOrigins("*").exposedHeaders("ETag").build();
    private static final CorsPolicy APP =
            CorsPolicy.builder().allowedOrigins("https://a").build();
    private static final CorsPolicy FULL = CorsPolicy.builder()
            .allowedOrigins("https://a", "https://b")
            .allowedHeaders("X-A")
            .exposedHeaders("ETag", "X-T")
            .allowCredentials(true)
            .maxAge(Duration.ofMinutes(10))
            .build();

    /** What the tables call the policies of methods. */
    private static final Map<String, CorsPolicy> POLICIES = Map.ofEntries(
            entry("star", STAR),
            entry("starGet", STAR.toBuilder().allowedMethods("GET").build()),
            entry("app", APP),
            entry("app2", CorsPolicy.builder().allowedOrigins("https://a").build()),
            entry("appGet", APP.toBuilder().allowedMethods("GET").build()),
            entry("appHead", APP.toBuilder().allowedMethods("HEAD").build()),
            entry("appPut", APP.toBuilder().allowedMethods("PUT").build()),
            entry("some", APP.toBuilder().allowedMethods("GET", "PUT").build()),
            entry("appOptions", APP.toBuilder().allowedMethods("OPTIONS").build()),
            entry(
                    "open",
                    APP.toBuilder().allowedHeaders("*").maxAge(Duration.ZERO).build()),
            entry("full", FULL),
            entry("partner", CorsPolicy.builder().allowedOrigins("https://*.p").build()),
            // everyone may read, our own page may do more
            entry(
                    "tiers",
                    CorsPolicy.tiered(
                            STAR.toBuilder().allowedMethods("GET").build(),
                            FULL.toBuilder().allowedMethods("GET", "PUT").build())));

    /**
     * Reads the methods of a path: {@code GET=star PUT=app+full DELETE=none}, with a plus between the policies of
     * methods that only media types tell apart, and {@code *=app} for what the runtime generates.
     */
    private static CorsResource resource(String methods) {
        Map<String, List<GoverningPolicy>> byMethod = new LinkedHashMap<>();
        GoverningPolicy generated = GoverningPolicy.NONE;
        for (String method : methods == null ? new String[0] : methods.split(" ")) {
            String[] parts = method.split("=");
            List<GoverningPolicy> governing = Arrays.stream(parts[1].split("\\+"))
                    .map(CorsProtocolTest::governing)
                    .toList();
            if (parts[0].equals("*")) {
                generated = governing.get(0);
            } else {
                byMethod.put(parts[0], governing);
            }
        }
        return new CorsResource(byMethod, generated);
    }

    private static GoverningPolicy governing(String name) {
        return new GoverningPolicy(name.equals("none") ? null : POLICIES.get(name), name);
    }

    /** Writes out the origins that the tables call {@code a}, {@code b} and {@code x}. */
    private static String origin(String text) {
        return text == null ? null : text.replaceAll("\\b[abx]\\b", "https://$0");
    }

    /** Writes a decision in one line: origin, credentials, methods, headers, max age; without {@code https://}. */
    private static String text(CorsDecision decision) {
        return text(decision, null);
    }

    /** Likewise, with what is repeated of a request. */
    private static String text(CorsDecision decision, String origin) {
        List<String> text = new ArrayList<>();
        if (decision instanceof CorsDecision.Granted granted) {
            text.add("granted " + granted.allowOrigin());
            text.add(granted.allowCredentials() ? "creds" : "");
            text.add(granted.allowMethods().replace(", ", ","));
            text.add(
                    granted.allowHeaders() == null ? "" : granted.allowHeaders().replace(", ", ","));
            text.add(granted.maxAge() == null ? "" : granted.maxAge());
            text.add(granted.varyByOrigin() ? "" : "constant");
        } else if (decision instanceof CorsDecision.Refused refused) {
            text.add(refused.reason().name());
            text.add(refused.varyByOrigin() ? "" : "constant");
        } else if (decision instanceof CorsDecision.Shared shared) {
            text.add("shared " + AllowOrigin.value(shared.anyOrigin(), origin));
            text.add(shared.allowCredentials() ? "creds" : "");
            text.add(
                    shared.exposeHeaders() == null ? "" : shared.exposeHeaders().replace(", ", ","));
            text.add(shared.varyByOrigin() ? "" : "constant");
        } else if (decision instanceof CorsDecision.NotShared notShared) {
            text.add(notShared.reason().name());
        } else {
            assertThat(decision, is(CorsDecision.NotGoverned.INSTANCE));
            text.add("stays out");
        }
        text.removeIf(String::isEmpty);
        return String.join(" ", text).replace("https://", "");
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here               | path                  | origin | asked    | decision
            no resource                    | -                     | a      | GET      | stays out
            nothing shared                 | GET=none PUT=none     | a      | GET      | stays out
            nothing shared, no method      | GET=none              | a      | PUT      | stays out
            nothing shared, empty          | GET=none              | a      | ``       | stays out
            lists what it cannot get       | GET=appPut            | a      | GET      | stays out
            granted                        | GET=app               | a      | GET      | granted a GET,HEAD
            granted in full                | PUT=full              | a      | PUT      | granted a creds PUT X-A 600
            the origin that asks           | PUT=full              | b      | PUT      | granted b creds PUT X-A 600
            any origin                     | GET=star              | x      | GET      | granted * GET,HEAD constant
            any origin, the opaque one     | GET=star              | null   | GET      | granted * GET,HEAD constant
            any origin, several lines      | GET=star              | a, b   | GET      | granted * GET,HEAD constant
            any origin, an empty line      | GET=star              | ``     | GET      | granted * GET,HEAD constant
            exposed headers left out       | GET=star              | a      | GET      | granted * GET,HEAD constant
            origin not listed              | GET=app               | x      | GET      | ORIGIN_NOT_ALLOWED
            opaque origin                  | GET=app               | null   | GET      | ORIGIN_NOT_ALLOWED
            several origins                | GET=app               | a,a    | GET      | ORIGIN_NOT_ALLOWED
            no method, another shared      | GET=app               | a      | PUT      | METHOD_NOT_ON_RESOURCE
            not shared, another is         | GET=app PUT=none      | a      | PUT      | METHOD_NOT_SHARED
            method not listed              | GET=appGet PUT=appGet | a      | PUT      | METHOD_NOT_SHARED
            nor the origin                 | GET=appGet PUT=appGet | x      | PUT      | METHOD_NOT_SHARED
            any origin, no such method     | GET=star              | a      | PUT      | METHOD_NOT_ON_RESOURCE constant
            any origin, not shared         | GET=star PUT=none     | a      | PUT      | METHOD_NOT_SHARED constant
            any origin here, a list there  | GET=star PUT=app      | x      | GET      | granted * GET,HEAD
            any origin there, refused here | GET=app PUT=star      | x      | GET      | ORIGIN_NOT_ALLOWED
            method in lower case           | PUT=app               | a      | put      | METHOD_NOT_ON_RESOURCE
            method in mixed case           | PATCH=app             | a      | Patch    | METHOD_NOT_ON_RESOURCE
            method of our own              | patch=app             | a      | patch    | granted a patch
            no token                       | GET=app               | a      | GET,PUT  | METHOD_MALFORMED
            an empty line                  | GET=app               | a      | ``       | METHOD_MALFORMED
            not ASCII                      | GET=app               | a      | G\u0130T | METHOD_MALFORMED
            no token, any origin           | GET=star              | a      | G T      | METHOD_MALFORMED constant
            forbidden                      | GET=app TRACE=app     | a      | TRACE    | METHOD_FORBIDDEN
            forbidden in any case          | GET=app               | a      | coNNect  | METHOD_FORBIDDEN
            a wildcard is no method        | GET=app               | a      | *        | METHOD_NOT_ON_RESOURCE
            """)
    void preflightIsAnsweredByTheMethodThatItAsksFor(
            String why, String path, String origin, String asked, String decision) {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin(origin), asked, List.of());

        assertThat(why, text(CorsProtocol.preflight(request, resource(path))), is(decision));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here              | path                       | asked   | decision
            GET answers HEAD              | GET=app                    | HEAD    | granted a GET,HEAD
            GET includes HEAD in a list   | GET=appGet                 | HEAD    | granted a GET,HEAD
            HEAD alone listed             | GET=appHead                | HEAD    | granted a HEAD
            HEAD alone, asked for GET     | GET=appHead                | GET     | METHOD_NOT_SHARED
            a HEAD of its own             | GET=app HEAD=full          | HEAD    | granted a creds HEAD X-A 600
            its own HEAD, not shared      | GET=app HEAD=none          | HEAD    | METHOD_NOT_SHARED
            its own HEAD, asked for GET   | GET=app HEAD=none          | GET     | granted a GET
            neither HEAD nor GET          | PUT=app                    | HEAD    | METHOD_NOT_ON_RESOURCE
            an OPTIONS of its own         | GET=app OPTIONS=app        | OPTIONS | granted a GET,HEAD,OPTIONS
            its own OPTIONS, not shared   | GET=app OPTIONS=none *=app | OPTIONS | METHOD_NOT_SHARED
            generated, default governs    | GET=none *=app             | OPTIONS | granted a OPTIONS
            generated, nothing else asked | GET=none *=app             | GET     | stays out
            generated, for some origins   | GET=star *=partner         | OPTIONS | ORIGIN_NOT_ALLOWED
            generated, for any origin     | GET=star *=star            | OPTIONS | granted * GET,HEAD,OPTIONS constant
            generated, no default policy  | GET=app                    | OPTIONS | METHOD_NOT_ON_RESOURCE
            generated, default without it | GET=app *=appGet           | OPTIONS | METHOD_NOT_ON_RESOURCE
            generated, default with it    | GET=none *=appOptions      | OPTIONS | granted a OPTIONS
            nothing for no resource       | *=app                      | OPTIONS | stays out
            """)
    void headAndOptionsNeedNoMethodOfTheirOwn(String why, String path, String asked, String decision) {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin("a"), asked, List.of());

        assertThat(why, text(CorsProtocol.preflight(request, resource(path))), is(decision));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                  | path                          | asked | methods
            all of one policy                 | GET=app PUT=app DELETE=app    | PUT   | DELETE, GET, HEAD, PUT
            all of equal policies             | GET=app PUT=app2              | PUT   | GET, HEAD, PUT
            not those of others               | GET=app PUT=full DELETE=app   | GET   | DELETE, GET, HEAD
            not those that are not shared     | GET=app PUT=none              | GET   | GET, HEAD
            not those that are not listed     | GET=some PUT=some DELETE=some | PUT   | GET, HEAD, PUT
            not what is listed and is missing | GET=some                      | GET   | GET, HEAD
            not a HEAD of another policy      | GET=app HEAD=star             | GET   | GET
            the same two policies             | GET=app+open PUT=open+app     | PUT   | GET, HEAD, PUT
            one of the two policies           | GET=app PUT=app+open          | PUT   | PUT
            the same policy twice             | GET=app PUT=app+app2          | PUT   | GET, HEAD, PUT
            """)
    void onePreflightServesAllMethodsOfAnEqualPolicy(String why, String path, String asked, String methods) {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin("a"), asked, List.of());
        CorsDecision decision = CorsProtocol.preflight(request, resource(path));

        assertThat(why, ((CorsDecision.Granted) decision).allowMethods(), is(methods));
    }

    @Test
    void termsOfOnePolicyAreMadeAhead() {
        assertThat(Terms.of(List.of(APP)), is(sameInstance(APP.terms())));
    }

    @Test
    void listOfMethodsIsMadeAhead() {
        CorsResource resource = resource("GET=some PUT=some DELETE=some");
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin("a"), "PUT", List.of());
        String methods = ((CorsDecision.Granted) CorsProtocol.preflight(request, resource)).allowMethods();

        assertThat(
                ((CorsDecision.Granted) CorsProtocol.preflight(request, resource)).allowMethods(),
                is(sameInstance(methods)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                  | path              | origin | headers | decision
            the same policy                   | PUT=full+full     | a      | x-a     | granted a creds PUT X-A 600
            an origin that all allow          | PUT=app+full      | a      | -       | granted a PUT 5
            an origin that one allows         | PUT=app+full      | b      | -       | ORIGIN_NOT_ALLOWED
            an origin that the other allows   | PUT=full+app      | b      | -       | ORIGIN_NOT_ALLOWED
            any and a list                    | PUT=star+app      | a      | -       | granted a PUT
            any and a list, a stranger        | PUT=star+app      | x      | -       | ORIGIN_NOT_ALLOWED
            any in all                        | PUT=star+star     | x      | -       | granted * PUT constant
            headers that all allow            | PUT=full+open     | a      | x-a     | granted a PUT X-A 0
            headers that one allows           | PUT=full+open     | a      | x-c     | HEADER_NOT_ALLOWED
            headers of one, other order       | PUT=open+full     | a      | x-c     | HEADER_NOT_ALLOWED
            one not shared                    | PUT=app+none      | a      | -       | METHOD_NOT_SHARED
            one not shared, other order       | PUT=none+app      | a      | -       | METHOD_NOT_SHARED
            one that does not list the method | PUT=app+appGet    | a      | -       | METHOD_NOT_SHARED
            none shared                       | PUT=none+none     | a      | -       | stays out
            three                             | PUT=star+app+full | a      | -       | granted a PUT 5
            """)
    void methodsThatAPreflightCannotTellApartGrantWhatEachOfThemGrants(
            String why, String path, String origin, String headers, String decision) {
        CorsRequest.Preflight request =
                new CorsRequest.Preflight(origin(origin), "PUT", headers == null ? List.of() : List.of(headers));

        assertThat(why, text(CorsProtocol.preflight(request, resource(path))), is(decision));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here             | origin | asked  | headers | decision
            everyone may read            | x      | GET    | ''      | granted * GET,HEAD
            everyone may do nothing else | x      | PUT    | ''      | METHOD_NOT_SHARED
            everyone may send nothing    | x      | GET    | x-a     | HEADER_NOT_ALLOWED
            our own page has credentials | a      | GET    | ''      | granted a creds GET,HEAD,PUT X-A 600
            our own page may do more     | a      | PUT    | x-a     | granted a creds GET,HEAD,PUT X-A 600
            what no tier lists           | a      | DELETE | ''      | METHOD_NOT_SHARED
            """)
    void tierOfTheOriginDecidesAlone(String why, String origin, String asked, String headers, String decision) {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin(origin), asked, List.of(headers));

        assertThat(
                why, text(CorsProtocol.preflight(request, resource("GET=tiers PUT=tiers DELETE=tiers"))), is(decision));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here | headers | decision
            allowed          | x-a     | granted a creds PUT X-A 600
            not allowed      | x-c     | HEADER_NOT_ALLOWED
            malformed        | x-a:1   | HEADERS_MALFORMED
            """)
    void headersDecideAsWell(String why, String headers, String decision) {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin("a"), "PUT", List.of(headers));

        assertThat(why, text(CorsProtocol.preflight(request, resource("PUT=full"))), is(decision));
    }

    @Test
    void headersThatAreTooLongAreRefused() {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin("a"), "PUT", List.of("x-a,".repeat(5_000)));

        assertThat(text(CorsProtocol.preflight(request, resource("PUT=full"))), is("HEADERS_TOO_LONG"));
    }

    @Test
    void refusalNamesWhereThePolicyStands() {
        CorsRequest.Preflight request = new CorsRequest.Preflight(origin("x"), "PUT", List.of());

        assertThat(
                CorsProtocol.preflight(request, resource("PUT=star+app")),
                is(new CorsDecision.Refused(CorsDecision.Reason.ORIGIN_NOT_ALLOWED, Location.of("app"), true)));
    }

    @ParameterizedTest(name = "{0}: {2} from {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                    | policy  | method | origin | decision
            not governed                        | none    | GET    | a      | stays out
            method not listed                   | appGet  | PUT    | a      | stays out
            methods have case                   | appPut  | put    | a      | stays out
            shared                              | app     | GET    | a      | shared a
            shared in full                      | full    | PUT    | a      | shared a creds ETag,X-T
            GET includes HEAD                   | appGet  | HEAD   | a      | shared a
            wildcard, the origin and not itself | partner | GET    | a.p    | shared a.p
            origin not listed                   | full    | GET    | x      | ORIGIN_NOT_ALLOWED
            no Origin                           | full    | GET    | -      | ORIGIN_NOT_ALLOWED
            an empty Origin                     | full    | GET    | ``     | ORIGIN_NOT_ALLOWED
            opaque origin                       | full    | GET    | null   | ORIGIN_NOT_ALLOWED
            two lines                           | full    | GET    | a,a    | ORIGIN_NOT_ALLOWED
            any origin                          | star    | GET    | x      | shared * ETag constant
            any origin, no Origin               | star    | GET    | -      | shared * ETag constant
            any origin, the opaque one          | star    | GET    | null   | shared * ETag constant
            any origin, two lines               | star    | GET    | a,b    | shared * ETag constant
            tiers: everyone                     | tiers   | GET    | x      | shared * ETag
            tiers: no Origin                    | tiers   | GET    | -      | shared * ETag
            tiers: our own page                 | tiers   | GET    | a      | shared a creds ETag,X-T
            tiers: method of another tier       | tiers   | PUT    | x      | METHOD_NOT_SHARED
            tiers: the same without Origin      | tiers   | PUT    | -      | METHOD_NOT_SHARED
            tiers: a method that no tier lists  | tiers   | DELETE | a      | stays out
            """)
    void responseIsSharedWithTheOriginThatThePolicyAllows(
            String why, String policy, String method, String origin, String decision) {
        CorsRequest.Actual request = new CorsRequest.Actual(origin(origin), method);

        assertThat(
                why,
                text(CorsProtocol.actual(request.origin(), request.method(), governing(policy)), request.origin()),
                is(decision));
    }

    @ParameterizedTest(name = "{0}: {2} from {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                | path                | method  | origin | decision
            no method at the path           | -                   | GET     | a      | stays out
            the verb's policy               | GET=app PUT=full    | PUT     | a      | shared a creds ETag,X-T
            the verb's policy, no Origin    | GET=star PUT=full   | PUT     | -      | ORIGIN_NOT_ALLOWED
            verb's policies, intersected    | PUT=full+app        | PUT     | a      | shared a
            verb's policies, one refuses    | PUT=full+app        | PUT     | b      | ORIGIN_NOT_ALLOWED
            verb's policies, any and a list | PUT=star+full       | PUT     | a      | shared a ETag
            verb's policies, any and any    | PUT=star+star       | PUT     | x      | shared * ETag constant
            the verb is not shared          | GET=app PUT=none    | PUT     | a      | stays out
            the verb is shared in part      | PUT=app+none        | PUT     | a      | stays out
            the verb is not listed          | GET=app PUT=appGet  | PUT     | a      | stays out
            HEAD by GET                     | GET=app PUT=full    | HEAD    | a      | shared a
            OPTIONS by the default policy   | GET=full *=app      | OPTIONS | a      | shared a
            no verb: all that are shared    | GET=app             | PUT     | a      | shared a
            no verb: intersected            | GET=app PUT=full    | DELETE  | a      | shared a
            no verb: one refuses            | GET=app PUT=full    | DELETE  | b      | ORIGIN_NOT_ALLOWED
            no verb: not shared, left out   | GET=full PUT=none   | DELETE  | b      | shared b creds ETag,X-T
            no verb: nothing is shared      | GET=none PUT=none   | DELETE  | a      | stays out
            no verb: any origin             | GET=star            | PUT     | -      | shared * ETag constant
            no verb: any here, a list there | GET=star PUT=app    | DELETE  | -      | ORIGIN_NOT_ALLOWED
            no verb: a list here, any there | GET=app PUT=star    | DELETE  | a      | shared a
            in lower case                   | GET=app             | get     | a      | shared a
            tiers                           | GET=tiers PUT=tiers | PUT     | x      | METHOD_NOT_SHARED
            """)
    void errorBeforeMatchingIsSharedByWhatThePathShares(
            String why, String path, String method, String origin, String decision) {
        CorsRequest.Actual request = new CorsRequest.Actual(origin(origin), method);

        assertThat(why, text(CorsProtocol.unmatched(request, resource(path)), request.origin()), is(decision));
    }

    @Test
    void reasonsAreWords() {
        assertThat(
                Arrays.toString(CorsDecision.Reason.values()),
                is("[origin is not allowed, Access-Control-Request-Method is no token, method can be sent by no page,"
                        + " resource does not have the method, method is not shared,"
                        + " Access-Control-Request-Headers is no list of tokens,"
                        + " Access-Control-Request-Headers is longer than 16384, request header is not allowed,"
                        + " runtime or application answered before a resource method was matched]"));
    }
}

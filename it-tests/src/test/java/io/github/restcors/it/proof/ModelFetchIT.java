package io.github.restcors.it.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Browser;
import io.github.restcors.it.browsermodel.Credentials;
import io.github.restcors.it.browsermodel.Mode;
import io.github.restcors.it.browsermodel.Outcome;
import io.github.restcors.it.browsermodel.Outcome.BlockedAt;
import io.github.restcors.it.browsermodel.Outcome.Result;
import io.github.restcors.it.browsermodel.PreflightCache;
import io.github.restcors.it.browsermodel.Request;
import io.github.restcors.it.browsermodel.RequestInit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The model of a browser does what the Fetch standard says where {@link ModelBrowserIT} has no row.
 *
 * @see <a href="https://fetch.spec.whatwg.org/">Fetch</a>
 */
class ModelFetchIT {

    private static final String PAGE = "https://app.example";

    private static final URI URL = URI.create("https://api.example/one");

    private static final String SAFE = "a".repeat(128);

    private final ManualClock clock = new ManualClock();
    private final Deque<Reply> answers = new ArrayDeque<>();
    private final Browser browser = new Browser(
            request -> answers.size() > 1 ? answers.pop() : answers.peek(),
            new PreflightCache(clock, Duration.ofMinutes(10)));

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names">CORS-unsafe request-header names</a>. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                      | name            | value                                     | asked for
            type and parameters                   | Content-Type    | text/plain; charset="x"                   | content-type
            a quote is unsafe                     | Content-Type    | text/plain;charset=x                      | -
            parameters may be malformed           | Content-Type    | text/plain;;=;x                           | -
            whitespace around the type            | Content-Type    | ' multipart/form-data ;x'                 | -
            not within                            | Content-Type    | text /plain                               | content-type
            no subtype                            | Content-Type    | text                                      | content-type
            empty subtype                         | Content-Type    | text/                                     | content-type
            two types in one value                | Content-Type    | text/plain, application/json              | content-type
            a slash too many                      | Content-Type    | text/plain/x                              | content-type
            range                                 | Range           | bytes=0-                                  | -
            from and to the same                  | Range           | bytes=5-5                                 | -
            backwards                             | Range           | bytes=6-5                                 | range
            numbers without end                   | Range           | bytes=0-99999999999999999999999999        | -
            two ranges                            | Range           | bytes=0-1,3-4                             | range
            whitespace within                     | Range           | bytes= 0-1                                | range
            another unit                          | Range           | lines=0-1                                 | range
            unit by case                          | Range           | Bytes=0-1                                 | range
            no dash                               | Range           | bytes=1                                   | range
            tab is safe                           | Accept          | a\tb                                      | -
            a colon is not                        | Accept          | a:b                                       | accept
            nor DEL                               | Accept          | a\u007fb                                  | accept
            an underscore in a language           | Accept-Language | de_DE                                     | accept-language
            quality                               | Content-Language | de-DE, en;q=0.5                          | -
            any other                             | X-A             | 1                                         | x-a
            one that others know                  | DPR             | 1                                         | dpr
            """)
    void asksForWhatIsUnsafe(String why, String name, String value, String asked) {
        answers.add(granting("*"));

        Outcome outcome = fetch(RequestInit.of("POST").header(name, value));

        List<Request> preflights = outcome.preflights();
        assertThat(
                why,
                preflights.isEmpty() ? null : preflights.get(0).header("Access-Control-Request-Headers"),
                is(asked));
    }

    /** 1024 bytes of safe values in all, {@code Accept} among them, which {@code fetch} adds. */
    @Test
    void asksForSafeHeadersThatAreLongTogether() {
        answers.add(granting("*"));
        RequestInit thousand = RequestInit.of("GET")
                .headers(Collections.nCopies(7, Map.entry("Accept", SAFE)))
                .header("accept-language", "a".repeat(128));

        assertThat("1024", fetch(thousand).preflights(), is(List.of()));
        Request preflight =
                fetch(thousand.header("Content-Language", "d")).preflights().get(0);
        assertThat(preflight.header("Access-Control-Request-Headers"), is("accept,accept-language,content-language"));
        clock.pass(Duration.ofSeconds(5));
        assertThat(
                "1021 and */*",
                fetch(RequestInit.of("GET")
                                .headers(Collections.nCopies(7, Map.entry("Accept-Language", SAFE)))
                                .header("Content-Language", "a".repeat(126)))
                        .preflights()
                        .get(0)
                        .header("Access-Control-Request-Headers"),
                is("accept,accept-language,content-language"));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">forbidden request-header</a>: dropped silently. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cookie                 | a=b          | false
            ORIGIN                 | https://x    | false
            Proxy-Anything         | 1            | false
            sec-fetch-mode         | cors         | false
            Sec                    | 1            | true
            X-HTTP-Method-Override | put, trace   | false
            X-HTTP-Method-Override | "put, trace" | true
            X-Method-Override      | PUT          | true
            Access-Control-Request-Method | PUT   | false
            Access-Control-Allow-Origin   | *     | true
            """)
    void forbiddenHeaderIsNotSent(String name, String value, boolean sent) {
        answers.add(granting("*"));

        Request last = last(fetch(RequestInit.of("GET").header(name, value)));

        boolean there = last.headers().contains(Map.entry(name, value));
        assertThat(there, is(sent));
    }

    /** What {@code fetch()} throws for; nothing is sent. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            TRACE  | cors        | X-A | 1    | -
            track  | cors        | X-A | 1    | -
            G ET   | cors        | X-A | 1    | -
            ''     | cors        | X-A | 1    | -
            PUT    | no-cors     | X-A | 1    | -
            GET    | cors        | X A | 1    | -
            GET    | cors        | X-A | 1\u01001 | -
            GET    | cors        | X-A | 1    | body
            HEAD   | cors        | X-A | 1    | body
            GET    | same-origin | X-A | 1    | -
            """)
    void apiThrows(String method, String mode, String name, String value, String body) {
        RequestInit init = RequestInit.of(method)
                .mode(mode.equals("no-cors") ? Mode.NO_CORS : mode.equals("cors") ? Mode.CORS : Mode.SAME_ORIGIN)
                .header(name, value);
        Outcome outcome = fetch(body == null ? init : init.body(body));

        assertThat(outcome.blockedAt(), is(BlockedAt.API));
        assertThat(outcome.sent(), is(List.of()));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-headers-append">append</a>, guard "request-no-cors". */
    @Test
    void withoutCorsOnlySafeHeadersAreSentAndOriginWithWhatIsNoGet() {
        answers.add(new Reply(200, List.of(), ""));
        RequestInit init = RequestInit.of("POST")
                .mode(Mode.NO_CORS)
                .credentials(Credentials.INCLUDE)
                .header("X-A", "1")
                .header("Range", "bytes=0-")
                .header("Accept", SAFE)
                .header("Accept", "b")
                .header("Content-Type", "application/json")
                .body("x");
        browser.setCookie(URL, "s=1");

        Outcome posted = fetch(init);
        Request request = last(posted);

        assertThat(posted.result(), is(Result.OPAQUE));
        assertThat(posted.status(), is(0));
        assertThat(request.header("Accept"), is(SAFE));
        assertThat(request.header("X-A"), is(nullValue()));
        assertThat(request.header("Range"), is(nullValue()));
        assertThat(request.header("Content-Type"), is("text/plain;charset=UTF-8"));
        assertThat(request.header("Origin"), is(PAGE));
        assertThat(request.header("Cookie"), is("s=1"));
        assertThat(last(fetch(RequestInit.of("GET").mode(Mode.NO_CORS))).header("Origin"), is(nullValue()));
        assertThat(
                "the default referrer policy",
                last(browser.page(PAGE).fetch(URI.create("http://api.example/one"), init))
                        .header("Origin"),
                is("null"));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-http-redirect-fetch">HTTP-redirect fetch</a>. */
    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here               | status | method | then | location               | with body | with Authorization
            POST becomes GET               | 301    | POST   | GET  | /two                   | false     | true
            so it does                     | 302    | POST   | GET  | https://api.example/   | false     | true
            PUT does not                   | 302    | PUT    | PUT  | /two                   | true      | true
            with 303 it does               | 303    | PUT    | GET  | two                    | false     | true
            307 keeps what there is        | 307    | POST   | POST | /two                   | true      | true
            308 as well                    | 308    | POST   | POST | https://api.example:443/ | true    | true
            another origin gets no secret  | 308    | POST   | POST | https://other.example/ | true      | false
            another port is another origin | 307    | POST   | POST | https://api.example:444/ | true    | false
            """)
    void redirectIsFollowed(
            String why, int status, String method, String then, String location, boolean body, boolean authorization) {
        answers.add(granting("authorization"));
        answers.add(redirect(status, location));
        answers.add(granting("authorization"));

        Outcome outcome =
                fetch(RequestInit.of(method).header("Authorization", "x").body("x"));
        Request last = last(outcome);

        assertThat(why, outcome.result(), is(Result.ALLOWED));
        assertThat(why, last.method(), is(then));
        assertThat(why, last.url(), is(URL.resolve(location)));
        assertThat(why, last.body() != null, is(body));
        assertThat(why, last.header("Content-Type") != null, is(body));
        assertThat(why, last.header("Authorization") != null, is(authorization));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            user information across origins  | https://api.example/one | https://u@api.example/   | 1
            back home with user information  | https://api.example/one | https://u@app.example/   | 1
            away from home with it           | https://app.example/one | https://u@other.example/ | 1
            another scheme                   | https://api.example/one | data:,x                  | 1
            no URL                           | https://api.example/one | https://[                | 1
            round and round                  | https://api.example/one | /one                     | 21
            """)
    void redirectIsNotFollowed(String why, URI from, String location, int requests) {
        answers.add(redirect(302, location));

        Outcome outcome = browser.page(PAGE).fetch(from, RequestInit.of("GET"));

        assertThat(why, outcome.blockedAt(), is(BlockedAt.REDIRECT));
        assertThat(why, outcome.sent().size(), is(requests));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cache-match">cache entry match</a>. */
    @Test
    void preflightsOfTheCacheServeTheSameOriginUrlAndCredentials() {
        answers.add(new Reply(
                200,
                List.of(
                        Map.entry("Access-Control-Allow-Origin", PAGE),
                        Map.entry("Access-Control-Allow-Credentials", "true"),
                        Map.entry("Access-Control-Allow-Methods", "PUT"),
                        Map.entry("Access-Control-Allow-Headers", "x-a"),
                        Map.entry("Access-Control-Max-Age", "3600")),
                ""));
        RequestInit put = RequestInit.of("PUT").credentials(Credentials.INCLUDE);

        assertThat(preflights(put), is(1));
        assertThat("with credentials serves without", preflights(put.credentials(Credentials.OMIT)), is(0));
        assertThat("a header name that was granted too", preflights(put.header("x-A", "1")), is(0));
        assertThat("one that was not", preflights(put.header("X-B", "1")), is(1));
        assertThat("and after a failure nothing is left", preflights(put), is(1));
        assertThat(
                "another URL",
                browser.page(PAGE)
                        .fetch(URI.create(URL + "?1"), put)
                        .preflights()
                        .size(),
                is(1));
        clock.pass(Duration.ofSeconds(599));
        assertThat(preflights(put), is(0));
        clock.pass(Duration.ofSeconds(1));
        assertThat("the imposed limit", preflights(put), is(1));
        assertThat(
                "another page",
                browser.page("https://other.example")
                        .fetch(URL, put)
                        .preflights()
                        .size(),
                is(1));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cache-match-header">header-name cache entry match</a>. */
    @Test
    void wildcardOfTheCacheCoversAllButAuthorization() {
        answers.add(granting("*"));
        RequestInit get = RequestInit.of("GET");

        assertThat(preflights(get.header("X-A", "1")), is(1));
        assertThat(preflights(get.header("X-B", "1")), is(0));
        assertThat(preflights(get.header("Authorization", "x")), is(1));
    }

    /** Only what the page could read of its own server: no cookie. */
    @Test
    void ownServerNeedsNoCors() {
        answers.add(new Reply(200, List.of(Map.entry("X-A", "1"), Map.entry("Set-Cookie", "s=1")), "body"));

        Outcome outcome = browser.page("https://api.example")
                .fetch(URL, RequestInit.of("PUT").header("X-B", "1"));

        assertThat(outcome.readable(), is(List.of("x-a")));
        assertThat(outcome.body(), is("body"));
        assertThat(outcome.methods(), is(List.of("PUT")));
        assertThat(last(outcome).header("Origin"), is("https://api.example"));
        assertThat(
                "the cookie goes along",
                last(browser.page("https://api.example").fetch(URL, RequestInit.of("GET")))
                        .header("Cookie"),
                is("s=1"));
        assertThat(
                last(browser.page("https://api.example").fetch(URL, RequestInit.of("GET")))
                        .headers(),
                not(hasItem(Map.entry("Origin", "https://api.example"))));
    }

    private Outcome fetch(RequestInit init) {
        return browser.page(PAGE).fetch(URL, init);
    }

    private int preflights(RequestInit init) {
        return fetch(init).preflights().size();
    }

    private static Request last(Outcome outcome) {
        return outcome.sent().get(outcome.sent().size() - 1);
    }

    private static Reply granting(String headers) {
        return new Reply(
                200,
                List.of(
                        Map.entry("Access-Control-Allow-Origin", "*"),
                        Map.entry("Access-Control-Allow-Methods", "PUT"),
                        Map.entry("Access-Control-Allow-Headers", headers)),
                "");
    }

    private static Reply redirect(int status, String location) {
        return new Reply(
                status, List.of(Map.entry("Access-Control-Allow-Origin", "*"), Map.entry("Location", location)), "");
    }
}

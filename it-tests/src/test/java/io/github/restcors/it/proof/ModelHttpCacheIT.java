package io.github.restcors.it.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Request;
import io.github.restcors.it.httpcache.HttpCache;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cache of the proof does what RFC 9111 says. A response that says nothing is fresh for a minute here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111">RFC 9111, HTTP Caching</a>
 */
class ModelHttpCacheIT {

    private static final URI URL = URI.create("https://api.example/one");

    private final ManualClock clock = new ManualClock();
    private final List<Request> received = new ArrayList<>();
    private Reply answer = new Reply(200, List.of(), "content");

    private final HttpCache shared = HttpCache.shared(this::receive, clock, Duration.ofMinutes(1));
    private final HttpCache ofOneUser = HttpCache.ofOneUser(this::receive, clock, Duration.ofMinutes(1));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                        | first request        | st. | response                                 | after | second request         | reused
            3: nothing is said, a heuristic counts  | -                    | 200 | -                                        | 59    | -                      | true
            4.2: heuristic over                     | -                    | 200 | -                                        | 60    | -                      | false
            4.2.2: not every status                 | -                    | 500 | -                                        | 0     | -                      | false
            an error that may be stored             | -                    | 404 | -                                        | 59    | -                      | true
            405, of the same kind                   | -                    | 405 | -                                        | 59    | -                      | true
            3: 403, if it says so                   | -                    | 403 | Cache-Control: max-age=9                 | 8     | -                      | true
            403 that does not                       | -                    | 403 | -                                        | 0     | -                      | false
            3: part of it                           | -                    | 206 | Cache-Control: max-age=9                 | 0     | -                      | false
            5.2.2.1: max-age                        | -                    | 200 | Cache-Control: max-age=9                 | 8     | -                      | true
            max-age over                            | -                    | 200 | Cache-Control: max-age=9                 | 9     | -                      | false
            names of directives have no case        | -                    | 200 | Cache-Control: MAX-AGE="9"               | 8     | -                      | true
            4.2.1: malformed is stale               | -                    | 200 | Cache-Control: max-age=x                 | 0     | -                      | false
            4.2.1: the first counts                 | -                    | 200 | Cache-Control: max-age=0, max-age=9      | 0     | -                      | false
            too large is long                       | -                    | 200 | Cache-Control: max-age=99999999999999    | 9999  | -                      | true
            5.2.2.10: s-maxage before max-age       | -                    | 200 | Cache-Control: max-age=0, s-maxage=9     | 8     | -                      | true
            s-maxage over                           | -                    | 200 | Cache-Control: max-age=99, s-maxage=9    | 9     | -                      | false
            5.2.2.5: no-store                       | -                    | 200 | Cache-Control: max-age=9, no-store       | 0     | -                      | false
            no-store in a line of its own           | -                    | 200 | Cache-Control: max-age=9 & Cache-Control: no-store | 0 | -                | false
            5.2.2.7: private, and this is shared    | -                    | 200 | Cache-Control: private, max-age=9        | 0     | -                      | false
            private for one field only              | -                    | 200 | Cache-Control: private="x-a, x-b", max-age=9 | 8 | -                      | true
            5.2.2.4: no-cache asks every time       | -                    | 200 | Cache-Control: no-cache, max-age=9       | 0     | -                      | false
            5.3: Expires                            | -                    | 200 | Date: Tue, 01 Jan 2030 00:00:00 GMT & Expires: Tue, 01 Jan 2030 00:00:09 GMT | 8 | - | true
            Expires over                            | -                    | 200 | Date: Tue, 01 Jan 2030 00:00:00 GMT & Expires: Tue, 01 Jan 2030 00:00:09 GMT | 9 | - | false
            5.3: no date is in the past             | -                    | 200 | Expires: 0                               | 0     | -                      | false
            max-age before Expires                  | -                    | 200 | Expires: 0 & Cache-Control: max-age=9    | 8     | -                      | true
            4.2.3: it has an age already            | -                    | 200 | Age: 5 & Cache-Control: max-age=9        | 4     | -                      | false
            5.2.1.5: the first asks for no-store    | Cache-Control: no-store | 200 | -                                     | 0     | -                      | false
            5.2.1.4: the second for no-cache        | -                    | 200 | -                                        | 0     | Cache-Control: no-cache | false
            5.4: and in the old way                 | -                    | 200 | -                                        | 0     | Pragma: no-cache       | false
            5.2.1.1: the second for a younger one   | -                    | 200 | -                                        | 9     | Cache-Control: max-age=8 | false
            young enough                            | -                    | 200 | -                                        | 8     | Cache-Control: max-age=8 | true
            3.5: Authorization                      | Authorization: x     | 200 | Cache-Control: max-age=9                 | 0     | Authorization: x       | false
            3.5: public lets it                     | Authorization: x     | 200 | Cache-Control: max-age=9, public         | 0     | -                      | true
            3.5: s-maxage lets it                   | Authorization: x     | 200 | Cache-Control: s-maxage=9                | 0     | -                      | true
            3.5: must-revalidate lets it            | Authorization: x     | 200 | Cache-Control: max-age=9, must-revalidate | 0    | -                      | true
            stored without, it answers one with     | -                    | 200 | -                                        | 0     | Authorization: x       | true
            4.1: no Vary, any request               | Origin: https://a    | 200 | -                                        | 0     | Origin: https://b      | true
            4.1: equal                              | Origin: https://a    | 200 | Vary: Origin                             | 0     | Origin: https://a      | true
            4.1: another                            | Origin: https://a    | 200 | Vary: Origin                             | 0     | Origin: https://b      | false
            4.1: then there is none                 | Origin: https://a    | 200 | Vary: Origin                             | 0     | -                      | false
            4.1: at first there was none            | -                    | 200 | Vary: Origin                             | 0     | Origin: https://a      | false
            4.1: neither has it                     | -                    | 200 | Vary: Origin                             | 0     | X-A: 1                 | true
            names of fields have no case            | origin: https://a    | 200 | vary: ORIGIN                             | 0     | Origin: https://a      | true
            values of fields do                     | Origin: https://a    | 200 | Vary: Origin                             | 0     | Origin: https://A      | false
            4.1: the asterisk matches nothing       | -                    | 200 | Vary: *                                  | 0     | -                      | false
            nor among others                        | -                    | 200 | Vary: Accept, *                          | 0     | -                      | false
            nor in another line                     | -                    | 200 | Vary: Accept & Vary: *                   | 0     | -                      | false
            all of them count                       | Accept: a & Origin: b | 200 | Vary: Accept & Vary: Origin             | 0     | Accept: a & Origin: c  | false
            4.1: lines of one name are one list     | Accept: a & Accept: b | 200 | Vary: Accept                            | 0     | Accept: a, b           | true
            4.1: whitespace is nothing              | Accept: a,b          | 200 | Vary: Accept                             | 0     | Accept: a ,  b         | true
            an empty field is not none              | Accept-Language:     | 200 | Vary: Accept-Language                    | 0     | -                      | false
            an empty list names none                | Origin: https://a    | 200 | Vary: ,                                  | 0     | Origin: https://b      | true
            14.2 of 9110: a part is not served      | -                    | 200 | -                                        | 0     | Range: bytes=0-1       | false
            """)
    void reusesWhatItMay(
            String why,
            String firstRequest,
            int status,
            String response,
            int after,
            String secondRequest,
            boolean reused) {
        answer = new Reply(status, lines(response), "content");

        shared.send(get(firstRequest));
        clock.pass(Duration.ofSeconds(after));
        Reply second = shared.send(get(secondRequest));

        assertThat(why, received.size(), is(reused ? 1 : 2));
        assertThat(why, shared.reused(), is(reused ? 1L : 0L));
        assertThat(why, second.status(), is(status));
        assertThat(why, second.body(), is("content"));
        assertThat(
                why, second.lines("Age").size(), is(reused || response != null && response.contains("Age:") ? 1 : 0));
    }

    /** RFC 9111, 5.2.2.7 and 3.5: what is for one user is that user's to keep. */
    @Test
    void cacheOfOneUserStoresWhatIsPrivate() {
        answer = new Reply(200, lines("Cache-Control: private, max-age=9, s-maxage=0"), "content");

        ofOneUser.send(get("Authorization: x"));
        ofOneUser.send(get("Authorization: x"));

        assertThat(received.size(), is(1));
    }

    /** RFC 9111, 4: "... and the presented method allow it". */
    @Test
    void headIsAnsweredByWhatGetStoredAndStoresNothing() {
        shared.send(request("HEAD", null));
        shared.send(get(null));
        Reply head = shared.send(request("HEAD", null));

        assertThat(methods(), is(List.of("HEAD", "GET")));
        assertThat(head.body(), is(""));
    }

    /** RFC 9110, 9.3.7: "Responses to the OPTIONS method are not cacheable". */
    @Test
    void optionsIsNeverStoredNorReusedNorDoesItInvalidate() {
        answer = new Reply(200, lines("Cache-Control: public, max-age=9"), "content");

        shared.send(get(null));
        shared.send(request("OPTIONS", null));
        shared.send(request("OPTIONS", null));
        shared.send(get(null));

        assertThat(methods(), is(List.of("GET", "OPTIONS", "OPTIONS")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here             | method | status | response                                | reused
            4.4: an unsafe method        | POST   | 200    | -                                       | false
            of the application's own     | BREW   | 303    | -                                       | false
            4.4: an error changes nothing | PUT   | 500    | -                                       | true
            nor does a refusal           | DELETE | 403    | -                                       | true
            """)
    void unsafeMethodInvalidates(String why, String method, int status, String response, boolean reused) {
        shared.send(get(null));
        answer = new Reply(status, lines(response), "");
        shared.send(request(method, null));
        shared.send(get(null));

        assertThat(why, methods(), is(reused ? List.of("GET", method) : List.of("GET", method, "GET")));
    }

    /** RFC 9111, 4.4: also what {@code Location} and {@code Content-Location} name, within the same origin. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Location: /one                      | 3
            Content-Location: one               | 3
            Location: https://other.example/one | 2
            """)
    void unsafeMethodInvalidatesWhatItNames(String response, int requests) {
        shared.send(get(null));
        answer = new Reply(201, lines(response), "");
        shared.send(new Request("POST", URL.resolve("/two"), List.of(), null));
        shared.send(get(null));

        assertThat(received.size(), is(requests));
    }

    /** RFC 9111, 4: "a cache MUST use the most recent one". */
    @Test
    void mostRecentOfSeveralCounts() {
        answer = new Reply(200, lines("Vary: X-A"), "old");
        shared.send(get("X-A: 1"));
        answer = new Reply(200, lines("Vary: X-B"), "new");
        shared.send(get("X-B: 1"));

        assertThat(shared.send(get("X-A: 1 & X-B: 1")).body(), is("new"));
        assertThat(shared.send(get("X-A: 1")).body(), is("old"));
        assertThat(received.size(), is(2));
    }

    /** RFC 9111, 4.3.4: fields of the 304 replace those that are stored, other fields stay. */
    @Test
    void staleResponseIsValidatedAndUpdated() {
        answer = new Reply(200, lines("Cache-Control: max-age=9 & ETag: \"1\" & X-A: old & X-B: old"), "content");
        shared.send(get("Origin: https://a"));
        clock.pass(Duration.ofSeconds(9));
        answer = new Reply(304, lines("ETag: \"1\" & x-a: new & X-A: newer & Content-Length: 0"), "");
        Reply validated = shared.send(get("Origin: https://a"));

        assertThat(received.get(1).header("If-None-Match"), is("\"1\""));
        assertThat(received.get(1).header("Origin"), is("https://a"));
        assertThat(validated.status(), is(200));
        assertThat(validated.body(), is("content"));
        assertThat(validated.header("X-A"), is("new, newer"));
        assertThat(validated.header("X-B"), is("old"));
        assertThat(validated.lines("Content-Length"), is(List.of()));
        assertThat(shared.validated(), is(1L));
        assertThat("fresh again", shared.send(get("Origin: https://a")).header("X-A"), is("new, newer"));
        assertThat(received.size(), is(2));
    }

    /** RFC 9111, 4.3.1 and 4.3.3: a validator of the other kind; what is new replaces what was stored. */
    @Test
    void changedResponseReplacesTheStoredOne() {
        String before = "Tue, 01 Jan 2029 00:00:00 GMT";
        answer = new Reply(200, lines("Cache-Control: max-age=9 & Last-Modified: " + before), "old");
        shared.send(get(null));
        clock.pass(Duration.ofSeconds(9));
        answer = new Reply(200, lines("Cache-Control: max-age=9"), "new");

        assertThat(shared.send(get(null)).body(), is("new"));
        assertThat(received.get(1).header("If-Modified-Since"), is(before));
        assertThat(shared.send(get(null)).body(), is("new"));
        assertThat(received.size(), is(2));
    }

    /** RFC 9111, 4.3.2: a client's own precondition is answered from what is stored, with its CORS headers. */
    @Test
    void clientsPreconditionIsEvaluated() {
        answer = new Reply(200, lines("ETag: W/\"1\" & Content-Type: text/plain & X-A: a"), "content");
        shared.send(get(null));

        Reply unchanged = shared.send(get("If-None-Match: \"0\", \"1\""));
        Reply changed = shared.send(get("If-None-Match: \"2\""));

        assertThat(unchanged.status(), is(304));
        assertThat(unchanged.body(), is(""));
        assertThat(unchanged.header("X-A"), is("a"));
        assertThat(unchanged.lines("Content-Type"), is(List.of()));
        assertThat(changed.status(), is(200));
        assertThat(received.size(), is(1));
    }

    @Test
    void anotherUrlIsAnotherResponse() {
        shared.send(get(null));
        shared.send(new Request("GET", URI.create(URL + "?two"), List.of(), null));

        assertThat(received.size(), is(2));
    }

    private Reply receive(Request request) {
        received.add(request);
        return answer;
    }

    private List<String> methods() {
        return received.stream().map(Request::method).toList();
    }

    private static Request get(String headers) {
        return request("GET", headers);
    }

    private static Request request(String method, String headers) {
        return new Request(method, URL, lines(headers), null);
    }

    /** Header lines with an ampersand between them. */
    private static List<Map.Entry<String, String>> lines(String headers) {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        for (String line : headers == null ? new String[0] : headers.split(" & ")) {
            String[] pair = line.split(":", 2);
            lines.add(Map.entry(pair[0].trim(), pair[1].trim()));
        }
        return lines;
    }
}

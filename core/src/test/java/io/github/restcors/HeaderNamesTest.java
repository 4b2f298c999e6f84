package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetch, <a href="https://fetch.spec.whatwg.org/#terminology-headers">headers</a>: the lists, in full. */
class HeaderNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Charset",
                "Accept-Encoding",
                "Access-Control-Request-Headers",
                "Access-Control-Request-Method",
                "Connection",
                "Content-Length",
                "Cookie",
                "Cookie2",
                "Date",
                "DNT",
                "Expect",
                "Host",
                "Keep-Alive",
                "Origin",
                "Referer",
                "Set-Cookie",
                "TE",
                "Trailer",
                "Transfer-Encoding",
                "Upgrade",
                "Via",
                "Proxy-Authorization",
                "Proxy-",
                "Sec-Fetch-Mode",
                "Sec-",
                "sec-ch-ua",
                "ORIGIN",
                "vIA"
            })
    void noPageCanSendAForbiddenRequestHeader(String name) {
        assertThat(HeaderNames.isForbiddenRequestHeader(name), is(true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                   | name
            everyday                           | Authorization
            everyday                           | Content-Type
            safelisted                         | Accept
            no longer forbidden                | User-Agent
            forbidden with certain values only | X-HTTP-Method-Override
            forbidden with certain values only | X-Method-Override
            looks like a prefix                | Proxy
            looks like a prefix                | Section
            looks like a prefix                | Secret
            prefix inside                      | X-Sec-Fetch
            ends like one                      | X-Cookie
            begins like one                    | Cookies
            a wildcard is no name of these     | *
            """)
    void otherRequestHeadersCanBeSent(String why, String name) {
        assertThat(why, HeaderNames.isForbiddenRequestHeader(name), is(false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here | name                             | response
            of the protocol  | Access-Control-Allow-Origin      | true
            of the protocol  | Access-Control-Allow-Credentials | true
            of the protocol  | Access-Control-Allow-Methods     | true
            of the protocol  | Access-Control-Allow-Headers     | true
            of the protocol  | Access-Control-Expose-Headers    | true
            of the protocol  | Access-Control-Max-Age           | true
            without case     | ACCESS-CONTROL-MAX-AGE           | true
            a request header | Access-Control-Request-Method    | false
            never was one    | Access-Control-Foo               | false
            another one      | Vary                             | false
            """)
    void corsResponseHeadersAreTheSixOfTheProtocol(String why, String name, boolean response) {
        assertThat(why, HeaderNames.isCorsResponseHeader(name), is(response));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here | name         | forbidden
            of the list      | Set-Cookie   | true
            of the list      | Set-Cookie2  | true
            without case     | sET-cOOKIE   | true
            a request header | Cookie       | false
            begins like one  | Set-Cookies  | false
            ends like one    | X-Set-Cookie | false
            """)
    void forbiddenResponseHeadersAreTwo(String why, String name, boolean forbidden) {
        assertThat(why, HeaderNames.isForbiddenResponseHeader(name), is(forbidden));
    }

    @Test
    void localeDoesNotMatter() {
        InTurkish.run(() -> {
            for (String name : List.of("ORIGIN", "VIA", "TRAILER", "CONNECTION", "COOKIE")) {
                assertThat(name, HeaderNames.isForbiddenRequestHeader(name), is(true));
            }
            assertThat(HeaderNames.isForbiddenResponseHeader("SET-COOKIE"), is(true));
            assertThat(HeaderNames.isCorsResponseHeader("ACCESS-CONTROL-ALLOW-CREDENTIALS"), is(true));
        });
    }
}

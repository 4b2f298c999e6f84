package io.github.restcors;

import static java.util.Map.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an entry of a list of origins may say: HTML, <a
 * href="https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin">the serialization of an origin</a>, and two
 * wildcards.
 */
class OriginPatternTest {

    private static final String LABEL63 = "a".repeat(63);
    private static final String HOST249 = (LABEL63 + ".").repeat(3) + "a".repeat(57);

    /** Each entry's own spelling of what it should be stands for {@code %s}. */
    private static final Map<String, String> RULES = Map.ofEntries(
            entry("scheme missing", "has no scheme; write it as \"https://app.example.com\""),
            entry("file", "is a file origin, which browsers send as \"null\"; serve the page over http(s)"),
            entry(
                    "scheme",
                    "has a scheme that is not in lower case or not valid (wildcards cannot stand there); write"
                            + " \"https\""),
            entry("path", "has a path, a query or a fragment; write \"%s\""),
            entry("user", "has user information; leave it out"),
            entry("default port", "names the default port of its scheme, which browsers leave out; write \"%s\""),
            entry("port", "has no valid port; write a number from 1 to 65535 without leading zeros, or \"*\""),
            entry(
                    "host",
                    "has a host that is not in serialized form; write lower case and punycode, without a trailing"
                            + " dot"),
            entry(
                    "wildcard",
                    "has a wildcard that stands neither for whole leading labels (\"https://*.example.com\") nor for"
                            + " the port (\"http://localhost:*\")"),
            entry("number", "has a host that ends in a number but is no IPv4 address in dotted decimal form"),
            entry("IPv6", "has no valid IPv6 address; write it compressed and in lower case, without a wildcard"));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here             | entry                      | kind       | scheme    | host             | port
            any origin                   | *                          | Any        | -         | -                | -
            no port                      | https://example.com        | Exact      | https     | example.com      | -
            a port                       | https://example.com:8443   | Exact      | https     | example.com      | -
            all digits of a port         | https://example.com:19028  | Exact      | https     | example.com      | -
            smallest port                | https://example.com:1      | Exact      | https     | example.com      | -
            largest port                 | https://example.com:65535  | Exact      | https     | example.com      | -
            other default port           | http://example.com:443     | Exact      | http      | example.com      | -
            no default port at all       | capacitor://localhost:80   | Exact      | capacitor | localhost        | -
            single label                 | http://localhost           | Exact      | http      | localhost        | -
            punycode                     | https://xn--bcher-kva.ex   | Exact      | https     | xn--bcher-kva.ex | -
            underscore and hyphens       | https://-_-.example        | Exact      | https     | -_-.example      | -
            digits, not in the last      | https://1.2.3.4.example    | Exact      | https     | 1.2.3.4.example  | -
            IPv4                         | http://127.0.0.1:8080      | Exact      | http      | 127.0.0.1        | -
            IPv6                         | http://[::1]               | Exact      | http      | [::1]            | -
            IPv6 and a port              | http://[::1]:3000          | Exact      | http      | [::1]            | -
            scheme of an extension       | app-x://abcdef             | Exact      | app-x     | abcdef           | -
            all a scheme may have        | az09+-.://example          | Exact      | az09+-.   | example          | -
            begins like file             | files://example            | Exact      | files     | example          | -
            any port                     | http://localhost:*         | AnyPort    | http      | localhost        | -
            any port of IPv4             | http://127.0.0.1:*         | AnyPort    | http      | 127.0.0.1        | -
            any port of IPv6             | http://[::1]:*             | AnyPort    | http      | [::1]            | -
            subdomains, default port     | https://*.example.com      | Subdomains | https     | example.com      | -1
            subdomains, a port           | https://*.example.com:8443 | Subdomains | https     | example.com      | 8443
            subdomains, any port         | https://*.example.com:*    | Subdomains | https     | example.com      | -2
            subdomains of a single label | https://*.com              | Subdomains | https     | com              | -1
            """)
    void parsesWhatIsInSerializedForm(String why, String entry, String kind, String scheme, String host, Integer port) {
        OriginPattern expected =
                switch (kind) {
                    case "Exact" -> new OriginPattern.Exact(scheme, host, entry);
                    case "AnyPort" -> new OriginPattern.AnyPort(scheme, host);
                    case "Subdomains" -> new OriginPattern.Subdomains(scheme, host, port);
                    default -> new OriginPattern.Any();
                };

        assertThat(why, OriginPattern.parse(entry), is(new OriginPattern.Parsed(expected, null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here               | entry                        | rule           | way out
            nothing                        | ``                           | scheme missing | -
            a space                        | ` `                          | scheme missing | -
            no scheme                      | example.com                  | scheme missing | -
            empty scheme                   | ://example.com               | scheme missing | -
            relative to a scheme           | //example.com                | scheme missing | -
            one slash                      | https:/example.com           | scheme missing | -
            a wildcard for host and port   | *:*                          | scheme missing | -
            two asterisks                  | **                           | scheme missing | -
            file, whose origin is null     | file://                      | file           | -
            file with a host               | file://example.com           | file           | -
            upper case in the scheme       | HTTPS://example.com          | scheme         | -
            a scheme begins with a letter  | 1https://example.com         | scheme         | -
            a space in front               | ` https://example.com`       | scheme         | -
            just before the digits         | a/://example.com             | scheme         | -
            just behind the digits         | a:://example.com             | scheme         | -
            just before the letters        | a\u0060://example.com        | scheme         | -
            just behind the letters        | {a://example.com             | scheme         | -
            wildcard for the scheme        | *://example.com              | scheme         | -
            wildcard for a part of it      | http*://example.com          | scheme         | -
            trailing slash                 | https://example.com/         | path           | https://example.com
            path                           | https://example.com/a        | path           | https://example.com
            path after a port              | https://example.com:8443/a   | path           | https://example.com:8443
            a slash too many               | https:///example.com         | path           | https://
            query                          | https://example.com?a        | path           | https://example.com
            fragment                       | https://example.com#a        | path           | https://example.com
            backslash, a slash to browsers | https://example.com\\a       | path           | https://example.com
            user information               | https://me@example.com       | user           | -
            empty user information         | https://@example.com         | user           | -
            https's default port           | https://example.com:443      | default port   | https://example.com
            http's default port            | http://example.com:80        | default port   | http://example.com
            ws's default port              | ws://example.com:80          | default port   | ws://example.com
            wss's default port             | wss://example.com:443        | default port   | wss://example.com
            ftp's default port             | ftp://example.com:21         | default port   | ftp://example.com
            default port under a wildcard  | https://*.example.com:443    | default port   | https://*.example.com
            empty port                     | https://example.com:         | port           | -
            port zero                      | https://example.com:0        | port           | -
            leading zero                   | https://example.com:08443    | port           | -
            one too large                  | https://example.com:65536    | port           | -
            six digits                     | https://example.com:100000   | port           | -
            sign                           | https://example.com:+80      | port           | -
            digits of another script       | https://example.com:\u0661   | port           | -
            part of a port                 | https://example.com:8*       | port           | -
            two ports                      | https://example.com:1:2      | port           | -
            a bracket in a port            | https://example.com:1]:2     | port           | -
            IPv6 without brackets          | http://::1                   | port           | -
            no host                        | https://                     | host           | -
            only a port                    | https://:8443                | host           | -
            upper case                     | https://Example.com          | host           | -
            not punycode                   | https://m\u00fcnchen.example | host           | -
            trailing dot                   | https://example.com.         | host           | -
            leading dot                    | https://.example.com         | host           | -
            empty label                    | https://example..com         | host           | -
            a space at the end             | `https://example.com `       | host           | -
            two origins, comma             | https://a.example,b.example  | host           | -
            percent-encoding               | https://%61.example          | host           | -
            regular expression             | https://(a).example          | host           | -
            nothing after the wildcard     | https://*.                   | host           | -
            empty label after the wildcard | https://*..example.com       | host           | -
            any host                       | https://*                    | wildcard       | -
            any host with any port         | https://*:*                  | wildcard       | -
            part of a label                | https://*example.com         | wildcard       | -
            part of a label, with a dot    | https://app*.example.com     | wildcard       | -
            two wildcards                  | https://*.*.example.com      | wildcard       | -
            two asterisks                  | https://**.example.com       | wildcard       | -
            in the middle                  | https://app.*.example.com    | wildcard       | -
            at the end                     | https://example.*            | wildcard       | -
            number that is no address      | http://1.2.3                 | number         | -
            hexadecimal address            | http://0x7f.0.0.1            | number         | -
            leading zeros in an address    | http://127.0.0.01            | number         | -
            subdomains of an address       | http://*.127.0.0.1           | number         | -
            IPv6 not compressed            | http://[0:0:0:0:0:0:0:1]     | IPv6           | -
            IPv6 in upper case             | http://[::A]                 | IPv6           | -
            IPv6 not closed                | http://[a                    | IPv6           | -
            IPv6 not closed, colons in it  | http://[::1                  | port           | -
            text after IPv6                | http://[::1]a:81             | IPv6           | -
            wildcard in brackets           | http://[*]                   | IPv6           | -
            subdomains of IPv6             | http://*.[::1]               | IPv6           | -
            """)
    void saysWhatIsWrongAndTheWayOut(String why, String entry, String rule, String wayOut) {
        String problem = RULES.get(rule).replace("%s", String.valueOf(wayOut));

        assertThat(why, OriginPattern.parse(entry), is(new OriginPattern.Parsed(null, problem)));
    }

    @Test
    void labelHasUpTo63Characters() {
        assertThat(OriginPattern.parse("https://" + LABEL63 + ".com").problem(), is(nullValue()));
        assertThat(OriginPattern.parse("https://*." + LABEL63 + ".com").problem(), is(nullValue()));
        assertThat(OriginPattern.parse("https://a" + LABEL63 + ".com").problem(), is(not(nullValue())));
        assertThat(OriginPattern.parse("https://*.a" + LABEL63 + ".com").problem(), is(not(nullValue())));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                          | entry | more | valid
            longest host                              | ''    | 4    | true
            one more                                  | ''    | 5    | false
            longest base that leaves room for a label | *.    | 2    | true
            with it no subdomain would fit            | *.    | 3    | false
            """)
    void hostHasUpTo253Characters(String why, String wildcard, int more, boolean valid) {
        OriginPattern.Parsed parsed =
                OriginPattern.parse("https://" + wildcard + HOST249 + "a".repeat(more) + ":65535");

        assertThat(why, parsed.problem() == null, is(valid));
        if (!valid) {
            assertThat(why, parsed.problem(), is("has a host of more than 253 characters"));
        }
    }

    @Test
    void equalIfTheSameOriginsAreCovered() {
        assertThat(
                OriginPattern.parse("https://*.example.com").pattern(),
                is(OriginPattern.parse("https://*.example.com").pattern()));
        assertThat(
                OriginPattern.parse("https://*.example.com").pattern(),
                is(not(OriginPattern.parse("https://*.example.com:*").pattern())));
        assertThat(
                OriginPattern.parse("http://localhost:*").pattern(),
                is(not(OriginPattern.parse("http://localhost").pattern())));
    }
}

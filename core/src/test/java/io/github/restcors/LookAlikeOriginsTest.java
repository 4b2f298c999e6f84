package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Origins that an attacker can have and that look like one that is trusted: each way of deriving one, from an origin
 * that each pattern covers. What is expected comes from a regular expression that the pattern is written as by hand,
 * and of most it is known that they must be refused.
 */
class LookAlikeOriginsTest {

    /** A pattern, an origin that it covers, and what it covers altogether. */
    private record Trusted(String pattern, String origin, String regularExpression) {

        boolean covers(String candidate) {
            return Pattern.compile("\\A" + regularExpression + "\\z")
                    .matcher(candidate)
                    .matches();
        }
    }

    private static final String LABELS = "[-_0-9a-z]{1,63}(\\.[-_0-9a-z]{1,63})*";
    private static final String PORT =
            "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]";

    private static final List<Trusted> TRUSTED = List.of(
            new Trusted("https://example.com", "https://example.com", "https://example\\.com"),
            new Trusted("https://www.example.com", "https://www.example.com", "https://www\\.example\\.com"),
            new Trusted("https://example.com:8443", "https://example.com:8443", "https://example\\.com:8443"),
            new Trusted("http://127.0.0.1:8080", "http://127.0.0.1:8080", "http://127\\.0\\.0\\.1:8080"),
            new Trusted("http://[::1]:3000", "http://[::1]:3000", "http://\\[::1]:3000"),
            new Trusted("http://localhost:*", "http://localhost:5173", "http://localhost(:(?!80\\z)(" + PORT + "))?"),
            new Trusted(
                    "https://example.com:*",
                    "https://example.com",
                    "https://example\\.com(:(?!443\\z)(" + PORT + "))?"),
            new Trusted("https://*.example.com", "https://app.example.com", "https://" + LABELS + "\\.example\\.com"),
            new Trusted(
                    "https://*.example.com:8443",
                    "https://app.example.com:8443",
                    "https://" + LABELS + "\\.example\\.com:8443"),
            new Trusted(
                    "https://*.example.com:*",
                    "https://a.b.example.com:8443",
                    "https://" + LABELS + "\\.example\\.com(:(?!443\\z)(" + PORT + "))?"));

    private static final Map<String, UnaryOperator<String>> TRICKS = tricks();

    private static Map<String, UnaryOperator<String>> tricks() {
        Map<String, UnaryOperator<String>> tricks = new LinkedHashMap<>();
        tricks.put("as it is", origin -> origin);
        tricks.put("attacker's domain after a dot", origin -> origin + ".evil.test");
        tricks.put("attacker's domain glued on", origin -> origin + "evil.test");
        tricks.put("attacker's domain after a hyphen", origin -> origin + "-evil.test");
        tricks.put("attacker's domain after an underscore", origin -> origin + "_.evil.test");
        tricks.put("attacker's domain with a trusted label", origin -> origin.replaceFirst("://", "://evil.test."));
        tricks.put("glued on in front", origin -> origin.replaceFirst("://", "://evil"));
        tricks.put("hyphen in front", origin -> origin.replaceFirst("://", "://evil-"));
        tricks.put("dot in front", origin -> origin.replaceFirst("://", "://."));
        tricks.put("dot at the end", origin -> origin + ".");
        tricks.put("two dots", origin -> origin.replaceFirst("\\.", ".."));
        tricks.put("a dot is any character", origin -> origin.replaceFirst("\\.", "x"));
        tricks.put("a dot is a hyphen", origin -> origin.replaceFirst("\\.", "-"));
        tricks.put("last dot is any character", origin -> origin.replaceFirst("\\.(?=[^.]*$)", "x"));
        tricks.put("last dot is missing", origin -> origin.replaceFirst("\\.(?=[^.]*$)", ""));
        tricks.put("last label only", origin -> origin.replaceFirst("://.*\\.", "://"));
        tricks.put("first character missing", origin -> origin.replaceFirst("://.", "://"));
        tricks.put("last character missing", origin -> origin.substring(0, origin.length() - 1));
        tricks.put("last character twice", origin -> origin + origin.charAt(origin.length() - 1));
        tricks.put("subdomain", origin -> origin.replaceFirst("://", "://sub."));
        tricks.put("subdomain, upper case", origin -> origin.replaceFirst("://", "://SUB."));
        tricks.put("upper case", origin -> origin.toUpperCase(java.util.Locale.ROOT));
        tricks.put("scheme in upper case", origin -> origin.replaceFirst("http", "HTTP"));
        tricks.put(
                "other scheme",
                origin -> origin.startsWith("https:")
                        ? origin.replaceFirst("https", "http")
                        : origin.replaceFirst("http", "https"));
        tricks.put("scheme with more in front", origin -> "x" + origin);
        tricks.put("scheme twice", origin -> "https://" + origin);
        tricks.put("no scheme", origin -> origin.replaceFirst(".*://", ""));
        tricks.put("no scheme but slashes", origin -> origin.replaceFirst(".*://", "//"));
        tricks.put("one slash", origin -> origin.replaceFirst("//", "/"));
        tricks.put("three slashes", origin -> origin.replaceFirst("//", "///"));
        tricks.put("backslashes", origin -> origin.replaceFirst("//", "\\\\\\\\"));
        tricks.put("slash at the end", origin -> origin + "/");
        tricks.put("as a path", origin -> origin.replaceFirst("://", "://evil.test/"));
        tricks.put("as a path, its dot first", origin -> origin.replaceFirst("://", "://evil.test/."));
        tricks.put("as a query", origin -> origin.replaceFirst("://", "://evil.test?"));
        tricks.put("as a fragment", origin -> origin.replaceFirst("://", "://evil.test#"));
        tricks.put("as a label after a slash", origin -> origin.replaceFirst("://", "://evil.test/a."));
        tricks.put("as user information", origin -> origin + "@evil.test");
        tricks.put("behind user information", origin -> origin.replaceFirst("://", "://evil.test@"));
        tricks.put("behind user information and a port", origin -> origin.replaceFirst("://", "://evil.test:80@"));
        tricks.put("behind a backslash", origin -> origin.replaceFirst("://", "://evil.test\\\\"));
        tricks.put("behind a port", origin -> origin.replaceFirst("://", "://evil.test:1."));
        tricks.put("another port", origin -> origin.replaceFirst("(:[0-9]+)?$", ":666"));
        tricks.put("default port of http", origin -> origin.replaceFirst("(:[0-9]+)?$", ":80"));
        tricks.put("default port of https", origin -> origin.replaceFirst("(:[0-9]+)?$", ":443"));
        tricks.put("largest port", origin -> origin.replaceFirst("(:[0-9]+)?$", ":65535"));
        tricks.put("port too large", origin -> origin.replaceFirst("(:[0-9]+)?$", ":65536"));
        tricks.put("port that wraps around 2^16", origin -> origin.replaceFirst("(:[0-9]+)?$", ":70709"));
        tricks.put("port that wraps around 2^32", origin -> origin.replaceFirst("(:[0-9]+)?$", ":4294975739"));
        tricks.put("port with zeros", origin -> origin.replaceFirst("(:[0-9]+)?$", ":08443"));
        tricks.put("port zero", origin -> origin.replaceFirst("(:[0-9]+)?$", ":0"));
        tricks.put("empty port", origin -> origin.replaceFirst("(:[0-9]+)?$", ":"));
        tricks.put("port with a sign", origin -> origin.replaceFirst("(:[0-9]+)?$", ":+8443"));
        tricks.put("port of other digits", origin -> origin.replaceFirst("(:[0-9]+)?$", ":\u0668\u0664\u0664\u0663"));
        tricks.put("port and a path", origin -> origin.replaceFirst("(:[0-9]+)?$", ":8443/evil"));
        tricks.put("any port", origin -> origin.replaceFirst("(:[0-9]+)?$", ":*"));
        tricks.put("no port", origin -> origin.replaceFirst(":[0-9]+$", ""));
        tricks.put("two origins, comma", origin -> origin + ",https://evil.test");
        tricks.put("two origins, the other first", origin -> "https://evil.test, " + origin);
        tricks.put("two origins, space", origin -> origin + " https://evil.test");
        tricks.put("twice the same", origin -> origin + "," + origin);
        tricks.put("several lines joined", origin -> origin + ", " + origin);
        tricks.put("space in front", origin -> " " + origin);
        tricks.put("space at the end", origin -> origin + " ");
        tricks.put("tab at the end", origin -> origin + "\t");
        tricks.put("line feed at the end", origin -> origin + "\n");
        tricks.put("carriage return at the end", origin -> origin + "\r");
        tricks.put("line separator at the end", origin -> origin + "\u2028");
        tricks.put("next line at the end", origin -> origin + "\u0085");
        tricks.put("line feed and the attacker's domain", origin -> origin + "\n.evil.test");
        tricks.put("attacker's origin and a line feed", origin -> "https://evil.test\n" + origin);
        tricks.put("header injection", origin -> origin + "\r\nX-Injected: 1");
        tricks.put("NUL at the end", origin -> origin + "\u0000");
        tricks.put("NUL and the attacker's domain", origin -> origin + "\u0000.evil.test");
        tricks.put("NUL inside", origin -> origin.replaceFirst("://", "://\u0000"));
        tricks.put("zero-width space", origin -> origin.replaceFirst("://", "://\u200b"));
        tricks.put("soft hyphen", origin -> origin.replaceFirst("://", "://\u00ad"));
        tricks.put("byte order mark", origin -> "\ufeff" + origin);
        tricks.put("right-to-left override", origin -> "\u202e" + origin);
        tricks.put(
                "Cyrillic letter",
                origin -> origin.replace('a', '\u0430').replace('e', '\u0435').replace('o', '\u043e'));
        tricks.put(
                "fullwidth letter",
                origin -> origin.replace('e', '\uff45').replace('o', '\uff4f').replace('1', '\uff11'));
        tricks.put(
                "KELVIN SIGN and LONG S",
                origin -> origin.replace('k', '\u212a').replace('s', '\u017f').replace('t', '\uff54'));
        tricks.put(
                "ideographic full stop",
                origin -> origin.replace('.', '\u3002')
                        .replace("localhost", "local\u3002host")
                        .replace("::", ":\u3002:"));
        tricks.put("fullwidth slash", origin -> origin + "\uff0fevil");
        tricks.put("percent-encoded dot", origin -> origin + "%2eevil.test");
        tricks.put("percent-encoded letter", origin -> origin.replaceFirst("://", "://%61."));
        tricks.put("percent-encoded slash", origin -> origin.replaceFirst("://", "://evil.test%2f"));
        tricks.put("backtick", origin -> origin + "`.evil.test");
        tricks.put("brace", origin -> origin.replaceFirst("://", "://evil.test}."));
        tricks.put("pipe", origin -> origin + "|.evil.test");
        tricks.put("asterisk", origin -> origin.replaceFirst("://", "://*."));
        tricks.put("opening bracket", origin -> origin.replaceFirst("://", "://["));
        tricks.put("IPv6 in front", origin -> origin.replaceFirst("://", "://[::1]."));
        tricks.put("label of 63", origin -> origin.replaceFirst("://", "://" + "a".repeat(63) + "."));
        tricks.put("label of 64", origin -> origin.replaceFirst("://", "://" + "a".repeat(64) + "."));
        tricks.put("host of more than 253", origin -> origin.replaceFirst("://", "://" + "a.".repeat(130)));
        tricks.put("opaque origin", origin -> "null");
        tricks.put("opaque origin in front", origin -> "null," + origin);
        tricks.put("nothing", origin -> "");
        tricks.put("any", origin -> "*");
        return tricks;
    }

    static Stream<Arguments> lookAlikes() {
        List<Arguments> rows = new ArrayList<>();
        for (Trusted trusted : TRUSTED) {
            TRICKS.forEach((why, trick) -> {
                String origin = trick.apply(trusted.origin());
                boolean covered = trusted.covers(origin) && !why.equals("host of more than 253");
                rows.add(Arguments.of(why, trusted.pattern(), origin, covered));
            });
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lookAlikes")
    void patternCoversWhatItSaysAndNoLookAlike(String why, String pattern, String origin, boolean covered) {
        CorsPolicy policy = CorsPolicy.builder().allowedOrigins(pattern).build();

        assertThat(why + ": " + Ascii.quote(origin), policy.deciding(origin) != null, is(covered));
    }

    /** Or the matrix would say little. */
    @Test
    void mostLookAlikesMustBeRefused() {
        assertThat(lookAlikes().filter(row -> row.get()[3].equals(false)).count(), is(greaterThan(800L)));
    }

    @Test
    void everyTrustedOriginIsCovered() {
        for (Trusted trusted : TRUSTED) {
            assertThat(trusted.pattern(), trusted.covers(trusted.origin()), is(true));
        }
    }

    /** The same origins beside each other, where a table could confuse one pattern's tail with another's. */
    @Test
    void allPatternsTogetherCoverWhatOneOfThemCovers() {
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins(TRUSTED.stream().map(Trusted::pattern).toArray(String[]::new))
                .build();
        lookAlikes().forEach(row -> {
            String origin = (String) row.get()[2];
            boolean covered = !row.get()[0].equals("host of more than 253")
                    && TRUSTED.stream().anyMatch(trusted -> trusted.covers(origin));

            assertThat(Ascii.quote(origin), policy.deciding(origin) != null, is(covered));
        });
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several patterns decides about an {@code Origin}: the most specific that covers it, compared as bytes. */
class OriginTableTest {

    private static final String LABEL63 = "a".repeat(63);

    /** A table in which each pattern stands for itself. */
    private static OriginTable<String> table(String... patterns) {
        OriginTable<String> table = new OriginTable<>();
        for (String pattern : patterns) {
            table.put(Objects.requireNonNull(OriginPattern.parse(pattern).pattern(), pattern), pattern);
        }
        return table;
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
            # why it is here                   | patterns                                  | origin               | nr
            exact before any port              | http://a.ex:8080 http://a.ex:*            | http://a.ex:8080     | 1
            exact without port before any port | http://a.ex http://a.ex:*                 | http://a.ex          | 1
            exact before a wildcard            | https://a.ex.com https://*.ex.com         | https://a.ex.com     | 1
            exact before wildcard with port    | https://*.b.ex:1 https://a.b.ex:1         | https://a.b.ex:1     | 2
            exact before any origin            | * https://a.ex                            | https://a.ex         | 2
            any port before a wildcard         | https://*.ex.com:* https://a.ex.com:*     | https://a.ex.com:1   | 2
            any port before a given port       | https://*.ex.com:1 https://a.ex.com:*     | https://a.ex.com:1   | 2
            any port before default port       | https://*.ex.com https://a.ex.com:*       | https://a.ex.com     | 2
            any port before any origin         | * http://me:*                             | http://me:5173       | 2
            longest base first                 | https://*.ex.com https://*.a.ex.com       | https://x.a.ex.com   | 2
            longest base first, other order    | https://*.a.ex.com https://*.ex.com       | https://x.a.ex.com   | 1
            longest base of three              | https://*.c https://*.b.c https://*.a.b.c | https://x.a.b.c      | 3
            base itself, below the shorter     | https://*.ex.com https://*.a.ex.com       | https://a.ex.com     | 1
            longest base, with any port        | https://*.ex.com:1 https://*.a.ex.com:*   | https://x.a.ex.com:1 | 2
            longest base has another port      | https://*.ex.com:1 https://*.a.ex.com:2   | https://x.a.ex.com:1 | 1
            longest base has default port      | https://*.ex.com:1 https://*.a.ex.com     | https://x.a.ex.com:1 | 1
            longest base has another scheme    | https://*.ex.com http://*.a.ex.com        | https://x.a.ex.com   | 1
            a given port before any port       | https://*.ex.com:* https://*.ex.com:1     | https://a.ex.com:1   | 2
            the default port before any port   | https://*.ex.com:* https://*.ex.com       | https://a.ex.com     | 2
            any port for what is not given     | https://*.ex.com:* https://*.ex.com:1     | https://a.ex.com:2   | 1
            wildcard before any origin         | * https://*.ex.com                        | https://a.ex.com     | 2
            both schemes of one base           | http://*.ex.com https://*.ex.com          | http://a.ex.com      | 1
            one scheme begins like the other   | http://*.ex.com https://*.ex.com          | https://a.ex.com     | 2
            nothing else covers it             | * https://a.ex                            | https://b.ex         | 1
            any origin has the opaque one      | * https://a.ex                            | null                 | 1
            any origin has what is no origin   | * https://a.ex                            | no origin            | 1
            any origin has the empty field     | * https://a.ex                            | ``                   | 1
            any origin has no field at all     | * https://a.ex                            | -                    | 1
            any origin has what differs        | * http://me:*                             | http://me:80         | 1
            any origin has what is too long    | * http://me:*                             | http://me:00001      | 1
            no field, and no rule for that     | https://a.ex http://b:* https://*.c.ex    | -                    | -
            empty field                        | https://a.ex http://b:* https://*.c.ex    | ``                   | -
            opaque origin                      | https://a.ex http://b:* https://*.c.ex    | null                 | -
            """)
    void mostSpecificPatternDecides(String why, String patterns, String origin, Integer nr) {
        String[] each = patterns.split(" ");

        assertThat(why, table(each).find(origin), is(nr == null ? null : each[nr - 1]));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here                  | pattern                 | origin                          | covered
            same bytes                        | https://example.com     | https://example.com             | true
            one byte more                     | https://example.com     | https://example.comm            | false
            one byte less                     | https://example.com     | https://example.co              | false
            default port written out          | https://example.com     | https://example.com:443         | false
            upper case                        | https://example.com     | https://EXAMPLE.com             | false
            subdomain                         | https://example.com     | https://a.example.com           | false
            default port                      | http://localhost:*      | http://localhost                | true
            smallest port                     | http://localhost:*      | http://localhost:1              | true
            largest port                      | http://localhost:*      | http://localhost:65535          | true
            default port of the other scheme  | http://localhost:*      | http://localhost:443            | true
            one too large                     | http://localhost:*      | http://localhost:65536          | false
            port zero                         | http://localhost:*      | http://localhost:0              | false
            default port written out          | http://localhost:*      | http://localhost:80             | false
            https's default port written out  | https://localhost:*     | https://localhost:443           | false
            no default port to write out      | capacitor://localhost:* | capacitor://localhost:80        | true
            no port, and no default one       | capacitor://localhost:* | capacitor://localhost           | true
            leading zero                      | http://localhost:*      | http://localhost:08080          | false
            no digits                         | http://localhost:*      | http://localhost:               | false
            not a digit                       | http://localhost:*      | http://localhost:80a            | false
            before the digits in ASCII        | http://localhost:*      | http://localhost:80/            | false
            digits of another script          | http://localhost:*      | http://localhost:\u0661\u0662   | false
            minus                             | http://localhost:*      | http://localhost:-1             | false
            two ports                         | http://localhost:*      | http://localhost:80:81          | false
            asterisk in place of the port     | http://localhost:*      | http://localhost:*              | false
            longer host                       | http://localhost:*      | http://localhost.evil.test:80   | false
            IPv6                              | http://[::1]:*          | http://[::1]                    | true
            IPv6 and port                     | http://[::1]:*          | http://[::1]:3000               | true
            IPv6 and text                     | http://[::1]:*          | http://[::1]3000                | false
            IPv6 and a name                   | http://[::1]:*          | http://[::1].evil.test:3000     | false
            IPv6 not closed                   | http://[::1]:*          | http://[::1:3000                | false
            IPv6 not opened                   | http://[::1]:*          | http://::1]:3000                | false
            another IPv6                      | http://[::1]:*          | http://[::2]:3000               | false
            one label                         | https://*.example.com   | https://a.example.com           | true
            many labels                       | https://*.example.com   | https://a.b.c.d.example.com     | true
            a label of digits                 | https://*.example.com   | https://1.example.com           | true
            underscore and hyphens            | https://*.example.com   | https://-_-.example.com         | true
            punycode                          | https://*.example.com   | https://xn--a-0ga.example.com   | true
            the base again                    | https://*.example.com   | https://example.com.example.com | true
            base itself                       | https://*.example.com   | https://example.com             | false
            no dot before the base            | https://*.example.com   | https://aexample.com            | false
            hyphen in place of the dot        | https://*.example.com   | https://a-example.com           | false
            empty label                       | https://*.example.com   | https://.example.com            | false
            empty first label                 | https://*.example.com   | https://.a.example.com          | false
            empty label inside                | https://*.example.com   | https://a..example.com          | false
            empty label before the base       | https://*.example.com   | https://evil.test..example.com  | false
            trailing dot                      | https://*.example.com   | https://a.example.com.          | false
            upper case in a label             | https://*.example.com   | https://A.example.com           | false
            upper case in the base            | https://*.example.com   | https://a.Example.com           | false
            space                             | https://*.example.com   | https://a b.example.com         | false
            line feed at the end              | https://*.example.com   | `https://a.example.com\n`       | false
            NUL                               | https://*.example.com   | `https://a\u0000.example.com`   | false
            user information                  | https://*.example.com   | https://evil.test@a.example.com | false
            asterisk in place of a label      | https://*.example.com   | https://*.example.com           | false
            another scheme                    | https://*.example.com   | http://a.example.com            | false
            scheme with more in front         | https://*.example.com   | xhttps://a.example.com          | false
            scheme in upper case              | https://*.example.com   | HTTPS://a.example.com           | false
            no scheme                         | https://*.example.com   | a.example.com                   | false
            empty scheme                      | https://*.example.com   | ://a.example.com                | false
            one slash                         | https://*.example.com   | https:/a.example.com            | false
            a port where none is given        | https://*.example.com   | https://a.example.com:8443      | false
            default port written out          | https://*.example.com   | https://a.example.com:443       | false
            the given port                    | https://*.example.com:1 | https://a.example.com:1         | true
            another port                      | https://*.example.com:1 | https://a.example.com:2         | false
            no port where one is given        | https://*.example.com:1 | https://a.example.com           | false
            any port                          | https://*.example.com:* | https://a.example.com:8443      | true
            any port, the default one         | https://*.example.com:* | https://a.example.com           | true
            any port, default one written out | https://*.example.com:* | https://a.example.com:443       | false
            brackets under a wildcard         | https://*.example.com:* | https://[a].example.com:1       | false
            brackets before the port          | https://*.example.com:* | https://[::1]:80.example.com:1  | false
            address in front of the base      | https://*.example.com   | https://127.0.0.1.example.com   | true
            """)
    void wildcardStandsForLabelsOrAPort(String why, String pattern, String origin, boolean covered) {
        assertThat(why, table(pattern).find(origin) != null, is(covered));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here  | labels of 63 | more | covered
            longest label     | 1            | 0    | true
            longest host      | 3            | 49   | true
            host one too long | 3            | 50   | false
            label too long    | 0            | 64   | false
            """)
    void wildcardStandsForNoMoreThanAHostMayHave(String why, int labels, int more, boolean covered) {
        String host = "a".repeat(more) + (more == 0 ? "" : ".") + (LABEL63 + ".").repeat(labels) + "example.com";

        assertThat(why, table("https://*.example.com").find("https://" + host) != null, is(covered));
        assertThat(why, table("https://*.example.com:*").find("https://" + host + ":65535") != null, is(covered));
    }

    @Test
    void lookUpIsFastHoweverManyThePatterns() {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            patterns.add("https://n" + i + ".example");
            patterns.add("http://n" + i + ".example:*");
            patterns.add("https://*.n" + i + ".example:*");
        }
        OriginTable<String> table = table(patterns.toArray(String[]::new));

        assertFast(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 100_000; i++) {
                table.find("https://a.b.n" + i % 60_000 + ".example:8443");
            }
        });
    }

    @Test
    void hugeOriginIsNotLookedAt() {
        OriginTable<String> table = table("https://*.example.com:*", "http://localhost:*");
        String huge = "https://" + "a.".repeat(4_000_000) + "example.com";

        assertThat(table.find(huge) == null, is(true));
        assertFast(Duration.ofMillis(100), () -> {
            for (int i = 0; i < 30; i++) {
                table.find(huge);
            }
        });
    }

    /** A bound that is missed by orders of magnitude only if the work grows with what it must not. */
    private static void assertFast(Duration bound, Runnable action) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        action.run();
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;

        assertThat(Duration.ofNanos(nanos), is(lessThan(bound)));
    }

    /** As simple as it can be: every pattern is tried, by a regular expression, and the most specific is kept. */
    private static final class Reference {

        private static final Pattern ORIGIN =
                Pattern.compile("([a-z]+)://([a-z0-9._-]*|\\[[0-9a-f:]+])(?::([1-9][0-9]{0,4}))?");

        private final List<String> patterns;

        Reference(String... patterns) {
            this.patterns = Arrays.asList(patterns);
        }

        String find(String origin) {
            String best = null;
            for (String pattern : patterns) {
                if (covers(pattern, origin) && (best == null || rank(pattern).compareTo(rank(best)) > 0)) {
                    best = pattern;
                }
            }
            return best;
        }

        private static boolean covers(String pattern, String origin) {
            if (pattern.equals("*") || pattern.equals(origin)) {
                return !pattern.contains("*") || pattern.equals("*");
            }
            Matcher matcher = ORIGIN.matcher(origin);
            if (!matcher.matches() || !pattern.contains("*")) {
                return false;
            }
            String scheme = matcher.group(1);
            String host = matcher.group(2);
            String port = matcher.group(3);
            String defaultPort = scheme.equals("http") ? "80" : scheme.equals("https") ? "443" : "none";
            if (port != null && (port.equals(defaultPort) || Integer.parseInt(port) > 65535)) {
                return false;
            }
            String[] parts = pattern.split("://");
            boolean anyPort = parts[1].endsWith(":*");
            String rest = anyPort ? parts[1].substring(0, parts[1].length() - 2) : parts[1];
            boolean samePort = anyPort || (port == null ? !rest.matches(".*:[0-9]+") : rest.endsWith(":" + port));
            String patternHost = rest.replaceFirst(":[0-9]+$", "");
            if (!parts[0].equals(scheme) || !samePort) {
                return false;
            }
            if (!patternHost.startsWith("*.")) {
                return patternHost.equals(host);
            }
            String tail = patternHost.substring(1);
            return host.length() <= 253
                    && host.endsWith(tail)
                    && host.substring(0, host.length() - tail.length())
                            .matches("[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
        }

        /** Sorts by kind, then by the length of the base, then by whether the port is given. */
        private static String rank(String pattern) {
            if (pattern.equals("*")) {
                return "0";
            }
            if (!pattern.contains("*")) {
                return "3";
            }
            if (!pattern.contains("*.")) {
                return "2";
            }
            int base = pattern.replaceFirst(":([0-9]+|\\*)$", "").length() - pattern.indexOf("*.");
            return String.format(java.util.Locale.ROOT, "1 %04d %d", base, pattern.endsWith(":*") ? 0 : 1);
        }
    }

    @Test
    @Timeout(60)
    void answersLikeTheReferenceInAHundredThousandRandomCases() {
        Random random = new Random(20261008);
        int covered = 0;
        for (int i = 0; i < 2_000; i++) {
            String[] patterns = random.ints(1 + random.nextInt(12), 0, Integer.MAX_VALUE)
                    .mapToObj(seed -> pattern(new Random(seed)))
                    .distinct()
                    .toArray(String[]::new);
            OriginTable<String> table = table(patterns);
            Reference reference = new Reference(patterns);
            for (int j = 0; j < 50; j++) {
                String origin = origin(random);
                String expected = reference.find(origin);
                covered += expected == null ? 0 : 1;

                if (!Objects.equals(table.find(origin), expected)) {
                    assertThat(Arrays.toString(patterns) + " " + origin, table.find(origin), is(expected));
                }
            }
        }
        assertThat("neither all nor nothing is covered: " + covered, covered > 20_000 && covered < 80_000, is(true));
    }

    private static String pattern(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> "*";
            case 1, 2, 3, 4 -> scheme(random) + "://" + host(random) + ":*";
            case 5, 6, 7, 8 -> scheme(random) + "://*." + host(random);
            case 9, 10, 11 -> scheme(random) + "://*." + host(random) + ":8080";
            case 12, 13, 14 -> scheme(random) + "://*." + host(random) + ":*";
            default -> scheme(random) + "://" + host(random) + (random.nextBoolean() ? "" : ":8080");
        };
    }

    /** Mostly one that some pattern may cover, now and then with a byte too many, one changed, or one missing. */
    private static String origin(Random random) {
        StringBuilder origin = new StringBuilder(scheme(random)).append("://").append(host(random));
        origin.append(
                switch (random.nextInt(8)) {
                    case 0 -> ":80";
                    case 1 -> ":443";
                    case 2 -> ":65536";
                    case 3, 4 -> ":8080";
                    default -> "";
                });
        if (random.nextInt(4) == 0) {
            int at = random.nextInt(origin.length());
            char odd = ".:/@*-aA0 \n\u0000[]%".charAt(random.nextInt(15));
            switch (random.nextInt(3)) {
                case 0 -> origin.insert(at, odd);
                case 1 -> origin.setCharAt(at, odd);
                default -> origin.deleteCharAt(at);
            }
        }
        return origin.toString();
    }

    private static String scheme(Random random) {
        return random.nextInt(3) == 0 ? "http" : "https";
    }

    private static String host(Random random) {
        StringBuilder host = new StringBuilder();
        for (int labels = random.nextInt(3); labels > 0; labels--) {
            host.append(label(random)).append('.');
        }
        return host.append(random.nextBoolean() ? "ab" : "a").toString();
    }

    private static String label(Random random) {
        String[] labels = {"a", "b", "ab", "a", "b", "-", "_", "1", "a".repeat(63)};
        return labels[random.nextInt(labels.length)];
    }
}

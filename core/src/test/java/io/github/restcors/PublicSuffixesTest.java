package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The <a href="https://github.com/publicsuffix/list/wiki/Format">Public Suffix List</a>, and that we ship it whole. */
class PublicSuffixesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                           | base                          | covers
            generic top-level domain                   | com                           | true
            country's top-level domain                 | uk                            | true
            second-level suffix                        | co.uk                         | true
            third-level suffix                         | kawasaki.miyagi.jp            | true
            name below a second-level suffix           | example.co.uk                 | false
            registrable name                           | example.com                   | false
            name below a registrable name              | app.example.com               | false
            ends like a suffix, inside a label         | example-co.uk                 | false
            begins like a suffix                       | co.uk.example.com             | false
            private section                            | github.io                     | true
            one user's name in the private section     | octocat.github.io             | false
            no suffix, but suffixes below              | amazonaws.com                 | true
            no suffix, but suffixes two labels below   | eu-central-1.amazonaws.com    | true
            no suffix, but a wildcard rule below       | compute.amazonaws.com         | true
            suffix by a wildcard rule, three labels    | foo.compute.amazonaws.com     | true
            below a suffix by a wildcard rule          | bar.foo.compute.amazonaws.com | false
            default rule, and a wildcard rule below    | ck                            | true
            suffix by the wildcard rule *.ck           | foo.ck                        | true
            below a suffix by the wildcard rule *.ck   | bar.foo.ck                    | false
            exception rule !www.ck                     | www.ck                        | false
            below an exception rule                    | app.www.ck                    | false
            ends like an exception, inside a label     | awww.ck                       | true
            no suffix, but wildcard rule *.kawasaki.jp | kawasaki.jp                   | true
            suffix by the wildcard rule                | foo.kawasaki.jp               | true
            exception rule !city.kawasaki.jp           | city.kawasaki.jp              | false
            below that exception rule                  | app.city.kawasaki.jp          | false
            top-level domain in Punycode               | xn--p1ai                      | true
            second-level suffix in Punycode            | xn--55qx5d.cn                 | true
            both labels in Punycode                    | xn--55qx5d.xn--j6w193g        | true
            registrable name in Punycode               | xn--mnchen-3ya.de             | false
            below a suffix in Punycode                 | example.xn--55qx5d.cn         | false
            default rule, unlisted single label        | internal                      | true
            default rule, reserved for tests           | example                       | true
            below an unlisted single label             | corp.internal                 | false
            localhost, exempt from the default rule    | localhost                     | false
            below localhost                            | app.localhost                 | false
            two labels below localhost                 | a.app.localhost               | false
            localhost as a label of another name       | localhost.com                 | false
            ends like localhost, inside a label        | mylocalhost                   | true
            """)
    void coversASuffixThatIsTheBaseOrBelowIt(String why, String base, boolean covers) {
        assertThat(why, PublicSuffixes.coversPublicSuffix(base), is(covers));
    }

    /** Another problem is reported for these; here they must not throw. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # why it is here | base      | covers
            nothing          | ""        | true
            only a dot       | .         | false
            dot at the start | .com      | false
            dot at the end   | com.      | false
            upper case       | CO.UK     | false
            IPv4 address     | 192.0.2.1 | false
            """)
    void answersForWhatIsNoHostName(String why, String base, boolean covers) {
        assertThat(why, PublicSuffixes.coversPublicSuffix(base), is(covers));
    }

    @Test
    void everyRuleOfTheListCounts() throws IOException {
        Set<String> rules = new HashSet<>(rules());
        Set<String> wrong = new TreeSet<>();

        for (String rule : rules) {
            boolean exception = rule.startsWith("!");
            String name = exception ? rule.substring(1) : rule.startsWith("*.") ? rule.substring(2) : rule;
            boolean wildcard = rules.contains("*." + name);
            if (PublicSuffixes.coversPublicSuffix(name) == exception) {
                wrong.add(name);
            }
            if (PublicSuffixes.coversPublicSuffix("not-in-the-list." + name) != wildcard) {
                wrong.add("not-in-the-list." + name);
            }
            if (PublicSuffixes.coversPublicSuffix("a.not-in-the-list." + name)) {
                wrong.add("a.not-in-the-list." + name);
            }
        }

        assertThat(wrong, is(empty()));
    }

    @Test
    void readsTheRulesAndTheNamesAboveThem() {
        Set<String> names = PublicSuffixes.read("public-suffix-list.txt.gz");

        assertThat(names, hasItems("co.uk", "*.ck", "ck", "!www.ck", "amazonaws.com", "eu-central-1.amazonaws.com"));
    }

    /** In a class loader of its own, where nobody has asked before. */
    @Test
    void listIsReadWhenItIsNeededAndOnce() throws Exception {
        URL[] classes = {
            PublicSuffixes.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader loader = new URLClassLoader(classes, null)) {
            Method covers = loader.loadClass(PublicSuffixes.class.getName())
                    .getDeclaredMethod("coversPublicSuffix", String.class);
            covers.setAccessible(true);
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(covers.invoke(null, "foo.ck"), is(true));
            long byFirst = threads.getCurrentThreadAllocatedBytes() - before;
            for (int i = 0; i < 100; i++) {
                assertThat(covers.invoke(null, "n" + i + ".ck"), is(true));
            }
            long byOthers = threads.getCurrentThreadAllocatedBytes() - before - byFirst;

            assertThat("bytes for a hundred", byOthers, is(lessThan(byFirst)));
        }
    }

    @Test
    void resourceSaysWhichVersionItIs() throws IOException {
        assertThat(
                lines().get(0),
                matchesPattern("# public_suffix_list\\.dat, version 20[2-9]\\d-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d_UTC,"
                        + " commit [0-9a-f]{40}; MPL-2\\.0, see META-INF/LICENSE-public-suffix-list\\.txt"));
    }

    @Test
    void resourceIsNotOlderThanTheFirstOneShipped() throws IOException {
        String version = lines().get(0).replaceFirst(".* version (\\S+)_UTC,.*", "$1");

        assertThat(version, is(greaterThanOrEqualTo("2026-10-06_16-13-12")));
    }

    @Test
    void resourceHasTheRulesOfBothSections() throws IOException {
        assertThat(rules().size(), is(greaterThan(10_000)));
    }

    @Test
    void resourceHasEachRuleOnceAndSorted() throws IOException {
        List<String> rules = rules();

        assertThat(rules, is(List.copyOf(new TreeSet<>(rules))));
    }

    @Test
    void resourceHasOnlyRulesInAsciiWithAWildcardOnlyInFront() throws IOException {
        String label = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
        List<String> odd = rules().stream()
                .filter(rule -> !rule.matches("(\\*\\.|!" + label + "\\.)?" + label + "(\\." + label + ")*"))
                .toList();

        assertThat(odd, is(empty()));
    }

    @Test
    void resourceEndsWithALineFeedAndHasNoOtherLineEnds() throws IOException {
        String text = text();

        assertThat(text, is(String.join("\n", lines()) + "\n"));
    }

    /** Of the header of RFC 1952: the flags, the time, how it was compressed, and no operating system. */
    @Test
    void resourceIsCompressedReproducibly() throws IOException {
        try (InputStream packed = packed()) {
            byte[] header = packed.readNBytes(10);

            assertThat(header, is(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff}));
        }
    }

    @Test
    void licenceOfTheListIsShipped() throws IOException {
        try (InputStream in = PublicSuffixes.class.getResourceAsStream("/META-INF/LICENSE-public-suffix-list.txt")) {
            String licence = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(licence, startsWith("The file io/github/restcors/public-suffix-list.txt.gz "));
            assertThat(licence, containsString("https://publicsuffix.org/list/public_suffix_list.dat"));
            assertThat(licence, containsString("\nMozilla Public License Version 2.0\n"));
            assertThat(licence, containsString("\nExhibit B - \"Incompatible With Secondary Licenses\" Notice\n"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here      | resource             | message
            left out              | no-such.gz           | is missing; keep it there
            there, but not zipped | PublicSuffixes.class | is no gzip file; keep it as it is
            """)
    void saysWhatIsWrongWithItsResource(String why, String resource, String message) {
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> PublicSuffixes.read(resource), why);

        assertThat(
                why,
                e.getMessage(),
                startsWith("rest-cors: resource \"" + resource
                        + "\" beside the class io.github.restcors.PublicSuffixes " + message));
    }

    private static List<String> rules() throws IOException {
        List<String> lines = lines();
        return lines.subList(1, lines.size());
    }

    private static List<String> lines() throws IOException {
        return text().lines().toList();
    }

    private static String text() throws IOException {
        try (InputStream list = new GZIPInputStream(packed())) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream packed() {
        return Objects.requireNonNull(PublicSuffixes.class.getResourceAsStream("public-suffix-list.txt.gz"));
    }
}

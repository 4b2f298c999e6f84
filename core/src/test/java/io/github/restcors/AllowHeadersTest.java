package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fetch, <a
 * href="https://fetch.spec.whatwg.org/#http-access-control-request-headers">Access-Control-Request-Headers</a> and what
 * is answered to it.
 */
class AllowHeadersTest {

    private static final int LIMIT = 16 * 1024;

    private static AllowHeaders allowing(boolean credentials, String... names) {
        return AllowHeaders.of(NameSet.of(Arrays.asList(names)), credentials);
    }

    /** Lines are separated by a slash, which is no token character. */
    private static List<String> lines(String asked) {
        return asked == null ? List.of() : Arrays.asList(asked.split("/", -1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                         | asked                      | refused
            nothing asked                            | -                          | -
            an empty field                           | ``                         | -
            only whitespace                          | ` \t `                     | -
            only commas                              | `,, ,\t,`                  | -
            one name                                 | x-a                        | -
            as browsers send them                    | authorization,content-type | -
            as configured                            | X-A                        | -
            any case                                 | x-A,CONTENT-type           | -
            any order                                | x-b,content-type,x-a       | -
            twice                                    | x-a,x-a,X-A                | -
            a space after the comma                  | x-a, x-b                   | -
            a space before the comma                 | x-a ,x-b                   | -
            tabs                                     | `x-a\t,\tx-b`              | -
            much whitespace                          | `   x-a \t  ,  \t x-b  `   | -
            an empty element                         | x-a,,x-b                   | -
            empty elements around                    | `,x-a,`                    | -
            two lines are one list                   | x-a/x-b                    | -
            an empty line                            | x-a//x-b                   | -
            a line that ends with a comma            | `x-a,/,x-b`                | -
            not listed                               | x-c                        | HEADER_NOT_ALLOWED
            not listed among listed ones             | x-a,x-c,x-b                | HEADER_NOT_ALLOWED
            not listed on the second line            | x-a/x-c                    | HEADER_NOT_ALLOWED
            a name is not split by the end of a line | x-/a                       | HEADER_NOT_ALLOWED
            the start of a listed name               | x-                         | HEADER_NOT_ALLOWED
            the end of a listed name                 | -a                         | HEADER_NOT_ALLOWED
            a listed name and more                   | x-ab                       | HEADER_NOT_ALLOWED
            a wildcard is no name on the list        | *                          | HEADER_NOT_ALLOWED
            spaces separate nothing                  | x-a x-b                    | HEADERS_MALFORMED
            semicolons neither                       | x-a;x-b                    | HEADERS_MALFORMED
            a value                                  | x-a:1                      | HEADERS_MALFORMED
            quoted                                   | "x-a"                      | HEADERS_MALFORMED
            parameter                                | x-a=b                      | HEADERS_MALFORMED
            line feed inside                         | `x-a\nx-b`                 | HEADERS_MALFORMED
            line feed is no whitespace               | `x-a,\nx-b`                | HEADERS_MALFORMED
            carriage return                          | `x-a\r`                    | HEADERS_MALFORMED
            NUL                                      | `x-a\0`                    | HEADERS_MALFORMED
            no-break space                           | `\u00a0x-a`                | HEADERS_MALFORMED
            vertical tab                             | `\013x-a`                  | HEADERS_MALFORMED
            not ASCII                                | x-\u00e4                   | HEADERS_MALFORMED
            KELVIN SIGN, k without case in Unicode   | x-\u212a                   | HEADERS_MALFORMED
            LONG S, S in upper case                  | x-\u017f                   | HEADERS_MALFORMED
            DOTLESS I, I in upper case               | content-type,x-\u0131d     | HEADERS_MALFORMED
            I WITH DOT, i in lower case              | x-\u0130d                  | HEADERS_MALFORMED
            fullwidth letter                         | x-\uff41                   | HEADERS_MALFORMED
            fullwidth comma                          | x-a\uff0cx-b               | HEADERS_MALFORMED
            """)
    void namesHaveToBeListed(String why, String asked, String refused) {
        CorsDecision.Reason expected = refused == null ? null : CorsDecision.Reason.valueOf(refused);
        String[] names = {"X-A", "X-B", "Content-Type", "Authorization", "X-K", "X-S", "X-ID"};

        assertThat(why, allowing(false, names).check(lines(asked)), is(expected));
        assertThat(why, allowing(true, names).check(lines(asked)), is(expected));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here                  | asked                   | refused
            nothing asked                     | -                       | -
            any name                          | x-anything              | -
            any names                         | content-type,x-b        | -
            the wildcard as a name            | *                       | -
            never Authorization               | authorization           | HEADER_NOT_ALLOWED
            never Authorization, in any case  | AUTHORIZATION           | HEADER_NOT_ALLOWED
            never Authorization, among others | x-a, Authorization ,x-b | HEADER_NOT_ALLOWED
            begins like it                    | authorization-2         | -
            ends like it                      | x-authorization         | -
            as long as it                     | authorisation           | -
            no token                          | x-a:1                   | HEADERS_MALFORMED
            no token, KELVIN SIGN             | \u212a                  | HEADERS_MALFORMED
            no token, not ASCII               | author\u0131zation      | HEADERS_MALFORMED
            two names without a comma         | x-a x-b                 | HEADERS_MALFORMED
            """)
    void wildcardCoversAllTokensButAuthorization(String why, String asked, String refused) {
        CorsDecision.Reason expected = refused == null ? null : CorsDecision.Reason.valueOf(refused);

        assertThat(why, allowing(false, "*").check(lines(asked)), is(expected));
        assertThat(why, allowing(true, "*").check(lines(asked)), is(expected));
        assertThat(why, allowing(false, "X-Other", "*").check(lines(asked)), is(expected));
    }

    @Test
    void authorizationIsCoveredWhereItIsListedBesideTheWildcard() {
        assertThat(allowing(false, "*", "authorization").check(List.of("x-a,Authorization")), is(nullValue()));
        assertThat(allowing(true, "Authorization", "*").check(List.of("authorization")), is(nullValue()));
    }

    @Test
    void nothingIsAllowedByDefault() {
        assertThat(allowing(false).check(List.of("x-a")), is(CorsDecision.Reason.HEADER_NOT_ALLOWED));
        assertThat(allowing(false).check(List.of("")), is(nullValue()));
    }

    @Test
    void localeDoesNotMatter() {
        InTurkish.run(() -> {
            assertThat(allowing(false, "X-ID").check(List.of("x-id,X-ID")), is(nullValue()));
            assertThat(
                    allowing(false, "*").check(List.of("AUTHORIZATION")), is(CorsDecision.Reason.HEADER_NOT_ALLOWED));
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here              | allowed         | asked           | plain            | credentials
            nothing allowed               | ``              | -               | -                | -
            the whole list, asked or not  | X-B,x-a         | x-a             | X-B, x-a         | X-B, x-a
            the whole list, none asked    | X-A             | -               | X-A              | X-A
            listed twice, sent once       | X-A,x-a         | -               | X-A              | X-A
            wildcard, or what is asked    | *               | x-a,X-B         | *                | x-a,X-B
            names beside it say nothing   | X-C,*           | x-a             | *                | x-a
            but Authorization does        | *,Authorization | x-a             | *, Authorization | x-a
            spelt as configured           | AUTHORIZATION,* | authorization   | *, AUTHORIZATION | authorization
            nothing asked, nothing echoed | *               | -               | *                | -
            an empty field is not echoed  | *               | `, ,`           | *                | -
            echoed without what is empty  | *               | ` x-a ,,/\tx-b` | *                | x-a,x-b
            echoed once, first spelling   | *               | x-a,X-B,X-A,x-b | *                | x-a,X-B
            """)
    void valueServesEverySetOfHeaders(String why, String allowed, String asked, String plain, String credentials) {
        String[] names = allowed.isEmpty() ? new String[0] : allowed.split(",");

        assertThat(why, allowing(false, names).value(lines(asked)), is(plain));
        assertThat(why, allowing(true, names).value(lines(asked)), is(credentials));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                     | rules           | value     | allowed | refused
            what all allow                       | X-A,X-B X-B,X-C | X-B       | x-b     | x-a
            without case, first spelling         | X-Id x-id       | X-Id      | X-ID    | x
            nothing in common                    | X-A X-B         | -         | -       | x-a
            one allows nothing                   | * none          | -         | -       | x-a
            wildcard and names                   | * X-A           | X-A       | x-a     | x-b
            names and wildcard                   | X-A *           | X-A       | x-a     | x-b
            wildcard does not cover it           | * AUTH,X-A      | X-A       | x-a     | auth
            nor in the other order               | AUTH,X-A *      | X-A       | x-a     | auth
            wildcard and it listed in both       | *,AUTH auth,X-A | AUTH, X-A | auth    | x-b
            wildcards, it listed in one          | *,AUTH *        | *         | x-b     | auth
            wildcards, it listed in both         | *,AUTH *,AUTH   | *, AUTH   | auth    | -
            credentials in one, names in one     | +* X-A          | X-A       | x-a     | x-b
            credentials in one, wildcard in both | +* *            | *         | x-b     | auth
            credentials in all, wildcard in all  | +* +*           | x-b       | x-b     | auth
            credentials in all, names in one     | +* +X-A         | X-A       | x-a     | x-b
            """)
    void severalRulesAllowWhatEachOfThemAllows(String why, String rules, String value, String allowed, String refused) {
        AllowHeaders headers = AllowHeaders.of(Arrays.stream(written(rules).split(" "))
                .map(AllowHeadersTest::rule)
                .toList());

        assertThat(why, headers.value(lines(written(allowed))), is(written(value)));
        assertThat(why, headers.check(lines(written(allowed))), is(nullValue()));
        if (refused != null) {
            assertThat(why, headers.check(lines(written(refused))), is(CorsDecision.Reason.HEADER_NOT_ALLOWED));
        }
    }

    @Test
    void oneRuleIsReadyMade() {
        CorsPolicy only = rule("X-A");

        assertThat(AllowHeaders.of(List.of(only)), is(sameInstance(only.headerRule())));
    }

    private static String written(String text) {
        return text == null ? null : text.replace("AUTH", "Authorization").replace("auth", "authorization");
    }

    /** A rule that allows headers, after a plus with credentials. */
    private static CorsPolicy rule(String headers) {
        boolean credentials = headers.startsWith("+");
        String names = credentials ? headers.substring(1) : headers;
        CorsPolicy.Builder builder =
                CorsPolicy.builder().allowedOrigins("https://a.example").allowCredentials(credentials);
        return names.equals("none")
                ? builder.build()
                : builder.allowedHeaders(names.split(",")).build();
    }

    @Test
    void sixteenKibibytesAreLookedAtAndNotOneByteMore() {
        String name = "x-" + "a".repeat(LIMIT - 2);

        assertThat(allowing(false, "*").check(List.of(name)), is(nullValue()));
        assertThat(allowing(false, name).check(List.of(name)), is(nullValue()));
        assertThat(allowing(false, "*").check(List.of(name + ",")), is(CorsDecision.Reason.HEADERS_TOO_LONG));
        assertThat(allowing(false, "*").check(List.of(" " + name)), is(CorsDecision.Reason.HEADERS_TOO_LONG));
        assertThat(
                "malformed, but too long to look at",
                allowing(false, "*").check(List.of(":".repeat(LIMIT + 1))),
                is(CorsDecision.Reason.HEADERS_TOO_LONG));
    }

    @Test
    void linesCountTogether() {
        List<String> fits = Collections.nCopies(1024, "x-a,x-b,x-c,x-d,");
        List<String> tooLong = Collections.nCopies(1025, "x-a,x-b,x-c,x-d,");

        assertThat(allowing(false, "*").check(fits), is(nullValue()));
        assertThat(allowing(false, "*").check(tooLong), is(CorsDecision.Reason.HEADERS_TOO_LONG));
    }

    /** The hostile lists that made other libraries slow: all empty, all whitespace, all alike, one letter off. */
    @Test
    void workIsLinearInTheLength() {
        String[] names = IntStream.range(0, 2_000).mapToObj(i -> "x-h" + i).toArray(String[]::new);
        AllowHeaders headers = allowing(true, names);
        List<List<String>> hostile = List.of(
                List.of(",".repeat(LIMIT)),
                List.of(" ".repeat(LIMIT)),
                List.of(" ,".repeat(LIMIT / 2)),
                List.of("x-h1999,".repeat(LIMIT / 8)),
                List.of(Arrays.stream(names).limit(1_500).collect(Collectors.joining(","))),
                Collections.nCopies(LIMIT, ","),
                Collections.nCopies(LIMIT * 4, ""),
                List.of("x-h1999," + "a".repeat(LIMIT - 8)));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 100; i++) {
            hostile.forEach(headers::check);
        }
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;

        assertThat(Duration.ofNanos(nanos), is(lessThan(Duration.ofSeconds(10))));
    }

    /** rs/cors and go-chi/cors (#36) took memory for every element of a hostile list. */
    @Test
    void ghsa_mh55_gqvf_xfwm_checkAllocatesNothingThatGrowsWithTheLength() {
        AllowHeaders headers = allowing(false, "X-A", "X-B");
        List<String> few = List.of("x-a");
        List<String> many = List.of("x-a, X-B ,".repeat(LIMIT / 10));

        long byFew = allocatedBy(() -> headers.check(few));
        long byMany = allocatedBy(() -> headers.check(many));

        assertThat("bytes for a list a thousand times as long", byMany - byFew, is(lessThan(1_000L)));
    }

    private static long allocatedBy(Runnable action) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 200; i++) {
            action.run();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            action.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}

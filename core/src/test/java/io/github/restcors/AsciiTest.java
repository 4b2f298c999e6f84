package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110, <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6">common rules for field values</a>. */
class AsciiTest {

    private static final String DELIMITERS = "\"(),/:;<=>?@[\\]{}";

    @Test
    void tokenCharactersAreTheVisibleOnesWithoutDelimiters() {
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            boolean visible = i > 0x20 && i < 0x7f;

            assertThat(
                    "U+" + Integer.toHexString(i),
                    Ascii.isTokenCharacter((char) i),
                    is(visible && DELIMITERS.indexOf(i) < 0));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here             | text      | token
            a name                       | X-Token   | true
            punctuation                  | !#$%&+-.  | true
            an asterisk alone            | *         | true
            one character                | a         | true
            nothing                      | ``        | false
            a space                      | ` `       | false
            a space inside               | a b       | false
            a space at the end           | `a `      | false
            a comma                      | a,b       | false
            a colon                      | a:b       | false
            a letter beyond ASCII        | \u00e4    | false
            KELVIN SIGN, lower case is k | \u212aeep | false
            """)
    void tokenHasOneTokenCharacterAtLeastAndNoOther(String why, String text, boolean token) {
        assertThat(why, Ascii.isToken(text), is(token));
    }

    @Test
    void lowerCaseChangesTheTwentySixLettersOnly() {
        for (int i = 0; i <= Character.MAX_VALUE; i++) {
            char expected = i >= 'A' && i <= 'Z' ? (char) (i + 32) : (char) i;

            assertThat("U+" + Integer.toHexString(i), Ascii.lowerCase((char) i), is(expected));
        }
    }

    @Test
    void lowerCaseOfATokenDoesNotDependOnTheLocale() {
        InTurkish.run(() -> assertThat(Ascii.lowerCase("X-ID"), is("x-id")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here        | value                   | stripped
            no such field           | -                       | -
            nothing around          | https://a.example       | https://a.example
            spaces                  | `  https://a.example `  | https://a.example
            tabs                    | `\thttps://a.example\t` | https://a.example
            inside they stay        | ` a b `                 | a b
            nothing else            | `   `                   | ``
            empty                   | ``                      | ``
            a line feed is no OWS   | `a\n`                   | `a\n`
            nor is a no-break space | `a\u00a0`               | `a\u00a0`
            nor is a vertical tab   | `\013a`                 | `\013a`
            """)
    void stripRemovesOuterWhitespaceOfAFieldValue(String why, String value, String stripped) {
        assertThat(why, Ascii.strip(value), is(stripped));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here        | text                | quoted
            nothing was sent        | -                   | none
            empty                   | ``                  | ""
            as it is                | https://a.example   | "https://a.example"
            a quote cannot end it   | a"b                 | "a\\"b"
            nor a backslash         | a\\                 | "a\\\\"
            a line cannot be forged | `a\r\nFINE: forged` | "a\\u000d\\u000aFINE: forged"
            nor an escape sequence  | `\u001b[31m`        | "\\u001b[31m"
            nor DEL                 | `\u007f`            | "\\u007f"
            what is not ASCII       | \u00e4\u202e        | "\\u00e4\\u202e"
            """)
    void quoteLetsNothingForgeALine(String why, String text, String quoted) {
        assertThat(why, Ascii.quote(text), is(quoted));
    }

    @Test
    void quoteShowsAHundredCharacters() {
        assertThat(Ascii.quote("a".repeat(100)), is('"' + "a".repeat(100) + '"'));
        assertThat(Ascii.quote("a".repeat(101)), is('"' + "a".repeat(100) + "\"… (101 characters)"));
    }

    @Test
    void quoteIsShortHoweverLongTheText() {
        assertThat(Ascii.quote("\u0000".repeat(1_000_000)).length(), is(lessThan(700)));
    }
}

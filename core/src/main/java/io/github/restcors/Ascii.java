package io.github.restcors;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** ASCII text as HTTP compares it; nothing here depends on the default locale or charset. */
final class Ascii {

    /** In place of a character that may not stand in a token. */
    static final char NOT_IN_TOKEN = 0;

    /** Indexed by character: what it is in lower case if it may stand in a token, or {@link #NOT_IN_TOKEN}. */
    private static final char[] TOKEN_CHARACTERS = new char[128];

    static {
        // RFC 9110, section 5.6.2: tchar
        String token = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (int i = 0; i < token.length(); i++) {
            TOKEN_CHARACTERS[token.charAt(i)] = lowerCase(token.charAt(i));
        }
    }

    private Ascii() {}

    static boolean isTokenCharacter(char character) {
        return lowerCaseInToken(character) != NOT_IN_TOKEN;
    }

    /** Returns a character in lower case, or {@link #NOT_IN_TOKEN}. */
    static char lowerCaseInToken(char character) {
        return character < TOKEN_CHARACTERS.length ? TOKEN_CHARACTERS[character] : NOT_IN_TOKEN;
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Lower-cases text that is known to be ASCII, such as a token. */
    static String lowerCase(String ascii) {
        return ascii.toLowerCase(Locale.ROOT);
    }

    static char lowerCase(char character) {
        return character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
    }

    /** Compares without case. */
    static boolean equal(String text, String ascii) {
        return text.length() == ascii.length() && startsWith(text, ascii);
    }

    /** Whether a text begins with another, without case. */
    static boolean startsWith(String text, String ascii) {
        if (text.length() < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (lowerCase(text.charAt(i)) != lowerCase(ascii.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isWhitespace(char character) {
        // RFC 9110, section 5.6.3: OWS
        return character == ' ' || character == '\t';
    }

    /** Removes the whitespace around a field value, which is no part of it (RFC 9110, section 5.5). */
    static @Nullable String strip(@Nullable String fieldValue) {
        if (fieldValue == null) {
            return null;
        }
        int from = 0;
        int to = fieldValue.length();
        while (from < to && isWhitespace(fieldValue.charAt(from))) {
            from++;
        }
        while (from < to && isWhitespace(fieldValue.charAt(to - 1))) {
            to--;
        }
        return fieldValue.substring(from, to);
    }

    /** Quotes a client's text for the log: cut, and nothing in it that could forge a line. */
    static String quote(@Nullable String text) {
        if (text == null) {
            return "none";
        }
        int shown = Math.min(text.length(), 100);
        StringBuilder quoted = new StringBuilder(shown + 16).append('"');
        for (int i = 0; i < shown; i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character >= ' ' && character < 127) {
                quoted.append(character);
            } else {
                quoted.append("\\u")
                        .append(Integer.toHexString(0x10000 + character).substring(1));
            }
        }
        return shown == text.length()
                ? quoted.append('"').toString()
                : quoted.append("\"… (")
                        .append(text.length())
                        .append(" characters)")
                        .toString();
    }
}

package io.github.restcors.it.browsermodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Header lists: names compare without case, several lines of a name are one value. */
final class Headers {

    private Headers() {}

    static boolean contains(List<Map.Entry<String, String>> headers, String name) {
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-header-list-get">get a header</a>; {@code null} if there is none. */
    static String get(List<Map.Entry<String, String>> headers, String name) {
        String value = null;
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                // RFC 9112, 5: the whitespace around it is no part of the value
                String line = Syntax.trimmed(header.getValue());
                value = value == null ? line : value + ", " + line;
            }
        }
        return value;
    }

    /**
     * Returns the elements of a header that is a list of tokens: none if there is no such header, {@code null} for failure.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#extract-header-list-values">Fetch, extract header list values</a>
     * @see <a href="https://fetch.spec.whatwg.org/#http-new-header-syntax">Fetch, HTTP new-header syntax</a>
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1.2">RFC 9110, 5.6.1.2: empty elements are none</a>
     */
    static List<String> tokens(List<Map.Entry<String, String>> headers, String name) {
        List<String> elements = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                for (String element : header.getValue().split(",", -1)) {
                    String trimmed = Syntax.trimmed(element);
                    if (!trimmed.isEmpty() && !Syntax.isToken(trimmed)) {
                        return null;
                    }
                    if (!trimmed.isEmpty()) {
                        elements.add(trimmed);
                    }
                }
            }
        }
        return elements;
    }

    /** Whether a list names a header. */
    static boolean names(List<String> list, String name) {
        for (String element : list) {
            if (element.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}

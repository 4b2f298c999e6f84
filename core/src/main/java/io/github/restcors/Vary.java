package io.github.restcors;

/**
 * {@code Vary}: what a cache has to compare before it reuses a response. Added to what the application says, never set over
 * it, and always as one field line, since some servers send only the last of several.
 *
 * <p>Every response of a resource says {@code Origin} unless {@code *} is its only rule, the responses to requests without
 * {@code Origin} included: a cache would answer a CORS request with them otherwise. The answer to a preflight depends on
 * the two request fields of the preflight as well.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">Fetch, CORS protocol and HTTP caches</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5">RFC 9110, Vary</a>
 */
final class Vary {

    private static final String BY_REQUEST = HeaderNames.REQUEST_METHOD + ", " + HeaderNames.REQUEST_HEADERS;
    private static final String BY_ORIGIN_AND_REQUEST = HeaderNames.ORIGIN + ", " + BY_REQUEST;

    private Vary() {}

    /** Returns the fields that the answer to a preflight depends on. */
    static String ofPreflight(boolean byOrigin) {
        return byOrigin ? BY_ORIGIN_AND_REQUEST : BY_REQUEST;
    }

    /**
     * Adds a field name to a value.
     *
     * @param value what the response says so far, all lines joined by commas
     * @return {@code value} itself if there is nothing to add: the name is listed, or {@code *} says all
     */
    static String add(String value, String name) {
        int end = value.length();
        for (int from = 0; from <= value.length(); from = end + 1) {
            int comma = value.indexOf(',', from);
            end = comma < 0 ? value.length() : comma;
            String element = value.substring(from, end).strip();
            if (element.equals("*") || Ascii.equal(element, name)) {
                return value;
            }
        }
        int last = value.length();
        while (last > 0 && (value.charAt(last - 1) == ',' || Ascii.isWhitespace(value.charAt(last - 1)))) {
            last--;
        }
        return last == 0 ? name : value.substring(0, last) + ", " + name;
    }

    /** Adds the fields that the answer to a preflight depends on. */
    static String addAll(String value, String names) {
        String merged = value;
        for (String name : names.split(", ", -1)) {
            merged = add(merged, name);
        }
        return merged;
    }
}

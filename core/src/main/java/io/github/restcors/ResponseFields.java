package io.github.restcors;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a response, by name without case. CXF's map keeps a field that was set in two spellings twice and
 * shows one of them only; the browser sees both.
 */
final class ResponseFields {

    private ResponseFields() {}

    /** Removes a field in every spelling. */
    static void remove(MultivaluedMap<String, Object> headers, String name) {
        List<Object> removed;
        do {
            removed = headers.remove(name);
        } while (removed != null);
    }

    /** Sets a field in place of whatever was there. */
    static void set(MultivaluedMap<String, Object> headers, String name, @Nullable String value) {
        remove(headers, name);
        if (value != null) {
            headers.putSingle(name, value);
        }
    }

    /** Adds names to {@code Vary}, and makes one line of it. */
    static void addVary(MultivaluedMap<String, Object> headers, String names) {
        List<Object> line = headers.remove(HeaderNames.VARY);
        headers.putSingle(HeaderNames.VARY, line == null ? names : Vary.addAll(joined(line, headers), names));
    }

    private static String joined(List<Object> first, MultivaluedMap<String, Object> headers) {
        StringJoiner lines = new StringJoiner(", ");
        for (List<Object> line = first; line != null; line = headers.remove(HeaderNames.VARY)) {
            line.forEach(value -> lines.add(String.valueOf(value)));
        }
        return lines.toString();
    }

    /** Removes every field of the CORS protocol. */
    static void removeCors(MultivaluedMap<String, Object> headers) {
        for (String name : List.copyOf(headers.keySet())) { // a copy: CXF's key set does not write through
            if (Ascii.startsWith(name, HeaderNames.ACCESS_CONTROL_PREFIX)) {
                remove(headers, name);
            }
        }
    }
}

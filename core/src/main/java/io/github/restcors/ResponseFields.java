package io.github.restcors;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
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

    /** Sets a field in place of whatever was there. One look-up, as a rule: every response comes here. */
    static void set(MultivaluedMap<String, Object> headers, String name, @Nullable String value) {
        if (value == null) {
            remove(headers, name);
        } else if (headers.put(name, line(value)) != null) {
            remove(headers, name); // there may be other spellings
            headers.put(name, line(value));
        }
    }

    /** One field line, to which whoever comes later may add. */
    private static List<Object> line(String value) {
        List<Object> line = new ArrayList<>(1);
        line.add(value);
        return line;
    }

    /** Adds names to {@code Vary}, and makes one line of it. */
    static void addVary(MultivaluedMap<String, Object> headers, String names) {
        List<Object> ours = line(names);
        List<Object> first = headers.put(HeaderNames.VARY, ours);
        if (first != null) {
            StringJoiner lines = new StringJoiner(", ");
            for (List<Object> each = first; each != null; each = headers.remove(HeaderNames.VARY)) {
                if (each != ours) {
                    each.forEach(value -> lines.add(String.valueOf(value)));
                }
            }
            headers.put(HeaderNames.VARY, line(Vary.addAll(lines.toString(), names)));
        }
    }

    /** Removes every field of the CORS protocol. */
    static void removeCors(MultivaluedMap<String, Object> headers) {
        if (headers.isEmpty()) {
            return; // the answer to a preflight, as a rule
        }
        for (String name : List.copyOf(headers.keySet())) { // a copy: CXF's key set does not write through
            if (Ascii.startsWith(name, HeaderNames.ACCESS_CONTROL_PREFIX)) {
                remove(headers, name);
            }
        }
    }
}

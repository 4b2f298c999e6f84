package io.github.restcors;

import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Header fields as runtimes keep them: names are compared without case. */
final class StubHeaders<V> extends AbstractMultivaluedMap<String, V> {

    private static final long serialVersionUID = 1L;

    private StubHeaders() {
        super(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    static <V> MultivaluedMap<String, V> create() {
        return new StubHeaders<>();
    }

    /** Joins the lines of a field as {@code getHeaderString} of the API does; {@code null} if there is none. */
    static String joined(MultivaluedMap<String, ?> headers, String name) {
        List<?> lines = headers.get(name);
        return lines == null ? null : lines.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}

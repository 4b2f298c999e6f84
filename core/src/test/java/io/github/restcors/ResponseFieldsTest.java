package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Header fields of a response are one field whatever their spelling, and end up as one line. */
class ResponseFieldsTest {

    private static MultivaluedMap<String, Object> headers(Object... namesAndValues) {
        MultivaluedMap<String, Object> headers = StubHeaders.create();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    @Test
    void fieldIsRemovedWithAllItsLines() {
        MultivaluedMap<String, Object> headers = headers("x-a", "1", "X-A", "2", "X-B", "3");
        ResponseFields.remove(headers, "X-A");

        assertThat(headers, is((Map<String, List<Object>>) headers("X-B", "3")));
    }

    /** CXF's: compared without case, and yet one name may be there twice. */
    private static final class TwoSpellings extends MultivaluedHashMap<String, Object> {

        private static final long serialVersionUID = 1L;

        static MultivaluedMap<String, Object> of(String name, String value, String otherName, String otherValue) {
            MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
            headers.add(name, value);
            headers.add(otherName, otherValue);
            TwoSpellings both = new TwoSpellings();
            both.putAll(headers);
            return both;
        }

        private String known(String name) {
            return keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
        }

        @Override
        public void putAll(Map<? extends String, ? extends List<Object>> all) {
            all.forEach(super::put);
        }

        @Override
        public List<Object> put(String name, List<Object> values) {
            return super.put(known(name), values);
        }

        @Override
        public List<Object> remove(Object name) {
            return super.remove(known((String) name));
        }
    }

    @Test
    void fieldIsSetInEverySpelling() {
        MultivaluedMap<String, Object> headers = TwoSpellings.of("x-a", "1", "X-A", "2");
        ResponseFields.set(headers, "X-a", "3");

        assertThat(headers, is(Map.of("X-a", List.of((Object) "3"))));
    }

    @Test
    void fieldIsRemovedInEverySpelling() {
        MultivaluedMap<String, Object> headers = TwoSpellings.of("x-a", "1", "X-A", "2");
        ResponseFields.set(headers, "X-a", null);

        assertThat(headers, is(Map.of()));
    }

    @Test
    void varyIsMergedFromEverySpelling() {
        MultivaluedMap<String, Object> headers = TwoSpellings.of("vary", "Accept", "VARY", "Cookie");
        ResponseFields.addVary(headers, "Origin");

        assertThat(headers.keySet(), is(Set.of("Vary")));
        assertThat(
                List.of(((String) headers.getFirst("Vary")).split(", ")),
                containsInAnyOrder("Accept", "Cookie", "Origin"));
    }

    @Test
    void whoComesLaterMayAddLines() {
        MultivaluedMap<String, Object> headers = headers();
        ResponseFields.addVary(headers, "Origin");
        headers.add("Vary", "Accept-Encoding"); // as an interceptor that compresses does

        assertThat(headers.get("Vary"), is(List.of("Origin", "Accept-Encoding")));
    }

    @Test
    void fieldIsSetInPlaceOfWhatWasThere() {
        MultivaluedMap<String, Object> headers = headers("x-a", "1", "X-A", "2");
        ResponseFields.set(headers, "X-A", "3");
        ResponseFields.set(headers, "X-B", "4");

        assertThat(headers, is((Map<String, List<Object>>) headers("X-A", "3", "X-B", "4")));
    }

    @Test
    void nullRemovesAField() {
        MultivaluedMap<String, Object> headers = headers("X-A", "1");
        ResponseFields.set(headers, "X-A", null);

        assertThat(headers, is(Map.of()));
    }

    @Test
    void varyIsAddedToAndBecomesOneLine() {
        Map<List<Object>, String> merged = new LinkedHashMap<>();
        merged.put(List.of(), "Origin");
        merged.put(List.of("Accept"), "Accept, Origin");
        merged.put(List.of("Accept", "Cookie"), "Accept, Cookie, Origin");
        merged.put(List.of("Accept", "origin"), "Accept, origin");
        merged.put(List.of("Accept", "*"), "Accept, *");
        merged.put(List.of(new StringBuilder("Accept")), "Accept, Origin");
        merged.forEach((lines, value) -> {
            MultivaluedMap<String, Object> headers = headers();
            headers.addAll("vary", lines);
            ResponseFields.addVary(headers, "Origin");

            assertThat(headers.get("Vary"), is(List.of(value)));
        });
    }

    @Test
    void allFieldsOfTheProtocolAreRemovedAndNoOthers() {
        MultivaluedMap<String, Object> headers = headers(
                "access-control-allow-origin", "*",
                "Access-Control-Allow-Private-Network", "true",
                "ACCESS-CONTROL-MAX-AGE", "5",
                "Access-Control", "no field of the protocol",
                "X-Access-Control-Allow-Origin", "neither",
                "Vary", "Origin");
        InTurkish.run(() -> ResponseFields.removeCors(headers));

        assertThat(headers.keySet(), is(Set.of("Access-Control", "Vary", "X-Access-Control-Allow-Origin")));
    }
}

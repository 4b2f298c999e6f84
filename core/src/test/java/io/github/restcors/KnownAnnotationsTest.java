package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownAnnotationsTest {

    /** Each method differs from {@link #plain} in the attribute that it is named after, and in no other. */
    static class Differing {

        @CrossOrigin(origins = "https://a.example")
        public void plain() {}

        @CrossOrigin(origins = "https://a.example")
        public void same() {}

        @CrossOrigin(value = "https://b.example", origins = "https://a.example")
        public void value() {}

        @CrossOrigin(origins = "https://b.example")
        public void origins() {}

        @CrossOrigin(origins = "https://a.example", methods = "GET")
        public void methods() {}

        @CrossOrigin(origins = "https://a.example", allowedHeaders = "X-A")
        public void allowedHeaders() {}

        @CrossOrigin(origins = "https://a.example", exposedHeaders = "X-A")
        public void exposedHeaders() {}

        @CrossOrigin(origins = "https://a.example", allowCredentials = true)
        public void allowCredentials() {}

        @CrossOrigin(origins = "https://a.example", maxAge = 5)
        public void maxAge() {}

        @CrossOrigin(origins = "https://a.example", policy = "named")
        public void policy() {}
    }

    private static List<CrossOrigin> tiers(String method) {
        return List.of(Contexts.method(Differing.class, method).getAnnotation(CrossOrigin.class));
    }

    private static KnownAnnotations knownPlain() {
        KnownAnnotations known = new KnownAnnotations(Map.of(), policy -> policy);
        List<CrossOrigin> plain = tiers("plain");
        known.add(plain, new Declaration(Declaration.Kind.SHARED, GoverningPolicy.NONE, Set.of()));
        return known;
    }

    @Test
    void equalAnnotationsAreKnown() {
        assertThat(knownPlain().declaration(tiers("same")), is(not(nullValue())));
    }

    @Test
    void annotationsThatDifferInAnyAttributeAreNot() {
        for (Method attribute : CrossOrigin.class.getDeclaredMethods()) {
            String name = attribute.getName();

            assertThat(name, knownPlain().declaration(tiers(name)), is(nullValue()));
        }
    }

    @Test
    void oneAnnotationIsNotTheSameTwice() {
        List<CrossOrigin> twice = new ArrayList<>(tiers("plain"));
        twice.addAll(tiers("plain"));

        assertThat(knownPlain().declaration(twice), is(nullValue()));
    }
}

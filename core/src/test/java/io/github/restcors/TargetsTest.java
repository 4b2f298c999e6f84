package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of methods is found by them. */
class TargetsTest {

    private static Map<String, List<ResourceMethod>> byVerb(String method) {
        return Map.of(
                "GET", List.of(new ResourceMethod(Sample.Books.class, Contexts.method(Sample.Books.class, method))));
    }

    @Test
    void methodsAreAValue() {
        Targets.Methods list = new Targets.Methods(byVerb("list"));

        assertThat(list, is(list));
        assertThat(list, is(new Targets.Methods(byVerb("list"))));
        assertThat(list, is(not(new Targets.Methods(byVerb("create")))));
        assertThat(list, is(not(byVerb("list"))));
        assertThat(list.hashCode(), is(byVerb("list").hashCode()));
        assertThat(list.toString(), is(byVerb("list").toString()));
    }
}

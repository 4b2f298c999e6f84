package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What costs more than its input's length shows, and what does not, does not. */
class WorkMeterTest {

    @ParameterizedTest
    @ValueSource(classes = {OnePass.class, Elements.class, Lookup.class})
    void linearWorkGrowsAsTheTextDoes(Class<? extends Consumer<String>> work) {
        assertThat(growth(work), is(lessThan(12.0)));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {PassForEachCharacter.class, BareLoops.class, RestEachTime.class, Copies.class, Matches.class})
    void quadraticWorkGrowsFaster(Class<? extends Consumer<String>> work) {
        assertThat(growth(work), is(greaterThan(50.0)));
    }

    @SuppressWarnings("unchecked")
    private static double growth(Class<? extends Consumer<String>> work) {
        Consumer<String> metered = WorkMeter.metered(Consumer.class, work);
        double small = WorkMeter.steps(() -> metered.accept("ab,".repeat(200)));
        return WorkMeter.steps(() -> metered.accept("ab,".repeat(2000))) / small;
    }

    static class OnePass implements Consumer<String> {
        @Override
        public void accept(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == 'x') {
                    return;
                }
            }
        }
    }

    static class Elements implements Consumer<String> {
        @Override
        public void accept(String text) {
            StringBuilder all = new StringBuilder();
            for (int from = 0, comma; (comma = text.indexOf(',', from)) >= 0; from = comma + 1) {
                all.append(text.substring(from, comma));
            }
        }
    }

    static class Lookup implements Consumer<String> {
        private final Map<String, String> map = new HashMap<>();

        @Override
        public void accept(String text) {
            for (String element : text.split(",")) {
                map.put(element, element);
            }
        }
    }

    static class PassForEachCharacter implements Consumer<String> {
        @Override
        public void accept(String text) {
            for (int i = 0; i < text.length(); i++) {
                text.indexOf('x');
            }
        }
    }

    static class BareLoops implements Consumer<String> {
        @Override
        public void accept(String text) {
            int length = text.length();
            for (int i = 0; i < length; i++) {
                for (int k = 0; k < i; k++) {
                    Math.max(i, k);
                }
            }
        }
    }

    static class RestEachTime implements Consumer<String> {
        @Override
        public void accept(String text) {
            for (String rest = text; !rest.isEmpty(); rest = rest.substring(1)) {
                rest.isEmpty();
            }
        }
    }

    static class Copies implements Consumer<String> {
        @Override
        public void accept(String text) {
            List<String> elements = new ArrayList<>();
            for (String element : text.split(",")) {
                elements = new ArrayList<>(elements);
                elements.add(element);
            }
        }
    }

    static class Matches implements Consumer<String> {
        @Override
        public void accept(String text) {
            for (int i = 0; i < text.length(); i++) {
                text.matches(".*x");
            }
        }
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the methods at one path share, all together. */
class CorsResourceTest {

    private static final GoverningPolicy STAR =
            new GoverningPolicy(CorsPolicy.builder().allowedOrigins("*").build(), "star");
    private static final GoverningPolicy APP = new GoverningPolicy(
            CorsPolicy.builder().allowedOrigins("https://app.example").build(), "app");
    private static final GoverningPolicy HEAD_ONLY = new GoverningPolicy(
            CorsPolicy.builder().allowedOrigins("*").allowedMethods("HEAD").build(), "head");
    private static final Map<String, GoverningPolicy> POLICIES =
            Map.of("star", STAR, "app", APP, "head", HEAD_ONLY, "none", GoverningPolicy.NONE);

    private static CorsResource resource(String methods, String generated) {
        Map<String, List<GoverningPolicy>> byMethod = new LinkedHashMap<>();
        for (String method : methods.isEmpty() ? new String[0] : methods.split(" ")) {
            String[] parts = method.split("=");
            byMethod.put(parts[0], List.of(POLICIES.get(parts[1])));
        }
        return new CorsResource(byMethod, POLICIES.get(generated));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                       | methods           | generated | asked   | shares | varies
            nothing there                          | ''                | app       | OPTIONS | false  | false
            nothing shared                         | GET=none PUT=none | none      | GET     | false  | false
            one is shared, another asked           | GET=none PUT=app  | none      | GET     | true   | true
            any origin is all there is             | GET=star PUT=none | none      | PUT     | true   | false
            any origin is not all there is         | GET=star PUT=app  | none      | GET     | true   | true
            HEAD of GET, which lists only that     | GET=head          | none      | HEAD    | true   | false
            PUT, which lists only HEAD             | PUT=head          | none      | PUT     | false  | false
            GET, which lists only HEAD, beside it  | GET=head HEAD=none | none     | GET     | false  | false
            only what the runtime generates, asked | GET=none          | star      | OPTIONS | true   | false
            only what the runtime generates        | GET=none          | star      | GET     | false  | false
            """)
    void sharesWhatAnyOfItsMethodsShares(
            String why, String methods, String generated, String asked, boolean shares, boolean varies) {
        assertThat(why, resource(methods, generated).asked(asked).shared(), is(shares));
        assertThat(why, resource(methods, generated).asked(asked).varies(), is(varies));
    }

    @Test
    void headComesWithGet() {
        assertThat(resource("PUT=app GET=star", "none").methods(), contains("GET", "HEAD", "PUT"));
        assertThat(resource("PUT=app", "none").methods(), contains("PUT"));
    }

    @Test
    void sharedMethodsComeWithTheirPolicies() {
        assertThat(
                resource("GET=star POST=none PUT=app DELETE=head", "app").shared(),
                is(List.of(Map.entry("GET", STAR), Map.entry("PUT", APP))));
    }

    @Test
    void nothingGovernsAMethodThatIsNotThere() {
        assertThat(resource("PUT=app", "app").governing("GET"), is(List.of()));
        assertThat(resource("PUT=app", "app").governing("HEAD"), is(List.of()));
        assertThat(resource("PUT=app", "app").governing("OPTIONS"), is(List.of(APP)));
        assertThat(resource("PUT=app", "none").governing("OPTIONS"), is(List.of()));
    }
}

package io.github.restcors.it;

import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** What the tests say of a {@link Reply}. */
public final class CorsMatchers {

    private CorsMatchers() {}

    /**
     * Compares <em>all</em> {@code Access-Control-*} headers, so that one too many fails.
     *
     * @param headers of the values by name, spelt {@code Access-Control-Allow-Origin}; the values of a header with several
     *     lines are joined by {@code " | "}; the elements of a list are sorted without case, and joined by {@code ", "}
     */
    public static Matcher<Reply> accessControlHeaders(Matcher<? super Map<String, String>> headers) {
        return feature("Access-Control headers", Reply::accessControlHeaders, headers);
    }

    /** Says that there are exactly these {@code Access-Control-*} headers: names and values, alternating. */
    public static Matcher<Reply> accessControlHeaders(String... namesAndValues) {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            expected.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return accessControlHeaders(is(expected));
    }

    /** Says that there is no {@code Access-Control-*} header. */
    public static Matcher<Reply> noAccessControlHeader() {
        return accessControlHeaders(is(Map.of()));
    }

    /** Says what the elements of all {@code Vary} lines are, in any order and case, each once; none: no such header. */
    public static Matcher<Reply> varies(String... elements) {
        List<String> expected = lowerCaseSorted(Stream.of(elements));
        return feature("Vary", reply -> lowerCaseSorted(reply.elements("Vary").stream()), is(expected));
    }

    /** Says what the status is. */
    public static Matcher<Reply> status(int status) {
        return status(is(status));
    }

    /** Says what the status is. */
    public static Matcher<Reply> status(Matcher<Integer> status) {
        return feature("status", Reply::status, status);
    }

    /** Says what the body is. */
    public static Matcher<Reply> body(Matcher<? super String> body) {
        return feature("body", Reply::body, body);
    }

    /** Says what the lines of one header are, joined as browsers do it; {@code nullValue()}: it is not there. */
    public static Matcher<Reply> header(String name, Matcher<? super String> value) {
        return feature(name, reply -> reply.header(name), value);
    }

    private static <T> Matcher<Reply> feature(String name, Function<Reply, T> of, Matcher<? super T> matcher) {
        return new FeatureMatcher<Reply, T>(matcher, "a response with " + name, name) {
            @Override
            protected T featureValueOf(Reply reply) {
                return of.apply(reply);
            }
        };
    }

    private static List<String> lowerCaseSorted(Stream<String> elements) {
        return elements.map(element -> element.toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}

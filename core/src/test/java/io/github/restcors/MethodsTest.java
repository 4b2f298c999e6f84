package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fetch, <a href="https://fetch.spec.whatwg.org/#concept-method-normalize">normalize</a> and <a
 * href="https://fetch.spec.whatwg.org/#forbidden-method">forbidden method</a>.
 */
class MethodsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here              | method  | normalized
            one of the six                | delete  | DELETE
            one of the six                | get     | GET
            one of the six                | head    | HEAD
            one of the six                | options | OPTIONS
            one of the six                | post    | POST
            one of the six                | put     | PUT
            mixed case                    | pUt     | PUT
            normalized already            | GET     | GET
            the famous one that is not    | patch   | patch
            nor in mixed case             | Patch   | Patch
            nor in upper case             | PATCH   | PATCH
            forbidden, but not normalized | trace   | trace
            of the application's own      | report  | report
            begins like one               | puts    | puts
            """)
    void browsersUpperCaseSixMethodsOnly(String why, String method, String normalized) {
        assertThat(why, Methods.normalize(method), is(normalized));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here | method  | forbidden
            one of the three | CONNECT | true
            one of the three | TRACE   | true
            one of the three | TRACK   | true
            in lower case    | connect | true
            in mixed case    | tRaCk   | true
            allowed          | GET     | false
            begins like one  | TRACES  | false
            a part of one    | TRAC    | false
            """)
    void threeMethodsAreForbiddenInAnyCase(String why, String method, boolean forbidden) {
        assertThat(why, Methods.isForbidden(method), is(forbidden));
    }

    @Test
    void localeDoesNotMatter() {
        InTurkish.run(() -> {
            assertThat(Methods.normalize("options"), is("OPTIONS"));
            assertThat(Methods.normalize("list"), is("list"));
        });
    }
}

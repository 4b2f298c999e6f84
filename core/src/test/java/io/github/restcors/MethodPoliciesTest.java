package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The policies of one class's methods, found by whichever copy of a method the runtime has. */
class MethodPoliciesTest {

    private static final GoverningPolicy ONE = new GoverningPolicy(null, "one");
    private static final GoverningPolicy TWO = new GoverningPolicy(null, "two");

    /** A copy, as the JDK hands out each time. */
    private static Method list() {
        return Contexts.method(Sample.Books.class, "list");
    }

    private static Method delete() {
        return Contexts.method(Sample.Books.class, "delete");
    }

    @Test
    void methodIsFoundByACopy() {
        MethodPolicies policies = MethodPolicies.of(Map.of(list(), ONE, delete(), TWO));
        Method copy = list();

        assertThat(copy, is(not(sameInstance(list()))));
        for (int i = 0; i < 2; i++) { // from the second time on by identity
            assertThat(policies.get(copy), is(sameInstance(ONE)));
            assertThat(policies.get(list()), is(sameInstance(ONE)));
            assertThat(policies.get(delete()), is(sameInstance(TWO)));
        }
    }

    @Test
    void methodThatIsNotThereIsNotFound() {
        assertThat(MethodPolicies.of(Map.of(list(), ONE)).get(delete()), is(nullValue()));
        assertThat(MethodPolicies.of(Map.of()).get(list()), is(nullValue()));
    }

    @Test
    void othersAreAddedAndCount() {
        MethodPolicies both =
                MethodPolicies.of(Map.of(list(), ONE)).and(MethodPolicies.of(Map.of(list(), TWO, delete(), TWO)));

        assertThat(both.get(list()), is(sameInstance(TWO)));
        assertThat(both.get(delete()), is(sameInstance(TWO)));
        assertThat(
                MethodPolicies.of(Map.of(list(), ONE))
                        .and(MethodPolicies.of(Map.of(delete(), TWO)))
                        .get(list()),
                is(sameInstance(ONE)));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One exception for everything that is wrong. */
class CorsConfigurationExceptionTest {

    private static final List<CorsProblem> PROBLEMS = List.of(
            new CorsProblem(CorsProblem.Kind.ORIGIN_NULL, "allowedOrigins", "null", "one rule; one way out"),
            new CorsProblem(CorsProblem.Kind.NO_ORIGINS, "Books @CrossOrigin(origins)", null, "another"));

    @Test
    void messageNamesTheLibraryAndHasALineForEachProblem() {
        assertThat(
                new CorsConfigurationException(PROBLEMS).getMessage(),
                is("rest-cors: allowedOrigins: one rule; one way out\n"
                        + "rest-cors: Books @CrossOrigin(origins): another"));
    }

    @Test
    void problemsAreKeptAndCannotBeChanged() {
        List<CorsProblem> given = new ArrayList<>(PROBLEMS);
        CorsConfigurationException e = new CorsConfigurationException(given);
        given.clear();

        assertThat(e.problems(), is(PROBLEMS));
        assertThrows(UnsupportedOperationException.class, () -> e.problems().clear());
    }

    @Test
    void copyThatWasSerializedSaysTheSame() throws IOException, ClassNotFoundException {
        CorsConfigurationException e = new CorsConfigurationException(PROBLEMS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(e);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            CorsConfigurationException copy = (CorsConfigurationException) in.readObject();

            assertThat(copy.getMessage(), is(e.getMessage()));
            assertThat(copy.problems(), is(List.of()));
        }
    }
}

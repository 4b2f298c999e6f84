package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.Test;

/** Exceptions that nobody maps become a response, so that the page can read that there was an error. */
class UnhandledExceptionMapperTest {

    @Test
    void exceptionIsLoggedAndAnsweredWith500() {
        try (LogCapture log = LogCapture.info()) {
            Response response = new UnhandledExceptionMapper().toResponse(new IllegalStateException("secret"));

            assertThat(response.getStatus(), is(500));
            assertThat(response.hasEntity(), is(false));
            assertThat(log.lines(), contains("SEVERE rest-cors: exception that the application does not map"));
        }
    }

    @Test
    void responseOfAnExceptionStays() {
        try (LogCapture log = LogCapture.all()) {
            Response conflict = Response.status(409).build();

            assertThat(
                    new UnhandledExceptionMapper().toResponse(new WebApplicationException(conflict)),
                    is(sameInstance(conflict)));
            assertThat(log.lines(), is(empty()));
        }
    }
}

package io.github.restcors.it.servers;

import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;

import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Jersey's {@code jersey.config.server.response.setStatusOverSendError} is for on Jetty. Without it, Jersey hands an
 * error without an entity to the container's {@code sendError}, and Jetty takes {@code Vary} for a header of the content that
 * it throws away ({@code HttpHeader.CONTENT_HEADERS}): a cache may hand the answer for one origin to another.
 */
interface SetStatusOverSendErrorContract {

    String PROPERTY = "jersey.config.server.response.setStatusOverSendError";
    String APP = "https://app.example";

    /** Returns where the application is, with that property. */
    URI uri();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here  | method | path                  | status
            returned          | GET    | failures/bodiless/404 | 404
            thrown            | GET    | failures/thrown/409   | 409
            of a filter       | GET    | secured               | 401
            of Jersey         | DELETE | books                 | 405
            """)
    default void errorWithoutAnEntityVaries(String why, String method, String path, int status) {
        Reply allowed = Http.request(method, uri().resolve(path)).origin(APP).send();
        Reply other = Http.request(method, uri().resolve(path))
                .origin("https://other.example")
                .send();

        assertThat(
                why, allowed, allOf(status(status), header("Access-Control-Allow-Origin", is(APP)), varies("Origin")));
        assertThat(why, other, allOf(status(status), noAccessControlHeader(), varies("Origin")));
    }

    @Test
    default void refusalOfAPreflightVaries() {
        Reply reply = Http.preflight(uri().resolve("books/1"), "https://other.example", "PUT")
                .send();

        assertThat(
                reply,
                allOf(
                        status(403),
                        noAccessControlHeader(),
                        varies("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers")));
    }
}

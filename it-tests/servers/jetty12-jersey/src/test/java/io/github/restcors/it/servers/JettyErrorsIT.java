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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Jersey hands an error without an entity to the container's {@code sendError}, and Jetty then takes {@code Vary} for a
 * header of the content that it throws away ({@code HttpHeader.CONTENT_HEADERS}): a cache may hand the answer for one origin
 * to another. A setting of Jersey's keeps it from calling {@code sendError}.
 */
class JettyErrorsIT {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet>
                <servlet-name>%s</servlet-name>
                <init-param>
                  <param-name>jersey.config.server.response.setStatusOverSendError</param-name>
                  <param-value>true</param-value>
                </init-param>
              </servlet>
            </web-app>
            """.formatted(Registration.DISCOVERED.applicationClass());

    private static final String APP = "https://app.example";

    private static Deployment deployment;
    private static URI uri;

    @BeforeAll
    static void start() {
        deployment = new JettyLauncher(Map.of("WEB-INF/web.xml", WEB_XML)).start(List.of(Registration.DISCOVERED));
        uri = deployment.baseUris().get(Registration.DISCOVERED);
    }

    @AfterAll
    static void stop() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here  | method | path                  | status
            returned          | GET    | failures/bodiless/404 | 404
            thrown            | GET    | failures/thrown/409   | 409
            of a filter       | GET    | secured               | 401
            of Jersey         | DELETE | books                 | 405
            """)
    void errorWithoutAnEntityVaries(String why, String method, String path, int status) {
        Reply allowed = Http.request(method, uri.resolve(path)).origin(APP).send();
        Reply other = Http.request(method, uri.resolve(path))
                .origin("https://other.example")
                .send();

        assertThat(
                why, allowed, allOf(status(status), header("Access-Control-Allow-Origin", is(APP)), varies("Origin")));
        assertThat(why, other, allOf(status(status), noAccessControlHeader(), varies("Origin")));
    }

    @Test
    void refusalOfAPreflightVaries() {
        Reply reply = Http.preflight(uri.resolve("books/1"), "https://other.example", "PUT")
                .send();

        assertThat(
                reply,
                allOf(
                        status(403),
                        noAccessControlHeader(),
                        varies("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers")));
    }
}

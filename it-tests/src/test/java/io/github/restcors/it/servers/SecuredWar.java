package io.github.restcors.it.servers;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.hamcrest.Matcher;

/**
 * Ways in which a WAR has its servlet container secure {@code secured}, and whether a preflight gets past them.
 *
 * <p>The container's own security is in front of Jakarta REST, so of rest-cors too: what it refuses, no page can read, and a
 * preflight gets past it only if it is told so. A preflight never has credentials.
 */
enum SecuredWar {

    /** The common one: every method. */
    ALL_METHODS(constraint("", true), 401),

    /** Every method but one. */
    OPTIONS_OMITTED(constraint("<http-method-omission>OPTIONS</http-method-omission>", true), 204),

    /** What no constraint covers is denied, so omitting it does not help. */
    OPTIONS_OMITTED_UNCOVERED_DENIED(
            "<deny-uncovered-http-methods/>" + constraint("<http-method-omission>OPTIONS</http-method-omission>", true),
            403),

    /** One constraint for every method, and one that opens {@code OPTIONS} to everyone. */
    OPTIONS_OPENED(
            "<deny-uncovered-http-methods/>"
                    + constraint("", true)
                    + constraint("<http-method>OPTIONS</http-method>", false),
            204);

    /** Whom the container has to know. */
    static final String USER = "emma";

    static final String PASSWORD = "woodhouse";
    static final String ROLE = "reader";

    private static final String APP = "https://app.example";

    private final String constraints;
    private final int preflight;

    SecuredWar(String constraints, int preflight) {
        this.constraints = constraints;
        this.preflight = preflight;
    }

    private static String constraint(String methods, boolean authenticated) {
        return """
                <security-constraint>
                  <web-resource-collection>
                    <web-resource-name>secured</web-resource-name>
                    <url-pattern>/api/secured</url-pattern>
                    %s
                  </web-resource-collection>
                  %s
                </security-constraint>
                """.formatted(
                methods, authenticated ? "<auth-constraint><role-name>reader</role-name></auth-constraint>" : "");
    }

    /** Returns what the WAR needs besides the application. */
    Map<String, String> files() {
        return Map.of("WEB-INF/web.xml", """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  %s
                  <login-config>
                    <auth-method>BASIC</auth-method>
                    <realm-name>books</realm-name>
                  </login-config>
                  <security-role>
                    <role-name>%s</role-name>
                  </security-role>
                </web-app>
                """.formatted(constraints, ROLE));
    }

    /** Returns what is answered to a preflight there. */
    int preflight() {
        return preflight;
    }

    /** Returns what stands for this in a file name and a context path. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it has the container deny what no constraint covers. */
    boolean deniesUncovered() {
        return constraints.contains("<deny-uncovered-http-methods/>");
    }

    /** Asserts what the application answers, to preflights of what is secured and of what is not. */
    static void assertAnswers(URI uri, int expected, int expectedElsewhere) {
        Reply preflight = Http.preflight(uri.resolve("secured"), APP, "GET", "authorization")
                .send();
        Reply without = Http.get(uri.resolve("secured")).origin(APP).send();
        Reply with = Http.get(uri.resolve("secured"))
                .origin(APP)
                .header("Authorization", credentials())
                .send();
        Reply elsewhere = Http.preflight(uri.resolve("books"), APP, "GET").send();

        assertThat("preflight", preflight, expected == 204 ? granted() : refused(expected));
        assertThat(
                "the container's 401, unreadable",
                without,
                allOf(refused(401), header("WWW-Authenticate", startsWith("Basic"))));
        assertThat(
                "with credentials",
                with,
                allOf(
                        status(200),
                        body(is("secured")),
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Credentials", "true")));
        assertThat(
                "what is not secured",
                elsewhere,
                expectedElsewhere == 204
                        ? allOf(status(204), header("Access-Control-Allow-Origin", is(APP)))
                        : refused(expectedElsewhere));
    }

    private static Matcher<Reply> granted() {
        return allOf(
                status(204),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP,
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Allow-Methods", "GET, HEAD",
                        "Access-Control-Allow-Headers", "Authorization"));
    }

    private static Matcher<Reply> refused(int status) {
        return allOf(status(status), noAccessControlHeader());
    }

    private static String credentials() {
        byte[] pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}

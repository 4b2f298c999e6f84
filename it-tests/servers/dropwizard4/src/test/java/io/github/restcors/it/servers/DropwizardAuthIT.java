package io.github.restcors.it.servers;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.status;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsStringIgnoringCase;

import io.dropwizard.auth.Auth;
import io.dropwizard.auth.AuthDynamicFeature;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.auth.PrincipalImpl;
import io.dropwizard.auth.basic.BasicCredentialAuthFilter;
import io.dropwizard.auth.basic.BasicCredentials;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dropwizard's own authentication is made of filters: it never sees a preflight, and a page can read what it refuses. */
class DropwizardAuthIT {

    private static final String APP = "https://app.example";

    private static Deployment deployment;
    private static URI uri;

    /** For readers. */
    @Path("members")
    @CrossOrigin(origins = APP, allowedHeaders = "Authorization", allowCredentials = true)
    public static class Members {

        /** Greets who is there. */
        @GET
        @RolesAllowed("reader")
        public String greet(@Auth PrincipalImpl who) {
            return who.getName();
        }
    }

    @BeforeAll
    static void start() {
        deployment = new DropwizardLauncher(true, DropwizardAuthIT::secure).start(List.of(Registration.DISCOVERED));
        uri = deployment.baseUris().get(Registration.DISCOVERED).resolve("members");
    }

    @AfterAll
    static void stop() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Test
    void preflightIsNotAskedForCredentials() {
        Reply reply = Http.preflight(uri, APP, "GET", "authorization").send();

        assertThat(
                reply,
                allOf(
                        status(204),
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", APP,
                                "Access-Control-Allow-Credentials", "true",
                                "Access-Control-Allow-Methods", "GET, HEAD",
                                "Access-Control-Allow-Headers", "Authorization")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here | who     | password  | status
            no credentials   | -       | -         | 401
            wrong password   | emma    | knightley | 401
            no reader        | harriet | woodhouse | 403
            reader           | emma    | woodhouse | 200
            """)
    void pageReadsTheAnswer(String why, String who, String password, int status) {
        Http request = Http.get(uri).origin(APP);
        if (who != null) {
            byte[] pair = (who + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }

        Reply reply = request.send();

        assertThat(
                why,
                reply,
                allOf(
                        status(status),
                        accessControlHeaders(
                                "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Credentials", "true"),
                        header("Vary", containsStringIgnoringCase("origin"))));
    }

    private static void secure(JerseyEnvironment jersey) {
        jersey.register(Members.class);
        jersey.register(new AuthDynamicFeature(new BasicCredentialAuthFilter.Builder<PrincipalImpl>()
                .setAuthenticator(DropwizardAuthIT::known)
                .setAuthorizer((who, role, request) -> who.getName().equals("emma") && role.equals("reader"))
                .setRealm("books")
                .buildAuthFilter()));
        jersey.register(RolesAllowedDynamicFeature.class);
        jersey.register(new AuthValueFactoryProvider.Binder<>(PrincipalImpl.class));
    }

    private static Optional<PrincipalImpl> known(BasicCredentials credentials) {
        return credentials.getPassword().equals("woodhouse")
                ? Optional.of(new PrincipalImpl(credentials.getUsername()))
                : Optional.empty();
    }
}

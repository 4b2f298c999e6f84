package io.github.restcors.it.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The container's own security, and Tomcat's own way past it. */
class TomcatSecurityIT {

    @ParameterizedTest
    @EnumSource
    void answers(SecuredWar secured) {
        assertAnswers(secured.files(), secured.preflight());
    }

    @Test
    void preflightsAloneAreAllowedByTheAuthenticator() {
        Map<String, String> files = new HashMap<>(SecuredWar.ALL_METHODS.files());
        files.put("META-INF/context.xml", """
                <Context>
                  <Valve className='org.apache.catalina.authenticator.BasicAuthenticator' allowCorsPreflight='always'/>
                </Context>
                """);

        assertAnswers(files, 204);
    }

    private static void assertAnswers(Map<String, String> files, int preflight) {
        try (Deployment deployment = new TomcatLauncher(files).start(List.of(Registration.DISCOVERED))) {
            SecuredWar.assertAnswers(deployment.baseUris().get(Registration.DISCOVERED), preflight, 204);
        }
    }
}

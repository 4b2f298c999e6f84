package io.github.restcors.it.servers;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With the property in the {@code web.xml}. */
class JettyErrorsIT implements SetStatusOverSendErrorContract {

    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <servlet>
                <servlet-name>%s</servlet-name>
                <init-param>
                  <param-name>%s</param-name>
                  <param-value>true</param-value>
                </init-param>
              </servlet>
            </web-app>
            """.formatted(Registration.DISCOVERED.applicationClass(), PROPERTY);

    private static Deployment deployment;

    @BeforeAll
    static void start() {
        deployment = new JettyLauncher(Map.of("WEB-INF/web.xml", WEB_XML)).start(List.of(Registration.DISCOVERED));
    }

    @AfterAll
    static void stop() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @Override
    public URI uri() {
        return deployment.baseUris().get(Registration.DISCOVERED);
    }
}

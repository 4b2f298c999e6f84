package io.github.restcors.it.servers;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With the property in the {@code JerseyEnvironment}. */
class DropwizardErrorsIT implements SetStatusOverSendErrorContract {

    private static Deployment deployment;

    @BeforeAll
    static void start() {
        deployment = new DropwizardLauncher(false, jersey -> jersey.property(PROPERTY, true))
                .start(List.of(Registration.DISCOVERED));
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

package io.github.restcors.it;

import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.test.JerseyTest;
import org.glassfish.jersey.test.TestProperties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Runs a contract on Jersey's test framework, with one server for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JerseyContractTest extends JerseyTest implements Contract {

    @Override
    protected Application configure() { // runs inside JerseyTest's constructor
        forceSet(TestProperties.CONTAINER_PORT, "0"); // any free port
        return ResourceConfig.forApplication(application());
    }

    @Override
    @BeforeAll
    public void setUp() throws Exception {
        super.setUp();
    }

    @Override
    @AfterAll
    public void tearDown() throws Exception {
        super.tearDown();
    }

    @Override
    public URI baseUri() {
        return getBaseUri();
    }
}

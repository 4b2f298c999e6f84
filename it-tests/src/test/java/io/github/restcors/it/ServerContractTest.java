package io.github.restcors.it;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Runs a contract on whatever runtime is there, with one server for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerContractTest implements Contract {

    private Server server;

    @BeforeAll
    void startServer() {
        server = Server.start(application());
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public URI baseUri() {
        return server.baseUri();
    }
}

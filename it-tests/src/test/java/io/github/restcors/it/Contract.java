package io.github.restcors.it;

import jakarta.ws.rs.core.Application;
import java.net.URI;

/** An application, and what every runtime has to answer for it over HTTP. */
interface Contract {

    /** An origin that most policies of the tests allow. */
    String APP = "https://app.example";

    /** An origin that no policy allows. */
    String OTHER = "https://other.example";

    /** The three request headers that the answer to a preflight depends on. */
    String[] PREFLIGHT_VARY = {"Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"};

    /** Returns the application that the tests are about; called once, before {@link #baseUri()}. */
    Application application();

    /** Returns where the application is served. */
    URI baseUri();

    /** Whether an integration finds the target of a preflight in the runtime's own model; the core alone lets it match. */
    default boolean hasIntegration() {
        return !Server.isCxf();
    }

    /** Returns the URI of a resource. */
    default URI uri(String path) {
        return URI.create(baseUri() + path);
    }

    /** Starts a request. */
    default Http request(String method, String path) {
        return Http.request(method, uri(path));
    }

    /** Sends an actual request. */
    default Reply actual(String method, String path, String origin) {
        return request(method, path).origin(origin).send();
    }

    /** Sends a GET request. */
    default Reply get(String path, String origin) {
        return actual("GET", path, origin);
    }

    /** Sends a preflight. */
    default Reply preflight(String method, String path, String origin, String... headers) {
        return Http.preflight(uri(path), origin, method, headers).send();
    }
}

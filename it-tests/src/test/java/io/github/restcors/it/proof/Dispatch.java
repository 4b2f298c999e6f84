package io.github.restcors.it.proof;

import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;

/**
 * A deployed application that is called in this process: the runtime as it is, without sockets, so that thousands of
 * applications and millions of requests are possible. Calls come one at a time.
 *
 * <p>The implementations are named by strings: a JVM has the classes of one runtime only.
 */
interface Dispatch extends AutoCloseable {

    /** Sends requests that have a body with this one. */
    String BODY = "body";

    /**
     * Sends a request, and waits for its response.
     *
     * @param method sent with {@link #BODY} unless it is {@code GET}, {@code HEAD} or {@code OPTIONS}
     * @param target path and perhaps query, with a slash in front
     * @param headers lines, in their order
     * @return the response as the runtime hands it to the server, before that adds headers of its own
     */
    Reply send(String method, String target, List<Map.Entry<String, String>> headers);

    /** Stops the application. */
    @Override
    void close();

    /** Deploys an application; the integration that is on the class path registers rest-cors. */
    static Dispatch deploy(Application application) {
        String name = Server.isJersey() ? "JerseyDispatch" : "ResteasyDispatch";
        try {
            return ((Deployer) Class.forName(Dispatch.class.getPackageName() + "." + name + "$Start")
                            .getDeclaredConstructor()
                            .newInstance())
                    .deploy(application);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no runtime on the class path", e);
        }
    }

    /** Whether a request with this method is sent with a body. */
    static boolean hasBody(String method) {
        return !List.of("GET", "HEAD", "OPTIONS").contains(method);
    }

    /** Deploys applications on one runtime. */
    interface Deployer {
        Dispatch deploy(Application application);
    }
}

package io.github.restcors.it.proof;

import io.github.restcors.it.Reply;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/** Jersey behind the interface of its containers. */
final class JerseyDispatch implements Dispatch {

    private static final URI BASE = URI.create("http://server.example/");

    private final ApplicationHandler handler;

    private JerseyDispatch(ApplicationHandler handler) {
        this.handler = handler;
    }

    @Override
    public Reply send(String method, String target, List<Map.Entry<String, String>> headers) {
        ContainerRequest request = new ContainerRequest(
                BASE,
                BASE.resolve(target),
                method,
                new Anonymous(),
                new MapPropertiesDelegate(),
                handler.getConfiguration());
        headers.forEach(line -> request.header(line.getKey(), line.getValue()));
        if (Dispatch.hasBody(method)) {
            request.setEntityStream(new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)));
        }
        Writer writer = new Writer();
        request.setWriter(writer);
        handler.handle(request);
        return writer.reply();
    }

    @Override
    public void close() {
        handler.getInjectionManager().shutdown();
    }

    /** What a container does with a response. */
    private static final class Writer implements ContainerResponseWriter {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private final List<Map.Entry<String, String>> headers = new ArrayList<>();
        private int status;

        Reply reply() {
            if (status == 0) {
                throw new IllegalStateException("no response"); // Jersey is done with the request when it returns
            }
            return new Reply(status, headers, body.toString(StandardCharsets.UTF_8));
        }

        @Override
        public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse response) {
            status = response.getStatus();
            response.getStringHeaders()
                    .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
            return body;
        }

        @Override
        public boolean suspend(long timeOut, TimeUnit timeUnit, TimeoutHandler timeoutHandler) {
            return true;
        }

        @Override
        public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) {}

        @Override
        public void commit() {}

        @Override
        public void failure(Throwable error) {
            throw new ContainerException(error);
        }

        @Override
        public boolean enableResponseBuffering() {
            return false;
        }
    }

    private static final class Anonymous implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return null;
        }
    }

    /** Deploys applications. */
    static final class Start implements Deployer {

        @Override
        public Dispatch deploy(Application application) {
            return new JerseyDispatch(new ApplicationHandler(application));
        }
    }
}

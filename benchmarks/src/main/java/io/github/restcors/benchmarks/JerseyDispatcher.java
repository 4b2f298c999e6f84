package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.OutputStream;
import java.net.URI;
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
import org.jspecify.annotations.Nullable;

/** Jersey's {@link ApplicationHandler}, which every container hands its requests to. */
final class JerseyDispatcher implements Dispatcher, ContainerResponseWriter {

    private static final URI BASE = URI.create("http://api.example.com/");

    private static final SecurityContext NOBODY = Unused.of(SecurityContext.class);

    private final ApplicationHandler handler;
    private @Nullable ContainerResponse response;

    JerseyDispatcher(Application application) {
        handler = new ApplicationHandler(application);
    }

    @Override
    public void dispatch(Call call, WireFields wire, String path) {
        ContainerRequest request = new ContainerRequest(
                BASE,
                URI.create("http://api.example.com/" + path),
                call.method(),
                NOBODY,
                new MapPropertiesDelegate(),
                handler.getConfiguration());
        for (Map.Entry<String, String> field : WireFields.ORDINARY) {
            request.header(field.getKey(), field.getValue());
        }
        for (int i = 0; i < wire.size(); i++) {
            request.header(wire.name(i), wire.newValue(i));
        }
        request.setWriter(this);
        handler.handle(request);
    }

    @Override
    public Answer answer() {
        ContainerResponse last = response;
        if (last == null) {
            throw new IllegalStateException("no answer");
        }
        List<Map.Entry<String, Object>> lines = new ArrayList<>();
        last.getHeaders().forEach((name, values) -> values.forEach(value -> lines.add(Map.entry(name, value))));
        return Answer.of(last.getStatus(), lines);
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long contentLength, ContainerResponse written)
            throws ContainerException {
        response = written;
        return OutputStream.nullOutputStream();
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit timeUnit, TimeoutHandler timeoutHandler) {
        throw Unused.call();
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit timeUnit) {
        throw Unused.call();
    }

    @Override
    public void commit() {}

    @Override
    public void failure(Throwable error) {
        throw new IllegalStateException(error);
    }

    @Override
    public boolean enableResponseBuffering() {
        return true;
    }
}

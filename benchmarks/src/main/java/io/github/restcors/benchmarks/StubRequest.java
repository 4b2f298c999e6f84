package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as filters of Jakarta REST see it. */
final class StubRequest extends BareRequestContext {

    private final String method;
    private final WireFields wire;
    private final MultivaluedMap<String, String> headers = new StubFields<>();
    private final List<List<String>> lines = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>();
    private @Nullable Response abortedWith;

    StubRequest(Call call) {
        method = call.method();
        wire = new WireFields(call);
        WireFields.ORDINARY.forEach(field -> headers.putSingle(field.getKey(), field.getValue()));
        for (int i = 0; i < wire.size(); i++) {
            List<String> line = Arrays.asList(wire.newValue(i));
            lines.add(line);
            headers.put(wire.name(i), line);
        }
    }

    /** Makes another request of this one. */
    void renew() {
        for (int i = 0; i < wire.size(); i++) {
            lines.get(i).set(0, wire.newValue(i));
        }
        properties.clear();
        abortedWith = null;
    }

    @Nullable
    Response abortedWith() {
        return abortedWith;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public MultivaluedMap<String, String> getHeaders() {
        return headers;
    }

    @Override
    public @Nullable String getHeaderString(String name) {
        List<String> values = headers.get(name);
        if (values == null) {
            return null;
        }
        return values.size() == 1 ? values.get(0) : String.join(",", values);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return properties.get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        properties.put(name, value);
    }

    @Override
    public void removeProperty(String name) {
        properties.remove(name);
    }

    @Override
    public void abortWith(Response response) {
        abortedWith = response;
    }
}

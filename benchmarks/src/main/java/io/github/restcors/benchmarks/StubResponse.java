package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A response as filters of Jakarta REST see it: that of the resource, or the one that the request was aborted with. */
final class StubResponse extends BareResponseContext {

    private final MultivaluedMap<String, Object> own = new StubFields<>();
    private MultivaluedMap<String, Object> headers = own;
    private int status;

    /** Makes what the resource returns. */
    void renew() {
        own.clear();
        headers = own;
        status = 200;
    }

    /** Shows the response that a filter has ended the request with. */
    void take(Response aborted) {
        headers = aborted.getHeaders();
        status = aborted.getStatus();
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public MultivaluedMap<String, Object> getHeaders() {
        return headers;
    }

    Answer answer() {
        List<Map.Entry<String, Object>> lines = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> lines.add(Map.entry(name, value))));
        return Answer.of(status, lines);
    }
}

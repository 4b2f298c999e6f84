package io.github.restcors;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A response as filters see it. */
final class StubResponse {

    private final MultivaluedMap<String, Object> headers = StubHeaders.create();
    private int status;
    private Object entity;

    StubResponse(int status) {
        this.status = status;
    }

    StubResponse header(String name, Object value) {
        headers.add(name, value);
        return this;
    }

    StubResponse entity(Object content) {
        entity = content;
        return this;
    }

    ContainerResponseContext context() {
        return Partial.of(ContainerResponseContext.class, this);
    }

    Object entity() {
        return entity;
    }

    /** All header fields of the CORS protocol and {@code Vary}, each with all its lines. */
    Map<String, String> corsHeaders() {
        return corsHeaders(headers);
    }

    static Map<String, String> corsHeaders(MultivaluedMap<String, Object> headers) {
        Map<String, String> cors = new TreeMap<>();
        headers.forEach((name, lines) -> {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (lowerCase.startsWith("access-control-") || lowerCase.equals("vary")) {
                String value = lines.size() == 1 ? lines.get(0).toString() : lines.toString();
                cors.put(name.replace("Access-Control-", ""), value);
            }
        });
        return cors;
    }

    public int getStatus() {
        return status;
    }

    public void setStatus(int code) {
        status = code;
    }

    public MultivaluedMap<String, Object> getHeaders() {
        return headers;
    }

    public String getHeaderString(String name) {
        return StubHeaders.joined(headers, name);
    }

    public void setEntity(Object content) {
        entity = content;
    }
}

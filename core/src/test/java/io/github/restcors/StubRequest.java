package io.github.restcors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request as filters see it. */
final class StubRequest {

    private final MultivaluedMap<String, String> headers = StubHeaders.create();
    private final Map<String, Object> properties = new HashMap<>();
    private String method;
    private Response abortedWith;
    private StubServer server;
    private List<Object> matchedResources = List.of();
    private List<PathSegment> path = List.of();
    private ResourceInfo matchedByUriInfo;

    StubRequest(String method) {
        this.method = method;
    }

    /** A preflight for one method, with any number of {@code Access-Control-Request-Headers}. */
    static StubRequest preflight(String origin, String method, String... headers) {
        StubRequest request =
                new StubRequest("OPTIONS").header("Origin", origin).header("Access-Control-Request-Method", method);
        for (String line : headers) {
            request.header("Access-Control-Request-Headers", line);
        }
        return request;
    }

    StubRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    /** One segment of a path, without matrix parameters. */
    private record Segment(String getPath) implements PathSegment {

        @Override
        public MultivaluedMap<String, String> getMatrixParameters() {
            return StubHeaders.create();
        }
    }

    StubRequest path(String segments) {
        path = Arrays.stream(segments.split("/", -1))
                .<PathSegment>map(Segment::new)
                .toList();
        return this;
    }

    /** Sets what was matched before the request failed, nearest first. */
    StubRequest matchedResources(List<Object> resources) {
        matchedResources = resources;
        return this;
    }

    /** Has the {@code UriInfo} of the request tell the resource method as well, as Jersey's does. */
    StubRequest matchedByUriInfo(ResourceInfo info) {
        matchedByUriInfo = info;
        return this;
    }

    /** Takes note of where the request arrives. */
    void arriveAt(StubServer first) {
        server = first;
    }

    /** The answer that the client gets to a request which a filter ended, or {@code null} if none did. */
    StubResponse answer() {
        return abortedWith == null ? null : server.decorateAborted(this);
    }

    ContainerRequestContext context() {
        return Partial.of(ContainerRequestContext.class, this);
    }

    /** The response that a filter ended the request with, or {@code null}. */
    Response abortedWith() {
        return abortedWith;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String other) {
        method = other;
    }

    public MultivaluedMap<String, String> getHeaders() {
        return headers;
    }

    public String getHeaderString(String name) {
        return StubHeaders.joined(headers, name);
    }

    public Object getProperty(String name) {
        return properties.get(name);
    }

    public void setProperty(String name, Object value) {
        properties.put(name, value);
    }

    public void removeProperty(String name) {
        throw new NullPointerException("as RESTEasy does on the JDK's HTTP server");
    }

    /** What a filter of the application may do. */
    void loseProperties() {
        properties.clear();
    }

    public void abortWith(Response response) {
        abortedWith = response;
    }

    public UriInfo getUriInfo() {
        return matchedByUriInfo == null
                ? Partial.of(UriInfo.class, this)
                : Partial.of(UriInfo.class, this, ResourceInfo.class);
    }

    public List<PathSegment> getPathSegments() {
        return path;
    }

    public List<Object> getMatchedResources() {
        return matchedResources;
    }

    public Class<?> getResourceClass() {
        return matchedByUriInfo.getResourceClass();
    }

    public Method getResourceMethod() {
        return matchedByUriInfo.getResourceMethod();
    }
}

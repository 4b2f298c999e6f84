package io.github.restcors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request that costs next to nothing, so that what is measured is rest-cors; counts what it is asked for. */
final class LeanRequest implements ContainerRequestContext {

    private final String method;
    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private Response aborted;

    /** How often header fields were read. */
    int headerReads;

    /** How often properties were read, written or removed. */
    int propertyAccesses;

    LeanRequest(String method) {
        this.method = method;
    }

    LeanRequest header(String name, String value) {
        headers.add(name, value);
        return this;
    }

    Response aborted() {
        return aborted;
    }

    /** Makes it a request that no filter has seen. */
    void reset() {
        properties.clear();
        aborted = null;
        headerReads = 0;
        propertyAccesses = 0;
    }

    private static UnsupportedOperationException notNeeded() {
        return new UnsupportedOperationException("not needed on the main paths");
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getHeaderString(String name) {
        headerReads++;
        List<String> lines = headers.get(name);
        return lines == null ? null : lines.size() == 1 ? lines.get(0) : String.join(",", lines);
    }

    @Override
    public MultivaluedMap<String, String> getHeaders() {
        headerReads++;
        return headers;
    }

    @Override
    public Object getProperty(String name) {
        propertyAccesses++;
        return properties.get(name);
    }

    @Override
    public void setProperty(String name, Object value) {
        propertyAccesses++;
        properties.put(name, value);
    }

    @Override
    public void removeProperty(String name) {
        propertyAccesses++;
        properties.remove(name);
    }

    @Override
    public void abortWith(Response response) {
        aborted = response;
    }

    @Override
    public UriInfo getUriInfo() {
        return null;
    }

    @Override
    public Collection<String> getPropertyNames() {
        throw notNeeded();
    }

    @Override
    public void setRequestUri(URI requestUri) {
        throw notNeeded();
    }

    @Override
    public void setRequestUri(URI baseUri, URI requestUri) {
        throw notNeeded();
    }

    @Override
    public Request getRequest() {
        throw notNeeded();
    }

    @Override
    public void setMethod(String other) {
        throw notNeeded();
    }

    @Override
    public Date getDate() {
        throw notNeeded();
    }

    @Override
    public Locale getLanguage() {
        throw notNeeded();
    }

    @Override
    public int getLength() {
        throw notNeeded();
    }

    @Override
    public MediaType getMediaType() {
        throw notNeeded();
    }

    @Override
    public List<MediaType> getAcceptableMediaTypes() {
        throw notNeeded();
    }

    @Override
    public List<Locale> getAcceptableLanguages() {
        throw notNeeded();
    }

    @Override
    public Map<String, Cookie> getCookies() {
        throw notNeeded();
    }

    @Override
    public boolean hasEntity() {
        throw notNeeded();
    }

    @Override
    public InputStream getEntityStream() {
        throw notNeeded();
    }

    @Override
    public void setEntityStream(InputStream input) {
        throw notNeeded();
    }

    @Override
    public SecurityContext getSecurityContext() {
        throw notNeeded();
    }

    @Override
    public void setSecurityContext(SecurityContext context) {
        throw notNeeded();
    }
}

package io.github.restcors;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A response that costs no more than the header fields that are set; counts how often they are touched. */
final class LeanResponse implements ContainerResponseContext {

    private final Lines lines = new Lines();
    private final MultivaluedMap<String, Object> headers = new Headers(lines);
    private int status = 200;

    private static final class Headers extends AbstractMultivaluedMap<String, Object> {

        private static final long serialVersionUID = 1L;

        Headers(Lines lines) {
            super(lines);
        }
    }

    /** Header fields by name as it is spelt. */
    private static final class Lines extends HashMap<String, List<Object>> {

        private static final long serialVersionUID = 1L;

        private int accesses;

        @Override
        public List<Object> remove(Object name) {
            accesses++;
            return super.remove(name);
        }

        @Override
        public List<Object> get(Object name) {
            accesses++;
            return super.get(name);
        }

        @Override
        public List<Object> put(String name, List<Object> values) {
            accesses++;
            return super.put(name, values);
        }
    }

    /** Makes it a response that no filter has seen. */
    void reset(int code) {
        headers.clear();
        lines.accesses = 0;
        status = code;
    }

    /** How often header fields were read, set or removed. */
    int headerAccesses() {
        return lines.accesses;
    }

    private static UnsupportedOperationException notNeeded() {
        return new UnsupportedOperationException("not needed on the main paths");
    }

    @Override
    public MultivaluedMap<String, Object> getHeaders() {
        return headers;
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
    public Response.StatusType getStatusInfo() {
        throw notNeeded();
    }

    @Override
    public void setStatusInfo(Response.StatusType statusInfo) {
        throw notNeeded();
    }

    @Override
    public MultivaluedMap<String, String> getStringHeaders() {
        throw notNeeded();
    }

    @Override
    public String getHeaderString(String name) {
        throw notNeeded();
    }

    @Override
    public Set<String> getAllowedMethods() {
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
    public Map<String, NewCookie> getCookies() {
        throw notNeeded();
    }

    @Override
    public EntityTag getEntityTag() {
        throw notNeeded();
    }

    @Override
    public Date getLastModified() {
        throw notNeeded();
    }

    @Override
    public URI getLocation() {
        throw notNeeded();
    }

    @Override
    public Set<Link> getLinks() {
        throw notNeeded();
    }

    @Override
    public boolean hasLink(String relation) {
        throw notNeeded();
    }

    @Override
    public Link getLink(String relation) {
        throw notNeeded();
    }

    @Override
    public Link.Builder getLinkBuilder(String relation) {
        throw notNeeded();
    }

    @Override
    public boolean hasEntity() {
        throw notNeeded();
    }

    @Override
    public Object getEntity() {
        throw notNeeded();
    }

    @Override
    public Class<?> getEntityClass() {
        throw notNeeded();
    }

    @Override
    public Type getEntityType() {
        throw notNeeded();
    }

    @Override
    public void setEntity(Object entity) {
        throw notNeeded();
    }

    @Override
    public void setEntity(Object entity, Annotation[] annotations, MediaType mediaType) {
        throw notNeeded();
    }

    @Override
    public Annotation[] getEntityAnnotations() {
        throw notNeeded();
    }

    @Override
    public OutputStream getEntityStream() {
        throw notNeeded();
    }

    @Override
    public void setEntityStream(OutputStream output) {
        throw notNeeded();
    }
}

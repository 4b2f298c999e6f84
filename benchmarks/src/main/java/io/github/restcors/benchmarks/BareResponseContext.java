package io.github.restcors.benchmarks;

import jakarta.ws.rs.container.ContainerResponseContext;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a benchmark must not call, since it is not part of what is measured. */
abstract class BareResponseContext implements ContainerResponseContext {

    @Override
    public Set<String> getAllowedMethods() {
        throw Unused.call();
    }

    @Override
    public Map<String, NewCookie> getCookies() {
        throw Unused.call();
    }

    @Override
    public Date getDate() {
        throw Unused.call();
    }

    @Override
    public Object getEntity() {
        throw Unused.call();
    }

    @Override
    public Annotation[] getEntityAnnotations() {
        throw Unused.call();
    }

    @Override
    public Class<?> getEntityClass() {
        throw Unused.call();
    }

    @Override
    public OutputStream getEntityStream() {
        throw Unused.call();
    }

    @Override
    public EntityTag getEntityTag() {
        throw Unused.call();
    }

    @Override
    public Type getEntityType() {
        throw Unused.call();
    }

    @Override
    public String getHeaderString(String a) {
        throw Unused.call();
    }

    @Override
    public Locale getLanguage() {
        throw Unused.call();
    }

    @Override
    public Date getLastModified() {
        throw Unused.call();
    }

    @Override
    public int getLength() {
        throw Unused.call();
    }

    @Override
    public Link getLink(String a) {
        throw Unused.call();
    }

    @Override
    public Link.Builder getLinkBuilder(String a) {
        throw Unused.call();
    }

    @Override
    public Set<Link> getLinks() {
        throw Unused.call();
    }

    @Override
    public URI getLocation() {
        throw Unused.call();
    }

    @Override
    public MediaType getMediaType() {
        throw Unused.call();
    }

    @Override
    public Response.StatusType getStatusInfo() {
        throw Unused.call();
    }

    @Override
    public MultivaluedMap<String, String> getStringHeaders() {
        throw Unused.call();
    }

    @Override
    public boolean hasEntity() {
        throw Unused.call();
    }

    @Override
    public boolean hasLink(String a) {
        throw Unused.call();
    }

    @Override
    public void setEntity(Object a, Annotation[] b, MediaType c) {
        throw Unused.call();
    }

    @Override
    public void setEntity(Object a) {
        throw Unused.call();
    }

    @Override
    public void setEntityStream(OutputStream a) {
        throw Unused.call();
    }

    @Override
    public void setStatusInfo(Response.StatusType a) {
        throw Unused.call();
    }
}

package io.github.restcors.benchmarks;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a benchmark must not call, since it is not part of what is measured. */
abstract class BareRequestContext implements ContainerRequestContext {

    @Override
    public List<Locale> getAcceptableLanguages() {
        throw Unused.call();
    }

    @Override
    public List<MediaType> getAcceptableMediaTypes() {
        throw Unused.call();
    }

    @Override
    public Map<String, Cookie> getCookies() {
        throw Unused.call();
    }

    @Override
    public Date getDate() {
        throw Unused.call();
    }

    @Override
    public InputStream getEntityStream() {
        throw Unused.call();
    }

    @Override
    public Locale getLanguage() {
        throw Unused.call();
    }

    @Override
    public int getLength() {
        throw Unused.call();
    }

    @Override
    public MediaType getMediaType() {
        throw Unused.call();
    }

    @Override
    public Collection<String> getPropertyNames() {
        throw Unused.call();
    }

    @Override
    public Request getRequest() {
        throw Unused.call();
    }

    @Override
    public SecurityContext getSecurityContext() {
        throw Unused.call();
    }

    @Override
    public UriInfo getUriInfo() {
        throw Unused.call();
    }

    @Override
    public boolean hasEntity() {
        throw Unused.call();
    }

    @Override
    public void setEntityStream(InputStream a) {
        throw Unused.call();
    }

    @Override
    public void setMethod(String a) {
        throw Unused.call();
    }

    @Override
    public void setRequestUri(URI a, URI b) {
        throw Unused.call();
    }

    @Override
    public void setRequestUri(URI a) {
        throw Unused.call();
    }

    @Override
    public void setSecurityContext(SecurityContext a) {
        throw Unused.call();
    }
}

package io.github.restcors;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/** As much of a Jakarta REST runtime as making a response without an entity takes. Found as a service. */
public final class StubRuntime extends RuntimeDelegate {

    private static UnsupportedOperationException notNeeded() {
        return new UnsupportedOperationException("no test of the core needs this");
    }

    @Override
    public Response.ResponseBuilder createResponseBuilder() {
        return new Builder();
    }

    @Override
    public <T> HeaderDelegate<T> createHeaderDelegate(Class<T> type) {
        return new HeaderDelegate<>() {
            @Override
            public T fromString(String value) {
                throw notNeeded();
            }

            @Override
            public String toString(T value) {
                return value instanceof MediaType type ? type.getType() + "/" + type.getSubtype() : value.toString();
            }
        };
    }

    @Override
    public UriBuilder createUriBuilder() {
        throw notNeeded();
    }

    @Override
    public Variant.VariantListBuilder createVariantListBuilder() {
        throw notNeeded();
    }

    @Override
    public <T> T createEndpoint(Application application, Class<T> endpointType) {
        throw notNeeded();
    }

    @Override
    public Link.Builder createLinkBuilder() {
        throw notNeeded();
    }

    @Override
    public SeBootstrap.Configuration.Builder createConfigurationBuilder() {
        throw notNeeded();
    }

    @Override
    public CompletionStage<SeBootstrap.Instance> bootstrap(
            Application application, SeBootstrap.Configuration configuration) {
        throw notNeeded();
    }

    @Override
    public CompletionStage<SeBootstrap.Instance> bootstrap(
            Class<? extends Application> type, SeBootstrap.Configuration configuration) {
        throw notNeeded();
    }

    @Override
    public EntityPart.Builder createEntityPartBuilder(String partName) {
        throw notNeeded();
    }

    private static final class Builder extends Response.ResponseBuilder {

        private final MultivaluedMap<String, Object> headers = StubHeaders.create();
        private int status = 200;

        @Override
        public Response build() {
            return new Answer(status, headers);
        }

        @Override
        public Response.ResponseBuilder status(int code) {
            status = code;
            return this;
        }

        @Override
        public Response.ResponseBuilder status(int code, String reasonPhrase) {
            return status(code);
        }

        @Override
        public Response.ResponseBuilder header(String name, Object value) {
            headers.add(name, value);
            return this;
        }

        @Override
        public Response.ResponseBuilder allow(Set<String> methods) {
            headers.putSingle("Allow", String.join(", ", new TreeSet<>(methods)));
            return this;
        }

        @Override
        public Response.ResponseBuilder clone() {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder entity(Object entity) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder entity(Object entity, Annotation[] annotations) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder allow(String... methods) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder cacheControl(CacheControl cacheControl) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder encoding(String encoding) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder replaceAll(MultivaluedMap<String, Object> headers) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder language(String language) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder language(Locale language) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder type(MediaType type) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder type(String type) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder variant(Variant variant) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder contentLocation(URI location) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder cookie(NewCookie... cookies) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder expires(Date expires) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder lastModified(Date lastModified) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder location(URI location) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder tag(EntityTag tag) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder tag(String tag) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder variants(Variant... variants) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder variants(List<Variant> variants) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder links(Link... links) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder link(URI uri, String rel) {
            throw notNeeded();
        }

        @Override
        public Response.ResponseBuilder link(String uri, String rel) {
            throw notNeeded();
        }
    }

    private static final class Answer extends Response {

        private final int status;
        private final MultivaluedMap<String, Object> headers;

        Answer(int status, MultivaluedMap<String, Object> headers) {
            this.status = status;
            this.headers = headers;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public StatusType getStatusInfo() {
            return Status.fromStatusCode(status);
        }

        @Override
        public MultivaluedMap<String, Object> getMetadata() {
            return headers;
        }

        @Override
        public String getHeaderString(String name) {
            return StubHeaders.joined(headers, name);
        }

        @Override
        public boolean hasEntity() {
            return false;
        }

        @Override
        public void close() {}

        @Override
        public Object getEntity() {
            throw notNeeded();
        }

        @Override
        public <T> T readEntity(Class<T> type) {
            throw notNeeded();
        }

        @Override
        public <T> T readEntity(GenericType<T> type) {
            throw notNeeded();
        }

        @Override
        public <T> T readEntity(Class<T> type, Annotation[] annotations) {
            throw notNeeded();
        }

        @Override
        public <T> T readEntity(GenericType<T> type, Annotation[] annotations) {
            throw notNeeded();
        }

        @Override
        public boolean bufferEntity() {
            throw notNeeded();
        }

        @Override
        public MediaType getMediaType() {
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
        public Set<String> getAllowedMethods() {
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
        public Date getDate() {
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
        public MultivaluedMap<String, String> getStringHeaders() {
            throw notNeeded();
        }
    }
}

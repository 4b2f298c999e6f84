package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Field;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.endpoint.EndpointException;
import org.apache.cxf.endpoint.EndpointImpl;
import org.apache.cxf.jaxrs.JAXRSServiceImpl;
import org.apache.cxf.jaxrs.utils.ResourceUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.rs.security.cors.CrossOriginResourceSharingFilter;
import org.apache.cxf.service.Service;
import org.apache.cxf.service.model.EndpointInfo;
import org.jspecify.annotations.Nullable;

/** CXF's {@link CrossOriginResourceSharingFilter}, which looks for the resource method in CXF's own model. */
final class CxfPeer extends JaxrsExchange {

    private final Exchange exchange = new ExchangeImpl();

    private CxfPeer(Call call, @Nullable CrossOriginResourceSharingFilter filter) {
        super(
                call,
                filter == null ? List.of() : List.of(filter),
                List.of(),
                filter == null ? List.of() : List.of(filter));
        Message message = new MessageImpl();
        message.setExchange(exchange);
        message.put(Message.HTTP_REQUEST_METHOD, call.method());
        message.put(Message.REQUEST_URI, "/books");
        message.put(Message.ENDPOINT_ADDRESS, "/");
        Service service = new JAXRSServiceImpl(
                List.of(ResourceUtils.createClassResourceInfo(BookResource.class, BookResource.class, true, true)));
        exchange.put(Service.class, service);
        exchange.put(Endpoint.class, endpoint(service));
        current().set(message);
        if (filter != null) {
            Inject.into(filter, new Headers(request()));
        }
    }

    /** Where the filter looks for the message, which CXF sets while a chain of interceptors runs. */
    @SuppressWarnings("unchecked")
    private static ThreadLocal<Message> current() {
        try {
            Field current = PhaseInterceptorChain.class.getDeclaredField("CURRENT_MESSAGE");
            current.setAccessible(true);
            return (ThreadLocal<Message>) current.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another CXF", e);
        }
    }

    private static Endpoint endpoint(Service service) {
        try {
            return new EndpointImpl(BusFactory.getDefaultBus(), service, new EndpointInfo());
        } catch (EndpointException e) {
            throw new IllegalStateException(e);
        }
    }

    static JaxrsExchange exchange(Policy policy, Call call) {
        CrossOriginResourceSharingFilter filter = new CrossOriginResourceSharingFilter();
        filter.setAllowOrigins(policy.exactOrigins());
        filter.setAllowHeaders(Policy.REQUEST_HEADERS);
        filter.setExposeHeaders(Policy.EXPOSED_HEADERS);
        filter.setAllowCredentials(true);
        filter.setMaxAge(Policy.MAX_AGE);
        return new CxfPeer(call, filter);
    }

    static JaxrsExchange stubs(Call call) {
        return new CxfPeer(call, null);
    }

    @Override
    void renew() {
        super.renew();
        exchange.remove(CrossOriginResourceSharingFilter.class.getName());
    }

    /** What CXF injects. */
    private record Headers(StubRequest request) implements HttpHeaders {

        @Override
        public @Nullable List<String> getRequestHeader(String name) {
            return request.getHeaders().get(name);
        }

        @Override
        public @Nullable String getHeaderString(String name) {
            return request.getHeaderString(name);
        }

        @Override
        public MultivaluedMap<String, String> getRequestHeaders() {
            return request.getHeaders();
        }

        @Override
        public List<MediaType> getAcceptableMediaTypes() {
            throw Unused.call();
        }

        @Override
        public List<Locale> getAcceptableLanguages() {
            throw Unused.call();
        }

        @Override
        public MediaType getMediaType() {
            throw Unused.call();
        }

        @Override
        public Locale getLanguage() {
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
        public int getLength() {
            throw Unused.call();
        }
    }
}

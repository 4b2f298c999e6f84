package io.github.restcors.benchmarks;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.handler.CorsHandler;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** Vert.x's {@link CorsHandler}. Patterns of origins are regular expressions there. */
final class VertxExchange implements Exchange {

    private final StubRequest request;
    private final StubResponse response = new StubResponse();
    private final StubContext context;
    private final @Nullable CorsHandler handler;

    private VertxExchange(Call call, @Nullable CorsHandler handler) {
        request = new StubRequest(call);
        context = new StubContext(request, response);
        this.handler = handler;
    }

    static Exchange stubs(Call call) {
        return new VertxExchange(call, null);
    }

    static Exchange exchange(Policy policy, Call call) {
        CorsHandler handler = CorsHandler.create()
                .addOrigins(policy.exactOrigins())
                .addOriginsWithRegex(policy.bases().stream()
                        .map(base -> "https://([^/]+\\.)" + base.replace(".", "\\."))
                        .toList())
                .allowedHeaders(new LinkedHashSet<>(Policy.REQUEST_HEADERS))
                .exposedHeaders(new LinkedHashSet<>(Policy.EXPOSED_HEADERS))
                .allowCredentials(true)
                .maxAgeSeconds(Policy.MAX_AGE);
        Policy.METHODS.forEach(method -> handler.allowedMethod(HttpMethod.valueOf(method)));
        return new VertxExchange(call, handler);
    }

    @Override
    public Object run() {
        request.renew();
        response.renew();
        if (handler != null) {
            handler.handle(context);
        }
        return response;
    }

    @Override
    public Answer answer() {
        return Answer.of(response.status, response.headers.entries());
    }

    private static final class StubRequest extends BareVertxRequest {

        private final HttpMethod method;
        private final WireFields wire;
        private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

        StubRequest(Call call) {
            method = HttpMethod.valueOf(call.method());
            wire = new WireFields(call);
            WireFields.ORDINARY.forEach(field -> headers.set(field.getKey(), field.getValue()));
        }

        void renew() {
            for (int i = 0; i < wire.size(); i++) {
                headers.set(wire.name(i), wire.newValue(i));
            }
        }

        @Override
        public HttpMethod method() {
            return method;
        }

        @Override
        public MultiMap headers() {
            return headers;
        }
    }

    private static final class StubResponse extends BareVertxResponse {

        private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        private int status;

        void renew() {
            headers.clear();
            status = 200;
        }

        @Override
        public MultiMap headers() {
            return headers;
        }

        @Override
        public HttpServerResponse putHeader(String name, String value) {
            headers.set(name, value);
            return this;
        }

        @Override
        public HttpServerResponse putHeader(CharSequence name, CharSequence value) {
            headers.set(name, value);
            return this;
        }

        @Override
        public HttpServerResponse putHeader(String name, Iterable<String> values) {
            throw Unused.call();
        }

        @Override
        public HttpServerResponse putHeader(CharSequence name, Iterable<CharSequence> values) {
            throw Unused.call();
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public HttpServerResponse setStatusCode(int code) {
            status = code;
            return this;
        }

        @Override
        public HttpServerResponse setStatusMessage(String message) {
            return this;
        }

        @Override
        public @Nullable Future<Void> end() {
            return null; // nobody waits for it
        }

        @Override
        public Future<Void> end(String content) {
            throw Unused.call();
        }

        @Override
        public Future<Void> end(String content, String charset) {
            throw Unused.call();
        }

        @Override
        public Future<Void> end(io.vertx.core.buffer.Buffer content) {
            throw Unused.call();
        }
    }

    @SuppressWarnings("unchecked") // what the decorator inherits
    private static final class StubContext extends RoutingContextDecorator {

        private final StubRequest request;
        private final StubResponse response;

        StubContext(StubRequest request, StubResponse response) {
            super(Unused.of(Route.class), Unused.of(RoutingContextInternal.class));
            this.request = request;
            this.response = response;
        }

        @Override
        public HttpServerRequest request() {
            return request;
        }

        @Override
        public HttpServerResponse response() {
            return response;
        }

        @Override
        public void next() {}

        @Override
        public void fail(int statusCode, Throwable failure) {
            response.status = statusCode;
        }

        @Override
        public RoutingContextInternal visitHandler(int id) {
            return this;
        }
    }
}

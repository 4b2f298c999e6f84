package io.github.restcors.benchmarks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Jetty's {@link CrossOriginHandler}, which answers preflights itself. Origins are regular expressions there. */
final class JettyExchange implements Exchange {

    private final StubRequest request;
    private final StubResponse response;
    private final @Nullable Handler handler;

    private JettyExchange(Call call, @Nullable Handler handler) {
        request = new StubRequest(call);
        response = new StubResponse(request);
        this.handler = handler;
    }

    static Exchange stubs(Call call) {
        return new JettyExchange(call, null);
    }

    static Exchange exchange(Policy policy, Call call) throws Exception {
        CrossOriginHandler handler = new CrossOriginHandler();
        Set<String> origins = new LinkedHashSet<>();
        policy.exactOrigins().forEach(origin -> origins.add(origin.replace(".", "\\.")));
        policy.bases().forEach(base -> origins.add("https://([^/]+\\.)" + base.replace(".", "\\.")));
        handler.setAllowedOriginPatterns(origins);
        handler.setAllowedMethods(new LinkedHashSet<>(Policy.METHODS));
        handler.setAllowedHeaders(new LinkedHashSet<>(Policy.REQUEST_HEADERS));
        handler.setExposedHeaders(new LinkedHashSet<>(Policy.EXPOSED_HEADERS));
        handler.setAllowCredentials(true);
        handler.setPreflightMaxAge(Duration.ofSeconds(Policy.MAX_AGE));
        handler.setDeliverPreflightRequests(false);
        handler.setHandler(new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                callback.succeeded();
                return true;
            }
        });
        handler.setServer(new Server());
        handler.start();
        return new JettyExchange(call, handler);
    }

    @Override
    public Object run() throws Exception {
        request.renew();
        response.renew();
        if (handler != null) {
            handler.handle(request, response, Callback.NOOP);
        }
        return response;
    }

    @Override
    public Answer answer() {
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        response.headers.forEach(field -> lines.add(Map.entry(field.getName(), field.getValue())));
        return Answer.of(response.status, lines);
    }

    private static final class StubRequest extends Request.Wrapper {

        private final String method;
        private final WireFields wire;
        private final HttpFields.Mutable headers = HttpFields.build();

        StubRequest(Call call) {
            super(Unused.of(Request.class));
            method = call.method();
            wire = new WireFields(call);
            WireFields.ORDINARY.forEach(field -> headers.put(field.getKey(), field.getValue()));
        }

        void renew() {
            for (int i = 0; i < wire.size(); i++) {
                headers.put(wire.name(i), wire.newValue(i));
            }
        }

        @Override
        public String getMethod() {
            return method;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }

    private static final class StubResponse extends Response.Wrapper {

        private final HttpFields.Mutable headers = HttpFields.build();
        private int status;

        StubResponse(Request request) {
            super(request, Unused.of(Response.class));
        }

        void renew() {
            headers.clear();
            status = 200;
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
        public HttpFields.Mutable getHeaders() {
            return headers;
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            callback.succeeded();
        }
    }
}

package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.Application;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.jspecify.annotations.Nullable;

/** RESTEasy's {@link org.jboss.resteasy.core.SynchronousDispatcher}, with the requests that it has for this. */
final class ResteasyDispatcher implements io.github.restcors.benchmarks.Dispatcher {

    private final Dispatcher dispatcher;
    private @Nullable MockHttpResponse response;

    ResteasyDispatcher(Application application) {
        ResteasyDeployment deployment = new ResteasyDeploymentImpl();
        deployment.setApplication(application);
        deployment.start();
        dispatcher = deployment.getDispatcher();
    }

    @Override
    public void dispatch(Call call, WireFields wire, String path) throws URISyntaxException {
        MockHttpRequest request = MockHttpRequest.create(call.method(), "/" + path);
        for (Map.Entry<String, String> field : WireFields.ORDINARY) {
            request.header(field.getKey(), field.getValue());
        }
        for (int i = 0; i < wire.size(); i++) {
            request.header(wire.name(i), wire.newValue(i));
        }
        MockHttpResponse answer = new MockHttpResponse();
        dispatcher.invoke(request, answer);
        response = answer;
    }

    @Override
    public Answer answer() {
        MockHttpResponse last = response;
        if (last == null) {
            throw new IllegalStateException("no answer");
        }
        List<Map.Entry<String, Object>> lines = new ArrayList<>();
        last.getOutputHeaders().forEach((name, values) -> values.forEach(value -> lines.add(Map.entry(name, value))));
        return Answer.of(last.getStatus(), lines);
    }
}

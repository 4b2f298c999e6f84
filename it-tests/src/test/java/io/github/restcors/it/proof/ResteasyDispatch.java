package io.github.restcors.it.proof;

import io.github.restcors.it.Reply;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.core.SynchronousExecutionContext;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** RESTEasy behind the interface of its containers. */
final class ResteasyDispatch implements Dispatch {

    private static final String BASE = "http://server.example";

    private final ResteasyDeployment deployment;
    private final SynchronousDispatcher dispatcher;

    private ResteasyDispatch(ResteasyDeployment deployment) {
        this.deployment = deployment;
        this.dispatcher = (SynchronousDispatcher) deployment.getDispatcher();
    }

    @Override
    public Reply send(String method, String target, List<Map.Entry<String, String>> headers) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        MockHttpRequest request = MockHttpRequest.create(method, BASE + path, query, "");
        headers.forEach(line -> request.header(line.getKey(), line.getValue()));
        if (Dispatch.hasBody(method)) {
            request.content(BODY.getBytes(StandardCharsets.UTF_8));
        }
        MockHttpResponse response = new MockHttpResponse();
        request.setAsynchronousContext(new SynchronousExecutionContext(dispatcher, request, response));
        dispatcher.invoke(request, response);
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        response.getOutputHeaders()
                .forEach((name, values) -> values.forEach(value -> lines.add(Map.entry(name, header(value)))));
        return new Reply(response.getStatus(), lines, new String(response.getOutput(), StandardCharsets.UTF_8));
    }

    private String header(Object value) {
        return deployment.getProviderFactory().toHeaderString(value);
    }

    @Override
    public void close() {
        deployment.stop();
    }

    /** Deploys applications. */
    static final class Start implements Deployer {

        @Override
        public Dispatch deploy(Application application) {
            ResteasyDeployment deployment = new ResteasyDeploymentImpl();
            deployment.setApplication(application);
            deployment.start();
            return new ResteasyDispatch(deployment);
        }
    }
}

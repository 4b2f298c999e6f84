package io.github.restcors.benchmarks;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.util.List;
import org.jboss.resteasy.core.providerfactory.ResteasyProviderFactoryImpl;
import org.jspecify.annotations.Nullable;

/** Runs filters in the order in which a Jakarta REST runtime runs them. */
class JaxrsExchange implements Exchange {

    static {
        // One for all, whichever runtimes are on the class path: every Response is made by RESTEasy's builder.
        RuntimeDelegate.setInstance(new ResteasyProviderFactoryImpl());
    }

    private final StubRequest request;
    private final StubResponse response = new StubResponse();
    private final ContainerRequestFilter[] preMatching;
    private final ContainerRequestFilter[] postMatching;
    private final ContainerResponseFilter[] ofResponse;

    JaxrsExchange(
            Call call,
            List<ContainerRequestFilter> preMatching,
            List<ContainerRequestFilter> postMatching,
            List<ContainerResponseFilter> ofResponse) {
        request = new StubRequest(call);
        this.preMatching = preMatching.toArray(ContainerRequestFilter[]::new);
        this.postMatching = postMatching.toArray(ContainerRequestFilter[]::new);
        this.ofResponse = ofResponse.toArray(ContainerResponseFilter[]::new);
    }

    /** The stubs alone. */
    JaxrsExchange(Call call) {
        this(call, List.of(), List.of(), List.of());
    }

    final StubRequest request() {
        return request;
    }

    void renew() {
        request.renew();
        response.renew();
    }

    @Override
    public final Object run() throws IOException {
        renew();
        Response aborted = aborted();
        if (aborted != null) {
            response.take(aborted);
        }
        for (ContainerResponseFilter filter : ofResponse) {
            filter.filter(request, response);
        }
        return response;
    }

    /** Returns what the request filters end the request with, if they do. */
    private @Nullable Response aborted() throws IOException {
        try {
            for (ContainerRequestFilter filter : preMatching) {
                filter.filter(request);
                if (request.abortedWith() != null) {
                    return request.abortedWith();
                }
            }
            for (ContainerRequestFilter filter : postMatching) {
                filter.filter(request);
                if (request.abortedWith() != null) {
                    return request.abortedWith();
                }
            }
            return null;
        } catch (WebApplicationException e) {
            return e.getResponse(); // as every runtime maps it
        }
    }

    @Override
    public final Answer answer() {
        return response.answer();
    }
}

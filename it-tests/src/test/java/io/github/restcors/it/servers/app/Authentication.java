package io.github.restcors.it.servers.app;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Lets nobody in without credentials, preflights included: no filter should see one. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class Authentication implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        boolean secured = request.getUriInfo().getPath().replace("/", "").equals("secured");
        if (secured && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            Calls.record("Authentication");
            request.abortWith(Response.status(Response.Status.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"books\"")
                    .build());
        }
    }
}

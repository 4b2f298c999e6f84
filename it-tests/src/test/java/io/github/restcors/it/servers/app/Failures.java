package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Errors that a page has to be able to read. */
@Path("failures")
@CrossOrigin("https://app.example")
public class Failures {

    @GET
    @Path("bodiless/{status}")
    public Response bodiless(@PathParam("status") int status) {
        return Response.status(status).build();
    }

    @GET
    @Path("explained/{status}")
    public Response explained(@PathParam("status") int status) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN)
                .entity("explained")
                .build();
    }

    @GET
    @Path("thrown/{status}")
    public String thrown(@PathParam("status") int status) {
        throw new ClientErrorException(status);
    }

    @GET
    @Path("unmapped")
    public String unmapped() {
        throw new IllegalStateException("nothing maps this");
    }
}

package io.github.restcors.it.servers.app.cdi;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.servers.app.Calls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Is reached through a client proxy, an interceptor and a decorator. */
@Path("catalogue")
@RequestScoped
@Intercepted
@CrossOrigin("https://app.example")
public class Catalogue implements Shop {

    @Override
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String list() {
        return "Emma";
    }

    @Override
    @PUT
    @Path("{id}")
    @CrossOrigin(
            origins = "https://*.partner.example",
            allowedHeaders = "Content-Type",
            exposedHeaders = "ETag",
            allowCredentials = true)
    @Produces(MediaType.TEXT_PLAIN)
    public Response update(@PathParam("id") String id, String title) {
        Calls.record("Catalogue.update");
        return Response.ok(title).header("ETag", "\"1\"").build();
    }

    @Override
    @DELETE
    @Path("{id}")
    @SameOrigin
    public void delete(@PathParam("id") String id) {
        Calls.record("Catalogue.delete");
    }

    @Override
    public String offers() {
        return "Emma, used";
    }
}

package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Policies of a class and of its methods. */
@Path("books")
@CrossOrigin("https://app.example")
public class Books {

    /** Is constructed for every request that reaches it. */
    public Books() {
        Calls.record("new Books");
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String list() {
        Calls.record("Books.list");
        return "Emma";
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.TEXT_PLAIN)
    public String add(String book) {
        Calls.record("Books.add");
        return book;
    }

    @PUT
    @Path("{id}")
    @CrossOrigin(
            origins = {"https://app.example", "https://*.partner.example"},
            allowedHeaders = {"Content-Type", "X-Trace"},
            exposedHeaders = "ETag",
            allowCredentials = true,
            maxAge = 600)
    @Produces(MediaType.TEXT_PLAIN)
    public Response update(@PathParam("id") String id, String title) {
        Calls.record("Books.update");
        return Response.ok(title).header("ETag", "\"1\"").build();
    }

    @DELETE
    @Path("{id}")
    @SameOrigin
    public void delete(@PathParam("id") String id) {
        Calls.record("Books.delete");
    }
}

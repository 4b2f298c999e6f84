package io.github.restcors.demo;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Public: any page may read it, none with credentials, and none may change it. */
@Path("quotes")
@Produces(MediaType.APPLICATION_JSON)
@CrossOrigin(origins = "*", methods = "GET")
public final class QuoteResource {

    /** Created for each request. */
    public QuoteResource() {}

    /**
     * Returns the quote of the day.
     *
     * @return always the same
     */
    @GET
    public Response get() {
        return Response.ok("{\"quote\": \"Know your own happiness.\", \"by\": \"Jane Austen\"}")
                .tag("austen")
                .build();
    }

    /**
     * Would change the quote of the day; here to show that no page gets as far as this.
     *
     * @param quote the new one
     * @return 204
     */
    @PUT
    @Consumes(MediaType.TEXT_PLAIN)
    public Response change(String quote) {
        return Response.noContent().build();
    }
}

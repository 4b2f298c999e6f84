package io.github.restcors.benchmarks;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** What the calls are for. */
@Path("books")
@Produces("text/plain")
public class BookResource {

    /**
     * Returns all books.
     *
     * @return titles
     */
    @GET
    public String list() {
        return "Emma";
    }

    /**
     * Adds a book.
     *
     * @param title its title
     */
    @POST
    public void add(String title) {}

    /**
     * Replaces all books.
     *
     * @param titles the titles
     */
    @PUT
    public void replace(String titles) {}

    /** Removes all books. */
    @DELETE
    public void clear() {}
}

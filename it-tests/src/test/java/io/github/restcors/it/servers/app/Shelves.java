package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Leads to a sub-resource. */
@Path("shelves")
public class Shelves {

    @Path("{name}")
    public Shelf shelf(@PathParam("name") String name) {
        return new Shelf(name);
    }

    /** The sub-resource. */
    @CrossOrigin("https://app.example")
    public static class Shelf {

        private final String name;

        Shelf(String name) {
            this.name = name;
        }

        @GET
        @Produces(MediaType.TEXT_PLAIN)
        public String name() {
            return name;
        }

        @PUT
        public void rename(String other) {
            Calls.record("Shelf.rename");
        }
    }
}

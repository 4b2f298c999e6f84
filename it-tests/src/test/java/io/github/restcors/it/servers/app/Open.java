package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Shared with everyone. */
@Path("open")
@CrossOrigin("*")
public class Open {

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        return "open";
    }
}

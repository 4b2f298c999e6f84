package io.github.restcors.it.servers.app.cdi;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What is decorated. A method's policy is here. */
public interface Shop {

    String list();

    Response update(String id, String title);

    void delete(String id);

    @GET
    @Path("offers")
    @Produces(MediaType.TEXT_PLAIN)
    @CrossOrigin("*")
    String offers();
}

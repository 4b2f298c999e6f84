package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** For whom {@link Authentication} knows. */
@Path("secured")
@CrossOrigin(origins = "https://app.example", allowedHeaders = "Authorization", allowCredentials = true)
public class Secured {

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        Calls.record("Secured.get");
        return "secured";
    }
}

package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Sets headers of its own that rest-cors has to replace or to keep. */
@Path("own")
@CrossOrigin("https://app.example")
public class Own {

    @GET
    public Response get() {
        return Response.ok("own")
                .header("Access-Control-Allow-Origin", "https://other.example")
                .header("Vary", "Accept-Encoding")
                .build();
    }
}

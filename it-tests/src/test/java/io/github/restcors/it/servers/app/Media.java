package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** Two methods that a preflight cannot tell apart. */
@Path("media")
public class Media {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @CrossOrigin(
            origins = {"https://app.example", "https://json.example"},
            allowedHeaders = {"Content-Type", "X-Json"})
    public void json(String content) {
        Calls.record("Media.json");
    }

    @POST
    @Consumes(MediaType.TEXT_XML)
    @CrossOrigin(
            origins = {"https://app.example", "https://xml.example"},
            allowedHeaders = {"Content-Type", "X-Xml"})
    public void xml(String content) {
        Calls.record("Media.xml");
    }
}

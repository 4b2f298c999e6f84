package io.github.restcors.benchmarks;

import io.github.restcors.SameOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What rest-cors leaves alone: all that it does there is to look the policy up. */
@Path("private")
@SameOrigin
public class PrivateResource {

    /**
     * Returns something.
     *
     * @return a text
     */
    @GET
    public String get() {
        return "";
    }
}

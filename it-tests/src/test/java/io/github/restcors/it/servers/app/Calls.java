package io.github.restcors.it.servers.app;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What code of the application has run, to be read by the test. No policy governs it. */
@Path("calls")
public class Calls {

    private static final List<String> MADE = new CopyOnWriteArrayList<>();

    public static void record(String call) {
        MADE.add(call);
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String made() {
        return String.join("\n", MADE);
    }

    @DELETE
    public void clear() {
        MADE.clear();
    }
}

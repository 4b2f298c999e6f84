package io.github.restcors.demo;

import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.atomic.AtomicInteger;

/** Not shared: no annotation and no default policy, so rest-cors leaves it alone. */
@Singleton
@Path("notes")
@Produces(MediaType.APPLICATION_JSON)
public final class NoteResource {

    private final AtomicInteger notes = new AtomicInteger(1);

    /** Creates the pad with one note on it. */
    public NoteResource() {}

    /**
     * Counts the notes.
     *
     * @return how many there are
     */
    @GET
    public String count() {
        return "{\"notes\": " + notes.get() + "}";
    }

    /**
     * Adds a note; only its number is kept.
     *
     * @param note what it says
     * @return how many there are now
     */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    public String add(String note) {
        return "{\"notes\": " + notes.incrementAndGet() + "}";
    }
}

package io.github.restcors.it.servers.app;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Responses whose end comes later, or from another thread. */
@Path("later")
@CrossOrigin("https://app.example")
public class Later {

    static final int CHUNKS = 1000;

    /** A server that does not wait has answered by then. */
    private static final long DELAY_MILLIS = 200;

    @GET
    @Path("stage")
    @Produces(MediaType.TEXT_PLAIN)
    public CompletionStage<String> stage() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return CompletableFuture.supplyAsync(
                () -> {
                    // or GlassFish takes it for that of the application which first had such a thread
                    Thread.currentThread().setContextClassLoader(application);
                    return "later";
                },
                CompletableFuture.delayedExecutor(DELAY_MILLIS, TimeUnit.MILLISECONDS));
    }

    @GET
    @Path("stream")
    @Produces(MediaType.TEXT_PLAIN)
    public Response stream() {
        StreamingOutput chunks = out -> {
            for (int i = 0; i < CHUNKS; i++) {
                out.write(
                        "a chunk of one hundred bytes, or nearly so; ".repeat(2).getBytes(StandardCharsets.US_ASCII));
            }
        };
        return Response.ok(chunks).build();
    }
}

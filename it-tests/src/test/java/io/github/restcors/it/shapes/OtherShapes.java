package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.ran;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Resources that differ in their parameters and in the way they answer. */
final class OtherShapes {

    static final List<Class<?>> CLASSES =
            List.of(Bound.class, Parameters.class, Constructor.class, Beans.class, Async.class);

    private OtherShapes() {}

    /** Binds a filter that has the lowest priority there is. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Filtered {}

    @Path("bound")
    public static class Bound {

        @GET
        @Filtered
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Bound.get", exposedHeaders = "Bound.get")
        public String get() {
            return ran("Bound.get");
        }

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Bound.post", exposedHeaders = "Bound.post")
        public String post() {
            return ran("Bound.post");
        }
    }

    @Path("parameters/{n}")
    public static class Parameters {

        @PathParam("n")
        private int n;

        @QueryParam("q")
        private int q;

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Parameters.get", exposedHeaders = "Parameters.get")
        public String get() {
            return ran("Parameters.get");
        }

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Parameters.post", exposedHeaders = "Parameters.post")
        public String post(@HeaderParam("X-Number") int number, @Context UriInfo uriInfo) {
            return ran("Parameters.post");
        }
    }

    @Path("constructor/{n}")
    public static class Constructor {

        public Constructor(@PathParam("n") int n) {
            Trace.add(Trace.Kind.CONSTRUCTOR, "Constructor");
        }

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Constructor.get", exposedHeaders = "Constructor.get")
        public String get() {
            return ran("Constructor.get");
        }
    }

    /** Parameters in a bean. */
    public static class Bean {

        @QueryParam("q")
        private int q;

        public Bean() {
            Trace.add(Trace.Kind.CONSTRUCTOR, "Bean");
        }
    }

    @Path("beans")
    public static class Beans {

        @PUT
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Beans.put", exposedHeaders = "Beans.put")
        public String put(@BeanParam Bean bean) {
            return ran("Beans.put");
        }
    }

    @Path("async")
    public static class Async {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Async.get", exposedHeaders = "Async.get")
        public void get(@Suspended AsyncResponse response) {
            ran("Async.get");
            CompletableFuture.runAsync(() -> response.resume("later"));
        }

        @GET
        @Path("stage")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Async.stage", exposedHeaders = "Async.stage")
        public CompletionStage<String> stage() {
            return CompletableFuture.supplyAsync(() -> ran("Async.stage"));
        }

        @GET
        @Path("stream")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Async.stream", exposedHeaders = "Async.stream")
        public StreamingOutput stream() {
            ran("Async.stream");
            return out -> out.write("streamed".getBytes(StandardCharsets.US_ASCII));
        }

        @GET
        @Path("sse")
        @Produces("text/event-stream")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Async.sse", exposedHeaders = "Async.sse")
        public void sse(@Context SseEventSink sink, @Context Sse sse) {
            ran("Async.sse");
            sink.send(sse.newEvent("event")).thenRun(sink::close);
        }
    }
}

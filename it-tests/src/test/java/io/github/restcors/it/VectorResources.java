package io.github.restcors.it;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Resources that answer what a vector says, one class for each set of methods; the path is the methods. */
final class VectorResources {

    /** What every resource answers. */
    private static volatile Answer answer = new Answer(200, List.of());

    private VectorResources() {}

    private record Answer(int status, List<Map.Entry<String, String>> headers) {}

    static void answer(int status, List<Map.Entry<String, String>> headers) {
        answer = new Answer(status, List.copyOf(headers));
    }

    static String path(List<String> methods) {
        return String.join("-", methods);
    }

    static App application() {
        return App.of(Arrays.stream(VectorResources.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .toArray(Class<?>[]::new));
    }

    private static Response respond() {
        Calls.record("resource");
        Answer current = answer;
        Response.ResponseBuilder response = Response.status(current.status());
        if (current.status() != 204 && current.status() != 304) {
            response.entity("vector".getBytes(StandardCharsets.UTF_8));
        }
        current.headers().forEach(header -> response.header(header.getKey(), header.getValue()));
        return response.build();
    }

    @Path("GET-POST-PUT-DELETE-PATCH")
    public static class Usual {
        @GET
        public Response get() {
            return respond();
        }

        @POST
        public Response post() {
            return respond();
        }

        @PUT
        public Response put() {
            return respond();
        }

        @DELETE
        public Response delete() {
            return respond();
        }

        @PATCH
        public Response patch() {
            return respond();
        }
    }

    @Path("GET-HEAD-POST-PUT")
    public static class WithHead {
        @GET
        public Response get() {
            return respond();
        }

        @HEAD
        public Response head() {
            return respond();
        }

        @POST
        public Response post() {
            return respond();
        }

        @PUT
        public Response put() {
            return respond();
        }
    }

    @Path("POST-PUT")
    public static class WriteOnly {
        @POST
        public Response post() {
            return respond();
        }

        @PUT
        public Response put() {
            return respond();
        }
    }

    @Path("GET")
    public static class ReadOnly {
        @GET
        public Response get() {
            return respond();
        }
    }

    @Path("PUT")
    public static class PutOnly {
        @PUT
        public Response put() {
            return respond();
        }
    }

    @Path("GET-PATCH")
    public static class WithPatch {
        @GET
        public Response get() {
            return respond();
        }

        @PATCH
        public Response patch() {
            return respond();
        }
    }

    @Path("GET-OPTIONS")
    public static class WithOptions {
        @GET
        public Response get() {
            return respond();
        }

        @OPTIONS
        public Response options() {
            return respond();
        }
    }
}

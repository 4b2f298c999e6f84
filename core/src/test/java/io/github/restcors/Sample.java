package io.github.restcors;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Application;

/** The resources of an application, for the tests of what rest-cors does in one. */
final class Sample {

    static final String APP = "https://app.example";
    static final String ADMIN = "https://admin.example";
    static final String STRANGER = "https://stranger.example";

    private Sample() {}

    @Path("books")
    @CrossOrigin(value = APP, exposedHeaders = "ETag", allowCredentials = true)
    static class Books {
        @GET
        public void list() {}

        @POST
        public void create() {}

        @PUT
        @CrossOrigin(origins = ADMIN, allowedHeaders = "X-A", maxAge = 60)
        public void update() {}

        @DELETE
        @SameOrigin
        public void delete() {}

        @Path("{id}/chapters")
        public Object chapters() {
            return new Chapters();
        }
    }

    @CrossOrigin("*")
    static class Chapters {
        @GET
        public void list() {}
    }

    @Path("private")
    static class Private {
        @GET
        public void get() {}

        @OPTIONS
        public void options() {}
    }

    @Path("public")
    @CrossOrigin("*")
    static class Public {
        @GET
        public void get() {}
    }

    @Path("broken")
    static class Broken {
        @GET
        @CrossOrigin("no origin")
        public void get() {}

        @PUT
        @CrossOrigin("*")
        public void put() {}
    }

    @Path("named")
    static class Named {
        @GET
        @CrossOrigin(policy = "partners")
        public void get() {}
    }

    @CrossOrigin(value = APP, maxAge = 5)
    static class Annotated extends Application {}

    @CrossOrigin("null")
    static class WronglyAnnotated extends Application {}

    static CorsPolicy policy(String... origins) {
        return CorsPolicy.builder().allowedOrigins(origins).build();
    }

    static ResourceInfo books(String method) {
        return Contexts.matched(Books.class, method);
    }
}

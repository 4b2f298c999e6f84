package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Methods that a preflight cannot tell apart and whose policies differ are worth a warning. */
class AmbiguityWarningTest {

    @Path("a/{id}")
    static class Torn {
        @GET
        @Produces("text/plain")
        @CrossOrigin("https://a.example")
        public void text() {}

        @GET
        @Produces("text/html")
        public void html() {}

        @PUT
        @CrossOrigin("https://a.example")
        public void put() {}
    }

    @Path("a")
    static class TornFromAbove {
        @PUT
        @Path("{number}")
        @CrossOrigin("https://b.example")
        public void replace() {}

        @POST
        @Path("{number}")
        @CrossOrigin("https://b.example")
        public void post() {}
    }

    @Path("overloaded")
    static class Overloaded {
        @GET
        @CrossOrigin("https://a.example")
        public void get() {}

        @GET
        @Produces("text/plain")
        @CrossOrigin("https://b.example")
        public void get(String accept) {}
    }

    @Path("agreeing")
    static class Agreeing {
        @GET
        @Produces("text/plain")
        @CrossOrigin("https://a.example")
        public void text() {}

        @GET
        @Produces("text/html")
        @CrossOrigin(origins = "https://a.example", methods = "*")
        public void html() {}
    }

    static class Sub {
        @GET
        @CrossOrigin("https://a.example")
        public void get() {}

        @GET
        @SameOrigin
        public void notShared() {}
    }

    private static List<String> warnings(Class<?>... types) {
        AmbiguityWarning warning = new AmbiguityWarning(new Policies(null, new CorsFeature()));
        List<ResourceClass> resources = Stream.of(types).map(ResourceClass::of).toList();
        try (LogCapture log = LogCapture.info()) {
            warning.log(resources);
            warning.log(resources);
            return log.lines();
        }
    }

    private static String warning(String methods, String target) {
        return "WARNING rest-cors: a preflight cannot tell " + methods
                + " apart, whose policies differ; it gets what all" + " of them grant (" + target + ")";
    }

    @Test
    void methodsAreNamedOnce() {
        assertThat(warnings(Torn.class), contains(warning("Torn.html, Torn.text", "GET /a/{}")));
    }

    @Test
    void classesThatShareAPathAreComparedToo() {
        assertThat(
                warnings(Torn.class, TornFromAbove.class),
                contains(
                        warning("Torn.html, Torn.text", "GET /a/{}"),
                        warning("Torn.put, TornFromAbove.replace", "PUT /a/{}")));
    }

    @Test
    void subResourcesAreComparedByThemselves() {
        assertThat(warnings(Sub.class), contains(warning("Sub.get, Sub.notShared", "GET Sub: /")));
    }

    @Test
    void equalPoliciesAreNoReason() {
        assertThat(warnings(Agreeing.class), is(empty()));
        assertThat(warnings(TornFromAbove.class), is(empty()));
    }

    @Test
    void overloadsAreComparedLikeOtherMethods() {
        assertThat(warnings(Overloaded.class).size(), is(1));
    }
}

package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.Trace.ran;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/**
 * Resources that differ in their paths.
 *
 * <p>In all shapes a policy bears the name of the method that it governs, as the one request header that it allows and
 * the one response header that it exposes. So answers tell from outside whose policy was applied.
 */
final class PathShapes {

    /** The one origin that every shape is shared with. */
    static final String ORIGIN = "https://o.example";

    static final List<Class<?>> CLASSES = List.of(
            Root.class,
            Plain.class,
            Items.class,
            Over.class,
            OverBelow.class,
            Files.class,
            SharedOne.class,
            SharedTwo.class,
            SharedThree.class,
            NotSlashed.class,
            Slashed.class,
            Segments.class,
            Vault.class,
            Safe.class);

    private PathShapes() {}

    @Path("/")
    public static class Root {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Root.get", exposedHeaders = "Root.get")
        public String get() {
            return ran("Root.get");
        }
    }

    @Path("plain")
    public static class Plain {

        public Plain() {
            Trace.add(Trace.Kind.CONSTRUCTOR, "Plain");
        }

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Plain.get", exposedHeaders = "Plain.get")
        public String get() {
            return ran("Plain.get");
        }

        @POST
        @Consumes("application/json")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Plain.post", exposedHeaders = "Plain.post")
        public String post(String body) {
            return ran("Plain.post");
        }

        @PUT
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Plain.put", exposedHeaders = "Plain.put")
        public String put(String body) {
            return ran("Plain.put");
        }

        @PATCH
        @Consumes("application/merge-patch+json")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Plain.patch", exposedHeaders = "Plain.patch")
        public String patch(String body) {
            return ran("Plain.patch");
        }
    }

    @Path("items")
    public static class Items {

        @GET
        @Path("{id}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Items.get", exposedHeaders = "Items.get")
        public String get(@PathParam("id") String id) {
            return ran("Items.get");
        }

        @PUT
        @Path("special")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Items.putSpecial", exposedHeaders = "Items.putSpecial")
        public String putSpecial() {
            return ran("Items.putSpecial");
        }

        @DELETE
        @Path("{name}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Items.delete", exposedHeaders = "Items.delete")
        public String delete(@PathParam("name") String name) {
            return ran("Items.delete");
        }

        @GET
        @Path("{id}/parts/{number: \\d+}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Items.getPart", exposedHeaders = "Items.getPart")
        public String getPart() {
            return ran("Items.getPart");
        }

        @POST
        @Path("{id}/parts/{name}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Items.postPart", exposedHeaders = "Items.postPart")
        public String postPart() {
            return ran("Items.postPart");
        }
    }

    @Path("over")
    public static class Over {

        @GET
        @Path("{y}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Over.get", exposedHeaders = "Over.get")
        public String get() {
            return ran("Over.get");
        }
    }

    @Path("over/{x}")
    public static class OverBelow {

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "OverBelow.post", exposedHeaders = "OverBelow.post")
        public String post() {
            return ran("OverBelow.post");
        }
    }

    @Path("files")
    public static class Files {

        @GET
        @Path("{path: .+}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Files.get", exposedHeaders = "Files.get")
        public String get() {
            return ran("Files.get");
        }

        @PUT
        @Path("{name: [a-z]+}.json")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Files.putJson", exposedHeaders = "Files.putJson")
        public String putJson() {
            return ran("Files.putJson");
        }

        @DELETE
        @Path("{number: [0-9]{1,4}}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Files.delete", exposedHeaders = "Files.delete")
        public String delete() {
            return ran("Files.delete");
        }

        @POST
        @Path("{from}-{to}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Files.postRange", exposedHeaders = "Files.postRange")
        public String postRange() {
            return ran("Files.postRange");
        }
    }

    @Path("shared")
    public static class SharedOne {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "SharedOne.get", exposedHeaders = "SharedOne.get")
        public String get() {
            return ran("SharedOne.get");
        }

        @GET
        @Path("a")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "SharedOne.getA", exposedHeaders = "SharedOne.getA")
        public String getA() {
            return ran("SharedOne.getA");
        }
    }

    @Path("shared")
    public static class SharedTwo {

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "SharedTwo.post", exposedHeaders = "SharedTwo.post")
        public String post() {
            return ran("SharedTwo.post");
        }

        @POST
        @Path("a")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "SharedTwo.postA", exposedHeaders = "SharedTwo.postA")
        public String postA() {
            return ran("SharedTwo.postA");
        }

        @PUT
        @Path("b")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "SharedTwo.putB", exposedHeaders = "SharedTwo.putB")
        public String putB() {
            return ran("SharedTwo.putB");
        }
    }

    /** Shares nothing but paths. */
    @Path("shared")
    public static class SharedThree {

        @DELETE
        public String delete() {
            return ran("SharedThree.delete");
        }

        @GET
        @Path("c")
        public String getC() {
            return ran("SharedThree.getC");
        }
    }

    @Path("slashed")
    public static class NotSlashed {

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "NotSlashed.post", exposedHeaders = "NotSlashed.post")
        public String post() {
            return ran("NotSlashed.post");
        }

        @DELETE
        @Path("in")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "NotSlashed.deleteIn", exposedHeaders = "NotSlashed.deleteIn")
        public String deleteIn() {
            return ran("NotSlashed.deleteIn");
        }
    }

    /** Has the paths of {@link NotSlashed}, written otherwise. */
    @Path("/slashed/")
    public static class Slashed {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Slashed.get", exposedHeaders = "Slashed.get")
        public String get() {
            return ran("Slashed.get");
        }

        @PUT
        @Path("/in/")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Slashed.putIn", exposedHeaders = "Slashed.putIn")
        public String putIn() {
            return ran("Slashed.putIn");
        }
    }

    @Path("a b")
    public static class Segments {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Segments.get", exposedHeaders = "Segments.get")
        public String get() {
            return ran("Segments.get");
        }

        @PUT
        @Path("caf\u00e9")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Segments.put", exposedHeaders = "Segments.put")
        public String put() {
            return ran("Segments.put");
        }
    }

    /** Behind an authentication filter that runs before matching. */
    @Path("vault")
    public static class Vault {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Vault.get", exposedHeaders = "Vault.get")
        public String get() {
            return ran("Vault.get");
        }
    }

    /** Behind an authentication filter that runs after matching. */
    @Path("safe")
    public static class Safe {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Safe.get", exposedHeaders = "Safe.get")
        public String get() {
            return ran("Safe.get");
        }
    }
}

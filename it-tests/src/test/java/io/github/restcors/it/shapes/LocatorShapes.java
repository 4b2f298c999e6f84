package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.located;
import static io.github.restcors.it.shapes.Trace.ran;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.shapes.VerbShapes.PURGE;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sub-resource locators of every kind. A sub-resource is governed by its own class and methods. */
final class LocatorShapes {

    static final List<Class<?>> CLASSES = List.of(Locators.class, SecondLocators.class, ImplementedLocators.class);

    private LocatorShapes() {}

    /** Its policy governs none of the sub-resources. */
    @Path("loc")
    @CrossOrigin(origins = ORIGIN, allowedHeaders = "Locators", exposedHeaders = "Locators")
    public static class Locators {

        public Locators() {
            Trace.add(Trace.Kind.CONSTRUCTOR, "Locators");
        }

        @Path("instance")
        public Leaf instance() {
            return located("instance", new Leaf());
        }

        @Path("class")
        public Class<Constructed> constructed() {
            return located("class", Constructed.class);
        }

        @Path("dynamic/{kind}")
        public Object dynamic(@PathParam("kind") String kind) {
            return located("dynamic", kind.equals("one") ? new DynamicOne() : new DynamicTwo());
        }

        @Path("dynamic-class")
        public Object dynamicClass() {
            return located("dynamic-class", Constructed.class);
        }

        @Path("interface")
        public Contract contract() {
            return located("interface", new ContractImpl());
        }

        @Path("narrowed")
        public Leaf narrowed() {
            return located("narrowed", new NarrowedLeaf());
        }

        @Path("nested/{a}")
        public Nested nested(@PathParam("a") String a) {
            return located("nested", new Nested());
        }

        @Path("forbidden")
        public Leaf forbidden() {
            located("forbidden", "nothing");
            throw new ForbiddenException();
        }

        @Path("broken")
        public Leaf broken() {
            located("broken", "nothing");
            throw new IllegalStateException("thrown on purpose");
        }

        @Path("null")
        public @Nullable Leaf nothing() {
            return located("null", null);
        }

        @Path("authenticated")
        public Leaf authenticated(@HeaderParam("Authorization") @Nullable String authorization) {
            located("authenticated", "nothing");
            if (authorization == null) {
                throw new NotAuthorizedException("Basic");
            }
            return new Leaf();
        }

        @Path("mixed")
        public Leaf mixed() {
            return located("mixed", new Leaf());
        }

        @POST
        @Path("mixed")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Locators.postMixed", exposedHeaders = "Locators.postMixed")
        public String postMixed() {
            return ran("Locators.postMixed");
        }

        @Path("number/{n: \\d+}")
        public Leaf number() {
            return located("number", new Leaf());
        }

        @Path("all/{rest: .*}")
        public Leaf all() {
            return located("all", new Leaf());
        }

        @Path("unshared")
        public Unshared unshared() {
            return located("unshared", new Unshared());
        }

        @GET
        @Path("method")
        public String method() {
            return ran("Locators");
        }
    }

    @Path("loc")
    public static class SecondLocators {

        @Path("second")
        public Leaf second() {
            return located("second", new Leaf());
        }
    }

    /** A locator that is declared by an interface. */
    public interface DeclaredLocator {

        @Path("declared")
        Contract declared();
    }

    @Path("loc-impl")
    public static class ImplementedLocators implements DeclaredLocator {

        @Override
        public Contract declared() {
            return located("declared", new ContractImpl());
        }
    }

    public static class Leaf {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Leaf.get", exposedHeaders = "Leaf.get")
        public String get() {
            return ran("Leaf.get");
        }

        @POST
        @Path("child")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Leaf.postChild", exposedHeaders = "Leaf.postChild")
        public String postChild() {
            return ran("Leaf.postChild");
        }

        @GET
        @Path("{p}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Leaf.getAny", exposedHeaders = "Leaf.getAny")
        public String getAny() {
            return ran("Leaf.getAny");
        }

        @PURGE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Leaf.purge", exposedHeaders = "Leaf.purge")
        public String purge() {
            return ran("Leaf.purge");
        }
    }

    /** A class of which the locator declares no more than a superclass. */
    public static class NarrowedLeaf extends Leaf {

        @Override
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "NarrowedLeaf.get", exposedHeaders = "NarrowedLeaf.get")
        public String get() {
            return ran("NarrowedLeaf.get");
        }
    }

    /** Made by the runtime. */
    @CrossOrigin(origins = ORIGIN, allowedHeaders = "Constructed", exposedHeaders = "Constructed")
    public static class Constructed {

        public Constructed() {
            Trace.add(Trace.Kind.CONSTRUCTOR, "Constructed");
        }

        @GET
        public String get() {
            return ran("Constructed");
        }

        @DELETE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Constructed.delete", exposedHeaders = "Constructed.delete")
        public String delete() {
            return ran("Constructed.delete");
        }
    }

    public static class DynamicOne {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "DynamicOne.get", exposedHeaders = "DynamicOne.get")
        public String get() {
            return ran("DynamicOne.get");
        }
    }

    public static class DynamicTwo {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "DynamicTwo.get", exposedHeaders = "DynamicTwo.get")
        public String get() {
            return ran("DynamicTwo.get");
        }

        @PUT
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "DynamicTwo.put", exposedHeaders = "DynamicTwo.put")
        public String put() {
            return ran("DynamicTwo.put");
        }
    }

    public interface Contract {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Contract.get", exposedHeaders = "Contract.get")
        String get();

        @PUT
        @Path("x")
        String putX();
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "ContractImpl", exposedHeaders = "ContractImpl")
    public static class ContractImpl implements Contract {

        @Override
        public String get() {
            return ran("Contract.get");
        }

        @Override
        public String putX() {
            return ran("ContractImpl");
        }
    }

    public static class Nested {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Nested.get", exposedHeaders = "Nested.get")
        public String get() {
            return ran("Nested.get");
        }

        @Path("deeper")
        public Nested deeper() {
            return located("deeper", new Nested());
        }

        @Path("leaf/{b}")
        public Leaf leaf() {
            return located("leaf", new Leaf());
        }
    }

    public static class Unshared {

        @GET
        @SameOrigin
        public String get() {
            return ran("Unshared.get");
        }

        @PUT
        public String put() {
            return ran("Unshared.put");
        }
    }
}

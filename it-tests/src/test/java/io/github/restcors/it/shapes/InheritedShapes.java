package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.ran;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Resources that have their annotations, of Jakarta REST or of ours, from a type that they inherit from. */
final class InheritedShapes {

    static final List<Class<?>> CLASSES = List.of(
            InterfaceImpl.class,
            TypedImpl.class,
            MethodsOnly.class,
            Sub.class,
            PathOnSuperImpl.class,
            Widgets.class,
            Gadgets.class,
            Restating.class);

    private InheritedShapes() {}

    /** Instances that stand for their classes. */
    static List<Object> singletons() {
        return List.of(new Single$Proxy(), new SingleImpl$Proxy());
    }

    /** Everything stands on the interface. */
    @Path("interface")
    public interface Everything {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Everything.get", exposedHeaders = "Everything.get")
        String get();

        @POST
        @Path("p")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Everything.postP", exposedHeaders = "Everything.postP")
        String postP();

        @PUT
        String put();
    }

    public static class InterfaceImpl implements Everything {

        @Override
        public String get() {
            return ran("Everything.get");
        }

        @Override
        public String postP() {
            return ran("Everything.postP");
        }

        @Override
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "InterfaceImpl.put", exposedHeaders = "InterfaceImpl.put")
        public String put() {
            return ran("InterfaceImpl.put");
        }
    }

    /** Has the path and a policy, which the implementation replaces by its own. */
    @Path("typed")
    @CrossOrigin(origins = ORIGIN, allowedHeaders = "Typed", exposedHeaders = "Typed")
    public interface Typed {

        @GET
        String get();

        @DELETE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Typed.delete", exposedHeaders = "Typed.delete")
        String delete();
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "TypedImpl", exposedHeaders = "TypedImpl")
    public static class TypedImpl implements Typed {

        @Override
        public String get() {
            return ran("TypedImpl");
        }

        @Override
        public String delete() {
            return ran("Typed.delete");
        }
    }

    /** Has the methods, and no path. */
    public interface Methods {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Methods.get", exposedHeaders = "Methods.get")
        String get();

        @PUT
        @Path("{id}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Methods.put", exposedHeaders = "Methods.put")
        default String put(@PathParam("id") String id) {
            return ran("Methods.put");
        }
    }

    @Path("methods")
    public static class MethodsOnly implements Methods {

        @Override
        public String get() {
            return ran("Methods.get");
        }
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "Super", exposedHeaders = "Super")
    public abstract static class Super {

        @GET
        public String get() {
            return ran("Super");
        }

        @PUT
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Super.put", exposedHeaders = "Super.put")
        public abstract String put();

        @DELETE
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Super.delete", exposedHeaders = "Super.delete")
        public String delete() {
            return ran("Super.delete");
        }
    }

    @Path("sub")
    public static class Sub extends Super {

        @Override
        public String put() {
            return ran("Super.put");
        }

        @Override
        @SameOrigin
        public String delete() {
            return ran("Sub.delete");
        }
    }

    @Path("super-path")
    public abstract static class PathOnSuper {

        @GET
        public String get() {
            return ran("PathOnSuperImpl");
        }

        @POST
        public String post() {
            return ran("PathOnSuper.post");
        }
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "PathOnSuperImpl", exposedHeaders = "PathOnSuperImpl")
    public static class PathOnSuperImpl extends PathOnSuper {

        @Override
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "PathOnSuperImpl.post", exposedHeaders = "PathOnSuperImpl.post")
        public String post() {
            return ran("PathOnSuperImpl.post");
        }
    }

    /** Its implementations have bridge methods. */
    public interface Store<T, K> {

        @GET
        @Path("{id}")
        T find(@PathParam("id") K id);

        @PUT
        @Path("{id}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Store.save", exposedHeaders = "Store.save")
        String save(@PathParam("id") K id, T body);
    }

    @Path("widgets")
    public static class Widgets implements Store<String, Integer> {

        @Override
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Widgets.find", exposedHeaders = "Widgets.find")
        public String find(Integer id) {
            return ran("Widgets.find");
        }

        @Override
        public String save(Integer id, String body) {
            return ran("Store.save");
        }
    }

    public abstract static class AbstractStore<T> {

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "AbstractStore.add", exposedHeaders = "AbstractStore.add")
        public String add(T body) {
            return ran("AbstractStore.add");
        }

        @GET
        public abstract T first();
    }

    @Path("gadgets")
    @CrossOrigin(origins = ORIGIN, allowedHeaders = "Gadgets", exposedHeaders = "Gadgets")
    public static class Gadgets extends AbstractStore<String> {

        @Override
        public String first() {
            return ran("Gadgets");
        }
    }

    /** States the annotations of Jakarta REST again, so that the interface's are out of force; the policies are not. */
    @Path("restating")
    public static class Restating implements Methods {

        @Override
        @GET
        @Path("here")
        public String get() {
            return ran("Methods.get");
        }

        @Override
        @PUT
        @Path("{id}")
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Restating.put", exposedHeaders = "Restating.put")
        public String put(@PathParam("id") String id) {
            return ran("Restating.put");
        }
    }

    @Path("single")
    public static class Single {

        @GET
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Single.get", exposedHeaders = "Single.get")
        public String get() {
            return ran("Single.get");
        }

        @POST
        @CrossOrigin(origins = ORIGIN, allowedHeaders = "Single.post", exposedHeaders = "Single.post")
        public String post() {
            return ran("Single.post");
        }
    }

    /** What a client proxy looks like: a subclass that overrides without annotations. */
    public static class Single$Proxy extends Single {

        @Override
        public String get() {
            return super.get();
        }
    }

    @Path("single-interface")
    public interface SingleInterface {

        @GET
        String get();
    }

    @CrossOrigin(origins = ORIGIN, allowedHeaders = "SingleImpl", exposedHeaders = "SingleImpl")
    public static class SingleImpl implements SingleInterface {

        @Override
        public String get() {
            return ran("SingleImpl");
        }
    }

    public static class SingleImpl$Proxy extends SingleImpl {

        @Override
        public String get() {
            return super.get();
        }
    }
}

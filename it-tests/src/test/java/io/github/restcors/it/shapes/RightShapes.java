package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.WrongShapes.A;
import static io.github.restcors.it.shapes.WrongShapes.B;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.shapes.VerbShapes.PURGE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** Resources that look wrong at first sight, and are not. */
final class RightShapes {

    static final List<Class<?>> CLASSES = List.of(
            Named.class,
            Listed.class,
            Composed.class,
            Settled.class,
            Tiered.class,
            Limits.class,
            Inheriting.class,
            Generic.class,
            Untold.class,
            Recursive.class,
            AnnotatedFilter.class);

    private RightShapes() {}

    @Path("r1")
    public static class Named {

        @GET
        @CrossOrigin(policy = "partners")
        public String get() {
            return "";
        }

        @PUT
        @CrossOrigin(
                policy = "partners",
                maxAge = -1,
                methods = {}) // what is unset by default
        public String put() {
            return "";
        }
    }

    @Path("r2")
    @CrossOrigin(
            origins = A,
            methods = {"GET", "HEAD", "POST", "PURGE", "OPTIONS", "PUT"})
    public static class Listed {

        @GET
        @CrossOrigin(
                origins = A,
                methods = {"GET", "HEAD", "POST"}) // POST is another method's, of the same resource
        public String get() {
            return "";
        }

        @POST
        @CrossOrigin(origins = A, methods = "*")
        public String post() {
            return "";
        }

        @PURGE
        public String purge() {
            return "";
        }

        @OPTIONS
        @CrossOrigin(
                origins = A,
                methods = {"OPTIONS", "GET"})
        public String options() {
            return "";
        }

        @PUT
        @Path("below")
        @CrossOrigin(origins = A, methods = "PUT")
        public String put() {
            return "";
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin(A)
    @interface ForA {}

    @Retention(RetentionPolicy.RUNTIME)
    @ForA
    @interface ForAToo {}

    @Path("r3")
    @ForAToo
    public static class Composed {

        @GET
        @ForA
        @ForAToo
        @CrossOrigin(A)
        public String get() {
            return "";
        }
    }

    @CrossOrigin(A)
    public interface OfA {

        @GET
        @CrossOrigin(A)
        String get();
    }

    @CrossOrigin(B)
    public interface OfB {

        @GET
        @SameOrigin
        String get();
    }

    /** What differs above is settled by what is nearer. */
    @Path("r4")
    @CrossOrigin(B)
    public static class Settled implements OfA, OfB {

        @Override
        @GET
        @CrossOrigin(B)
        public String get() {
            return "";
        }
    }

    @Path("r5")
    public static class Tiered {

        @GET
        @CrossOrigin("*")
        @CrossOrigin(origins = "https://*.a.example", maxAge = 5)
        @CrossOrigin(origins = A, allowCredentials = true)
        @CrossOrigin(policy = "partners")
        public String get() {
            return "";
        }
    }

    @Path("r6")
    public static class Limits {

        @GET
        @CrossOrigin(
                origins = {"http://localhost:*", "http://127.0.0.1", "http://[::1]:8080", "https://*.a.example"},
                maxAge = 86_400,
                allowCredentials = true,
                allowedHeaders = "*")
        public String get() {
            return "";
        }

        @PUT
        @CrossOrigin(origins = "http://*.co.uk", maxAge = 0, exposedHeaders = "*")
        public String put() {
            return "";
        }
    }

    public abstract static class Base {

        /** Is no resource method here. */
        @CrossOrigin(A)
        public String get() {
            return "";
        }

        @PUT
        @CrossOrigin(A)
        public abstract String put();
    }

    @Path("r7")
    public static class Inheriting extends Base {

        @Override
        @GET
        public String get() {
            return "";
        }

        @Override
        public String put() {
            return "";
        }
    }

    public interface Storing<T> {

        @POST
        @CrossOrigin(A)
        String store(T body);
    }

    @Path("r8")
    public static class Generic implements Storing<String> {

        @Override
        public String store(String body) {
            return "";
        }
    }

    /** Whatever it returns is known only when a request reaches it. */
    @Path("r9")
    public static class Untold {

        @Path("wrong")
        public Object wrong() {
            return new WrongShapes.WrongSub();
        }
    }

    @Path("r10")
    public static class Recursive {

        @GET
        @CrossOrigin(A)
        public String get() {
            return "";
        }

        @Path("again")
        public Recursive again() {
            return new Recursive();
        }
    }

    /** No resource at all. */
    @CrossOrigin(A)
    public static class AnnotatedFilter implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders().putSingle("X-Filtered", "yes");
        }
    }

    /** An application that is shared. */
    @CrossOrigin(A)
    public static class SharedApp extends App {}

    /** Another one, with another policy. */
    @CrossOrigin(B)
    public static class OtherApp extends App {}

    /** An application that is not shared, whatever the default policy says. */
    @SameOrigin
    public static class UnsharedApp extends App {}

    /** Says nothing itself. */
    @Path("silent")
    public static class Silent {

        @GET
        public String get() {
            return "";
        }
    }
}

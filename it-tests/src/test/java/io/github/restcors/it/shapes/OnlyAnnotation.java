package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.WrongShapes.A;

import io.github.restcors.CrossOrigin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Applications with a single annotation, at an odd place. The resource's path is {@code only} or {@code only/sub}. */
final class OnlyAnnotation {

    /** Each leads to {@code only/sub}. */
    static final List<Class<?>> LOCATORS = List.of(
            ToSubclass.class,
            ToSubclassByClass.class,
            ToObject.class,
            ToAnyClass.class,
            ToInterface.class,
            ToBound.class,
            ToVariable.class);

    /** Each has {@code only}. */
    static final List<Class<?>> RESOURCES =
            List.of(OnMethod.class, OnInterface.class, OnSuperclass.class, OnSuperMethod.class, OnComposed.class);

    private OnlyAnnotation() {}

    public static class Bare {

        @GET
        public String get() {
            return "";
        }
    }

    @CrossOrigin(A)
    public static class Annotated extends Bare {}

    public interface Plain {

        @GET
        String get();
    }

    @CrossOrigin(A)
    public static class AnnotatedPlain implements Plain {

        @Override
        public String get() {
            return "";
        }
    }

    @Path("only")
    public static class ToSubclass {

        @Path("sub")
        public Bare sub() {
            return new Annotated();
        }
    }

    @Path("only")
    public static class ToSubclassByClass {

        @Path("sub")
        public Class<? extends Bare> sub() {
            return Annotated.class;
        }
    }

    @Path("only")
    public static class ToObject {

        @Path("sub")
        public Object sub() {
            return new Annotated();
        }
    }

    @Path("only")
    public static class ToAnyClass {

        @Path("sub")
        public Class<?> sub() {
            return Annotated.class;
        }
    }

    @Path("only")
    public static class ToInterface {

        @Path("sub")
        public Plain sub() {
            return new AnnotatedPlain();
        }
    }

    @Path("only")
    public static class ToBound {

        @Path("sub")
        @SuppressWarnings("unchecked")
        public <T extends Bare> T sub() {
            return (T) new Annotated();
        }
    }

    public abstract static class Variable<T> {

        @Path("sub")
        public abstract T sub();
    }

    @Path("only")
    public static class ToVariable extends Variable<Bare> {

        @Override
        public Bare sub() {
            return new Annotated();
        }
    }

    @Path("only")
    public static class OnMethod {

        @GET
        @CrossOrigin(A)
        public String get() {
            return "";
        }
    }

    @Path("only")
    public static class OnInterface implements SharedPlain {

        @Override
        public String get() {
            return "";
        }
    }

    public interface SharedPlain extends SharedMarker {

        @GET
        String get();
    }

    @CrossOrigin(A)
    public interface SharedMarker {}

    @Path("only")
    public static class OnSuperclass extends Annotated {}

    public static class SharedMethod extends Bare {

        @Override
        @CrossOrigin(A)
        public String get() {
            return "";
        }
    }

    @Path("only")
    public static class OnSuperMethod extends SharedMethod {

        @Override
        @GET
        public String get() {
            return "";
        }
    }

    @Path("only")
    @RightShapes.ForAToo
    public static class OnComposed {

        @GET
        public String get() {
            return "";
        }
    }
}

package io.github.restcors.it.loaders;

import io.github.restcors.CorsFeature;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Server;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.function.Supplier;

/** An application that is running, for a test to which its classes are foreign. */
public final class War implements AutoCloseable, Supplier<URI> {

    static final String APP = "https://app.example";
    static final String ANNOTATED = "https://annotated.example";

    private final Server server;

    /** Starts an application in the class loader of this class. */
    public War(String which) {
        server = Server.start(application(which));
    }

    /** Starts an application with a feature that others have too, and an annotation of its own. */
    public War(Object feature) {
        server = Server.start(
                new Annotated().with(Shared.class, Locators.class, Silent.class).instances(feature));
    }

    private static App application(String which) {
        return switch (which) {
            case "discovered" -> App.of(Shared.class, Locators.class, Silent.class);
            case "by hand" -> App.of(Shared.class, Locators.class, Silent.class).instances(new CorsFeature());
            case "annotated" ->
                new Annotated().with(Shared.class, Locators.class, Silent.class).instances(new CorsFeature());
            case "discovered, annotated" -> new Annotated().with(Shared.class, Locators.class, Silent.class);
            case "wrong" -> App.of(Wrong.class).instances(new CorsFeature());
            default -> throw new IllegalArgumentException(which);
        };
    }

    @Override
    public URI get() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
    }

    @CrossOrigin(ANNOTATED)
    public static class Annotated extends App {}

    public abstract static class GetAndPut {
        @GET
        public String get() {
            return "";
        }

        @PUT
        public String put() {
            return "";
        }
    }

    @Path("shared")
    @CrossOrigin(APP)
    public static class Shared extends GetAndPut {}

    @Path("locate")
    public static class Locators {
        @Path("sub")
        public Object sub() {
            return new Sub();
        }
    }

    @CrossOrigin(APP)
    public static class Sub extends GetAndPut {}

    @Path("silent")
    public static class Silent extends GetAndPut {}

    @Path("wrong")
    @CrossOrigin("https://app.example/")
    public static class Wrong extends GetAndPut {}
}

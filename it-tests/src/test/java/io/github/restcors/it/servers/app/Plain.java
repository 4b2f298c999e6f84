package io.github.restcors.it.servers.app;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.stream.Stream;

/** No policy governs it. Tells what it runs on. */
@Path("plain")
public class Plain {

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        return "plain";
    }

    /** Returns the version of Jakarta REST, the runtime's class, its version if its jar says so, and Java's. */
    @GET
    @Path("runtime")
    @Produces(MediaType.TEXT_PLAIN)
    public String runtime() {
        Class<?> runtime = RuntimeDelegate.getInstance().getClass();
        return jakartaRest() + "\n" + runtime.getName() + "\n"
                + runtime.getPackage().getImplementationVersion() + "\n"
                + Runtime.version().feature();
    }

    private static String jakartaRest() {
        boolean has40 = Stream.of(jakarta.ws.rs.core.HttpHeaders.class.getMethods())
                .anyMatch(method -> method.getName().equals("containsHeaderString"));
        if (has40) {
            return "4.0";
        }
        try {
            Class.forName("jakarta.ws.rs.SeBootstrap", false, Application.class.getClassLoader());
            return "3.1";
        } catch (ClassNotFoundException e) {
            return "3.0";
        }
    }
}

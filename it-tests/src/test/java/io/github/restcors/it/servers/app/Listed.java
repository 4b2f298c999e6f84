package io.github.restcors.it.servers.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Lists its classes; rest-cors is for the runtime to discover. */
@ApplicationPath("api")
public class Listed extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Classes.with();
    }
}

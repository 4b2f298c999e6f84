package io.github.restcors.it.servers.app;

import io.github.restcors.CorsFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Registers rest-cors by hand, whether or not it is discovered too. */
@ApplicationPath("api")
public class ByHand extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Classes.with(CorsFeature.class);
    }
}

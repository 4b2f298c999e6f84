package io.github.restcors.it.servers.app.cdi;

import io.github.restcors.CorsFeature;
import io.github.restcors.it.servers.app.Classes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Has a resource that is a bean of CDI besides. */
@ApplicationPath("api")
public class Beans extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Classes.with(CorsFeature.class, Catalogue.class);
    }
}

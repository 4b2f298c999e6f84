package io.github.restcors.it.servers.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Wants nothing discovered. */
@ApplicationPath("api")
public class SwitchedOff extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Classes.with();
    }

    /** Jakarta REST 3.1, section 4.1.2. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jakarta.ws.rs.loadServices", false);
    }
}

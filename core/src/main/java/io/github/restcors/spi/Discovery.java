package io.github.restcors.spi;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether an application wants what is on its class path to be found by itself. */
public final class Discovery {

    /** Of Jakarta REST itself; each runtime asks it for its own services. */
    private static final String LOAD_SERVICES = "jakarta.ws.rs.loadServices";

    private Discovery() {}

    /**
     * Goes by the property {@code jakarta.ws.rs.loadServices} of the application.
     *
     * @param application {@code null} where it is not known
     * @return {@code false} if the property is {@code false}, as a string in any case too; by default {@code true}
     */
    @SuppressWarnings("exports") // jspecify is needed by no one who uses this
    public static boolean isWanted(@Nullable Application application) {
        Map<String, Object> properties = application == null ? null : application.getProperties();
        Object value = properties == null ? null : properties.get(LOAD_SERVICES);
        return value == null || !value.toString().equalsIgnoreCase("false");
    }
}

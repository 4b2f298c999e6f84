package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;

/** Injection as a runtime does it, while it starts. */
final class Inject {

    private Inject() {}

    /** Sets every {@code @Context} field that takes the value. */
    static void into(Object component, Object value) {
        for (Field field : component.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Context.class) && field.getType().isInstance(value)) {
                try {
                    field.setAccessible(true);
                    field.set(component, value);
                } catch (IllegalAccessException e) {
                    throw new LinkageError("cannot inject " + field, e);
                }
            }
        }
    }
}

package io.github.restcors;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** What a runtime injects. */
final class Contexts {

    private Contexts() {}

    /** Sets every {@code @Context} field that takes the value. */
    static <T> T inject(T component, Object value) {
        for (Class<?> type = component.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Context.class) && field.getType().isInstance(value)) {
                    set(component, field, value);
                }
            }
        }
        return component;
    }

    private static void set(Object component, Field field, Object value) {
        try {
            field.setAccessible(true);
            field.set(component, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** A {@code ResourceInfo}; both are {@code null} where nothing was matched. */
    static ResourceInfo matched(Class<?> type, Method method) {
        return new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                return method;
            }

            @Override
            public Class<?> getResourceClass() {
                return type;
            }
        };
    }

    static ResourceInfo matched(Class<?> type, String method) {
        return matched(type, method(type, method));
    }

    /** Returns the one public method of that name which is no bridge. */
    static Method method(Class<?> type, String name) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && !method.isBridge()) {
                return method;
            }
        }
        throw new AssertionError(type + " has no method " + name);
    }
}

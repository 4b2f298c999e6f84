package io.github.restcors.it.servers.app;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the applications consist of that list their classes. */
public final class Classes {

    private Classes() {}

    public static Set<Class<?>> with(Class<?>... more) {
        Set<Class<?>> classes = new LinkedHashSet<>(List.of(
                Books.class,
                Calls.class,
                Open.class,
                Failures.class,
                Own.class,
                Later.class,
                Shelves.class,
                Media.class,
                Secured.class,
                Authentication.class,
                Plain.class));
        classes.addAll(List.of(more));
        return classes;
    }
}

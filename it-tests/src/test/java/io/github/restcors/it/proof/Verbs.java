package io.github.restcors.it.proof;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** The methods that random resources have, and their annotations. */
final class Verbs {

    static final Map<String, Class<? extends Annotation>> ANNOTATIONS = Map.of(
            "GET", GET.class,
            "HEAD", HEAD.class,
            "POST", POST.class,
            "PUT", PUT.class,
            "DELETE", DELETE.class,
            "PATCH", PATCH.class,
            "OPTIONS", OPTIONS.class,
            "PURGE", Purge.class);

    /** In an order that jqwik can shrink by. */
    static final List<String> ALL = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "PURGE");

    private Verbs() {}

    /** One of the application's own. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @HttpMethod("PURGE")
    public @interface Purge {}
}

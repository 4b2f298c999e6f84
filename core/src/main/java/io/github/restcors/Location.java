package io.github.restcors;

import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy was declared, for whoever reads a log or a problem: {@code BookResource.update @CrossOrigin}, {@code default
 * policy}. Spelt out only then, since every resource method has one. Equal if it reads the same.
 */
final class Location {

    private final @Nullable AnnotatedElement element;
    private final String text;

    private Location(@Nullable AnnotatedElement element, String text) {
        this.element = element;
        this.text = text;
    }

    static Location of(String text) {
        return new Location(null, text);
    }

    /** Names an annotation on an element. */
    static Location of(AnnotatedElement element, Class<?> annotation) {
        return new Location(element, annotation.getSimpleName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Location && toString().equals(other.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return element == null ? text : Declaration.describe(element) + " @" + text;
    }
}

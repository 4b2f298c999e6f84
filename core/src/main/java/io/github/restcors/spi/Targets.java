package io.github.restcors.spi;

import java.util.List;
import java.util.Map;

/** What a runtime's own model says of one path, without running anything of the application. */
public sealed interface Targets {

    /** The model has no resource at the path. */
    Targets NO_RESOURCE = new NoResource();

    /** The path leads through a sub-resource locator, so that only matching can tell its methods. */
    Targets BEHIND_LOCATOR = new BehindLocator();

    /** The model has no resource at the path. */
    record NoResource() implements Targets {}

    /** The path leads through a sub-resource locator. */
    record BehindLocator() implements Targets {}

    /**
     * The methods that requests for the path reach.
     *
     * @param byVerb for each HTTP method, spelt as the runtime matches it, the Java methods among which only media types
     *     decide; never an empty list. What the runtime generates itself ({@code OPTIONS}) is left out; {@code HEAD} may be
     *     left out where {@code GET} answers it
     */
    record Methods(Map<String, List<ResourceMethod>> byVerb) implements Targets {}
}

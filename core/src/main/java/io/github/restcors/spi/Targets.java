package io.github.restcors.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * The methods that requests for the path reach. What is known of them is found by them, so an integration does well to
     * return the same instance for the same methods.
     */
    final class Methods implements Targets {

        private final Map<String, List<ResourceMethod>> byVerb;
        private final int hashCode;

        /**
         * Takes the methods.
         *
         * @param byVerb for each HTTP method, spelt as the runtime matches it, the Java methods among which only media
         *     types decide; never an empty list. What the runtime generates itself ({@code OPTIONS}) is left out; {@code
         *     HEAD} may be left out where {@code GET} answers it. Not to be changed any more
         */
        public Methods(Map<String, List<ResourceMethod>> byVerb) {
            this.byVerb = byVerb;
            this.hashCode = byVerb.hashCode();
        }

        /**
         * Returns the methods.
         *
         * @return the Java methods by HTTP method
         */
        public Map<String, List<ResourceMethod>> byVerb() {
            return byVerb;
        }

        @Override
        @SuppressWarnings("exports") // jspecify is needed by no one who uses this
        public boolean equals(@Nullable Object other) {
            return this == other || other instanceof Methods that && byVerb.equals(that.byVerb);
        }

        @Override
        public int hashCode() {
            return hashCode;
        }

        @Override
        public String toString() {
            return byVerb.toString();
        }
    }
}

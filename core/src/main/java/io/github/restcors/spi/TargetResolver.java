package io.github.restcors.spi;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the resource methods behind a request in a runtime's own model. Belongs to one application, is used by many threads
 * at once, and never throws.
 */
public interface TargetResolver {

    /**
     * Finds the methods at the path of a request, whatever its own HTTP method, without running anything of the
     * application and without changing the request. Called before matching, and again where matching has failed.
     *
     * @param request the request; its URI is read afresh at each call, since pre-matching filters may rewrite it
     * @return what the runtime would match for each HTTP method
     */
    Targets resolve(ContainerRequestContext request);

    /**
     * Returns the method that the runtime has matched for a request.
     *
     * @param request the request, as post-matching request filters and response filters get it
     * @return the matched method, or {@code null} if nothing was matched or this runtime's {@code ResourceInfo} says it all
     */
    default @Nullable ResourceMethod matched(ContainerRequestContext request) {
        return null;
    }

    /**
     * Returns what tells whether {@link #resolve} finds all targets, if the runtime asks every {@code DynamicFeature} about
     * each resource method before a request can reach it.
     *
     * @return {@code null} if there may always be targets that only matching tells
     */
    default @Nullable Completeness completeness() {
        return null;
    }

    /** Whether a runtime's model tells all targets. */
    @FunctionalInterface
    interface Completeness {

        /**
         * Asked once: when the runtime asks a {@code DynamicFeature} about the first resource method, or at the first request
         * if there is none before.
         *
         * @return whether {@link #resolve} will never return {@link Targets#BEHIND_LOCATOR}
         */
        boolean isComplete();
    }
}

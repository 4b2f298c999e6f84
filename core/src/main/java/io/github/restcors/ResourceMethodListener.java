package io.github.restcors;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Hears of resource classes that nobody else names, those that a runtime was given without an {@code Application}; and has
 * resource methods guarded.
 */
final class ResourceMethodListener implements DynamicFeature {

    private final Deployment deployment;
    private final PreflightGuard guard;

    ResourceMethodListener(Deployment deployment, PreflightGuard guard) {
        this.deployment = deployment;
        this.guard = guard;
    }

    @Override
    public void configure(ResourceInfo resourceInfo, FeatureContext context) {
        deployment.resourceMethod(resourceInfo.getResourceClass());
        guard.method(context);
    }
}

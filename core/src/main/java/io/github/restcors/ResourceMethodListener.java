package io.github.restcors;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Hears of resource classes that nobody else names: those that a runtime was given without an {@code Application}. */
final class ResourceMethodListener implements DynamicFeature {

    private final Deployment deployment;

    ResourceMethodListener(Deployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public void configure(ResourceInfo resourceInfo, FeatureContext context) {
        deployment.resourceMethod(resourceInfo.getResourceClass());
    }
}

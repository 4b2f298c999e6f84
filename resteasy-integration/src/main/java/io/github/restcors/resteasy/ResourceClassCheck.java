package io.github.restcors.resteasy;

import io.github.restcors.spi.ApplicationCheck;
import jakarta.ws.rs.core.FeatureContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.spi.metadata.ResourceClass;
import org.jboss.resteasy.spi.metadata.ResourceClassProcessor;
import org.jboss.resteasy.util.GetRestful;

/**
 * Has all resource classes of a deployment checked together: when RESTEasy begins to register them, since all features are
 * configured then, and an exception is not wrapped; and once more when there are others, since {@code SeBootstrap} scans the
 * class path after it has started the deployment.
 */
final class ResourceClassCheck implements ResourceClassProcessor {

    private final StartingDeployment deployment;
    private final ApplicationCheck check;
    private final Set<Class<?>> classes;
    private final boolean scanned;
    private int size;
    private boolean due;

    private ResourceClassCheck(StartingDeployment deployment, ApplicationCheck check) {
        this.deployment = deployment;
        this.check = check;
        classes = new LinkedHashSet<>(deployment.applicationClasses());
        scanned = classes.isEmpty();
        look();
        due = classes.stream().anyMatch(GetRestful::isRootResource);
    }

    static void start(FeatureContext context, ApplicationCheck check) {
        StartingDeployment deployment = StartingDeployment.of(context.getConfiguration());
        if (deployment == null) {
            check.check(List.of()); // a dispatcher without deployment: the core hears of each resource
            return;
        }
        ResourceClassCheck resources = new ResourceClassCheck(deployment, check);
        context.register(resources);
        if (!resources.due) {
            check.check(List.of()); // there may be a policy for what is not there
        }
    }

    @Override
    public synchronized ResourceClass process(ResourceClass resourceClass) {
        if (size != deployment.size()) {
            due |= look();
        }
        if (due) {
            due = false;
            check.check(List.copyOf(classes));
        }
        return resourceClass;
    }

    /** Takes note of the resource classes; returns whether there are new ones. */
    private boolean look() {
        size = deployment.size();
        return classes.addAll(deployment.resourceClasses(scanned));
    }
}

package io.github.restcors.jersey;

import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Context;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.glassfish.jersey.server.ExtendedResourceContext;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;
import org.jspecify.annotations.Nullable;

/**
 * Finds targets in the resource model of one Jersey application, and has the annotations of its resources checked when
 * Jersey puts the model together. Registered with Jersey for the latter, and so that the field is injected.
 */
@Priority(Integer.MAX_VALUE) // sees what the processors of the application have made of the model
final class JerseyTargets implements TargetResolver, ModelProcessor {

    private final ApplicationCheck check;

    /** Set before the first request. By {@code @Context}, since CDI does not know the type. */
    @Context
    private @Nullable ExtendedResourceContext resourceContext;

    private volatile @Nullable Routes routes;

    /** What Jersey is about to start with. */
    private volatile @Nullable ResourceModel processed;

    JerseyTargets(ApplicationCheck check) {
        this.check = check;
    }

    @Override
    public Targets resolve(ContainerRequestContext request) {
        Routes known = routes();
        return known == null
                ? Targets.BEHIND_LOCATOR // not Jersey's server as we know it, so only matching can tell
                : known.find(withoutMatrixParameters("/" + request.getUriInfo().getPath(false)));
    }

    @Override
    public Completeness completeness() {
        return () -> {
            ResourceModel known = model();
            return known != null && known.getRootResources().stream().noneMatch(JerseyTargets::hasLocators);
        };
    }

    private @Nullable ResourceModel model() {
        ResourceModel last = resourceContext == null ? null : resourceContext.getResourceModel();
        return last == null ? processed : last;
    }

    /** The model does not change once the application has started, so it is no matter if two threads read it at first. */
    private @Nullable Routes routes() {
        Routes known = routes;
        ResourceModel model = known == null ? model() : null;
        if (model != null) {
            known = Routes.of(model);
            routes = known;
        }
        return known;
    }

    /** Cuts as Jersey does before it matches: from each {@code ;} up to the next {@code /}, in the path as it came. */
    static String withoutMatrixParameters(String path) {
        if (path.indexOf(';') < 0) {
            return path;
        }
        StringBuilder kept = new StringBuilder(path.length());
        boolean inParameters = false;
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            inParameters = character == ';' || inParameters && character != '/';
            if (!inParameters) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    @Override
    public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        model.getRootResources().forEach(resource -> collect(resource, classes));
        processed = model;
        check.check(classes);
        return model;
    }

    private static void collect(Resource resource, Collection<Class<?>> classes) {
        for (ResourceMethod method : resource.getAllMethods()) {
            if (!Routes.isGenerated(method)) {
                classes.add(method.getInvocable().getHandler().getHandlerClass());
            }
        }
        resource.getChildResources().forEach(child -> collect(child, classes));
    }

    private static boolean hasLocators(Resource resource) {
        return resource.getResourceLocator() != null
                || resource.getChildResources().stream().anyMatch(JerseyTargets::hasLocators);
    }

    /** Leaves it alone: what a locator returns is known to the core, by its declared type or when it is first reached. */
    @Override
    public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
        return model;
    }
}

package io.github.restcors.resteasy;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.core.ResourceMethodInvoker;
import org.jboss.resteasy.core.registry.MethodExpression;

/**
 * How RESTEasy chooses among the methods for a verb: by media types first, and by path only where these are equal. So {@code
 * items/{id}} may well be reached by {@code items/latest} although that is a path of its own.
 */
final class Reachability {

    private static final MediaType[] WILDCARD = {MediaType.WILDCARD_TYPE};

    private Reachability() {}

    /**
     * Whether one method hides another, so that no request reaches the other, whatever its media types: it has the better
     * path, and all media types that the other has.
     */
    static boolean hides(MethodExpression one, MethodExpression other) {
        if (one.compareTo(other) >= 0) {
            return false;
        }
        ResourceMethodInvoker better = (ResourceMethodInvoker) one.getInvoker();
        ResourceMethodInvoker worse = (ResourceMethodInvoker) other.getInvoker();
        return includes(better.getConsumes(), worse.getConsumes())
                && includes(better.getProduces(), worse.getProduces())
                // without a Content-Type, methods that take an entity are not matched like those that take none
                && (better.doesConsume(null) || !worse.doesConsume(null));
    }

    private static boolean includes(MediaType[] all, MediaType[] some) {
        List<MediaType> types = Arrays.asList(orAny(all));
        return types.containsAll(Arrays.asList(orAny(some)));
    }

    private static MediaType[] orAny(MediaType[] types) {
        return types.length == 0 ? WILDCARD : types;
    }
}

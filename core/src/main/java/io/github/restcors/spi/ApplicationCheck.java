package io.github.restcors.spi;

import java.util.Collection;

/** Checks all annotations of an application. */
@FunctionalInterface
public interface ApplicationCheck {

    /**
     * Checks the annotations of these classes and of the sub-resource classes that their locators declare.
     *
     * @param resourceClasses every class of the application that may be a resource; others are passed over
     * @throws io.github.restcors.CorsConfigurationException with every problem, so that the deployment fails
     */
    void check(Collection<Class<?>> resourceClasses);
}

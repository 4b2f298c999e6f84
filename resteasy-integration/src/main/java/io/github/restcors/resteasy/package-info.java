/**
 * CORS on RESTEasy. Nothing here has to be named by an application: with this module on the class path, RESTEasy finds {@link
 * io.github.restcors.resteasy.DiscoveredCorsFeature} by itself. Policies are declared with {@link
 * io.github.restcors.CrossOrigin} or in a {@link io.github.restcors.CorsFeature}, which is the type to start with.
 */
@NullMarked
package io.github.restcors.resteasy;

import org.jspecify.annotations.NullMarked;

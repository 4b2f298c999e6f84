/**
 * rest-cors on Jersey 3.1 and 4.0. There is nothing to call: with this package on the class path, Jersey discovers {@link
 * io.github.restcors.jersey.DiscoveredCorsFeature}, and preflights are answered before anything of the application runs.
 *
 * <p>Policies from code are registered as on any runtime, by a {@link io.github.restcors.CorsFeature}.
 */
@NullMarked
package io.github.restcors.jersey;

import org.jspecify.annotations.NullMarked;

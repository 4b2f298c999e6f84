/**
 * What the Jersey and RESTEasy integrations provide to the core. Start with {@link
 * io.github.restcors.spi.RuntimeIntegration}. Not an interface for applications: it may change in any release.
 */
@NullMarked
package io.github.restcors.spi;

import org.jspecify.annotations.NullMarked;

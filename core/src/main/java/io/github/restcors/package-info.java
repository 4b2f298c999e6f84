/**
 * CORS for Jakarta REST. Start with {@link io.github.restcors.CorsFeature}, the one thing that is registered, and
 * {@link io.github.restcors.CrossOrigin}, which says who may use a resource.
 *
 * <p>The rules follow the <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch standard</a> as of
 * 2 July 2026. An <em>actual request</em> is a CORS request that is no preflight; a <em>preflight</em> is an {@code
 * OPTIONS} request with both {@code Origin} and {@code Access-Control-Request-Method}.
 *
 * <p>Nothing here accepts or returns {@code null} unless it says so. All types are safe to use from several threads;
 * builders are not.
 */
@NullMarked
package io.github.restcors;

import org.jspecify.annotations.NullMarked;

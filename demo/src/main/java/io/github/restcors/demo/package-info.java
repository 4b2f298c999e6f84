/**
 * The runnable example: an API, and on another origin a web page that sends requests to it and shows what CORS made of
 * each. Start with {@link io.github.restcors.demo.DemoApplication}, which registers the provider, and with the three
 * resources.
 */
@NullMarked
package io.github.restcors.demo;

import org.jspecify.annotations.NullMarked;

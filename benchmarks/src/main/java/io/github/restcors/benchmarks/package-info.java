/**
 * What CORS costs, measured beside every peer. Start with {@link io.github.restcors.benchmarks.Main}; the rules that make it
 * fair are in the README.
 */
@NullMarked
package io.github.restcors.benchmarks;

import org.jspecify.annotations.NullMarked;

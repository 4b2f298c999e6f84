package io.github.restcors;

/** Where rest-cors logs. A class of its own, so that an application that starts without a word does not wait for a logger. */
final class Log {

    static final System.Logger LOGGER = System.getLogger("io.github.restcors");

    private Log() {}
}

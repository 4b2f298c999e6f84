package io.github.restcors.it.browsermodel;

import io.github.restcors.it.Reply;

/** What carries a browser's requests to servers: real HTTP, a call within the process, a cache before either. */
@FunctionalInterface
public interface Network {

    /** Sends a request and returns the response, whatever its status; redirects are not followed. */
    Reply send(Request request);
}

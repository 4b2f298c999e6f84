package io.github.restcors.it.browsermodel;

import io.github.restcors.it.Reply;

/**
 * A request that was sent, and its response.
 *
 * @param preflight whether it was sent by CORS-preflight fetch, and not by the page
 */
public record Exchange(Request request, Reply reply, boolean preflight) {}

package io.github.restcors.it.browsermodel;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A request on its way, as the browser sends it.
 *
 * @param method with its case
 * @param url where the browser takes the resource to be
 * @param headers every header line
 * @param body the content, {@code null} for none
 */
public record Request(String method, URI url, List<Map.Entry<String, String>> headers, String body) {

    /** Returns all lines of a header joined by a comma and a space, or {@code null} if there is none. */
    public String header(String name) {
        return Headers.get(headers, name);
    }

    /** Whether it is a CORS-preflight request. */
    public boolean isPreflight() {
        return method.equals("OPTIONS")
                && Headers.contains(headers, "Origin")
                && Headers.contains(headers, "Access-Control-Request-Method");
    }
}

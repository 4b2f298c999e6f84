package io.github.restcors.it.proof;

import io.github.restcors.it.proof.Site.Header;
import java.util.List;

/**
 * A page's {@code fetch(target, {method, headers, credentials, mode})}.
 *
 * @param origin the page's, serialized; or something that no browser would send
 * @param target path and perhaps query
 */
record Load(String origin, String method, String target, List<Header> headers, String credentials, String mode) {

    /** The origin of every {@link Site}. */
    static final String SERVER = "http://server.example";

    /** As a query: a filter after matching answers 401 in place of the resource method. */
    static final String DENIED = "?denied";

    /** As a query: likewise a filter before matching. */
    static final String DENIED_EARLY = "?denied-early";

    String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }
}

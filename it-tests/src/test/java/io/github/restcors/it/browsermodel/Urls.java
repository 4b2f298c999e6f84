package io.github.restcors.it.browsermodel;

import java.net.URI;

/** Origins of URLs. */
final class Urls {

    private Urls() {}

    /**
     * Returns the serialized origin of an {@code http} or {@code https} URL.
     *
     * @see <a href="https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin">HTML, origin</a>
     */
    static String origin(URI url) {
        String scheme = Syntax.lowerCase(url.getScheme());
        int port = url.getPort();
        boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + Syntax.lowerCase(url.getHost()) + (usual ? "" : ":" + port);
    }
}

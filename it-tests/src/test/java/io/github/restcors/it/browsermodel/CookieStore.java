package io.github.restcors.it.browsermodel;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Cookies by host and path prefix; of the attributes only {@code Path} counts, and ports do not. */
final class CookieStore {

    private record Key(String host, String path, String name) {}

    private final Map<Key, String> values = new LinkedHashMap<>();

    void store(URI url, String setCookie) {
        String[] parts = setCookie.split(";");
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        for (int i = 1; i < parts.length; i++) {
            String attribute = Syntax.trimmed(parts[i]);
            if (attribute.regionMatches(true, 0, "Path=", 0, 5)) {
                path = attribute.substring(5);
            }
        }
        values.put(new Key(url.getHost(), path, Syntax.trimmed(pair[0])), pair.length < 2 ? "" : pair[1]);
    }

    /** Returns the value of {@code Cookie}, {@code null} if there is none for the URL. */
    String header(URI url) {
        if (values.isEmpty()) {
            return null;
        }
        String cookies = values.entrySet().stream()
                .filter(cookie -> cookie.getKey().host().equals(url.getHost()))
                .filter(cookie -> url.getRawPath().startsWith(cookie.getKey().path()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return cookies.isEmpty() ? null : cookies;
    }
}

package io.github.restcors.it.browsermodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request as {@code fetch(url, {method, headers, credentials, mode})} makes it.
 *
 * @param method normalized
 * @param headers those that a page may send
 * @param includeCredentials whether credentials are {@code include}; across origins {@code omit} and {@code same-origin} are
 *     alike
 * @param mode {@code cors}, {@code no-cors} or {@code same-origin}
 */
record Fetch(String method, List<Map.Entry<String, String>> headers, boolean includeCredentials, String mode) {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");

    private static final Set<String> NO_CORS_NAMES =
            Set.of("accept", "accept-language", "content-language", "content-type");

    /**
     * Makes the request, or {@code null} where the API throws.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#request-class">Fetch, Request class</a>
     */
    static Fetch of(String method, List<Map.Entry<String, String>> headers, String credentials, String mode) {
        if (!Syntax.isToken(method) || Syntax.isForbiddenMethod(method)) {
            return null;
        }
        String normalized = Syntax.normalizedMethod(method);
        boolean noCors = mode.equals("no-cors");
        if (noCors && !SAFE_METHODS.contains(normalized)) {
            return null;
        }
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            String value = Syntax.trimmed(header.getValue());
            boolean dropped = Safelist.isForbidden(name, value)
                    || noCors && !(NO_CORS_NAMES.contains(Syntax.lowerCase(name)) && Safelist.isSafe(name, value));
            if (!dropped) {
                kept.add(Map.entry(name, value));
            }
        }
        return new Fetch(normalized, kept, credentials.equals("include"), mode);
    }

    /** Whether it is a method that is CORS-safelisted. */
    boolean hasSafeMethod() {
        return SAFE_METHODS.contains(method);
    }

    /** Whether it has a header of this name. */
    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase(name));
    }

    /**
     * Returns the CORS-unsafe request-header names.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names">Fetch, Headers</a>
     */
    List<String> unsafeNames() {
        Set<String> unsafe = new TreeSet<>();
        Set<String> potentiallyUnsafe = new TreeSet<>();
        int safeSize = 0;
        for (Map.Entry<String, String> header : headers) {
            String name = Syntax.lowerCase(header.getKey());
            if (Safelist.isSafe(name, header.getValue())) {
                potentiallyUnsafe.add(name);
                safeSize += header.getValue().length();
            } else {
                unsafe.add(name);
            }
        }
        if (safeSize > 1024) {
            unsafe.addAll(potentiallyUnsafe);
        }
        return List.copyOf(unsafe);
    }
}

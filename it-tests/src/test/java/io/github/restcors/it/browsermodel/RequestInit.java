package io.github.restcors.it.browsermodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The options of {@code fetch(url, {method, headers, body, mode, credentials})}, as the script gives them.
 *
 * <pre>{@code
 * RequestInit put = RequestInit.of("PUT").header("X-A", "1").credentials(Credentials.INCLUDE);
 * }</pre>
 *
 * @param headers name and value, in the order given; a name may repeat
 * @param body a string, {@code null} for none
 * @param uploadListener whether it is an XMLHttpRequest with a listener on its upload, which always asks first
 * @see <a href="https://fetch.spec.whatwg.org/#requestinit">Fetch, RequestInit</a>
 */
public record RequestInit(
        String method,
        List<Map.Entry<String, String>> headers,
        String body,
        Mode mode,
        Credentials credentials,
        boolean uploadListener) {

    /** A request in mode {@code cors} with the default credentials, {@code same-origin}. */
    public static RequestInit of(String method) {
        return new RequestInit(method, List.of(), null, Mode.CORS, Credentials.SAME_ORIGIN, false);
    }

    /** Adds a header; another of the same name stays. */
    public RequestInit header(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new RequestInit(method, more, body, mode, credentials, uploadListener);
    }

    /** Replaces all headers. */
    public RequestInit headers(List<Map.Entry<String, String>> all) {
        return new RequestInit(method, List.copyOf(all), body, mode, credentials, uploadListener);
    }

    /** Sets the body. */
    public RequestInit body(String content) {
        return new RequestInit(method, headers, content, mode, credentials, uploadListener);
    }

    /** Sets the mode. */
    public RequestInit mode(Mode given) {
        return new RequestInit(method, headers, body, given, credentials, uploadListener);
    }

    /** Sets the credentials mode. */
    public RequestInit credentials(Credentials given) {
        return new RequestInit(method, headers, body, mode, given, uploadListener);
    }

    /** Makes it an XMLHttpRequest with a listener on its upload. */
    public RequestInit withUploadListener() {
        return new RequestInit(method, headers, body, mode, credentials, true);
    }
}

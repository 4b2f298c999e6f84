package io.github.restcors.it;

import java.util.Map;
import java.util.TreeMap;

/** A request as it came to a server, before anything of Jakarta REST, and the status that it was answered with. */
public final class LoggedRequest {

    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile int status;

    LoggedRequest(String method, String path, String query, Map<String, String> headers) {
        this.method = method;
        this.path = path;
        this.query = query == null ? "" : query;
        this.headers.putAll(headers);
    }

    /** Notes the status, before the first byte of the response is sent: who has the response finds it here. */
    void answered(int status) {
        this.status = status;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Returns the query without the question mark, empty if there is none. */
    public String query() {
        return query;
    }

    /** Returns the value of a header, or null. */
    public String header(String name) {
        return headers.get(name);
    }

    /** Returns the status of the response, 0 while there is none. */
    public int status() {
        return status;
    }

    /** Returns the method, the path and the status. */
    @Override
    public String toString() {
        return method + " " + path + " " + status;
    }
}

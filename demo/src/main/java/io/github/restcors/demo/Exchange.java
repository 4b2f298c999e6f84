package io.github.restcors.demo;

import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A request and its answer, as the API's server saw them.
 *
 * @param id counts up
 * @param method the request's
 * @param target path and query
 * @param requestHeaders those that have to do with CORS
 * @param status the answer's
 * @param responseHeaders all that the application and rest-cors set
 * @param log what rest-cors logged about it
 */
record Exchange(
        long id,
        String method,
        String target,
        List<Header> requestHeaders,
        int status,
        List<Header> responseHeaders,
        List<String> log) {

    /** One header line. */
    record Header(String name, String value) {

        String json() {
            return "[" + Json.string(name) + "," + Json.string(value) + "]";
        }
    }

    String json() {
        return "{\"id\":" + id + ",\"method\":" + Json.string(method) + ",\"target\":" + Json.string(target)
                + ",\"request\":" + requestHeaders.stream().map(Header::json).collect(array()) + ",\"status\":"
                + status + ",\"response\":"
                + responseHeaders.stream().map(Header::json).collect(array())
                + ",\"log\":" + log.stream().map(Json::string).collect(array()) + "}";
    }

    static Collector<CharSequence, ?, String> array() {
        return Collectors.joining(",", "[", "]");
    }
}

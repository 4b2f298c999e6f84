package io.github.restcors.it.browsermodel;

import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import java.net.URI;

/**
 * Real HTTP/1.1 to one server, whatever origin the browser takes it to have.
 *
 * @param server where it really is
 */
public record HttpNetwork(URI server) implements Network {

    @Override
    public Reply send(Request request) {
        String target = request.url().getRawPath()
                + (request.url().getRawQuery() == null
                        ? ""
                        : "?" + request.url().getRawQuery());
        Http http = Http.request(request.method(), server.resolve(target));
        request.headers().forEach(line -> http.header(line.getKey(), line.getValue()));
        if (request.body() != null) {
            http.body(request.body());
        }
        return http.sendRaw();
    }
}

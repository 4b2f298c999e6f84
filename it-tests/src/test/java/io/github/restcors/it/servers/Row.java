package io.github.restcors.it.servers;

import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import java.net.URI;
import java.util.function.Function;
import org.hamcrest.Matcher;

/**
 * A request, and what has to be answered.
 *
 * @param why the row is here
 * @param request by the URI of the application
 * @param unless the limit for which a server may answer otherwise, then it has to answer otherwise; or {@code null}
 */
record Row(String why, Function<URI, Http> request, Matcher<Reply> answer, Limit unless) {

    @Override
    public String toString() {
        return why;
    }
}

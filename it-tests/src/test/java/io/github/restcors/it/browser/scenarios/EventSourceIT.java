package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Server-sent events are CORS requests from the start: no one but the allowed hears them. */
@InEveryBrowser
class EventSourceIT {

    /** Tells two pieces of news and ends. */
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public abstract static class News {

        @GET
        public void tell(@Context SseEventSink sink, @Context Sse sse) {
            sink.send(sse.newEvent("Emma is out"))
                    .thenCompose(sent -> sink.send(sse.newEvent("Emma is back")))
                    .whenComplete((sent, failure) -> sink.close());
        }
    }

    @Path("news")
    @CrossOrigin(origins = "http://localhost:*", allowCredentials = true)
    public static class OurNews extends News {}

    @Path("others")
    @CrossOrigin("https://other.example")
    public static class OthersNews extends News {}

    private static final String LISTEN = """
            const heard = [];
            const source = new EventSource(api + arguments[0], {withCredentials: arguments[1]});
            return new Promise(done => {
                source.onmessage = event => heard.push(event.data) === 2 && (source.close(), done(heard));
                source.onerror = () => { source.close(); done([...heard, 'error']); };
            });
            """;

    @AutoClose
    private final Site site;

    EventSourceIT(Engine engine) {
        site = Site.open(engine, OurNews.class, OthersNews.class);
    }

    @Test
    void allowedPageHearsThem() {
        assertThat(site.run(LISTEN, "/news", false), is(List.of("Emma is out", "Emma is back")));
        assertThat(site.requests(), contains("GET /news 200"));
        assertThat(site.log().get(0).header("Accept"), is("text/event-stream"));
    }

    @Test
    void soItDoesWithCredentials() {
        site.run("document.cookie = 'visitor=7'");

        assertThat(site.run(LISTEN, "/news", true), is(List.of("Emma is out", "Emma is back")));
        assertThat(site.log().get(0).header("Cookie"), is("visitor=7"));
    }

    @Test
    void anotherHearsNothing() {
        assertThat(site.run(LISTEN, "/others", false), is(List.of("error")));
        assertThat(site.requests(), contains("GET /others 200"));
    }
}

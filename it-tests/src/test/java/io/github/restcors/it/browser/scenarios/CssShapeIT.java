package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Text flows around the shape of an image only if the page may read the image: the text would tell of its pixels. */
@InEveryBrowser
class CssShapeIT {

    /** A picture, 100 pixels wide, of which the left 20 are not transparent. */
    @Produces("image/png")
    public abstract static class Picture {

        @GET
        public byte[] get() {
            return Assets.png(100, 100, (x, y) -> x < 20 ? 0xFF000000 : 0);
        }
    }

    @Path("ours.png")
    @CrossOrigin("http://localhost:*")
    public static class Ours extends Picture {}

    @Path("others.png")
    @CrossOrigin("https://other.example")
    public static class Others extends Picture {}

    @AutoClose
    private final Site site;

    CssShapeIT(Engine engine) {
        site = Site.open(engine, Ours.class, Others.class);
    }

    @Test
    void textFlowsAroundAnAllowedImageAndPastTheBoxOfAnother() {
        // The one that is refused is asked for first; that it is, nothing in the page tells.
        Object left = site.run("""
                document.body.style.margin = 0;
                document.body.innerHTML = ['/others.png', '/ours.png'].map(path => `
                    <div style="overflow: hidden; height: 100px; width: 400px">
                        <div style="float: left; width: 100px; height: 100px; shape-outside: url(${api + path})"></div>
                        <span>text</span>
                    </div>`).join('');
                const left = () => [...document.querySelectorAll('span')].map(text => text.getBoundingClientRect().left);
                const deadline = performance.now() + 20000;
                while (left()[1] === 100 && performance.now() < deadline) await new Promise(requestAnimationFrame);
                for (let frames = 0; frames < 10; frames++) await new Promise(requestAnimationFrame);
                return left();
                """);

        assertThat(left, is(List.of(100, 20)));
        assertThat(site.requests(), containsInAnyOrder("GET /others.png 200", "GET /ours.png 200"));
        site.log()
                .forEach(request ->
                        assertThat(request.header("Origin"), is(site.pages().origin())));
    }
}

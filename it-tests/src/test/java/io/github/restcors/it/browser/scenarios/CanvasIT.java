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
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * An image that a page puts on a canvas: with {@code crossorigin} it is loaded with CORS, and the page may look at the
 * pixels; without, it is shown and the canvas is tainted.
 */
@InEveryBrowser
class CanvasIT {

    /** A red picture. */
    @Produces("image/png")
    public abstract static class Picture {

        @GET
        public byte[] get() {
            return Assets.png(2, 2, (x, y) -> 0xFFFF0000);
        }
    }

    @Path("ours.png")
    @CrossOrigin("http://localhost:*")
    public static class Ours extends Picture {}

    @Path("others.png")
    @CrossOrigin("https://other.example")
    public static class Others extends Picture {}

    private static final String PIXEL = """
            const image = new Image();
            if (arguments[1]) image.crossOrigin = arguments[1];
            image.src = api + arguments[0];
            const event = await new Promise(done => { image.onload = image.onerror = done; });
            if (event.type === 'error') return 'not loaded';
            const context = document.createElement('canvas').getContext('2d');
            context.drawImage(image, 0, 0);
            try {
                return [...context.getImageData(1, 1, 1, 1).data];
            } catch (error) {
                return error.name;
            }
            """;

    @AutoClose
    private final Site site;

    CanvasIT(Engine engine) {
        site = Site.open(engine, Ours.class, Others.class);
    }

    @Test
    void pixelsOfAnAllowedImageAreRead() {
        assertThat(site.run(PIXEL, "/ours.png", "anonymous"), is(List.of(255, 0, 0, 255)));
        assertThat(site.requests(), contains("GET /ours.png 200"));
    }

    @Test
    void imageForAnotherOriginIsNotLoaded() {
        assertThat(site.run(PIXEL, "/others.png", "anonymous"), is("not loaded"));
        assertThat(site.requests(), contains("GET /others.png 200"));
    }

    @Test
    void withoutCorsItIsShownAndTaintsTheCanvas() {
        assertThat(site.run(PIXEL, "/others.png", ""), is("SecurityError"));
        assertThat(site.run(PIXEL, "/ours.png", ""), is("SecurityError")); // the page did not ask
        assertThat(site.log().get(0).header("Origin"), is((String) null));
    }

    @Test
    void withCredentialsThePolicyHasToAllowThem() {
        assertThat(site.run(PIXEL, "/ours.png", "use-credentials"), is("not loaded"));
    }
}

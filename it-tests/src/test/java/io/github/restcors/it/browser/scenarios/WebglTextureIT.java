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

/** A texture of WebGL takes only images that the page may read: shaders could tell it the pixels otherwise. */
@InEveryBrowser
class WebglTextureIT {

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

    /** Loads an image into a texture and reads that back. */
    private static final String TEXEL = """
            const image = new Image();
            if (arguments[1]) image.crossOrigin = arguments[1];
            image.src = api + arguments[0];
            const event = await new Promise(done => { image.onload = image.onerror = done; });
            if (event.type === 'error') return 'not loaded';
            const gl = document.createElement('canvas').getContext('webgl');
            if (!gl) return 'no WebGL';
            const texture = gl.createTexture();
            gl.bindTexture(gl.TEXTURE_2D, texture);
            try {
                gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, image);
            } catch (error) {
                return error.name;
            }
            gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
            gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
            const texel = new Uint8Array(4);
            gl.readPixels(1, 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, texel);
            return [...texel];
            """;

    @AutoClose
    private final Site site;

    WebglTextureIT(Engine engine) {
        site = Site.open(engine, Ours.class, Others.class);
    }

    @Test
    void allowedImageIsATexture() {
        assertThat(site.run(TEXEL, "/ours.png", "anonymous"), is(List.of(255, 0, 0, 255)));
        assertThat(site.requests(), contains("GET /ours.png 200"));
    }

    @Test
    void imageForAnotherOriginIsNotEvenLoaded() {
        assertThat(site.run(TEXEL, "/others.png", "anonymous"), is("not loaded"));
        assertThat(site.requests(), contains("GET /others.png 200"));
    }

    @Test
    void imageThatWasLoadedWithoutCorsIsRefused() {
        assertThat(site.run(TEXEL, "/ours.png", ""), is("SecurityError"));
    }
}

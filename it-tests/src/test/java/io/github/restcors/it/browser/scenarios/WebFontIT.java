package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.github.restcors.CrossOrigin;
import io.github.restcors.it.browser.Browser;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A font of {@code @font-face} is loaded with CORS, always.
 *
 * <p>But not in WebKitGTK 2.50, which sends no {@code Origin} and uses what was not shared; should that change, the tests
 * here say so.
 */
@InEveryBrowser
class WebFontIT {

    /** A font in which an A is three times as wide as the line is high. */
    @Produces("font/ttf")
    public abstract static class Font {

        @GET
        public byte[] get() {
            return Assets.font();
        }
    }

    @Path("ours.ttf")
    @CrossOrigin("http://localhost:*")
    public static class Ours extends Font {}

    @Path("others.ttf")
    @CrossOrigin("https://other.example")
    public static class Others extends Font {}

    /** Four letters in the font, ten pixels high. */
    private static final String PAGE = """
            <style>@font-face { font-family: wide; src: url(%s) }</style>
            <span style="font: 10px wide">AAAA</span>
            """;

    /** Measures them when the font is there, or is known not to be. */
    private static final String WIDTH = """
            const fonts = await document.fonts.load('10px wide').catch(error => []);
            return fonts.filter(font => font.status === 'loaded').length
                + ' ' + (document.querySelector('span').getBoundingClientRect().width === 120);
            """;

    @AutoClose
    private final Site site;

    private final boolean withCors;

    WebFontIT(Engine engine) {
        withCors = engine.browser() != Browser.WEBKITGTK;
        site = Site.open(engine, Ours.class, Others.class);
    }

    @Test
    void fontOfAnAllowedOriginIsUsed() {
        site.show(PAGE.formatted(site.api() + "/ours.ttf"));

        assertThat(site.run(WIDTH), is("1 true"));
        assertThat(site.requests(), contains("GET /ours.ttf 200"));
        assertThat(
                site.log().get(0).header("Origin"), is(withCors ? site.pages().origin() : null));
    }

    @Test
    void fontForAnotherOriginIsNot() {
        site.show(PAGE.formatted(site.api() + "/others.ttf"));

        assertThat(site.run(WIDTH), is(withCors ? "0 false" : "1 true"));
        assertThat(site.requests(), contains("GET /others.ttf 200"));
    }
}

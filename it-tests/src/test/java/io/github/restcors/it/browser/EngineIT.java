package io.github.restcors.it.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests take for granted of every browser. */
@InEveryBrowser
class EngineIT {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <title>a form</title>
            <meta name="viewport" content="width=device-width">
            <link rel="icon" href="data:,">
            <style>
              body { margin: 0; background: #08f }
              div { height: 3000px }
            </style>
            <input id="name">
            <div></div>
            <button id="far" onclick="this.textContent += ' Zoë'">Tee für</button>
            </html>
            """;

    private static final String PREFERS_DARK = "return matchMedia('(prefers-color-scheme: dark)').matches";

    private final Engine engine;

    @AutoClose
    private final PageServer pages = new PageServer().add("/form", "text/html", PAGE);

    EngineIT(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void openPage() {
        engine.resize(1280, 900);
        engine.open(URI.create(pages.origin() + "/form"));
        engine.console();
    }

    @Test
    void runsScripts() {
        Object value =
                engine.run("return {given: arguments, sum: await Promise.resolve(1 + 2), none: undefined}", "Zoë", 1);

        assertThat(value, is(Map.of("given", Map.of("0", "Zoë", "1", 1), "sum", 3)));
        assertThat(engine.run(""), is((Object) null));
    }

    @Test
    void errorOfAScriptIsOne() {
        AssertionError error = assertThrows(AssertionError.class, () -> engine.run("return missing.name"));

        assertThat(error.getMessage(), containsString("ReferenceError"));
    }

    @Test
    void waitsForThePage() {
        engine.run("setTimeout(() => document.title = 'changed', 50)");

        assertThat(engine.await("return document.title === 'changed' && document.title"), is("changed"));
    }

    @Test
    void hasKeysAndAPointer() {
        engine.press(Engine.TAB + "Zoe ");
        engine.press(Engine.TAB);
        engine.press(Engine.ENTER);
        engine.press(Engine.SPACE);
        engine.click("#far");

        assertThat(engine.run("return document.querySelector('input').value"), is("Zoe "));
        assertThat(engine.text("#far"), is("Tee für Zoë Zoë Zoë"));
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1600})
    void isAsWideAsAsked(int width) throws IOException {
        engine.resize(width, 740);

        assertThat(
                engine.await("return innerWidth === arguments[0] && [innerWidth, innerHeight]", width),
                is(List.of(width, 740)));
        BufferedImage shot = ImageIO.read(new ByteArrayInputStream(engine.screenshot()));
        assertThat(List.of(shot.getWidth(), shot.getHeight()), is(List.of(width, 740)));
        assertThat(shot.getRGB(width / 2, 700), is(0xFF0088FF));
    }

    @Test
    void tellsWhatTheConsoleGot() {
        engine.run("console.log('fine'); console.warn('hm'); setTimeout(() => missing.name)");
        engine.await("return new Promise(done => setTimeout(() => done(true)))");

        List<String> console = engine.console();

        assertThat(console.toString(), console, contains(containsString("hm"), containsString("missing")));
        assertThat(engine.console(), is(List.of()));
    }

    @Test
    void forgetsCookies() {
        engine.run("document.cookie = 'a=b'");
        assertThat(engine.run("return document.cookie"), is("a=b"));

        engine.forgetCookies();

        assertThat(engine.run("return document.cookie"), is(""));
    }

    @Test
    void prefersLightColors() {
        assertThat(engine.run(PREFERS_DARK), is(false));
    }

    @Test
    void prefersDarkColorsWhenStartedSo() {
        try (Engine dark = engine.browser().start(Browser.ColorScheme.DARK)) {
            dark.open(pages.page());

            assertThat(dark.run(PREFERS_DARK), is(true));
        }
    }
}

package io.github.restcors.it.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headless Firefox, by WebDriver BiDi, which it speaks without a driver. */
final class FirefoxEngine implements Engine {

    private static final Pattern READY = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");

    private final Programs programs;
    private final Bidi bidi;
    private final String version;
    private final String context;

    FirefoxEngine(Programs programs, Browser.ColorScheme colors) throws IOException {
        this.programs = programs;
        Path profile = Files.createDirectory(programs.home().resolve("profile"));
        Files.writeString(profile.resolve("user.js"), preferences(colors));
        String address = programs.startAndAwait(
                READY,
                Map.of(
                        "MOZ_CRASHREPORTER_DISABLE",
                        "1",
                        "DISPLAY",
                        programs.startDisplay()), // headless it needs none, but for WebGL
                Browser.find("firefox-esr").toString(),
                "--headless",
                "--no-remote",
                "--profile",
                profile.toString(),
                "--remote-debugging-port",
                "0",
                "data:,"); // of about:blank the focus would be in the address bar, and buttons take no keys then
        bidi = Bidi.connect(URI.create(address + "/session"));
        Map<?, ?> capabilities = (Map<?, ?>)
                bidi.send("session.new", Map.of("capabilities", Map.of())).get("capabilities");
        version = capabilities.get("browserName") + " " + capabilities.get("browserVersion");
        List<?> contexts =
                (List<?>) bidi.send("browsingContext.getTree", Map.of()).get("contexts");
        context = (String) ((Map<?, ?>) contexts.get(0)).get("context");
        bidi.send("session.subscribe", Map.of("events", List.of("log.entryAdded")));
        resize(1280, 900);
    }

    private static String preferences(Browser.ColorScheme colors) {
        Map<String, Object> preferences = new LinkedHashMap<>();
        preferences.put("layout.css.prefers-color-scheme.content-override", colors == Browser.ColorScheme.DARK ? 0 : 1);
        preferences.put("webgl.force-enabled", true); // in software, too
        // What it would load unasked.
        for (String unwanted : List.of(
                "app.normandy.enabled",
                "app.update.enabled",
                "browser.aboutwelcome.enabled",
                "browser.safebrowsing.malware.enabled",
                "browser.safebrowsing.phishing.enabled",
                "browser.shell.checkDefaultBrowser",
                "datareporting.policy.dataSubmissionEnabled",
                "extensions.getAddons.cache.enabled",
                "extensions.systemAddon.update.enabled",
                "media.gmp-manager.updateEnabled",
                "network.captive-portal-service.enabled",
                "network.connectivity-service.enabled",
                "toolkit.telemetry.enabled")) {
            preferences.put(unwanted, false);
        }
        preferences.put("services.settings.server", "\"data:,#remote-settings-dummy/v1\"");
        return preferences.entrySet().stream()
                .map(entry -> "user_pref(\"" + entry.getKey() + "\", " + entry.getValue() + ");\n")
                .collect(Collectors.joining());
    }

    @Override
    public Browser browser() {
        return Browser.FIREFOX;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public void open(URI page) {
        bidi.send("browsingContext.navigate", Map.of("context", context, "url", page.toString(), "wait", "complete"));
    }

    @Override
    public String evaluate(String expression) {
        Map<?, ?> outcome = bidi.send(
                "script.evaluate",
                Map.of("expression", expression, "target", Map.of("context", context), "awaitPromise", true));
        if (!"success".equals(outcome.get("type"))) {
            throw new AssertionError("in the page: " + outcome);
        }
        return (String) ((Map<?, ?>) outcome.get("result")).get("value");
    }

    @Override
    public void press(String keys) {
        List<Object> actions = new ArrayList<>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        });
        perform(Map.of("type", "key", "id", "keyboard", "actions", actions));
    }

    @Override
    public void click(int x, int y) {
        perform(Map.of(
                "type",
                "pointer",
                "id",
                "mouse",
                "actions",
                List.of(
                        Map.of("type", "pointerMove", "x", x, "y", y),
                        Map.of("type", "pointerDown", "button", 0),
                        Map.of("type", "pointerUp", "button", 0))));
    }

    private void perform(Map<String, Object> source) {
        bidi.send("input.performActions", Map.of("context", context, "actions", List.of(source)));
    }

    @Override
    public void resize(int width, int height) {
        bidi.send(
                "browsingContext.setViewport",
                Map.of("context", context, "viewport", Map.of("width", width, "height", height)));
    }

    @Override
    public byte[] screenshot() {
        return Base64.getDecoder()
                .decode((String) bidi.send("browsingContext.captureScreenshot", Map.of("context", context))
                        .get("data"));
    }

    @Override
    public List<String> console() {
        String mark = ConsoleMark.write(this);
        List<String> lines = new ArrayList<>();
        for (Map<?, ?> event = Map.of(); !String.valueOf(event.get("text")).contains(mark); ) {
            event = bidi.nextEvent();
            if (List.of("warn", "error").contains(String.valueOf(event.get("level")))) {
                lines.add(event.get("level") + ": " + event.get("text"));
            }
        }
        return lines;
    }

    @Override
    public void forgetCookies() {
        bidi.send("storage.deleteCookies", Map.of());
    }

    @Override
    public void close() {
        programs.close(bidi::end);
    }
}

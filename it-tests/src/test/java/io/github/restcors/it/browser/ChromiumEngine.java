package io.github.restcors.it.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.http.HttpMethod;

/** Headless Chromium. */
final class ChromiumEngine extends WebDriverEngine {

    private static final String CDP = "executeCdpCommand";
    private static final Pattern READY = Pattern.compile("started successfully on port (\\d+)");

    ChromiumEngine(Programs programs, Browser.ColorScheme colors) throws IOException {
        super(
                programs,
                programs.startAndAwait(
                        READY, Map.of(), Browser.find("chromedriver").toString(), "--port=0", "--log-level=WARNING"),
                options(programs.home().resolve("profile")),
                Map.of(CDP, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST)));
        String scheme = colors.name().toLowerCase(Locale.ROOT);
        cdp(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static ChromeOptions options(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Browser.find("chromium").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // root and containers have no sandbox; only pages of these tests are opened
                "--disable-dev-shm-usage",
                "--enable-unsafe-swiftshader", // WebGL without a GPU
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        return options;
    }

    @Override
    public Browser browser() {
        return Browser.CHROMIUM;
    }

    /** A window could not be as narrow as a telephone. */
    @Override
    public void resize(int width, int height) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    @Override
    public List<String> console() {
        String mark = ConsoleMark.write(this);
        List<LogEntry> entries = new ArrayList<>();
        while (entries.stream().noneMatch(entry -> entry.getMessage().contains(mark))) {
            driver().manage().logs().get(LogType.BROWSER).forEach(entries::add);
        }
        return entries.stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private void cdp(String command, Map<String, ?> parameters) {
        execute(CDP, Map.of("cmd", command, "params", parameters));
    }
}

package io.github.restcors.it.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The browsers that the tests run in: one of each engine there is, all from Debian's packages, nothing is ever downloaded.
 *
 * <p>Where one is missing its tests are skipped, but under CI ({@code CI=true} in the environment) they fail. The system
 * property {@code restcors.browsers} names those to run in, when not in all.
 */
public enum Browser {
    /** Blink, by chromedriver. */
    CHROMIUM("chromium chromium-driver", ChromiumEngine::new, "chromium", "chromedriver"),

    /** Gecko, by WebDriver BiDi: Debian has no geckodriver. */
    FIREFOX("firefox-esr xvfb", FirefoxEngine::new, "firefox-esr", "Xvfb"),

    /** WebKit as GTK has it, by WebKitWebDriver, on a display of its own. */
    WEBKITGTK("webkit2gtk-driver xvfb", WebKitEngine::new, "WebKitWebDriver", "Xvfb");

    private final String packages;
    private final Launcher launcher;
    private final List<String> programs;

    Browser(String packages, Launcher launcher, String... programs) {
        this.packages = packages;
        this.launcher = launcher;
        this.programs = List.of(programs);
    }

    /** What {@code prefers-color-scheme} is; it is set when a browser is started, no engine but one could change it then. */
    public enum ColorScheme {
        LIGHT,
        DARK
    }

    /** Starts a browser that has seen nothing yet: no cookie, no cached response or preflight. */
    public Engine start() {
        return start(ColorScheme.LIGHT);
    }

    /** Starts a browser that has seen nothing yet, for pages in light or in dark. */
    public Engine start(ColorScheme colors) {
        List<String> missing =
                programs.stream().filter(program -> find(program) == null).toList();
        if (!missing.isEmpty()) {
            String reason = "tests in " + this + " need " + missing + " on the PATH; on Debian: apt-get install "
                    + "--no-install-recommends " + packages;
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            Assumptions.abort(reason);
        }
        Programs running = new Programs();
        try {
            return launcher.launch(running, colors);
        } catch (IOException e) {
            running.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    /** Returns the browsers to run in. */
    static List<Browser> chosen() {
        String names = System.getProperty("restcors.browsers", "");
        return Stream.of(values())
                .filter(browser -> names.isBlank() || List.of(names.split(",")).contains(browser.toString()))
                .toList();
    }

    /** Returns the first program of that name on the {@code PATH}, or null. */
    static Path find(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private interface Launcher {

        /** Starts a browser; what it runs is ended with {@code programs}. */
        Engine launch(Programs programs, ColorScheme colors) throws IOException;
    }
}

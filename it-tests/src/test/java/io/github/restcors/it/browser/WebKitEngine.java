package io.github.restcors.it.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.MutableCapabilities;

/** WebKitGTK's MiniBrowser on an X server without a screen. */
final class WebKitEngine extends WebDriverEngine {

    /** In {@code /proc/net/tcp}: the port, and the inode of the socket. */
    private static final Pattern LISTENING =
            Pattern.compile("^ *\\d+: [0-9A-F]+:([0-9A-F]+) [0-9A-F]+:0000 0A (?:\\S+ +){5}(\\d+)");

    /** What the window has around the page. */
    private Dimension frame;

    WebKitEngine(Programs programs, Browser.ColorScheme colors) throws IOException {
        super(programs, driver(programs), capabilities(colors), Map.of());
    }

    private static String driver(Programs programs) throws IOException {
        // Without this its tool bar keeps the window wider than a telephone.
        Files.writeString(
                Files.createDirectories(programs.home().resolve(".config/gtk-3.0"))
                        .resolve("gtk.css"),
                "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px;"
                        + " -gtk-icon-transform: scale(0) }");
        Process driver = programs.start(
                line -> {},
                Map.of(
                        "DISPLAY", programs.startDisplay(),
                        "DBUS_SESSION_BUS_ADDRESS", "disabled:",
                        "NO_AT_BRIDGE", "1",
                        "LIBGL_ALWAYS_SOFTWARE", "1"),
                Browser.find("WebKitWebDriver").toString(),
                "--host=127.0.0.1",
                "--port=0");
        return Integer.toString(port(driver));
    }

    /** Waits until a process listens, and returns where: WebKitWebDriver takes a free port, but does not say which. */
    private static int port(Process process) throws IOException {
        Path proc = Path.of("/proc/" + process.pid());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        try {
            while (!process.waitFor(20, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
                Set<String> own = new HashSet<>();
                try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve("fd"))) {
                    for (Path file : files) {
                        own.add(Files.readSymbolicLink(file).toString());
                    }
                }
                for (String line : Files.readAllLines(proc.resolve("net/tcp"))) {
                    Matcher listening = LISTENING.matcher(line);
                    if (listening.find() && own.contains("socket:[" + listening.group(2) + "]")) {
                        return Integer.parseInt(listening.group(1), 16);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("WebKitWebDriver does not listen");
    }

    private static Capabilities capabilities(Browser.ColorScheme colors) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--automation"));
        if (colors == Browser.ColorScheme.DARK) {
            arguments.add("--dark-mode");
        }
        return new MutableCapabilities(Map.of(
                "browserName",
                "MiniBrowser",
                "webkitgtk:browserOptions",
                Map.of("binary", miniBrowser(), "args", arguments)));
    }

    /** Returns where it is; the directory is named after the machine. */
    private static String miniBrowser() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("/usr/lib"),
                3,
                (file, is) -> file.endsWith("webkit2gtk-4.1/MiniBrowser") && is.isRegularFile())) {
            return files.findFirst()
                    .orElseThrow(() -> new IOException("no webkit2gtk-4.1/MiniBrowser in /usr/lib"))
                    .toString();
        }
    }

    @Override
    public Browser browser() {
        return Browser.WEBKITGTK;
    }

    /** The page hears of it later than the driver, so the window's frame is measured before any change. */
    @Override
    public void resize(int width, int height) {
        if (frame == null) {
            List<?> around = (List<?>) run("return [outerWidth - innerWidth, outerHeight - innerHeight]");
            frame = new Dimension((Integer) around.get(0), (Integer) around.get(1));
        }
        driver().manage().window().setSize(new Dimension(width + frame.width, height + frame.height));
        await("return innerWidth === arguments[0] && innerHeight === arguments[1]", width, height);
    }

    @Override
    public void open(URI page) {
        super.open(page);
        run("""
                const heard = window.heardByTheTest = [];
                for (const level of ['warn', 'error']) {
                    const say = console[level];
                    console[level] = (...what) => { heard.push(level + ': ' + what.join(' ')); say(...what); };
                }
                addEventListener('error', event => heard.push('error: ' + event.message));
                addEventListener('unhandledrejection', event => heard.push('error: ' + event.reason));
                """);
    }

    /** Waits until the page knows it, too: another process deletes them. */
    @Override
    public void forgetCookies() {
        super.forgetCookies();
        await("return document.cookie === ''");
    }

    /** Returns what a page wrote after it was loaded: under automation WebKitGTK itself hands nothing on. */
    @Override
    public List<String> console() {
        return ((List<?>) run("return window.heardByTheTest ? heardByTheTest.splice(0) : []"))
                .stream().map(String::valueOf).toList();
    }
}

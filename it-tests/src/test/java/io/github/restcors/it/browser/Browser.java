package io.github.restcors.it.browser;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;
import org.openqa.selenium.remote.http.HttpMethod;

/**
 * Headless Chromium with a new profile of its own.
 *
 * <p>{@code chromium} and {@code chromedriver} are the first on the {@code PATH}; nothing is ever downloaded. Where one
 * is missing the tests are skipped, but under CI ({@code CI=true} in the environment) they fail.
 */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final String CDP = "executeCdpCommand";

    private final Path home;
    private final Process chromedriver;
    private final RemoteWebDriver driver;

    private Browser(Path home, Process chromedriver, RemoteWebDriver driver) {
        this.home = home;
        this.chromedriver = chromedriver;
        this.driver = driver;
    }

    /** Starts a browser that has seen nothing yet: no cookie, no cached response or preflight. */
    static Browser start() {
        Path chromium = executable("chromium");
        Path chromedriver = executable("chromedriver");
        if (chromium == null || chromedriver == null) {
            String reason = "browser tests need " + (chromium == null ? "chromium" : "chromedriver")
                    + " on the PATH; on Debian: apt-get install chromium chromium-driver";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            Assumptions.abort(reason);
        }
        try {
            return start(chromium, chromedriver);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Browser start(Path chromium, Path chromedriver) throws IOException {
        Path home = Files.createTempDirectory("rest-cors-browser-");
        Process process = null;
        try {
            // Started here and not by Selenium, which keeps the process to itself: it is ended by its handle.
            ProcessBuilder command = new ProcessBuilder(chromedriver.toString(), "--port=0", "--log-level=WARNING");
            command.environment().putAll(Map.of("HOME", home.toString(), "TMPDIR", home.toString()));
            process = command.redirectErrorStream(true).start();
            URI address = URI.create("http://127.0.0.1:" + port(process));
            HttpClient client = HttpClient.Factory.createDefault()
                    .createClient(ClientConfig.defaultConfig().baseUri(address));
            CommandInfo cdp = new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST);
            RemoteWebDriver driver = new RemoteWebDriver(
                    new HttpCommandExecutor(client, Map.of(CDP, cdp), address.toURL()),
                    options(chromium, home.resolve("profile")));
            driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
            return new Browser(home, process, driver);
        } catch (IOException | RuntimeException | Error e) {
            if (process != null) {
                end(processes(process, home));
            }
            delete(home);
            throw e;
        }
    }

    private static ChromeOptions options(Path chromium, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // root and containers have no sandbox; only pages of these tests are opened
                "--disable-dev-shm-usage",
                "--disable-gpu",
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

    /** Opens a page and returns when its {@code load} event has been handled. */
    void open(URI page) {
        driver.get(page.toString());
    }

    /** Runs the body of a function in the page and returns its value. */
    Object run(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** Runs the body of a function in the page, whose last argument is to be called with the value to return. */
    Object runAsync(String body, Object... arguments) {
        return driver.executeAsyncScript(body, arguments);
    }

    /** Evaluates the body of a function in the page, frame by frame, until its value is truthy; returns that. */
    Object await(String body, Object... arguments) {
        String script = """
                const given = [...arguments];
                const done = given.pop();
                const evaluate = function () { %s };
                (function look() {
                    const value = evaluate(...given);
                    if (value) done(value); else requestAnimationFrame(look);
                })();
                """.formatted(body);
        try {
            return driver.executeAsyncScript(script, arguments);
        } catch (ScriptTimeoutException e) {
            throw new AssertionError("never became true in the page: " + body + " " + List.of(arguments), e);
        }
    }

    /** Returns the one element that a CSS selector selects. */
    WebElement element(String selector) {
        List<WebElement> found = elements(selector);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " elements for " + selector + " at " + driver.getCurrentUrl());
        }
        return found.get(0);
    }

    /** Returns the elements that a CSS selector selects, in the page's order. */
    List<WebElement> elements(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Makes the page this wide and high in CSS pixels; a window could not be as narrow as a telephone. */
    void resize(int width, int height) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Returns what the browser wrote to the console since this was last asked. */
    List<LogEntry> console() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .toList();
    }

    /** Forgets the cookies of the host of the open page, whichever port they came from. */
    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    private void cdp(String command, Map<String, ?> parameters) {
        try {
            driver.getCommandExecutor()
                    .execute(new Command(driver.getSessionId(), CDP, Map.of("cmd", command, "params", parameters)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> processes = processes(chromedriver, home);
        try {
            driver.quit();
        } finally {
            end(processes);
            delete(home);
        }
    }

    private static Path executable(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Waits until chromedriver says where it listens; and keeps reading, so that it never waits for us. */
    private static int port(Process chromedriver) throws IOException {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            StringBuilder output = new StringBuilder();
            try (BufferedReader lines = chromedriver.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher started = STARTED.matcher(line);
                    if (started.find()) {
                        port.complete(Integer.valueOf(started.group(1)));
                    } else if (!port.isDone()) {
                        output.append(line).append('\n');
                    }
                }
                port.completeExceptionally(new IOException("chromedriver ended: " + output));
            } catch (IOException e) {
                port.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        try {
            return port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("chromedriver did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Returns chromedriver, all that it started, and Chromium's crash handlers, which are nobody's descendants. */
    private static List<ProcessHandle> processes(Process chromedriver, Path home) {
        Stream<ProcessHandle> handlers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("=" + home + "/"))
                        .isPresent());
        return Stream.of(Stream.of(chromedriver.toHandle()), chromedriver.descendants(), handlers)
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

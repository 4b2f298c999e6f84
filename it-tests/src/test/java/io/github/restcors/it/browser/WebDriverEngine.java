package io.github.restcors.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.Capabilities;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/** A browser that speaks the WebDriver protocol. */
abstract class WebDriverEngine implements Engine {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Programs programs;
    private final RemoteWebDriver driver;

    /**
     * Opens a session.
     *
     * @param programs has the driver, which is started here and not by Selenium: that keeps the process to itself
     * @param more commands beyond the protocol
     */
    WebDriverEngine(Programs programs, String port, Capabilities capabilities, Map<String, CommandInfo> more) {
        this.programs = programs;
        URI address = URI.create("http://127.0.0.1:" + port);
        HttpClient client = HttpClient.Factory.createDefault()
                .createClient(ClientConfig.defaultConfig().baseUri(address));
        try {
            driver = new RemoteWebDriver(new HttpCommandExecutor(client, more, address.toURL()), capabilities);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
        driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
    }

    final RemoteWebDriver driver() {
        return driver;
    }

    /** Executes a command beyond the protocol. */
    final void execute(String command, Map<String, ?> parameters) {
        try {
            driver.getCommandExecutor().execute(new Command(driver.getSessionId(), command, parameters));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String version() {
        return driver.getCapabilities().getBrowserName() + " "
                + driver.getCapabilities().getBrowserVersion();
    }

    @Override
    public void open(URI page) {
        driver.get(page.toString());
    }

    @Override
    public String evaluate(String expression) {
        return (String) driver.executeAsyncScript("Promise.resolve(" + expression + ").then(arguments[0])");
    }

    @Override
    public void press(String keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    @Override
    public void click(int x, int y) {
        new Actions(driver).moveToLocation(x, y).click().perform();
    }

    @Override
    public byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    @Override
    public void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    @Override
    public void close() {
        programs.close(driver::quit);
    }
}

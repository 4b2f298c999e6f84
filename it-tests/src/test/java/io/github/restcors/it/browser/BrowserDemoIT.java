package io.github.restcors.it.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.github.restcors.demo.Demo;
import io.github.restcors.it.Http;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;

/** The demo's page says of every request what the browser really made of it. */
class BrowserDemoIT {

    /** What each request comes to when it is sent on its own, and what its card says then. */
    private static final String CARDS = """
            # name                 | outcome           | the server saw       | the script read   | why
            get-shared             | allowed           | GET 200              | 200;ETag:;Emma    | localhost:
            get-shared-credentials | allowed           | GET 200              | 200;ETag:;visit   | Credentials: true
            put-shared             | allowed           | OPTIONS 204, PUT 200 | 200;ETag:;typo    | X-Reason;says yes
            put-shared-header      | refused-preflight | OPTIONS 403          | Nothing;TypeError | X-Debug;403;x-debug
            delete-shared          | refused-preflight | OPTIONS 403          | Nothing;TypeError | 403;@SameOrigin
            get-missing            | allowed           | GET 404              | 404;no book 99    | localhost:
            get-public             | allowed           | GET 200              | 200;Austen        | Origin: *
            get-public-credentials | refused-response  | GET 200              | Nothing;TypeError | * does not count
            put-public             | refused-preflight | OPTIONS 403          | Nothing;TypeError | 403;GET
            get-unshared           | refused-response  | GET 200              | Nothing;TypeError | no Access-Control
            post-unshared          | refused-response  | POST 200             | Nothing;TypeError | no Access;was added
            get-unshared-no-cors   | opaque            | GET 200              | 0;none            | empty answer
            """;

    @AutoClose
    private static Browser browser;

    /** On new ports for each test, so that no preflight's answer is in the browser's cache yet. */
    @AutoClose
    private Demo demo;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @BeforeEach
    void openPage() throws IOException {
        demo = Demo.start(0, 0);
        browser.resize(1280, 900);
        open(demo.pageUri());
        browser.forgetCookies();
        browser.console();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = CARDS)
    void cardShowsWhatBecameOfItsRequest(String name, String outcome, String seen, String read, String why) {
        click("#send-" + name);

        assertThat(outcome(name), is(outcome));
        assertThat(exchanges(part(name, "server") + " li"), contains(seen.split(", ")));
        assertThat(text(name, "read"), stringContainsInOrder(read.split(";")));
        assertThat(text(name, "why"), stringContainsInOrder(why.split(";")));
        assertThat(text(name, "why").contains("Logged at DEBUG"), is(outcome.equals("refused-preflight")));
        if (!outcome.equals("allowed")) {
            assertThat(text(name, "fix"), containsString(".java"));
            assertThat(text(name, "read"), not(containsString(seen.substring(seen.length() - 3)))); // the status
        }
        assertThat(browser.element("#status").getText(), containsString(title(name)));
        assertThat(unexpectedInConsole(outcome, seen), is(List.of()));
    }

    @Test
    void headerThatIsNotExposedIsHidden() {
        click("#send-get-public");

        assertThat(text("get-public", "server"), containsString("ETag: \"austen\""));
        assertThat(text("get-public", "read"), not(containsString("ETag:")));
        assertThat(text("get-public", "fix"), containsString("exposedHeaders = \"ETag\""));
    }

    @Test
    void sendAllSendsEachRequestOnTheTable() {
        Map<String, String> expected = new LinkedHashMap<>();
        CARDS.lines().skip(1).map(row -> row.split("\\|")).forEach(row -> expected.put(row[0].trim(), row[1].trim()));
        assertThat(names(), is(List.copyOf(expected.keySet())));
        names().forEach(name -> assertThat(outcome(name), is("none")));

        click("#send-all");

        Map<String, String> actual = new LinkedHashMap<>();
        names().forEach(name -> actual.put(name, outcome(name)));
        assertThat(actual, is(expected));
        assertThat(browser.element("#status").getText(), startsWith(expected.size() + " sent"));
    }

    @Test
    void serversExchangesAreShownAsOnTheWire() {
        String page = origin(demo.pageUri());

        click("#send-put-shared");

        List<WebElement> exchanges = browser.elements(part("put-shared", "server") + " li");
        assertThat(
                exchanges.get(0).getText(),
                stringContainsInOrder("OPTIONS /books/1", "Access-Control-Request-Method: PUT", "204"));
        assertThat(exchanges.get(0).getText(), containsString("\nOrigin: " + page));
        assertThat(exchanges.get(0).getText(), containsString("Access-Control-Allow-Origin: " + page));
        assertThat(exchanges.get(0).getText(), containsString("Access-Control-Max-Age: 30"));
        assertThat(
                exchanges.get(1).getText(),
                stringContainsInOrder("PUT /books/1", "X-Reason: typo", "200", "Access-Control-Allow-Origin: " + page));
        assertThat(exchanges("#exchanges > li"), contains("PUT 200", "OPTIONS 204")); // the newest first
    }

    @Test
    void secondRequestNeedsNoPreflight() {
        click("#send-put-shared");
        click("#send-put-shared");

        assertThat(exchanges(part("put-shared", "server") + " li"), contains("PUT 200"));
        assertThat(text("put-shared", "why"), containsString("No preflight this time"));
        assertThat(exchanges("#exchanges > li"), contains("PUT 200", "PUT 200", "OPTIONS 204"));
    }

    @Test
    void cookieArrivesOnlyWithCredentials() {
        click("#send-get-shared-credentials");
        click("#send-get-shared-credentials");
        click("#send-get-shared");

        assertThat(text("get-shared-credentials", "read"), containsString("\"visit\": 2"));
        assertThat(text("get-shared-credentials", "server"), containsString("Cookie: visits=1"));
        assertThat(text("get-shared", "read"), containsString("\"visit\": 1"));
        assertThat(text("get-shared", "server"), not(containsString("\nCookie:")));
    }

    @Test
    void refreshShowsWhatOthersSent() {
        Http.get(demo.apiUri().resolve("quotes?from=elsewhere")).send();

        click("#refresh");

        WebElement exchange = browser.element("#exchanges > li");
        assertThat(exchange.getText(), stringContainsInOrder("GET /quotes?from=elsewhere", "200"));
        assertThat(exchange.getText(), not(containsString("Access-Control-Allow-Origin")));
        browser.element("#exchanges > li summary").click();
        assertThat(exchange.getText(), containsString("Access-Control-Allow-Origin: *"));
    }

    @Test
    void pageOfAnotherOriginIsRefusedWhatNamesAnother() {
        browser.element("footer a").click();
        awaitReady();
        assertThat(browser.element("#page-origin").getText(), startsWith("http://127.0.0.1:"));

        click("#send-get-shared");
        click("#send-put-shared");
        click("#send-get-public");

        assertThat(outcome("get-shared"), is("refused-response"));
        assertThat(outcome("put-shared"), is("refused-preflight"));
        assertThat(outcome("get-public"), is("allowed"));
        assertThat(text("put-shared", "why"), containsString("this page’s origin is http://127.0.0.1:"));
    }

    @Test
    void stoppedServerIsNoRefusal() {
        demo.close();

        click("#send-get-shared");

        assertThat(outcome("get-shared"), is("unreachable"));
        assertThat(text("get-shared", "why"), containsString("still running"));
    }

    @Test
    void worksWithoutAMouse() {
        browser.press(Keys.TAB);
        assertThat(browser.run("return document.activeElement.className"), is("skip"));
        browser.press(Keys.ENTER); // to the requests
        List<String> focused = new ArrayList<>();
        List<String> expected = new ArrayList<>(List.of("send-all"));
        names().forEach(name -> expected.add("send-" + name));
        expected.add("refresh");
        for (int i = 0; i < expected.size(); i++) {
            browser.press(Keys.TAB);
            focused.add(focusedId());
            if (focusedId().equals("send-put-shared")) {
                browser.press(Keys.ENTER);
                awaitReady();
            } else if (focusedId().equals("send-get-missing")) {
                browser.press(Keys.SPACE);
                awaitReady();
            }
        }

        assertThat(focused, is(expected)); // the results did not take the focus away
        assertThat(outcome("put-shared"), is("allowed"));
        assertThat(outcome("get-missing"), is("allowed"));
        assertThat(outcome("get-shared"), is("none"));
    }

    @Test
    void focusIsVisible() {
        browser.press(Keys.TAB);
        browser.press(Keys.ENTER);
        browser.press(Keys.TAB);

        assertThat(focusedId(), is("send-all"));
        assertThat(browser.run("return getComputedStyle(document.activeElement).outlineStyle"), is(not("none")));
    }

    @Test
    void fitsATelephone() {
        browser.resize(360, 740);
        open(demo.pageUri());
        assertThat("before", pageWidth(), is(lessThanOrEqualTo(360L)));

        click("#send-all");

        assertThat("with all results", pageWidth(), is(lessThanOrEqualTo(360L)));
        for (WebElement button : browser.elements("button")) {
            assertThat(button.getText() + " left", button.getRect().x >= 0);
            assertThat(button.getText() + " right", button.getRect().x + button.getRect().width <= 360);
            assertThat(button.getText() + " can be hit", button.getRect().height >= 24); // WCAG 2.2, 2.5.8
        }
        for (String name : names()) {
            for (String part : List.of("read", "why", "server")) {
                WebElement shown = browser.element(part(name, part));
                assertThat(name + " " + part, shown.getRect().x + shown.getRect().width <= 360);
            }
        }
    }

    private static void open(URI page) {
        browser.open(page);
        awaitReady();
    }

    /** Clicks and returns when everything that was clicked so far has been dealt with. */
    private static void click(String selector) {
        browser.element(selector).click();
        awaitReady();
    }

    private static void awaitReady() {
        browser.await("return document.documentElement.dataset.state === 'ready'");
    }

    private static String card(String name) {
        return "[data-request=" + name + "]";
    }

    private static String part(String name, String part) {
        return card(name) + " [data-part=" + part + "]";
    }

    private static String text(String name, String part) {
        return browser.element(part(name, part)).getText();
    }

    private static String title(String name) {
        return browser.element(card(name) + " h3").getText();
    }

    private static String outcome(String name) {
        return browser.element("#outcome-" + name).getDomAttribute("data-outcome");
    }

    private static List<String> names() {
        return browser.elements("[data-request]").stream()
                .map(card -> card.getDomAttribute("data-request"))
                .toList();
    }

    private static List<String> exchanges(String selector) {
        return browser.elements(selector).stream()
                .map(li -> li.getDomAttribute("data-method") + " " + li.getDomAttribute("data-status"))
                .toList();
    }

    private static String focusedId() {
        return (String) browser.run("return document.activeElement.id");
    }

    private static long pageWidth() {
        return (Long) browser.run("return document.documentElement.scrollWidth");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Returns what the console has beyond the browser's own report of a refusal and of an error status. */
    private List<String> unexpectedInConsole(String outcome, String seen) {
        String api = origin(demo.apiUri());
        return browser.console().stream()
                .filter(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(line -> !(outcome.startsWith("refused")
                        && line.contains(api)
                        && (line.contains("blocked by CORS policy") || line.contains("net::ERR_FAILED"))))
                .filter(line -> !(seen.endsWith("404") && line.startsWith(api) && line.contains("404")))
                .toList();
    }
}

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
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's page says of every request what the browser really made of it. */
@InEveryBrowser
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

    /** What axe-core checks: WCAG 2.2, A and AA, and what is good practice beyond. */
    private static final List<String> ACCESSIBILITY =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** The shared browser; in a test of another colour scheme, one of its own. */
    private Engine engine;

    /** On new ports for each test, so that no preflight's answer is in the browser's cache yet. */
    @AutoClose
    private Demo demo;

    BrowserDemoIT(Engine engine) {
        this.engine = engine;
    }

    @BeforeEach
    void openPage() throws IOException {
        demo = Demo.start(0, 0);
        engine.resize(1280, 900);
        open(demo.pageUri());
        engine.forgetCookies();
        engine.console();
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
        assertThat(engine.text("#status"), containsString(title(name)));
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
        assertThat(engine.text("#status"), startsWith(expected.size() + " sent"));
    }

    @Test
    void serversExchangesAreShownAsOnTheWire() {
        String page = origin(demo.pageUri());

        click("#send-put-shared");

        String preflight = engine.text(part("put-shared", "server") + " li:nth-child(1)");
        String put = engine.text(part("put-shared", "server") + " li:nth-child(2)");
        assertThat(preflight, stringContainsInOrder("OPTIONS /books/1", "Access-Control-Request-Method: PUT", "204"));
        assertThat(preflight, containsString("\nOrigin: " + page));
        assertThat(preflight, containsString("Access-Control-Allow-Origin: " + page));
        assertThat(preflight, containsString("Access-Control-Max-Age: 30"));
        assertThat(
                put,
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

        String exchange = "#exchanges > li";
        assertThat(engine.text(exchange), stringContainsInOrder("GET /quotes?from=elsewhere", "200"));
        assertThat(engine.text(exchange), not(containsString("Access-Control-Allow-Origin")));
        engine.click("#exchanges > li summary");
        assertThat(engine.text(exchange), containsString("Access-Control-Allow-Origin: *"));
    }

    @Test
    void pageOfAnotherOriginIsRefusedWhatNamesAnother() {
        open(URI.create((String) engine.run("return document.querySelector('footer a').href")));
        assertThat(engine.text("#page-origin"), startsWith("http://127.0.0.1:"));

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
        engine.press(Engine.TAB);
        assertThat(engine.run("return document.activeElement.className"), is("skip"));
        engine.press(Engine.ENTER); // to the requests
        List<String> focused = new ArrayList<>();
        List<String> expected = new ArrayList<>(List.of("send-all"));
        names().forEach(name -> expected.add("send-" + name));
        expected.add("refresh");
        for (int i = 0; i < expected.size(); i++) {
            engine.press(Engine.TAB);
            focused.add(focusedId());
            if (focusedId().equals("send-put-shared")) {
                engine.press(Engine.ENTER);
                awaitReady();
            } else if (focusedId().equals("send-get-missing")) {
                engine.press(Engine.SPACE);
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
        engine.press(Engine.TAB);
        engine.press(Engine.ENTER);
        engine.press(Engine.TAB);

        assertThat(focusedId(), is("send-all"));
        assertThat(engine.run("return getComputedStyle(document.activeElement).outlineStyle"), is(not("none")));
    }

    @Test
    void fitsATelephone() {
        engine.resize(360, 740);
        open(demo.pageUri());
        assertThat("before", pageWidth(), is(lessThanOrEqualTo(360)));

        click("#send-all");

        assertThat("with all results", pageWidth(), is(lessThanOrEqualTo(360)));
        List<String> misplaced = strings("""
                return [...document.querySelectorAll('button, [data-part=read], [data-part=why], [data-part=server]')]
                    .filter(element => {
                        const box = element.getBoundingClientRect();
                        const hit = element.tagName !== 'BUTTON' || box.height >= 24; // WCAG 2.2, 2.5.8
                        return !hit || box.left < 0 || box.right > 360;
                    })
                    .map(element => element.outerHTML)
                """);
        assertThat(misplaced, is(List.of()));
    }

    @Test
    void usesAWideScreen() {
        engine.resize(1600, 840);
        open(demo.pageUri());

        click("#send-all");

        assertThat(pageWidth(), is(lessThanOrEqualTo(1600)));
        assertThat(overflowing(), is(List.of()));
        // the policy on the left and the requests on the right; in a request's card, the call and what came of it
        for (String columns : List.of(".about | .cards", ".request | .result")) {
            List<String> misplaced = strings("""
                    return [...document.querySelectorAll(arguments[0])].filter(left => {
                        const right = left.parentElement.querySelector(arguments[1]);
                        const [a, b] = [left.getBoundingClientRect(), right.getBoundingClientRect()];
                        return a.width < 300 || b.width < a.width || a.right > b.left || b.top > a.bottom;
                    }).map(left => left.outerHTML)
                    """, (Object[]) columns.split(" \\| "));
            assertThat(columns, misplaced, is(List.of()));
        }
        List<?> margins = (List<?>) engine.run("""
                const left = document.querySelector('.about').getBoundingClientRect().left;
                const right = innerWidth - document.querySelector('.cards').getBoundingClientRect().right;
                return [Math.round(left), Math.round(right)];
                """);
        assertThat(String.valueOf(margins), (Integer) margins.get(0) + (Integer) margins.get(1) <= 160);
    }

    @Test
    void policyStaysBesideItsRequests() {
        engine.resize(1600, 840);
        open(demo.pageUri());
        click("#send-all");

        click("#send-get-missing"); // the last of its resource

        assertThat(engine.await("""
                const policy = document.querySelector('.about').getBoundingClientRect();
                const toolbar = document.querySelector('.toolbar').getBoundingClientRect();
                return policy.top >= toolbar.bottom && policy.bottom <= innerHeight;
                """), is(true));
    }

    @Test
    void isAccessibleInLight() throws IOException {
        checkAccessibility(Browser.ColorScheme.LIGHT);
    }

    @Test
    void isAccessibleInDark() throws IOException {
        try (Engine dark = engine.browser().start(Browser.ColorScheme.DARK)) {
            engine = dark;
            checkAccessibility(Browser.ColorScheme.DARK);
        }
    }

    /** Asks axe-core, before and after all was sent, on a telephone and on a wide screen; leaves pictures to look at. */
    private void checkAccessibility(Browser.ColorScheme colors) throws IOException {
        String scheme = colors.name().toLowerCase(Locale.ROOT);
        for (int width : List.of(360, 1600)) {
            engine.resize(width, 840);
            open(demo.pageUri());
            assertThat(
                    engine.run("return matchMedia(arguments[0]).matches", "(prefers-color-scheme: " + scheme + ")"),
                    is(true));
            assertThat(width + ", " + scheme + ", nothing sent", violations(), is(List.of()));

            click("#send-all");

            assertThat(width + ", " + scheme + ", all sent", violations(), is(List.of()));
            engine.run("""
                    document.querySelector(arguments[0]).scrollIntoView();
                    // until it has been painted
                    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
                    """, card("put-shared-header"));
            Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
            String name = "demo-" + engine.browser() + "-" + width + "-" + scheme + ".png";
            Files.write(pictures.resolve(name), engine.screenshot());
        }
    }

    private List<String> violations() throws IOException {
        if (!(Boolean) engine.run("return 'axe' in window")) {
            try (InputStream axe = BrowserDemoIT.class.getResourceAsStream("/axe.min.js")) {
                engine.run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return strings("""
                const results = await axe.run(document, {runOnly: arguments[0]});
                if (!results.passes.some(rule => rule.id === 'color-contrast')) throw new Error('axe saw no text');
                return results.violations.flatMap(rule =>
                    rule.nodes.map(node => rule.id + ' ' + node.target + ': ' + node.failureSummary))
                """, ACCESSIBILITY);
    }

    /** Returns what is wider than the room that it has, or beyond the page's edges. */
    private List<String> overflowing() {
        return strings("""
                return [...document.querySelectorAll('main *')]
                    .filter(element => !element.classList.contains('hidden'))
                    .filter(element => {
                        const box = element.getBoundingClientRect();
                        return box.left < 0 || box.right > innerWidth || element.scrollWidth > element.clientWidth + 1
                            && getComputedStyle(element).display !== 'inline';
                    })
                    .map(element => element.outerHTML)
                """);
    }

    private void open(URI page) {
        engine.open(page);
        awaitReady();
    }

    /** Clicks and returns when everything that was clicked so far has been dealt with. */
    private void click(String selector) {
        engine.click(selector);
        awaitReady();
    }

    private void awaitReady() {
        engine.await("return document.documentElement.dataset.state === 'ready'");
    }

    private static String card(String name) {
        return "[data-request=" + name + "]";
    }

    private static String part(String name, String part) {
        return card(name) + " [data-part=" + part + "]";
    }

    private String text(String name, String part) {
        return engine.text(part(name, part));
    }

    private String title(String name) {
        return engine.text(card(name) + " h3");
    }

    private String outcome(String name) {
        return (String) engine.run("return document.querySelector(arguments[0]).dataset.outcome", "#outcome-" + name);
    }

    private List<String> names() {
        return strings("return [...document.querySelectorAll('[data-request]')].map(card => card.dataset.request)");
    }

    private List<String> exchanges(String selector) {
        return strings(
                "return [...document.querySelectorAll(arguments[0])].map(li => li.dataset.method + ' ' + li.dataset.status)",
                selector);
    }

    private List<String> strings(String body, Object... arguments) {
        return ((List<?>) engine.run(body, arguments))
                .stream().map(String::valueOf).toList();
    }

    private String focusedId() {
        return (String) engine.run("return document.activeElement.id");
    }

    private int pageWidth() {
        return (Integer) engine.run("return document.documentElement.scrollWidth");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    /** Returns what the console has beyond the browser's own report of a refusal and of an error status. */
    private List<String> unexpectedInConsole(String outcome, String seen) {
        String api = origin(demo.apiUri());
        return engine.console().stream()
                .filter(line -> !(outcome.startsWith("refused")
                        && line.contains(api)
                        && (line.contains("blocked by CORS policy")
                                || line.contains("net::ERR_FAILED")
                                || line.contains("Cross-Origin Request Blocked"))))
                .filter(line -> !(seen.endsWith("404") && line.startsWith(api) && line.contains("404")))
                .toList();
    }
}

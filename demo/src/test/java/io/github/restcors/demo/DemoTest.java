package io.github.restcors.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The running demo, without a browser. */
class DemoTest {

    /** HTTP/1.1, as browsers use it here: Grizzly loses {@code Content-Type} when it is asked to upgrade to HTTP/2. */
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Demo demo;

    @BeforeAll
    static void start() throws IOException {
        demo = Demo.start(0, 0);
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                # path        | status | type                          | content
                /             | 200    | text/html;charset=utf-8       | <h1>
                /demo.css     | 200    | text/css;charset=utf-8        | :root
                /demo.js      | 200    | text/javascript;charset=utf-8 | fetch(
                /icon.svg     | 200    | image/svg+xml;charset=utf-8   | <svg
                /config.json  | 200    | application/json;charset=utf-8 | "api"
                /exchanges?since=0 | 200 | application/json;charset=utf-8 | [
                /exchanges    | 400    | text/plain;charset=utf-8      | /exchanges?since=0
                /exchanges?since=-1 | 400 | text/plain;charset=utf-8   | /exchanges?since=0
                /Demo.class   | 404    | text/plain;charset=utf-8      | no such page
                /../Demo.class | 404   | text/plain;charset=utf-8      | no such page
                """)
    void servesThePage(String path, int status, String type, String content) throws Exception {
        HttpResponse<String> response = get(demo.pageUri().resolve("/") + path.substring(1));

        assertThat(response.statusCode(), is(status));
        assertThat(response.headers().firstValue("Content-Type"), is(Optional.of(type)));
        assertThat(response.body(), containsString(content));
    }

    @Test
    void pageMayLoadNothingFromAnotherHost() throws Exception {
        String policy = get(demo.pageUri().toString())
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(
                policy,
                is("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' "
                        + Demo.origin(demo.apiUri())
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    }

    @Test
    void pageIsReadOnly() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(demo.pageUri()).DELETE());

        assertThat(response.statusCode(), is(405));
        assertThat(response.headers().firstValue("Allow"), is(Optional.of("GET, HEAD")));
    }

    @Test
    void tellsThePageWhereTheApiIs() throws Exception {
        assertThat(
                get(demo.pageUri().resolve("/config.json").toString()).body(),
                is("{\"api\":\"" + Demo.origin(demo.apiUri()) + "\",\"page\":\"" + Demo.origin(demo.pageUri())
                        + "\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                # why it is here          | path      | Allow-Origin
                shared with the page      | books     | page
                an error is shared too    | books/99  | page
                public                    | quotes    | *
                not shared                | notes     | -
                """)
    void apiSharesItsResourcesAsThePageSays(String why, String path, String allowOrigin) throws Exception {
        String page = Demo.origin(demo.pageUri());

        HttpResponse<String> response =
                send(HttpRequest.newBuilder(demo.apiUri().resolve(path)).header("Origin", page));

        assertThat(
                why,
                response.headers().firstValue("Access-Control-Allow-Origin"),
                is(Optional.ofNullable("page".equals(allowOrigin) ? page : allowOrigin)));
    }

    @Test
    void showsAPreflightThatNoCodeOfTheApplicationSees() throws Exception {
        HttpResponse<String> refused = send(HttpRequest.newBuilder(demo.apiUri().resolve("books/1"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", Demo.origin(demo.pageUri()))
                .header("Access-Control-Request-Method", "DELETE"));

        assertThat(refused.statusCode(), is(403));
        assertThat(
                get(demo.pageUri() + "exchanges?since=0").body(),
                allOf(
                        containsString("\"method\":\"OPTIONS\",\"target\":\"/books/1\""),
                        containsString("\"DELETE\"],"),
                        containsString("\"status\":403"),
                        containsString("\"log\":[\"rest-cors: preflight refused"),
                        containsString("BookResource.delete @SameOrigin")));
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        List<InetSocketAddress> reached = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                for (URI server : List.of(demo.apiUri(), demo.pageUri())) {
                    InetSocketAddress there = new InetSocketAddress(address, server.getPort());
                    if (!address.isLoopbackAddress() && answers(there)) {
                        reached.add(there);
                    }
                }
            }
        }

        assertThat(reached, is(List.of()));
    }

    @Test
    void takenPortIsOneLineAndExitCode1() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThat(
                    run("--api-port", port, "--page-port", "0"),
                    is("1: rest-cors demo: port " + port
                            + " is taken; give another with --api-port, or 0 for any free one\n"));
            assertThat(
                    run("--api-port", "0", "--page-port", port),
                    is("1: rest-cors demo: port " + port
                            + " is taken; give another with --page-port, or 0 for any free one\n"));
        }
    }

    @Test
    void portThatIsTakenOnIpv6LoopbackIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket()) {
            try {
                other.bind(new InetSocketAddress("::1", 0));
            } catch (IOException e) {
                assumeTrue(false, "no IPv6 on this machine");
            }

            IOException e = assertThrows(IOException.class, () -> Demo.start(other.getLocalPort(), 0));

            assertThat(e.getMessage(), containsString("port " + other.getLocalPort() + " is taken"));
        }
    }

    @Test
    void leavesNothingBehindIfItCannotStart() throws Exception {
        int free = freePort();

        assertThrows(IOException.class, () -> Demo.start(demo.apiUri().getPort(), free));

        assertThat(stopsAnswering(new InetSocketAddress("127.0.0.1", free)), is(true));
    }

    @Test
    void stopsWhenClosed() throws Exception {
        Demo other = Demo.start(0, 0);
        other.close();

        assertThat(
                stopsAnswering(
                        new InetSocketAddress("127.0.0.1", other.pageUri().getPort())),
                is(true));
        assertThat(
                stopsAnswering(new InetSocketAddress("127.0.0.1", other.apiUri().getPort())), is(true));
    }

    @Test
    void wrongCommandLineIsOneLineAndExitCode2() {
        assertThat(
                run("--port", "1"), is("2: rest-cors demo: there is no \"--port\"; write " + CommandLine.USAGE + "\n"));
    }

    @Test
    void helpIsNoError() {
        assertThat(run("--help"), allOf(containsString("0: "), not(containsString("rest-cors"))));
    }

    /** Returns the exit code and what was written to the error stream, with one kind of line end. */
    private static String run(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Demo.run(
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8), new PrintStream(err, true, UTF_8), args);
        return exitCode + ": " + err.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A selector gives up a closed socket when it looks at its keys the next time, not at once. */
    private static boolean stopsAnswering(InetSocketAddress address) throws InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            if (!answers(address)) {
                return true;
            }
            Thread.sleep(20);
        }
        return false;
    }

    private static HttpResponse<String> get(String uri) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(uri)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

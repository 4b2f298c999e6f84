package io.github.restcors.it.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.restcors.CorsFeature;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Any bytes over a socket. The server answers as it does without rest-cors, but for the fields of the CORS protocol, which
 * say what the policies say and nothing that a client has put there; and it goes on answering.
 *
 * <p>The classes that run it name the method that Jazzer fuzzes; {@code RawRequests} beside them has the inputs of both.
 */
abstract class RawRequestFuzz {

    private static final String APP = "https://app.example";
    private static final int TIMEOUT = 60_000; // a hang, not a slow machine

    private static final Pattern HEAD = Pattern.compile(
            "HTTP/1\\.[01] ([1-5][0-9]{2})[^\\r\\n]*\\r\\n((?:[^\\r\\n]+\\r\\n)*)\\r\\n.*", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("([-0-9A-Za-z]+): ?([\\t\\x20-\\x7e\\x80-\\xff]*)");
    private static final Set<String> FIELDS = Set.of(
            "access-control-allow-credentials",
            "access-control-allow-headers",
            "access-control-allow-methods",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "access-control-max-age",
            "allow",
            "connection",
            "content-length",
            "content-type",
            "date",
            "last-modified",
            "transfer-encoding",
            "vary");
    private static final String TOKENS = "[-!#$%&'*+.^_`|~0-9A-Za-z]+(, ?[-!#$%&'*+.^_`|~0-9A-Za-z]+)*";

    private static final List<LogRecord> LOUD = new CopyOnWriteArrayList<>();
    private static final Handler LOG = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() > Level.FINE.intValue()) {
                LOUD.add(logged);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static Server shared;
    private static Server plain;

    @BeforeAll
    static void start() {
        Logger logger = Logger.getLogger("io.github.restcors");
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(LOG);
        Class<?>[] resources = {Exact.class, Zone.class, Open.class, Tiers.class, Locates.class};
        shared = Server.start(App.of(resources).instances(new CorsFeature()));
        plain = Server.startWithoutRestCors(App.of(resources));
    }

    @AfterAll
    static void stop() {
        shared.close();
        plain.close();
        Logger logger = Logger.getLogger("io.github.restcors");
        logger.removeHandler(LOG);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    /** The checked-in inputs, and the requests of the vectors. */
    static Stream<byte[]> requests() throws IOException, URISyntaxException {
        List<byte[]> requests = new ArrayList<>();
        java.nio.file.Path inputs =
                java.nio.file.Path.of(Objects.requireNonNull(RawRequestFuzz.class.getResource("RawRequests"))
                        .toURI());
        try (Stream<java.nio.file.Path> files = Files.list(inputs)) {
            for (java.nio.file.Path file : files.sorted().toList()) {
                requests.add(Files.readAllBytes(file));
            }
        }
        String[] paths = {"exact", "zone", "open", "tiers", "locates/exact"};
        for (String file : List.of("preflight.json", "actual.json")) {
            try (InputStream json = RawRequestFuzz.class.getResourceAsStream("/vectors/" + file)) {
                for (JsonNode row : new ObjectMapper().readTree(json)) {
                    StringBuilder request = new StringBuilder(
                                    row.at("/request/method").asText())
                            .append(" /" + paths[requests.size() % paths.length] + " HTTP/1.1\r\nHost: a\r\n");
                    row.at("/request/headers")
                            .forEach(header -> request.append(header.get(0).asText())
                                    .append(": ")
                                    .append(header.get(1).asText())
                                    .append("\r\n"));
                    requests.add(request.append("\r\n").toString().getBytes(ISO_8859_1));
                }
            }
        }
        return requests.stream();
    }

    /** Sends the bytes and checks all that can be seen of it. */
    static void check(byte[] request) {
        String answer = exchange(shared, request);
        if (!answer.isEmpty()) {
            checkHead(request, answer);
        }
        assertThat(LOUD, is(List.of()));

        Reply good = Http.preflight(shared.uri("exact"), APP, "PUT", "x-a").send();
        assertThat(good.status(), is(204));
        assertThat(good.header("Access-Control-Allow-Origin"), is(APP));
    }

    private static void checkHead(byte[] request, String answer) {
        Matcher head = HEAD.matcher(answer);
        assertThat(answer, head.matches(), is(true));
        Set<String> names = new TreeSet<>();
        for (String line : head.group(2).split("\r\n")) {
            Matcher field = FIELD.matcher(line);
            assertThat(line, line.isEmpty() || field.matches(), is(true));
            if (!line.isEmpty()) {
                String name = field.group(1).toLowerCase(Locale.ROOT);
                assertThat(line, name, is(in(FIELDS)));
                checkField(name, field.group(2));
                assertThat("once: " + line, names.add(name + ": " + field.group(2)), is(true));
            }
        }
        assertThat(
                answer,
                names.contains("access-control-allow-origin: *")
                        && names.contains("access-control-allow-credentials: true"),
                is(false));
        int status = Integer.parseInt(head.group(1));
        String without = exchange(plain, request);
        if (isPreflight(request)) {
            int other = HEAD.matcher(without).matches() ? Integer.parseInt(without.substring(9, 12)) : 0;
            assertThat(answer, status, is(other >= 500 ? greaterThanOrEqualTo(400) : lessThan(500)));
        } else if (!without.isEmpty()) {
            assertThat(withoutCors(answer), is(withoutCors(without)));
        }
    }

    private static void checkField(String name, String value) {
        switch (name) {
            case "access-control-allow-origin" ->
                assertThat(
                        value,
                        matchesPattern(
                                "\\*|https://app\\.example|https://([-_0-9a-z]{1,63}\\.)+zone\\.example(:[1-9][0-9]{0,4})?"));
            case "access-control-allow-credentials" -> assertThat(value, is("true"));
            case "access-control-allow-methods" ->
                assertThat(value, matchesPattern("(GET|HEAD|POST|PUT|OPTIONS)(, (GET|HEAD|POST|PUT|OPTIONS))*"));
            case "access-control-allow-headers", "access-control-expose-headers" ->
                assertThat(value, matchesPattern(TOKENS));
            case "access-control-max-age" -> assertThat(value, is("60"));
            case "vary" ->
                assertThat(
                        value,
                        matchesPattern(
                                "(Origin|Access-Control-Request-(Method|Headers))(, Access-Control-Request-(Method|Headers))*"));
            default -> assertThat(name, not(is("set-cookie")));
        }
    }

    private static boolean isPreflight(byte[] request) {
        String text = new String(request, ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains("options") && text.contains("access-control-request-method");
    }

    /** All lines of an answer but those that rest-cors may add; sorted, since servers keep no order. */
    private static List<String> withoutCors(String answer) {
        return Arrays.stream(answer.split("\r\n"))
                .filter(line -> !line.matches("(?is)(access-control-[-a-z]+|vary|date):.*"))
                .sorted()
                .toList();
    }

    /** Sends the bytes and no more, and reads to the end. */
    private static String exchange(Server server, byte[] request) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", server.baseUri().getPort())) {
            socket.setSoTimeout(TIMEOUT);
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(answer);
        } catch (java.net.SocketTimeoutException e) {
            throw new UncheckedIOException("no end of " + answer.toString(ISO_8859_1), e);
        } catch (IOException e) { // closed by the server, before it has read all
            return "";
        }
        String port = ":" + server.baseUri().getPort(); // error pages name it
        return answer.toString(ISO_8859_1).replace(port, ":port");
    }

    @Path("exact")
    @CrossOrigin(
            origins = APP,
            allowedHeaders = {"x-a", "Authorization"},
            allowCredentials = true,
            maxAge = 60)
    public static class Exact {

        @GET
        public String get() {
            return "get";
        }

        @PUT
        public String put(String body) {
            return "put";
        }
    }

    @Path("zone")
    @CrossOrigin(
            origins = "https://*.zone.example:*",
            allowedHeaders = "*",
            exposedHeaders = "ETag",
            allowCredentials = true)
    public static class Zone extends Exact {}

    @Path("open")
    @CrossOrigin(
            origins = "*",
            allowedHeaders = {"*", "Authorization"},
            exposedHeaders = "*")
    public static class Open extends Exact {}

    @Path("tiers")
    @CrossOrigin(origins = "*", methods = "GET")
    @CrossOrigin(origins = APP, allowCredentials = true)
    public static class Tiers extends Exact {

        @POST
        public String post(String body) {
            return "post";
        }
    }

    @Path("locates")
    public static class Locates {

        @Path("exact")
        public Exact exact() {
            return new Exact();
        }
    }
}

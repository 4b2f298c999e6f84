package io.github.restcors.it;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request over real HTTP/1.1, without cookies, redirects or a header that was not asked for.
 *
 * <pre>{@code
 * Reply reply = Http.request("PUT", server.uri("books/1")).origin("https://app.example").body("text/plain", "x").send();
 * Reply answer = Http.preflight(server.uri("books/1"), "https://app.example", "PUT", "Content-Type").send();
 * }</pre>
 */
public final class Http {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();

    private final String method;
    private final URI uri;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private byte[] body;

    private Http(String method, URI uri) {
        this.method = method;
        this.uri = uri;
    }

    /** Starts a request with any method. */
    public static Http request(String method, URI uri) {
        return new Http(method, uri);
    }

    /** Starts a GET request. */
    public static Http get(URI uri) {
        return request("GET", uri);
    }

    /**
     * Starts a CORS-preflight request.
     *
     * @param headers {@code Access-Control-Request-Headers}, a line each; none: the header is not sent
     */
    public static Http preflight(URI uri, String origin, String method, String... headers) {
        Http request = request("OPTIONS", uri).origin(origin).header("Access-Control-Request-Method", method);
        for (String line : headers) {
            request.header("Access-Control-Request-Headers", line);
        }
        return request;
    }

    /** Adds a line {@code Origin}. */
    public Http origin(String origin) {
        return header("Origin", origin);
    }

    /** Adds a header line; another with the same name stays. */
    public Http header(String name, String value) {
        headers.add(Map.entry(name, value));
        return this;
    }

    /** Sets a body without saying what it is. */
    public Http body(String content) {
        body = content.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sets a body. */
    public Http body(String contentType, String content) {
        body = content.getBytes(StandardCharsets.UTF_8);
        return header("Content-Type", contentType);
    }

    /** Sends the request by {@link HttpClient}. */
    public Reply send() {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(line -> request.header(line.getKey(), line.getValue()));
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            List<Map.Entry<String, String>> lines = new ArrayList<>();
            response.headers().map().forEach((name, values) -> values.forEach(v -> lines.add(Map.entry(name, v))));
            return new Reply(response.statusCode(), List.copyOf(lines), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + uri, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends the request over a socket of its own, byte by byte as given: nothing is checked, characters up to U+00FF are
     * single bytes. {@code Host}, {@code Connection: close} and the length of a body are added.
     */
    public Reply sendRaw() {
        return exchange(uri, raw("Connection: close\r\n"));
    }

    /**
     * Sends requests over one socket, each as {@link #sendRaw()} does, but to stay connected, when the one before is answered.
     *
     * @return the answers, up to one that says {@code Connection: close}, or up to where the server hangs up without a word
     */
    public static List<Reply> sendConnected(List<Http> requests) {
        URI server = requests.get(0).uri;
        List<Reply> replies = new ArrayList<>();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Http request : requests) {
                socket.getOutputStream().write(request.raw(""));
                if (isAtEnd(in)) {
                    break;
                }
                Reply reply = readReply(in, request.method.equals("HEAD"));
                replies.add(reply);
                if ("close".equalsIgnoreCase(reply.header("Connection"))) {
                    break;
                }
            }
        } catch (SocketException e) {
            // reset
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return replies;
    }

    private static boolean isAtEnd(InputStream in) throws IOException {
        in.mark(1);
        boolean end = in.read() < 0;
        if (!end) {
            in.reset();
        }
        return end;
    }

    private byte[] raw(String connection) {
        String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        StringBuilder head = new StringBuilder()
                .append(method + " " + target + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n" + connection);
        headers.forEach(line -> head.append(line.getKey() + ": " + line.getValue() + "\r\n"));
        if (body != null) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        if (body != null) {
            request.writeBytes(body);
        }
        return request.toByteArray();
    }

    /**
     * Sends these very bytes to a server, and reads one response.
     *
     * @param server any URI of it
     * @param request a request that says {@code Connection: close}, or is answered with a length
     */
    public static Reply exchange(URI server, byte[] request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            boolean head = request.length > 4 && new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
            return readReply(socket.getInputStream(), head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply readReply(InputStream in, boolean head) throws IOException {
        String statusLine = readLine(in);
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2) {
            throw new IOException("no status line: \"" + statusLine + "\"");
        }
        int status = Integer.parseInt(parts[1]);
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            int colon = line.indexOf(':');
            lines.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        Reply bare = new Reply(status, List.copyOf(lines), "");
        if (head || status == 204 || status == 304) {
            return bare;
        }
        String length = bare.header("Content-Length");
        byte[] content;
        if ("chunked".equalsIgnoreCase(bare.header("Transfer-Encoding"))) {
            content = readChunks(in);
        } else if (length != null) {
            content = in.readNBytes(Integer.parseInt(length));
        } else {
            content = in.readAllBytes();
        }
        return new Reply(status, bare.headers(), new String(content, StandardCharsets.UTF_8));
    }

    private static byte[] readChunks(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(readLine(in), 16); size > 0; size = Integer.parseInt(readLine(in), 16)) {
            content.writeBytes(in.readNBytes(size));
            readLine(in);
        }
        while (!readLine(in).isEmpty()) {
            // a trailer
        }
        return content.toByteArray();
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().replace("\r", "");
    }
}

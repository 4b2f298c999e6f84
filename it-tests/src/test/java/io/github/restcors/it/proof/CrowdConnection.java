package io.github.restcors.it.proof;

import io.github.restcors.it.Reply;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A connection that is kept for requests of many origins, several of which may be on their way at once (RFC 9112, section 9.3.2). */
final class CrowdConnection implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final String authority;

    CrowdConnection(URI server) throws IOException {
        authority = server.getAuthority();
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    /** Sends requests in one go, and returns their responses in the same order. */
    List<Reply> send(List<CrowdExchange> exchanges) throws IOException {
        StringBuilder requests = new StringBuilder();
        exchanges.forEach(exchange -> requests.append(exchange.wire(authority)));
        socket.getOutputStream().write(requests.toString().getBytes(StandardCharsets.ISO_8859_1));
        List<Reply> replies = new ArrayList<>();
        for (CrowdExchange exchange : exchanges) {
            String statusLine = readLine();
            if (!statusLine.startsWith("HTTP/1.1 ")) {
                int i = replies.size() - 1;
                String before = i < 0 ? "nothing" : exchanges.get(i) + ", " + replies.get(i);
                throw new IOException("no response, but " + statusLine + "\n  after " + before);
            }
            replies.add(read(statusLine, exchange.isHead()));
        }
        return replies;
    }

    private Reply read(String statusLine, boolean head) throws IOException {
        int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
        List<Map.Entry<String, String>> lines = new ArrayList<>();
        int length = 0;
        boolean chunked = false;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            lines.add(Map.entry(name, value));
            if (name.equalsIgnoreCase("Content-Length")) {
                length = Integer.parseInt(value);
            }
            chunked |= name.equalsIgnoreCase("Transfer-Encoding");
        }
        if (!head && status != 204) {
            if (chunked) {
                for (int size = chunk(); size > 0; size = chunk()) {
                    in.skipNBytes(size);
                    readLine();
                }
                readLine();
            } else {
                in.skipNBytes(length);
            }
        }
        return new Reply(status, lines, "");
    }

    private int chunk() throws IOException {
        return Integer.parseInt(readLine(), 16);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        int b = in.read();
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        if (b < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

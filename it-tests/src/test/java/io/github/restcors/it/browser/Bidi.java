package io.github.restcors.it.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands and answers of <a href="https://www.w3.org/TR/webdriver-bidi/">WebDriver BiDi</a>.
 *
 * <p>For one thread; the answers come by another.
 */
final class Bidi implements WebSocket.Listener {

    private static final int PATIENCE_SECONDS = 120;

    private final Map<Integer, CompletableFuture<Map<?, ?>>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Map<?, ?>> events = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;

    private Bidi() {}

    static Bidi connect(URI address) {
        Bidi bidi = new Bidi();
        bidi.socket = get(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, bidi));
        return bidi;
    }

    /** Sends a command and returns its result. */
    Map<?, ?> send(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        answers.put(id, answer);
        get(socket.sendText(Engine.Json.write(Map.of("id", id, "method", method, "params", parameters)), true));
        Map<?, ?> outcome = get(answer);
        if (!"success".equals(outcome.get("type"))) {
            throw new IllegalStateException(method + ": " + outcome);
        }
        return (Map<?, ?>) outcome.get("result");
    }

    /** Waits for the next event that was subscribed to and returns its parameters. */
    Map<?, ?> nextEvent() {
        try {
            Map<?, ?> event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("no event");
            }
            return (Map<?, ?>) event.get("params");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks the browser to end. */
    void end() {
        try {
            send("browser.close", Map.of());
        } finally {
            socket.abort();
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            Map<?, ?> received = (Map<?, ?>) Engine.Json.read(message.toString());
            message.setLength(0);
            if (received.get("id") instanceof Integer id) {
                answers.remove(id).complete(received);
            } else {
                events.add(received);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        onError(from, new IllegalStateException("the browser closed the connection: " + status + " " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        answers.values().forEach(answer -> answer.completeExceptionally(error));
    }

    private static <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

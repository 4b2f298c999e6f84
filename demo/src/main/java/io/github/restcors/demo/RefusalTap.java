package io.github.restcors.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hands what rest-cors logs at {@code DEBUG} (in java.util.logging: {@code FINE}) while a request is served to whoever
 * serves it.
 */
final class RefusalTap extends Handler {

    /** Held here, or it and its level could be collected. */
    private static final Logger LOGGER = Logger.getLogger("io.github.restcors");

    private final Map<Thread, List<String>> lines = new ConcurrentHashMap<>();

    /** Starts listening. */
    static RefusalTap open() {
        RefusalTap tap = new RefusalTap();
        tap.setFormatter(new SimpleFormatter());
        LOGGER.setLevel(Level.FINE);
        LOGGER.addHandler(tap);
        return tap;
    }

    /** Starts a request on this thread. */
    List<String> start() {
        List<String> request = new ArrayList<>();
        lines.put(Thread.currentThread(), request);
        return request;
    }

    /** Ends the request on this thread. */
    void end() {
        lines.remove(Thread.currentThread());
    }

    @Override
    public void publish(LogRecord line) {
        List<String> request = lines.get(Thread.currentThread());
        if (request != null) {
            request.add(getFormatter().formatMessage(line));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}

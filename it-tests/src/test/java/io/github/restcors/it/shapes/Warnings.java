package io.github.restcors.it.shapes;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What rest-cors logs above {@code DEBUG} while this is open. */
final class Warnings extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.github.restcors");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Warnings() {
        setLevel(Level.CONFIG);
        logger.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            messages.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}

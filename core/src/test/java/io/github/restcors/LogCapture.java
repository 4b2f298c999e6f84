package io.github.restcors;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged while it is open, and not on the console. */
final class LogCapture implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.github.restcors");
    private final Level level = logger.getLevel();
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getLevel() + " " + new SimpleFormatter().formatMessage(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private LogCapture(Level shown) {
        logger.setLevel(shown);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    /** Captures everything. */
    static LogCapture all() {
        return new LogCapture(Level.ALL);
    }

    /** Captures what is logged where {@code DEBUG} is off. */
    static LogCapture info() {
        return new LogCapture(Level.INFO);
    }

    /** The lines, each with its level: {@code FINE} is {@code DEBUG}. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(level);
    }
}

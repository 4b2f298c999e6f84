package io.github.restcors.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the logger {@code io.github.restcors} says while this is open: {@link System.Logger} ends in java.util.logging. */
final class LogRecords implements AutoCloseable {

    private final Logger logger = Logger.getLogger("io.github.restcors");
    private final Level before = logger.getLevel();
    private final boolean parents = logger.getUseParentHandlers();
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            records.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogRecords() {
        handler.setLevel(Level.ALL);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    /** Returns the messages at {@code DEBUG}, which java.util.logging calls {@code FINE}. */
    List<String> debug() {
        return messages(line -> line.getLevel().intValue() <= Level.FINE.intValue());
    }

    /** Returns the messages above {@code DEBUG}, with their level. */
    List<String> aboveDebug() {
        return messages(line -> line.getLevel().intValue() > Level.FINE.intValue());
    }

    private List<String> messages(Predicate<LogRecord> which) {
        SimpleFormatter formatter = new SimpleFormatter();
        return records.stream()
                .filter(which)
                .map(line -> line.getLevel().getName() + " " + formatter.formatMessage(line))
                .toList();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
        logger.setLevel(before);
        logger.setUseParentHandlers(parents);
    }
}

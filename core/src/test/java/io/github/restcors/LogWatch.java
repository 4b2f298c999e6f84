package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Hears what rest-cors logs while a fuzz test runs: nothing above {@code DEBUG}, and no line that a client has forged. */
final class LogWatch extends Handler {

    private static final Logger LOGGER = Logger.getLogger("io.github.restcors");

    private final List<LogRecord> records = new ArrayList<>();

    /** Starts to listen, until the JVM ends. */
    static LogWatch start() {
        LogWatch watch = new LogWatch();
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(watch);
        return watch;
    }

    @Override
    public void publish(LogRecord logged) {
        records.add(logged);
    }

    /** Checks what was logged since the last time. */
    void check() {
        List<LogRecord> heard = List.copyOf(records);
        records.clear();
        for (LogRecord logged : heard) {
            String message = new SimpleFormatter().formatMessage(logged);

            assertThat(message, logged.getLevel(), is(Level.FINE));
            assertThat(message, message.length(), is(lessThan(4000)));
            assertThat(message, message.chars().allMatch(c -> c >= ' ' && c < 127 || c == '…'), is(true));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

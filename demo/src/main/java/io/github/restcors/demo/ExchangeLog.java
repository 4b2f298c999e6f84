package io.github.restcors.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The API's latest exchanges. Safe for use by several threads. */
final class ExchangeLog {

    static final int CAPACITY = 100;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final List<Exchange> exchanges = new ArrayList<>();
    /** Counts on from the time, so that a page which was open before a restart is not ahead of the numbers. */
    private long lastId = System.currentTimeMillis();

    private int open;

    /** Says that a request has come in, and returns its number. */
    synchronized long open() {
        open++;
        return ++lastId;
    }

    /** Adds the exchange that {@link #open()} gave a number to. */
    synchronized void close(Exchange exchange) {
        exchanges.add(exchange);
        exchanges.sort(Comparator.comparingLong(Exchange::id));
        if (exchanges.size() > CAPACITY) {
            exchanges.remove(0);
        }
        open--;
        notifyAll();
    }

    /**
     * Returns what came after the exchange with this number. A page can have its answer before the server is done with
     * the exchange, so this waits for those that are under way, though not for long.
     */
    synchronized List<Exchange> since(long id) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        for (long left = PATIENCE; open > 0 && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return exchanges.stream().filter(exchange -> exchange.id() > id).toList();
    }
}

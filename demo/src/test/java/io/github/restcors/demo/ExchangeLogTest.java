package io.github.restcors.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ExchangeLogTest {

    private final ExchangeLog log = new ExchangeLog();

    @Test
    void returnsWhatCameAfterANumberInTheOrderInWhichItBegan() throws Exception {
        long first = log.open();
        long second = log.open();
        long third = log.open();
        log.close(exchange(third));
        log.close(exchange(first));
        log.close(exchange(second));

        assertThat(log.since(0), contains(exchange(first), exchange(second), exchange(third)));
        assertThat(log.since(first), contains(exchange(second), exchange(third)));
        assertThat(log.since(third), is(List.of()));
    }

    @Test
    void waitsForTheExchangesUnderWay() throws Exception {
        long id = log.open();
        CompletableFuture<Void> later = CompletableFuture.runAsync(
                () -> log.close(exchange(id)), CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS));

        assertThat(log.since(0), contains(exchange(id)));
        later.get();
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        log.open();

        assertThat(log.since(0), is(List.of()));
    }

    @Test
    void forgetsTheOldest() throws Exception {
        for (int i = 0; i < ExchangeLog.CAPACITY + 5; i++) {
            log.close(exchange(log.open()));
        }

        assertThat(log.since(0), hasSize(ExchangeLog.CAPACITY));
    }

    private static Exchange exchange(long id) {
        return new Exchange(id, "GET", "/books", List.of(), 200, List.of(), List.of());
    }
}

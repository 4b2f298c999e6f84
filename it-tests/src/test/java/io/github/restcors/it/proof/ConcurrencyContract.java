package io.github.restcors.it.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/**
 * No response ever has anything of another request's: many clients ask two applications in one JVM at once, over kept and
 * pipelined connections, and each response is compared with what that very request has to get.
 */
abstract class ConcurrencyContract {

    private static final int CLIENTS = 24;

    /** Less than what a server closes a connection after: Grizzly takes 256 requests. */
    private static final int LONGEST_CONNECTION = 200;

    private static final int LONGEST_PIPELINE = 8;

    private final long requests = Long.getLong("restcors.proof.requests", 40_000);
    private final long seed = Long.getLong("restcors.proof.seed", new Random().nextLong());
    private final AtomicLong next = new AtomicLong();
    private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
    private volatile boolean failed;

    @Test
    void everyResponseIsThatOfItsOwnRequest() throws Exception {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try (Server one = Server.start(CrowdApplication.application(0));
                Server other = Server.start(CrowdApplication.application(1))) {
            List<Callable<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(seed + i);
                clients.add(() -> client(random, one, other));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<List<String>> client : pool.invokeAll(clients)) {
                wrong.addAll(client.get());
            }

            assertThat("seed " + seed, String.join("\n", wrong), is(""));
        } finally {
            pool.shutdownNow();
        }
        report(Duration.ofNanos(System.nanoTime() - start));
        assertThat("kinds of requests", kinds.size(), is(CrowdExchange.KINDS));
        assertThat("threads that resumed responses", CrowdApplication.Together.RESUMED_ON.size(), greaterThan(1));
    }

    private List<String> client(Random random, Server... servers) throws IOException {
        List<String> wrong = new ArrayList<>();
        while (!failed && next.get() < requests) {
            int application = random.nextInt(servers.length);
            try (CrowdConnection connection = new CrowdConnection(servers[application].baseUri())) {
                int sent = 0;
                while (!failed && sent < LONGEST_CONNECTION && next.get() < requests) {
                    List<CrowdExchange> exchanges = new ArrayList<>();
                    for (int i = 1 + random.nextInt(LONGEST_PIPELINE); i > 0; i--) {
                        exchanges.add(CrowdExchange.random(next.getAndIncrement(), application, random));
                    }
                    List<Reply> replies = connection.send(exchanges);
                    for (int i = 0; i < replies.size(); i++) {
                        check(exchanges.get(i), replies.get(i), wrong);
                    }
                    sent += exchanges.size();
                }
            }
        }
        return wrong;
    }

    private void check(CrowdExchange exchange, Reply reply, List<String> wrong) {
        kinds.computeIfAbsent(exchange.kind(), key -> new LongAdder()).increment();
        CrowdExchange.Answer expected = exchange.expected();
        CrowdExchange.Answer got = CrowdExchange.Answer.of(reply);
        if (!got.equals(expected)) {
            failed = true;
            wrong.add(exchange + "\n  has to get " + expected + "\n  but got    " + got);
        }
    }

    private void report(Duration time) {
        System.out.printf(
                "%d requests by %d clients in %d s, %d s of processor time (seed %d)%n%s%n",
                next.get(),
                CLIENTS,
                time.toSeconds(),
                ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toSeconds(),
                seed,
                new TreeMap<>(kinds));
    }

    /** Or the comparison above compares nothing. */
    @Test
    void answerToOneRequestIsNoneToAnother() {
        Random random = new Random(1);
        CrowdExchange before = CrowdExchange.random(0, 0, random);
        for (int id = 1; id < 1000; id++) {
            CrowdExchange exchange = CrowdExchange.random(id, id % 2, random);

            assertThat(exchange.expected(), is(not(before.expected())));
            before = exchange;
        }
    }
}

package io.github.restcors.it.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Browser;
import io.github.restcors.it.browsermodel.Credentials;
import io.github.restcors.it.browsermodel.Mode;
import io.github.restcors.it.browsermodel.Outcome;
import io.github.restcors.it.browsermodel.Request;
import io.github.restcors.it.browsermodel.RequestInit;
import io.github.restcors.it.httpcache.HttpCache;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * A shared cache stands between browsers and the server: pages of several origins and loads without CORS come in random order, and
 * no cached response makes a permitted request fail or a forbidden one succeed.
 *
 * <p>A failing run says its seed, and the fewest loads that show it; {@code -Drestcors.proof.seed} makes that run the first.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches">Fetch, CORS protocol and HTTP caches</a>
 */
interface CachesContract {

    /** How many loads there are; {@code mvn verify -Plong} has more. */
    long LOADS = Long.getLong("restcors.proof.loads", 60_000);

    /** Loads of one application. */
    int LOADS_OF_A_SITE = 1500;

    @Test
    default void noCachedResponseChangesWhatAPageMayDo() {
        long seed = Long.getLong("restcors.proof.seed", System.nanoTime());
        Map<String, Long> counts = new TreeMap<>();
        Logger.getLogger("").setLevel(Level.OFF); // each deployment would say what it deploys, and warn of overloads
        for (long left = LOADS; left > 0; left -= LOADS_OF_A_SITE, seed++) {
            String failure = new Run(seed).failure(counts);
            if (failure != null) {
                fail(failure);
            }
        }
        System.out.println(LOADS + " loads: " + counts);

        // or nothing was shown
        for (String by : List.of("reused ", "validated ")) {
            for (Outcome.Result result : Outcome.Result.values()) {
                assertThat(by + result, counts.getOrDefault(by + result, 0L), greaterThan(0L));
            }
        }
    }

    /**
     * What a page does.
     *
     * @param after seconds since the load before
     */
    record Load(int after, String page, String path, RequestInit init) {}

    /** One application, and what is loaded of it. */
    final class Run {

        private static final List<String> METHODS =
                List.of("GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST");

        private static final List<Map.Entry<String, String>> HEADERS = List.of(
                Map.entry("Accept", "application/json"),
                Map.entry("Accept", "text/plain"),
                Map.entry("Accept-Language", "de"),
                Map.entry("X-A", "1"),
                Map.entry("Authorization", "Bearer x"),
                Map.entry("If-None-Match", "\"1\""),
                Map.entry("Cache-Control", "no-cache"));

        private final long seed;
        private final Dispatch server;
        private final List<Load> loads = new ArrayList<>();

        Run(long seed) {
            this.seed = seed;
            SplittableRandom random = new SplittableRandom(seed);
            server = Dispatch.deploy(CachedSite.application(random));
            List<String> pages = few(CachedSite.PAGES, random);
            List<String> paths = few(CachedSite.PATHS, random);
            for (int i = 0; i < LOADS_OF_A_SITE; i++) {
                loads.add(load(random, pages, paths));
            }
        }

        /** Returns what is wrong, or {@code null}. */
        String failure(Map<String, Long> counts) {
            try (server) {
                int failing = firstFailing(loads, counts);
                if (failing < 0) {
                    return null;
                }
                List<Load> few = shrunk(new ArrayList<>(loads.subList(0, failing + 1)));
                StringBuilder message = new StringBuilder("seed " + seed + "\n");
                few.forEach(load -> message.append(load).append('\n'));
                return message.append(new Browsers().difference(few)).toString();
            }
        }

        private int firstFailing(List<Load> some, Map<String, Long> counts) {
            Browsers browsers = new Browsers();
            for (int i = 0; i < some.size(); i++) {
                if (browsers.difference(some.get(i), counts) != null) {
                    return i;
                }
            }
            return -1;
        }

        /** Leaves out what the last load fails without. */
        private List<Load> shrunk(List<Load> failing) {
            for (int size = failing.size() / 2; size > 0; size /= 2) {
                for (int from = 0; from + size < failing.size(); ) {
                    List<Load> fewer = new ArrayList<>(failing);
                    fewer.subList(from, from + size).clear();
                    if (new Browsers().difference(fewer) != null) {
                        failing.subList(from, from + size).clear();
                    } else {
                        from += size;
                    }
                }
            }
            return failing;
        }

        private static List<String> few(List<String> all, SplittableRandom random) {
            List<String> left = new ArrayList<>(all);
            while (left.size() > 5) {
                left.remove(random.nextInt(left.size()));
            }
            return left;
        }

        private Reply send(Request request) {
            String query = request.url().getRawQuery();
            Reply reply = server.send(
                    request.method(),
                    request.url().getRawPath() + (query == null ? "" : "?" + query),
                    request.headers());
            boolean bare = request.method().equals("HEAD") || reply.status() == 204 || reply.status() == 304;
            return bare ? new Reply(reply.status(), reply.headers(), "") : reply;
        }

        /** A browser behind the cache, and one that has none. */
        private final class Browsers {
            private final ManualClock clock = new ManualClock();
            private final HttpCache cache = HttpCache.shared(Run.this::send, clock, Duration.ofSeconds(30));
            private final Browser cached = new Browser(cache);
            private final Browser direct = new Browser(Run.this::send);

            /** Loads all of them; returns what is wrong with the last, or {@code null}. */
            String difference(List<Load> some) {
                String last = null;
                for (Load load : some) {
                    last = difference(load, new TreeMap<>());
                }
                return last;
            }

            String difference(Load load, Map<String, Long> counts) {
                clock.pass(Duration.ofSeconds(load.after()));
                URI url = URI.create(CachedSite.ORIGIN + load.path());
                long reused = cache.reused();
                long validated = cache.validated();
                Outcome with = cached.page(load.page()).fetch(url, load.init());
                String by = cache.reused() > reused ? "reused " : cache.validated() > validated ? "validated " : "";
                counts.merge(by + with.result(), 1L, Long::sum);
                if (by.isEmpty()) {
                    return null; // the server has answered, as it would without
                }
                Outcome without = direct.page(load.page()).fetch(url, load.init());
                return what(with).equals(what(without))
                        ? null
                        : by + "\nwith the cache: " + what(with) + "\n       without: " + what(without);
            }
        }

        /** What the page gets, without what a cache adds, and what describes the content, which anyone may read. */
        private static String what(Outcome outcome) {
            TreeSet<String> headers = new TreeSet<>();
            outcome.headers().stream()
                    .filter(line ->
                            !line.getKey().equals("age") && !line.getKey().startsWith("content-"))
                    .forEach(line -> headers.add(line.getKey() + ": " + line.getValue()));
            return outcome.result() + " " + outcome.blockedAt() + " " + outcome.status() + " " + headers + " "
                    + outcome.body();
        }

        /** Of few pages and paths, so that they meet. */
        private static Load load(SplittableRandom random, List<String> pages, List<String> paths) {
            String method = CachedSite.any(METHODS, random);
            RequestInit init = RequestInit.of(method)
                    .mode(CachedSite.any(List.of(Mode.CORS, Mode.CORS, Mode.CORS, Mode.NO_CORS), random))
                    .credentials(CachedSite.any(List.of(Credentials.values()), random));
            for (Map.Entry<String, String> header : HEADERS) {
                if (random.nextInt(15) == 0) {
                    init = init.header(header.getKey(), header.getValue());
                }
            }
            return new Load(
                    random.nextInt(6) == 0 ? random.nextInt(20) : 0,
                    CachedSite.any(pages, random),
                    CachedSite.any(paths, random),
                    init);
        }
    }
}

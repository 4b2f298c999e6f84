package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever a client sends, the work is linear in its length: counted in steps, see {@link WorkMeter}. */
class LinearWorkFuzzTest {

    /** What a server takes of headers at most, if it is generous. */
    private static final int MAX_LENGTH = 64 * 1024;

    /** For the policies, and for the log, which quotes 100 characters of each field fifteen times. */
    private static final long STEPS = 150_000;

    /** For each character, over the five resources. */
    private static final long STEPS_FOR_A_CHARACTER = 100;

    private static final LogWatch LOG = LogWatch.start();

    @SuppressWarnings("unchecked") // a class has no type arguments
    private static final Consumer<List<String>> METERED = WorkMeter.metered(Consumer.class, Server.class);

    /** Each line is a field ({@code o}rigin, {@code m}ethod, {@code h}eaders or {@code l}ine of headers), a number and a text. */
    @DictionaryFile(resourcePath = "/fuzz.dict")
    @FuzzTest
    void stepsAreBoundedByTheLengthOfTheRequest(byte[] bytes) {
        List<String> request = request(new String(bytes, StandardCharsets.UTF_8));
        int length = request.stream().mapToInt(part -> part.length() + 1).sum();

        long steps = WorkMeter.steps(() -> METERED.accept(request));

        assertThat(length + " characters", steps, is(lessThanOrEqualTo(STEPS + STEPS_FOR_A_CHARACTER * length)));
        LOG.check();
    }

    /** Returns an origin, a method and lines of headers, all together of a bounded length. */
    private static List<String> request(String text) {
        StringBuilder origin = new StringBuilder();
        StringBuilder method = new StringBuilder();
        List<StringBuilder> headers = new ArrayList<>();
        int left = MAX_LENGTH;
        for (String line : text.split("\n")) {
            String[] parts = line.split(" ", 3);
            if (parts.length < 3 || !parts[1].matches("[0-9]{1,5}")) {
                continue;
            }
            int times = Math.min(Integer.parseInt(parts[1]), left / (parts[2].length() + 1));
            left -= times * (parts[2].length() + 1);
            String repeated = parts[2].repeat(times);
            switch (parts[0]) {
                case "o" -> origin.append(repeated);
                case "m" -> method.append(repeated);
                case "l" -> IntStream.range(0, times).forEach(i -> headers.add(new StringBuilder(parts[2])));
                default -> {
                    if (headers.isEmpty()) {
                        headers.add(new StringBuilder());
                    }
                    headers.get(headers.size() - 1).append(repeated);
                }
            }
        }
        List<String> request = new ArrayList<>(List.of(origin.toString(), method.toString()));
        headers.forEach(line -> request.add(line.toString()));
        return request;
    }

    /** Design: the check allocates nothing that grows with what is asked for. */
    @Test
    void checkOfHeadersAllocatesTheSameForAnyLength() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CorsPolicy policy = CorsPolicy.builder()
                .allowedOrigins("https://app.example")
                .allowedHeaders("x-a")
                .build();
        CorsResource resource = Server.resource(policy);
        long[] allocated = new long[2];
        for (int run = 0; run < 3; run++) { // the last one counts, when all classes are there
            for (int i = 0; i < 2; i++) {
                CorsRequest.Preflight request = new CorsRequest.Preflight(
                        "https://app.example", "PUT", List.of("X-A, ,".repeat(i == 0 ? 1 : 2700)));
                long before = threads.getCurrentThreadAllocatedBytes();
                CorsProtocol.preflight(request, resource);
                allocated[i] = threads.getCurrentThreadAllocatedBytes() - before;
            }
        }
        assertThat(allocated[1], is(lessThanOrEqualTo(allocated[0] + 64)));
    }

    /** What a server does about a preflight and an actual request, for policies of every shape. */
    static final class Server implements Consumer<List<String>> {

        private final List<CorsResource> resources = new ArrayList<>();

        Server() {
            CorsPolicy.Builder listed = CorsPolicy.builder().maxAge(Duration.ofMinutes(1));
            CorsPolicy.Builder zones = CorsPolicy.builder().allowedHeaders("*").allowCredentials(true);
            for (int i = 0; i < 40; i++) {
                listed.allowedOrigins("https://a" + i + ".example").allowedHeaders("x-" + i);
                zones.allowedOrigins("https://*.z" + i + ".example", "http://*.z" + i + ".example:*");
                zones.dangerouslyAllowInsecureOrigins();
            }
            CorsPolicy any = CorsPolicy.builder()
                    .allowedOrigins("*")
                    .allowedHeaders("*", "Authorization")
                    .build();
            CorsPolicy tiers = CorsPolicy.tiered(listed.build(), zones.build(), any);
            CorsPolicy ports =
                    CorsPolicy.builder().allowedOrigins("http://localhost:*").build();
            resources.add(resource(listed.build()));
            resources.add(resource(zones.build()));
            resources.add(resource(tiers));
            resources.add(resource(ports));
            resources.add(resource(listed.build(), zones.build(), tiers));
        }

        static CorsResource resource(CorsPolicy... policies) {
            List<GoverningPolicy> governing = Arrays.stream(policies)
                    .map(policy -> new GoverningPolicy(policy, "here"))
                    .toList();
            return new CorsResource(
                    Map.of("GET", governing, "PUT", governing, "DELETE", List.of(governing.get(0))), governing.get(0));
        }

        @Override
        public void accept(List<String> request) {
            String origin = request.get(0);
            String method = request.get(1);
            CorsRequest.Preflight preflight =
                    new CorsRequest.Preflight(origin, method, request.subList(2, request.size()));
            CorsRequest.Actual actual = new CorsRequest.Actual(Ascii.strip(origin), method);
            for (CorsResource resource : resources) {
                CorsDecision decision = CorsProtocol.preflight(preflight, resource);
                RefusalLog.log(preflight, decision);
                PreflightResponse.write(decision, new MultivaluedHashMap<>());
                GoverningPolicy first = resource.governing("GET").get(0);
                RefusalLog.log(actual, CorsProtocol.actual(actual.origin(), method, first));
                RefusalLog.log(actual, CorsProtocol.unmatched(actual, resource));
            }
        }
    }
}

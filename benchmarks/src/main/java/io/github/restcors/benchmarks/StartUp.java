package io.github.restcors.benchmarks;

import io.github.restcors.CorsFeature;
import io.github.restcors.spi.ResourceMethod;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What rest-cors does itself while an application with {@link ManyResources} starts, and what it keeps of them. In a JVM that
 * has done nothing before, as is usual for a start.
 */
final class StartUp {

    private StartUp() {}

    /**
     * Runs in one JVM; there should be several.
     *
     * @param arguments the file of the results, the folder of the resources, and {@code time} or {@code memory}: to look at the
     *     memory takes time
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        ManyResources many = ManyResources.in(Path.of(arguments[1]));
        List<ResourceMethod> methods = many.methods();
        StubRuntime runtime = new StubRuntime(many.classes(), methods.get(0), Map.of());
        Call call = Call.get(Policy.origin(0));
        boolean memory = arguments[2].equals("memory");
        if (memory) {
            // What is kept of the resources is of interest, and not what the JVM keeps of code that it has run once.
            Exchange another = RestCorsPeer.exchange(Policy.exact(1), call);
            another.run();
            another.answer().fields().forEach((name, values) -> {});
        } else {
            new JaxrsExchange(call).run(); // RESTEasy makes the responses, and has to be loaded for that
        }
        long heapBefore = memory ? heap() : 0;
        long elapsed = System.nanoTime();
        long cpu = Cpu.ofThisThread();
        new CorsFeature().configure(runtime);
        cpu = Cpu.ofThisThread() - cpu;
        elapsed = System.nanoTime() - elapsed;
        if (!memory) {
            Results.write(file, "startup.cpu", List.of(cpu / 1e6));
            Results.write(file, "startup.elapsed", List.of(elapsed / 1e6));
            return;
        }
        Results.write(file, "startup.memory", List.of((heap() - heapBefore) / 1e6));
        // What is kept from the first request on that each method gets.
        JaxrsExchange exchange =
                new JaxrsExchange(call, List.of(), List.of(), runtime.registered(ContainerResponseFilter.class));
        for (ResourceMethod method : methods) {
            runtime.match(method);
            exchange.run();
            if (!exchange.answer().fields().containsKey("access-control-allow-origin")) {
                throw new IllegalStateException(method + " is not shared: " + exchange.answer());
            }
        }
        Results.write(file, "startup.memoryServed", List.of((heap() - heapBefore) / 1e6));
        if (runtime.getInstances().isEmpty()) {
            throw new IllegalStateException("rest-cors has gone"); // and keeps what was measured from being collected
        }
    }

    private static long heap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            used = Math.min(
                    used,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return used;
    }
}

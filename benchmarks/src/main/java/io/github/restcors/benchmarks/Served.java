package io.github.restcors.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a request costs on a runtime, without a network, with CORS and without: in one JVM, in turn, so that both have the same
 * compiled code and the same disturbances. What counts is the ratio of two turns that follow each other.
 */
final class Served {

    /** How many requests are one turn. */
    private static final int TURN = 200;

    /** For each kind of request, however short the run is: what is not compiled yet says nothing. */
    private static final long WARM_UP_MILLIS = 2_000;

    private final boolean jersey;
    private final String runtime;
    private final Path file;
    private final long millis;

    private Served(boolean jersey, Path file, long millis) {
        this.jersey = jersey;
        runtime = jersey ? "jersey" : "resteasy";
        this.file = file;
        this.millis = millis;
    }

    /**
     * Runs in one JVM; there should be several.
     *
     * @param arguments the file of the results, the runtime, milliseconds for each kind of request, and the folder of many
     *     resources, or {@code -} for one resource
     */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING); // RESTEasy tells of each class that it deploys
        boolean jersey = arguments[1].equals("jersey");
        Served served = new Served(jersey, Path.of(arguments[0]), Long.parseLong(arguments[2]));
        if (arguments[3].equals("-")) {
            served.run("one", Set.of(BookResource.class), scenario -> "books");
        } else {
            ManyResources many = ManyResources.in(Path.of(arguments[3]));
            served.run("many", many.classes(), scenario -> ManyResources.path());
        }
    }

    private void run(String size, Set<Class<?>> resources, Function<Scenario, String> paths) throws Exception {
        Map<Variant, Dispatcher> dispatchers = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            if (variant.isOn(jersey) && (size.equals("one") || variant.isForMany())) {
                dispatchers.put(variant, Dispatcher.start(jersey, new ServedApplication(resources, variant)));
            }
        }
        for (Scenario scenario : List.of(Scenario.A_NO_ORIGIN, Scenario.B_ALLOWED, Scenario.D_PREFLIGHT)) {
            check(dispatchers, scenario, paths.apply(scenario));
            turns(dispatchers, scenario, paths.apply(scenario), WARM_UP_MILLIS); // compiled for all variants
        }
        for (Scenario scenario : List.of(Scenario.A_NO_ORIGIN, Scenario.B_ALLOWED, Scenario.D_PREFLIGHT)) {
            Map<Variant, List<Double>> cpu = turns(dispatchers, scenario, paths.apply(scenario), millis);
            List<Double> without = cpu.getOrDefault(Variant.NONE, List.of());
            for (Map.Entry<Variant, List<Double>> variant : cpu.entrySet()) {
                String name = String.join(".", runtime, size, variant.getKey().name(), scenario.name());
                List<Double> with = variant.getValue();
                List<Double> ratios = new ArrayList<>();
                for (int turn = 0; turn < with.size(); turn++) {
                    ratios.add(with.get(turn) / without.get(turn));
                }
                Results.write(file, "cpu." + name, List.of(Results.median(with)));
                Results.write(file, "ratio." + name, List.of(Results.median(ratios)));
            }
            for (Variant other : List.of(Variant.FLOOR, Variant.CORS_FILTER)) {
                if (cpu.containsKey(other)) {
                    List<Double> ratios = new ArrayList<>();
                    for (int turn = 0; turn < without.size(); turn++) {
                        ratios.add(
                                cpu.getOrDefault(Variant.REST_CORS, List.of()).get(turn)
                                        / cpu.getOrDefault(other, List.of()).get(turn));
                    }
                    String name = String.join(".", "against", other.name(), runtime, scenario.name());
                    Results.write(file, name, List.of(Results.median(ratios)));
                }
            }
        }
    }

    /** Without CORS there must be none, or something has registered itself, and nothing is compared with nothing. */
    private static void check(Map<Variant, Dispatcher> dispatchers, Scenario scenario, String path) throws Exception {
        for (Map.Entry<Variant, Dispatcher> each : dispatchers.entrySet()) {
            Dispatcher dispatcher = each.getValue();
            dispatcher.dispatch(scenario.call(), new WireFields(scenario.call()), path);
            Answer answer = dispatcher.answer();
            boolean shared = answer.fields().containsKey("access-control-allow-origin");
            boolean right = each.getKey() == Variant.NONE ? !shared : answer.wrong(scenario) == null;
            if (!right || answer.status() >= 300) {
                throw new IllegalStateException(each.getKey() + ", " + scenario + ": " + answer);
            }
        }
    }

    /** Returns CPU time a request in nanoseconds, a figure a turn. */
    private static Map<Variant, List<Double>> turns(
            Map<Variant, Dispatcher> dispatchers, Scenario scenario, String path, long millis) throws Exception {
        Map<Variant, List<Double>> cpu = new EnumMap<>(Variant.class);
        List<Variant> order = new ArrayList<>(dispatchers.keySet());
        WireFields wire = new WireFields(scenario.call());
        long end = System.nanoTime() + millis * 1_000_000;
        // An equal number of turns in each order, since the one that follows a collection of garbage has the fresh
        // memory.
        for (int turn = 0; turn < 4 || System.nanoTime() < end; turn++) {
            for (int i = 0; i < order.size(); i++) {
                Variant variant = order.get((turn + i) % order.size());
                Dispatcher dispatcher = dispatchers.get(variant);
                if (dispatcher != null) {
                    long before = Cpu.ofThisThread();
                    for (int request = 0; request < TURN; request++) {
                        dispatcher.dispatch(scenario.call(), wire, path);
                    }
                    double each = (double) (Cpu.ofThisThread() - before) / TURN;
                    cpu.computeIfAbsent(variant, key -> new ArrayList<>()).add(each);
                }
            }
        }
        return cpu;
    }
}

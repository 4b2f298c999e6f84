package io.github.restcors.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request costs a whole server process: {@code wrk} on loopback, servers with CORS and without in turn, and their CPU
 * time from {@code /proc}. Linux only.
 */
final class Loopback {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: .*");

    /** {@code USER_HZ}, which is 100 on every Linux. */
    private static final double NANOS_A_TICK = 1e9 / 100;

    /** However short the run is: what is not compiled yet says nothing. */
    private static final int WARM_UP_SECONDS = 15;

    private Loopback() {}

    private record Served(Process process, int port) implements AutoCloseable {

        static Served start(ClassPath runtime, Variant variant) throws IOException {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            String name = runtime == ClassPath.JERSEY ? "jersey" : "resteasy";
            Process process = new ProcessBuilder(Main.command(
                            runtime.value(), List.of("-Xms1g", "-Xmx1g"), LoopbackServer.class, name, variant, port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader output = process.inputReader();
            String line = output.readLine();
            if (!"started".equals(line)) {
                process.destroy();
                throw new IllegalStateException(runtime + ", " + variant + ": " + line);
            }
            return new Served(process, port);
        }

        /** All threads together, in nanoseconds. */
        double cpu() throws IOException {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_A_TICK;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    /** Whether {@code wrk} is there. */
    static boolean isPossible() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
    }

    /** Measures. */
    static void measure(Path file, Options options) throws IOException, InterruptedException {
        Path script = ClassPath.target().resolve("preflight.lua");
        Files.writeString(script, "wrk.method = \"OPTIONS\"\n");
        for (ClassPath runtime : List.of(ClassPath.JERSEY, ClassPath.RESTEASY)) {
            String name = runtime == ClassPath.JERSEY ? "jersey" : "resteasy";
            Map<Variant, Served> servers = new EnumMap<>(Variant.class);
            try {
                for (Variant variant : Variant.values()) {
                    if (variant.isOn(runtime == ClassPath.JERSEY)) {
                        servers.put(variant, Served.start(runtime, variant));
                    }
                }
                for (Scenario scenario : List.of(Scenario.B_ALLOWED, Scenario.D_PREFLIGHT)) {
                    inTurn(file, name, servers, scenario, script, options);
                }
            } finally {
                servers.values().forEach(Served::close);
            }
        }
    }

    private static void inTurn(
            Path file, String runtime, Map<Variant, Served> servers, Scenario scenario, Path script, Options options)
            throws IOException, InterruptedException {
        for (Served server : servers.values()) {
            perRequest(server, scenario, script, WARM_UP_SECONDS);
        }
        for (int turn = 0; turn < options.times(10, 1); turn++) {
            Map<Variant, Double> cpu = new EnumMap<>(Variant.class);
            List<Variant> order = new ArrayList<>(servers.keySet());
            for (int i = 0; i < order.size(); i++) {
                Variant variant = order.get((turn + i) % order.size());
                Served server = servers.get(variant);
                if (server != null) {
                    cpu.put(variant, perRequest(server, scenario, script, options.times(2, 1)));
                }
            }
            double without = cpu.getOrDefault(Variant.NONE, Double.NaN);
            for (Map.Entry<Variant, Double> each : cpu.entrySet()) {
                String name = String.join(".", runtime, each.getKey().name(), scenario.name());
                Results.write(file, "wrk." + name, List.of(each.getValue()));
                Results.write(file, "wrkratio." + name, List.of(each.getValue() / without));
            }
        }
        Progress.say("wrk, %s, %s", runtime, scenario);
    }

    private static double perRequest(Served server, Scenario scenario, Path script, int seconds)
            throws IOException, InterruptedException {
        Call call = scenario.call();
        List<String> command = new ArrayList<>(List.of("wrk", "-t1", "-c8", "-d" + seconds + "s"));
        command.addAll(List.of("-H", "Origin: " + call.origin()));
        if (call.isPreflight()) {
            command.addAll(List.of("-s", script.toString()));
            command.addAll(List.of("-H", "Access-Control-Request-Method: " + call.requestMethod()));
            command.addAll(List.of("-H", "Access-Control-Request-Headers: " + call.requestHeaders()));
        }
        command.add("http://127.0.0.1:" + server.port() + "/books");
        double before = server.cpu();
        Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!wrk.waitFor(10, TimeUnit.SECONDS) || ERRORS.matcher(output).find()) {
            throw new IllegalStateException(output);
        }
        double after = server.cpu();
        Matcher requests = REQUESTS.matcher(output);
        if (!requests.find()) {
            throw new IllegalStateException(output);
        }
        return (after - before) / Double.parseDouble(requests.group(1));
    }
}

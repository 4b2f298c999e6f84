package io.github.restcors.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures everything, each thing in JVMs of its own, and writes the tables of the README. */
public final class Main {

    private static final Path RESULTS = ClassPath.target().resolve("results");

    private Main() {}

    /**
     * Runs.
     *
     * @param arguments see {@link Options}
     * @throws Exception if something cannot be measured: there is no table then
     */
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        for (Options.Part part : options.parts()) {
            Files.deleteIfExists(file(part));
            switch (part) {
                case MICRO -> micro(options);
                case SERVED -> served(options);
                case SCALE -> scale(options);
                case WRK -> Loopback.measure(file(part), options);
            }
            Files.writeString(RESULTS.resolve(part + ".about"), About.now());
        }
        Path readme = ClassPath.target().resolveSibling("README.md");
        java(ClassPath.PEERS.value(), List.of(), Report.class, RESULTS, readme); // it names what is measured
        Progress.say("written: %s", readme);
    }

    private static Path file(Options.Part part) {
        return RESULTS.resolve(part + ".tsv");
    }

    private static void micro(Options options) throws IOException, InterruptedException {
        String file = file(Options.Part.MICRO).toString();
        java(
                ClassPath.PEERS.value(),
                List.of(),
                Micro.class,
                file,
                options.times(3, 1),
                options.times(5, 2),
                options.times(150, 10));
    }

    private static void served(Options options) throws IOException, InterruptedException {
        String file = file(Options.Part.SERVED).toString();
        for (int fork = 0; fork < options.times(5, 1); fork++) {
            // Compiled anew in each JVM, and not always alike; in turn, so that none has the quiet minutes to itself.
            for (ClassPath runtime : List.of(ClassPath.JERSEY, ClassPath.RESTEASY)) {
                java(runtime.value(), SERVER, Served.class, file, runtime(runtime), options.times(2_000, 100), "-");
                Progress.say("served, %s, JVM %d", runtime, fork + 1);
            }
        }
    }

    private static void scale(Options options) throws IOException, InterruptedException {
        String file = file(Options.Part.SCALE).toString();
        Path folder = ClassPath.target().resolve("many");
        ManyResources.compile(folder, ClassPath.PEERS.value());
        for (int fork = 0; fork < options.times(5, 1); fork++) {
            List<String> heap = List.of("-Xmx512m", "-XX:+UseSerialGC");
            java(ClassPath.PEERS.value(), heap, StartUp.class, file, folder, "time");
            java(ClassPath.PEERS.value(), heap, StartUp.class, file, folder, "memory");
            for (ClassPath runtime : List.of(ClassPath.JERSEY, ClassPath.RESTEASY)) {
                java(runtime.value(), heap, RealStartUp.class, file, runtime(runtime), folder);
            }
            Progress.say("start-up, JVM %d", fork + 1);
        }
        for (int fork = 0; fork < options.times(2, 1); fork++) {
            for (ClassPath runtime : List.of(ClassPath.JERSEY, ClassPath.RESTEASY)) {
                java(runtime.value(), SERVER, Served.class, file, runtime(runtime), options.times(1_500, 100), folder);
                Progress.say("among many resources, %s, JVM %d", runtime, fork + 1);
            }
        }
    }

    private static final List<String> SERVER = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

    private static String runtime(ClassPath runtime) {
        return runtime == ClassPath.JERSEY ? "jersey" : "resteasy";
    }

    /** Runs a class in a JVM of its own, and ends with it. */
    private static void java(String classPath, List<String> options, Class<?> main, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = command(classPath, options, main, arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(main.getSimpleName() + " has ended with " + status);
        }
    }

    static List<String> command(String classPath, List<String> options, Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath.replace("/", File.separator), main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }
}

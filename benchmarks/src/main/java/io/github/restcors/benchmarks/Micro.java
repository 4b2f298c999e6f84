package io.github.restcors.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link CorsBenchmark} for every subject in every scenario. The rounds follow one another, each with a new JVM a
 * figure, so that what disturbs the machine for a while does not fall on one subject only; peers have one round.
 */
final class Micro {

    /** However short the run is, and long enough for the last compiler: what is not compiled yet says nothing. */
    private static final int WARM_UP_ITERATIONS = 5;

    private static final TimeValue WARM_UP_TIME = TimeValue.milliseconds(500);

    private Micro() {}

    /** What JMH measures in one iteration, by the name of a line of the results. */
    static String name(String what, Subject subject, Scenario scenario) {
        return what + "." + subject + "." + scenario;
    }

    /**
     * Runs.
     *
     * @param arguments the file of the results, rounds, iterations, and milliseconds of each
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        int iterations = Integer.parseInt(arguments[2]);
        TimeValue time = TimeValue.milliseconds(Long.parseLong(arguments[3]));
        for (int round = 0; round < rounds; round++) {
            for (Scenario scenario : Scenario.values()) {
                for (Subject subject : Subject.values()) {
                    if (subject.has(scenario) && (round == 0 || subject.isRepeated())) {
                        measure(file, subject, scenario, iterations, time);
                    }
                }
                Progress.say("round %d of %d, %s", round + 1, rounds, scenario);
            }
        }
    }

    private static void measure(Path file, Subject subject, Scenario scenario, int iterations, TimeValue time)
            throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + CorsBenchmark.class.getName() + "\\.")
                .param("subject", subject.name())
                .param("scenario", scenario.name())
                .forks(1)
                .warmupIterations(WARM_UP_ITERATIONS)
                .warmupTime(WARM_UP_TIME)
                .measurementIterations(iterations)
                .measurementTime(time)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        RunResult result = new Runner(options.build()).runSingle();
        List<Double> cpu = new ArrayList<>();
        List<Double> elapsed = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (IterationResult iteration :
                result.getBenchmarkResults().iterator().next().getIterationResults()) {
            elapsed.add(iteration.getPrimaryResult().getScore());
            cpu.add(score(iteration, CpuTime.NAME));
            bytes.add(score(iteration, "gc.alloc.rate.norm"));
        }
        Results.write(file, name("cpu", subject, scenario), cpu);
        Results.write(file, name("elapsed", subject, scenario), elapsed);
        Results.write(file, name("bytes", subject, scenario), bytes);
    }

    private static double score(IterationResult iteration, String name) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(name), name)
                .getScore();
    }
}

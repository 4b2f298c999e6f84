package io.github.restcors.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One subject in one scenario, in a JVM of its own, so that nothing is compiled for anything else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CorsBenchmark {

    /** A {@link Subject}. */
    @Param("REST_CORS")
    public String subject = "";

    /** A {@link Scenario}. */
    @Param("B_ALLOWED")
    public String scenario = "";

    private Exchange exchange = new JaxrsExchange(Call.get(null));

    /** Called by JMH. */
    public CorsBenchmark() {}

    /**
     * Prepares the exchange and checks what it answers.
     *
     * @throws Exception if it cannot be had or answers wrongly
     */
    @Setup
    public void setUp() throws Exception {
        exchange = Subject.valueOf(subject).exchange(Scenario.valueOf(scenario));
    }

    /**
     * Answers once.
     *
     * @return the answer
     * @throws Exception never
     */
    @Benchmark
    public Object answer() throws Exception {
        return exchange.run();
    }
}

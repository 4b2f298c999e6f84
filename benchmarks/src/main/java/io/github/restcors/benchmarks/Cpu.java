package io.github.restcors.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time. */
final class Cpu {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    /** In nanoseconds. */
    static long ofThisThread() {
        return THREADS.getCurrentThreadCpuTime();
    }
}

package io.github.restcors.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What code of an application has run; for the server's threads and the test's. */
final class Calls {

    private static final List<String> MADE = new CopyOnWriteArrayList<>();

    private Calls() {}

    static void record(String call) {
        MADE.add(call);
    }

    static void clear() {
        MADE.clear();
    }

    static List<String> made() {
        return List.copyOf(MADE);
    }
}

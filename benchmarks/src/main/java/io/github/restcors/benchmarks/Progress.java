package io.github.restcors.benchmarks;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Tells whoever waits how far it has come. */
final class Progress {

    private Progress() {}

    @SuppressWarnings("AnnotateFormatMethod") // that annotation is in a library that is not used here
    static void say(String format, Object... arguments) {
        System.err.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " "
                + String.format(Locale.ROOT, format, arguments));
    }
}

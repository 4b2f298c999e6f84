package io.github.restcors.it.browser;

import java.util.concurrent.atomic.AtomicInteger;

/** A line of the console that comes after all that were written before: browsers hand them on when they like. */
final class ConsoleMark {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private ConsoleMark() {}

    /** Writes a line by the open page. */
    static String write(Engine engine) {
        String mark = "rest-cors-mark-" + NUMBERS.incrementAndGet() + "-";
        engine.run("console.info(arguments[0])", mark);
        return mark;
    }
}

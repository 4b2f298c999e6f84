package io.github.restcors.it.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What of the application has run, in order. A test sends one request at a time. */
public final class Trace {

    /** What can run. */
    public enum Kind {
        CONSTRUCTOR,
        LOCATOR,
        METHOD,
        PRE_MATCHING_FILTER,
        REQUEST_FILTER,
        RESPONSE_FILTER
    }

    /** Something that ran. */
    public record Event(Kind kind, String name) {

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    private static final Queue<Event> EVENTS = new ConcurrentLinkedQueue<>();

    private Trace() {}

    /** Notes that something runs. */
    public static void add(Kind kind, String name) {
        EVENTS.add(new Event(kind, name));
    }

    /** Notes that a resource method runs, and returns its name as a body. */
    public static String ran(String name) {
        add(Kind.METHOD, name);
        return name;
    }

    /** Notes that a sub-resource locator runs, and returns what it is to return. */
    static <T> T located(String name, T resource) {
        add(Kind.LOCATOR, name);
        return resource;
    }

    /** Returns what has run since the last call. */
    public static List<Event> take() {
        List<Event> taken = new ArrayList<>();
        for (Event event = EVENTS.poll(); event != null; event = EVENTS.poll()) {
            taken.add(event);
        }
        return taken;
    }

    /** Picks the names of one kind of events. */
    public static List<String> names(List<Event> events, Kind kind) {
        return events.stream()
                .filter(event -> event.kind() == kind)
                .map(Event::name)
                .toList();
    }
}

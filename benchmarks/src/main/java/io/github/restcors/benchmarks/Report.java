package io.github.restcors.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The tables of the README, out of what was measured. */
final class Report {

    private static final String BEGIN = "<!-- measured: begin -->";
    private static final String END = "<!-- measured: end -->";

    private final Path folder;
    private final Results micro;
    private final Results served;
    private final Results scale;
    private final Results wrk;
    private final Bars bars;
    private final StringBuilder text = new StringBuilder();

    Report(Path folder) throws IOException {
        this.folder = folder;
        micro = results(Options.Part.MICRO);
        served = results(Options.Part.SERVED);
        scale = results(Options.Part.SCALE);
        wrk = results(Options.Part.WRK);
        bars = new Bars(micro, served, scale, wrk);
    }

    /**
     * Writes.
     *
     * @param arguments the folder of the results, and the README
     */
    public static void main(String[] arguments) throws IOException {
        Path readme = Path.of(arguments[1]);
        Files.writeString(readme, new Report(Path.of(arguments[0])).into(Files.readString(readme)));
    }

    private Results results(Options.Part part) throws IOException {
        return Results.read(folder.resolve(part + ".tsv"));
    }

    /** Returns a README with what stands between the two marks replaced. */
    String into(String readme) throws IOException {
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the README has lost its marks " + BEGIN + " and " + END);
        }
        text.setLength(0);
        bars();
        stubs();
        servers();
        scale();
        return readme.substring(0, begin + BEGIN.length()) + "\n" + text + readme.substring(end);
    }

    private void about(Options.Part part) throws IOException {
        Path file = folder.resolve(part + ".about");
        line("");
        line(Files.exists(file) ? Files.readString(file) + "." : "Not measured yet.");
        line("");
    }

    private void bars() {
        line("");
        line("### The bars");
        line("");
        line("| | demanded | measured | |");
        line("|---|--:|--:|---|");
        for (Bars.Bar bar : bars.all()) {
            line("| %s | %s | %s | %s |", bar.what(), bar.demanded(), bar.figure(), bar.verdict());
        }
    }

    private void stubs() throws IOException {
        line("");
        line("### On stubs");
        about(Options.Part.MICRO);
        line(
                "CPU time in ns, and allocated bytes, of one exchange, medians, net of the stubs; `~`: half of the measurements spread over");
        line("more than a fifth.");
        line("");
        List<Subject> subjects = Stream.of(Subject.values())
                .filter(subject -> subject.stubs() != null)
                .sorted((one, two) -> Boolean.compare(two == Subject.REST_CORS, one == Subject.REST_CORS))
                .toList();
        table(subjects, this::net);
        line("");
        line(
                "As a multiple of the floor with every header, that of Jakarta Servlet for what is on it, that of Jakarta REST for the others:");
        line("");
        List<Subject> compared = subjects.stream()
                .filter(subject -> subject == Subject.REST_CORS || subject.isPeer())
                .toList();
        table(compared, this::timesFloor);
        line("");
        line("The stubs alone, and, in brackets, what they allocate:");
        line("");
        List<Subject> stubs = Stream.of(Subject.values())
                .filter(subject -> subject.stubs() == null)
                .toList();
        table(stubs, this::gross);
    }

    private void table(List<Subject> subjects, BiFunction<Subject, Scenario, String> cell) {
        List<String> labels = subjects.stream().map(Subject::label).toList();
        line("| | %s |", String.join(" | ", labels));
        line("|---|%s", "--:|".repeat(labels.size()));
        for (Scenario scenario : Scenario.values()) {
            List<String> cells = subjects.stream()
                    .map(subject -> cell.apply(subject, scenario))
                    .toList();
            if (cells.stream().anyMatch(each -> !each.equals("–"))) {
                String letter = scenario.name().substring(0, 1);
                line("| %s %s | %s |", letter, scenario.description(), String.join(" | ", cells));
            }
        }
    }

    private String net(Subject subject, Scenario scenario) {
        Subject stubs = Objects.requireNonNull(subject.stubs());
        String name = Micro.name("cpu", subject, scenario);
        if (!micro.has(name)) {
            return "–";
        }
        double bytes = Math.max(0, bars.bytes(subject, scenario) - bars.bytes(stubs, scenario));
        return Bars.Figures.of(Math.max(0, bars.net(subject, scenario))) + (micro.isUncertain(name) ? "~" : "") + " ("
                + Bars.Figures.of(Math.rint(bytes)) + ")";
    }

    private String gross(Subject subject, Scenario scenario) {
        String name = Micro.name("cpu", subject, scenario);
        return micro.has(name)
                ? Bars.Figures.of(micro.median(name)) + (micro.isUncertain(name) ? "~" : "") + " ("
                        + Bars.Figures.of(Math.rint(bars.bytes(subject, scenario))) + ")"
                : "–";
    }

    private String timesFloor(Subject subject, Scenario scenario) {
        Subject floor = subject.stubs() == Subject.STUBS_SERVLET ? Subject.FLOOR_SERVLET_N : Subject.FLOOR_JAXRS_N;
        // A floor that is lost in the noise of its stubs is none.
        return micro.has(Micro.name("cpu", subject, scenario)) && bars.net(floor, scenario) > 5
                ? Bars.Figures.of(bars.net(subject, scenario) / bars.net(floor, scenario))
                : "–";
    }

    private void servers() throws IOException {
        line("");
        line("### On a running server");
        about(Options.Part.SERVED);
        line(
                "CPU time of a request in µs, in-process dispatch without a network; as a multiple of the same request without CORS, and, in");
        line(
                "brackets, of what this was in the JVMs that measured it. A preflight without CORS is answered by the runtime's own `OPTIONS`;");
        line(
                "*floor N* is the one filter of above, for which the runtime does the same as for every filter and every header field.");
        line("");
        line("| | without | rest-cors | | floor N | | RESTEasy's `CorsFilter` | |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (String runtime : List.of("jersey", "resteasy")) {
            for (Scenario scenario : List.of(Scenario.A_NO_ORIGIN, Scenario.B_ALLOWED, Scenario.D_PREFLIGHT)) {
                List<String> cells = new ArrayList<>();
                for (Variant variant : Variant.values()) {
                    String name = String.join(".", runtime, "one", variant.name(), scenario.name());
                    cells.add(micros(served, "cpu." + name));
                    if (variant != Variant.NONE) {
                        cells.add(range(served, "ratio." + name));
                    }
                }
                line("| %s, %s | %s |", Bars.label(runtime), scenario.description(), String.join(" | ", cells));
            }
        }
        line("");
        line("With a network, `wrk` on loopback, CPU time of the whole server process:");
        about(Options.Part.WRK);
        line("| | without | rest-cors | | floor N | | RESTEasy's `CorsFilter` | |");
        line("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (String runtime : List.of("jersey", "resteasy")) {
            for (Scenario scenario : List.of(Scenario.B_ALLOWED, Scenario.D_PREFLIGHT)) {
                List<String> cells = new ArrayList<>();
                for (Variant variant : Variant.values()) {
                    String name = String.join(".", runtime, variant.name(), scenario.name());
                    cells.add(micros(wrk, "wrk." + name));
                    if (variant != Variant.NONE) {
                        cells.add(range(wrk, "wrkratio." + name));
                    }
                }
                line("| %s, %s | %s |", Bars.label(runtime), scenario.description(), String.join(" | ", cells));
            }
        }
    }

    private void scale() throws IOException {
        line("");
        line("### 5,000 resource methods");
        about(Options.Part.SCALE);
        line("| | |");
        line("|---|--:|");
        line("| rest-cors's own work while RESTEasy starts, CPU time | %s ms |", range(scale, "startup.cpu.resteasy"));
        line("| … while Jersey starts | %s ms |", range(scale, "startup.cpu.jersey"));
        line("| … on stubs, in a JVM that has done nothing before | %s ms |", range(scale, "startup.cpu"));
        line("| … that, elapsed | %s ms |", range(scale, "startup.elapsed"));
        line("| memory kept of them after start-up | %s MB |", range(scale, "startup.memory"));
        line("| … after a request to each method | %s MB |", range(scale, "startup.memoryServed"));
        line("");
        line("| CPU time of a request in µs | one resource, without | with | 5,000, without | with |");
        line("|---|--:|--:|--:|--:|");
        for (String runtime : List.of("jersey", "resteasy")) {
            for (Scenario scenario : List.of(Scenario.A_NO_ORIGIN, Scenario.B_ALLOWED, Scenario.D_PREFLIGHT)) {
                List<String> cells = new ArrayList<>();
                for (String size : List.of("one", "many")) {
                    for (Variant variant : List.of(Variant.NONE, Variant.REST_CORS)) {
                        String name = String.join(".", "cpu", runtime, size, variant.name(), scenario.name());
                        cells.add(micros(size.equals("one") ? served : scale, name));
                    }
                }
                line("| %s, %s | %s |", Bars.label(runtime), scenario.description(), String.join(" | ", cells));
            }
        }
        line("");
    }

    private static String micros(Results results, String name) {
        return results.has(name) ? Bars.Figures.of(results.median(name) / 1e3) : "–";
    }

    private static String range(Results results, String name) {
        List<Double> all = results.all(name);
        return all.isEmpty()
                ? "–"
                : Bars.Figures.of(results.median(name)) + " (" + Bars.Figures.of(Collections.min(all)) + "–"
                        + Bars.Figures.of(Collections.max(all)) + ")";
    }

    @SuppressWarnings("AnnotateFormatMethod") // that annotation is in a library that is not used here
    private void line(String format, Object... arguments) {
        text.append(arguments.length == 0 ? format : String.format(format, arguments))
                .append('\n');
    }
}

package io.github.restcors.it.servers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of servers in the README is what the servers' own runs wrote down, in {@link ServersIT}. With the system property
 * {@code support.write} it is written, else compared.
 */
class SupportTableIT {

    private static final String BEGIN = "<!-- written by it-tests/servers: begin -->";
    private static final String END = "<!-- written by it-tests/servers: end -->";
    private static final List<String> HEAD = List.of(
            "| server | Jakarta REST runtime | Jakarta REST | artifact | gets in | limits |",
            "|---|---|---|---|---|---|");

    private final Path readme = Path.of(System.getProperty("restcors.readme"));

    @Test
    void readmeSaysWhatTheRunsFound() throws IOException {
        List<String> found = rowsOfRuns();
        assertThat(found, is(not(List.of())));
        if (Boolean.getBoolean("support.write")) {
            write(found);
        }

        assertThat(found, everyItem(is(in(rowsOfReadme()))));
    }

    private List<String> rowsOfRuns() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of(System.getProperty("restcors.servers")))) {
            List<String> rows = new ArrayList<>();
            for (Path module : modules.sorted().toList()) {
                Path run = module.resolve("target/server.properties");
                if (Files.exists(run)) {
                    rows.add(row(run));
                }
            }
            return rows;
        }
    }

    private static String row(Path run) throws IOException {
        Properties found = new Properties();
        try (var in = Files.newBufferedReader(run)) {
            found.load(in);
        }
        String limits = names(found, "limits").stream()
                .filter(name -> Limit.valueOf(name) != Limit.NOT_DISCOVERED) // is in a column of its own
                .map(name -> Limit.valueOf(name).text())
                .collect(Collectors.joining("; "));
        return "| " + found.getProperty("name") + " | " + found.getProperty("runtime") + " | "
                + found.getProperty("jakarta.rest") + " | `" + found.getProperty("artifact") + "` | "
                + getsIn(names(found, "registrations")) + " | " + limits + " |";
    }

    private static String getsIn(Set<String> registrations) {
        if (registrations.isEmpty()) {
            return "not at all";
        }
        boolean byItself = registrations.contains("DISCOVERED") || registrations.contains("SCANNED");
        return byItself ? "by itself, or by hand" : "by hand";
    }

    private static Set<String> names(Properties found, String key) {
        return Stream.of(found.getProperty(key).split(","))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    private List<String> rowsOfReadme() throws IOException {
        List<String> lines = Files.readAllLines(readme);
        return lines.subList(lines.indexOf(BEGIN) + 1, lines.indexOf(END));
    }

    private void write(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(readme));
        List<String> table = lines.subList(lines.indexOf(BEGIN) + 1, lines.indexOf(END));
        table.clear();
        table.addAll(HEAD);
        table.addAll(rows);
        Files.write(readme, lines);
    }
}

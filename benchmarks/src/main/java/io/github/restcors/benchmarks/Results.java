package io.github.restcors.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Figures that JVMs which measure hand to the one which reports: a file of lines, each a name and values. */
final class Results {

    private final Map<String, List<Double>> values = new TreeMap<>();

    static Results read(Path file) throws IOException {
        Results results = new Results();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split("\t", -1);
                List<Double> values = results.values.computeIfAbsent(parts[0], name -> new ArrayList<>());
                Arrays.stream(parts).skip(1).map(Double::valueOf).forEach(values::add);
            }
        }
        return results;
    }

    static void write(Path file, String name, List<Double> values) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        String line = name + "\t" + values.stream().map(String::valueOf).collect(Collectors.joining("\t")) + "\n";
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    List<Double> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** {@code NaN} if there is none. */
    double median(String name) {
        return median(all(name));
    }

    /** The middle, which one disturbed measurement does not move. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Whether a value is so far from the others' that it says little: the middle half spans more than a fifth of the median. */
    boolean isUncertain(String name) {
        List<Double> sorted = all(name).stream().sorted().toList();
        if (sorted.size() < 4) {
            return false;
        }
        double spread = sorted.get(sorted.size() * 3 / 4) - sorted.get(sorted.size() / 4);
        return spread > median(name) / 5;
    }
}

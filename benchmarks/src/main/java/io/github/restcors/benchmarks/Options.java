package io.github.restcors.benchmarks;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the command line says. */
record Options(Set<Part> parts, double scale) {

    /** What can be measured on its own. */
    enum Part {
        MICRO,
        SERVED,
        SCALE,
        WRK
    }

    static final String USAGE = """
            java -jar benchmarks/target/benchmarks.jar [micro] [served] [scale] [wrk] [--times <factor>] [--report]

              micro    rest-cors and its peers side by side on stubs
              served   on Jersey and RESTEasy without a network
              scale    5,000 resource methods
              wrk      on loopback; needs wrk (Debian package)
              --times  measure for so many times as long after the same warm-up, 0.02 to see that it runs; default 1
              --report only write what was measured last to benchmarks/README.md

            Without a part: all, but wrk only if it is installed. What was measured before of the other parts stays in the tables.
            """;

    static Options parse(String... arguments) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        double scale = 1;
        boolean report = false;
        List<String> rest = Arrays.asList(arguments);
        for (int i = 0; i < rest.size(); i++) {
            switch (rest.get(i)) {
                case "micro", "served", "scale", "wrk" ->
                    parts.add(Part.valueOf(rest.get(i).toUpperCase(java.util.Locale.ROOT)));
                case "--report" -> report = true;
                case "--times" -> {
                    if (++i == rest.size()) {
                        throw new IllegalArgumentException(USAGE);
                    }
                    scale = Double.parseDouble(rest.get(i));
                }
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
        if (parts.isEmpty() && !report) {
            parts.addAll(EnumSet.allOf(Part.class));
            if (!Loopback.isPossible()) {
                parts.remove(Part.WRK);
            }
        }
        return new Options(parts, scale);
    }

    /** So many times something, but at least the least. */
    int times(int usual, int least) {
        return (int) Math.max(least, Math.round(usual * scale));
    }
}

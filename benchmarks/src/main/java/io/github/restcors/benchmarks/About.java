package io.github.restcors.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and with what something was measured. */
final class About {

    /** Of which artifacts the versions matter. */
    private static final List<String> ARTIFACTS = List.of(
            "rest-cors-core",
            "resteasy-core",
            "cxf-rt-rs-security-cors",
            "spring-web",
            "tomcat-catalina",
            "cors-filter",
            "jetty-server",
            "vertx-web",
            "jersey-server",
            "jmh-core");

    private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.*)");

    private About() {}

    static String now() throws IOException {
        return "%s; %s, %d processors, %s %s; %s %s; %s"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        versions());
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (Files.exists(info)) {
            Matcher model = MODEL.matcher(Files.readString(info));
            if (model.find()) {
                return model.group(1).strip();
            }
        }
        return System.getProperty("os.arch");
    }

    private static String versions() throws IOException {
        try (Stream<Path> files = Files.walk(ClassPath.target().resolve("lib"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .toList();
            return ARTIFACTS.stream()
                    .map(artifact -> names.stream()
                            .filter(name -> name.matches(Pattern.quote(artifact) + "-\\d.*"))
                            .findFirst()
                            .orElse(artifact))
                    .collect(Collectors.joining(", "));
        }
    }
}

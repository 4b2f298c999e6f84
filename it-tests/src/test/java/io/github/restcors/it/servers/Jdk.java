package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where the Java is that a server runs on, which may be newer than that of the tests. */
final class Jdk {

    private Jdk() {}

    /** Returns that of the tests. */
    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * Returns one of at least this version: what the system property {@code restcors.jdk} names, or that of the tests, or one
     * beside it. Where there is none the tests are skipped.
     */
    static Path home(int version) {
        String named = System.getProperty("restcors.jdk", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        try (Stream<Path> beside = Files.list(home().toRealPath().getParent())) {
            return Stream.concat(Stream.of(home()), beside.sorted())
                    .filter(home -> version(home) >= version)
                    .findFirst()
                    .orElseGet(() -> Assumptions.abort(
                            "needs Java " + version + " or later; name its directory by -Drestcors.jdk=DIRECTORY"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java(Path home) {
        return home.resolve("bin/java").toString();
    }

    private static int version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(release)) {
            return 0;
        }
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[^0-9]", 2)[0]);
    }
}

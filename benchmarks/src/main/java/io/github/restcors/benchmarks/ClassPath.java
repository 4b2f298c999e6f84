package io.github.restcors.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JVM that measures has on its class path: everything in {@code target/lib} but what would disturb. Two runtimes must
 * never meet: one would find the other's services.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists that cannot be changed
enum ClassPath {
    /** All peers, on stubs; RESTEasy makes the responses. */
    PEERS(List.of(
            "org/glassfish/jersey", "io/github/restcors/rest-cors-jersey", "io/github/restcors/rest-cors-resteasy")),
    JERSEY(List.of("org/jboss/resteasy", "org/apache/cxf", "io/github/restcors/rest-cors-resteasy"), true),
    RESTEASY(List.of("org/glassfish/jersey", "org/apache/cxf", "io/github/restcors/rest-cors-jersey"), true);

    private static final List<String> PEERS_ALONE =
            List.of("org/springframework", "org/eclipse/jetty", "io/vertx", "io/netty", "com/thetransactioncompany");

    private final List<String> without;
    private final boolean server;

    ClassPath(List<String> without) {
        this(without, false);
    }

    ClassPath(List<String> without, boolean server) {
        this.without = without;
        this.server = server;
    }

    /** The class path as {@code java -cp} takes it. */
    String value() throws IOException {
        Path library = target().resolve("lib");
        try (Stream<Path> files = Files.walk(library)) {
            return Stream.concat(
                            Stream.of(self()),
                            files.filter(file -> file.toString().endsWith(".jar"))
                                    .filter(this::includes)
                                    .sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private boolean includes(Path jar) {
        String name = target().resolve("lib").relativize(jar).toString().replace(File.separatorChar, '/');
        return without.stream().noneMatch(name::startsWith)
                && !(server && PEERS_ALONE.stream().anyMatch(name::startsWith));
    }

    /** The jar that this class is in. */
    private static Path self() {
        try {
            return Path.of(ClassPath.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder {@code target} of this module. */
    static Path target() {
        Path parent = self().getParent();
        if (parent == null) {
            throw new IllegalStateException("run target/benchmarks.jar");
        }
        return parent;
    }
}

package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts Quarkus, a process for each application. Quarkus puts an application together when it is built, and takes one
 * {@code Application} class; the module built one without any that can be built anew.
 */
public final class QuarkusLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        return Deployment.each(registrations, registration -> {
            Path built = directory.resolve("quarkus-app");
            Path home = directory
                    .resolve(registration.fileName())
                    .resolve(built.getFileName()); // looks for itself by that name
            try {
                build(registration, built, home);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return start(registration, home);
        });
    }

    private static void build(Registration registration, Path built, Path home) throws IOException {
        Directories.copy(built, home);
        Path jar;
        try (Stream<Path> jars = Files.list(home.resolve("app"))) {
            jar = jars.findFirst().orElseThrow();
        }
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            War.writeApplication(registration, zip.getPath("/"));
        }
        ServerProcess.run(java(home, "-Dquarkus.launch.rebuild=true"), home.resolve("build.log"));
    }

    private static Deployment start(Registration registration, Path home) {
        int port = SeBootstrapLauncher.freePort();
        ProcessBuilder command = java(home, "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port);
        return ServerProcess.start(
                command,
                home.resolve("server.log"),
                Map.of(registration, URI.create("http://127.0.0.1:" + port + "/api/")));
    }

    private static ProcessBuilder java(Path home, String... properties) {
        List<String> command = new ArrayList<>(List.of(Jdk.java(Jdk.home()), "-Xmx512m"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-jar", home.resolve("quarkus-run.jar").toString()));
        return new ProcessBuilder(command);
    }
}

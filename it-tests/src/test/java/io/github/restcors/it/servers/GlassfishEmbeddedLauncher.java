package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts GlassFish's embedded jar, which the module copied, as a process with a WAR for each application. */
public final class GlassfishEmbeddedLauncher implements Deployment.Launcher {

    private static final String LISTENER =
            "embedded-glassfish-config.server.network-config.network-listeners.network-listener.http-listener.";

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        int port = SeBootstrapLauncher.freePort();
        Path properties = directory.resolve("glassfish.properties");
        try {
            Files.writeString(
                    properties,
                    LISTENER + "address=127.0.0.1\n" + LISTENER + "port=" + port + "\n" + LISTENER + "enabled=true\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(
                Jdk.java(Jdk.home()),
                "-Xmx768m",
                "-Djava.io.tmpdir=" + temporary(directory),
                "-jar",
                directory.resolve("server/glassfish-embedded-all.jar").toString(),
                "--properties=" + properties));
        for (Registration registration : registrations) {
            command.add(War.write(registration, directory.resolve("wars")).toString());
        }
        return ServerProcess.start(
                new ProcessBuilder(command), directory.resolve("server.log"), War.baseUris(registrations, port));
    }

    /** It unpacks itself there, and leaves that when it is ended. */
    private static Path temporary(Path directory) {
        try {
            return Files.createDirectories(directory.resolve("temporary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts WildFly's distribution, which the module unpacked, with a WAR for each application in its deployments folder. */
public final class WildflyLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        Path home = ServerProcess.unpacked(directory.resolve("server"));
        int port = SeBootstrapLauncher.freePort();
        Path deployments = home.resolve("standalone/deployments");
        for (Registration registration : registrations) {
            War.write(registration, deployments);
        }
        List<String> command = new ArrayList<>(
                List.of("bash", home.resolve("bin/standalone.sh").toString()));
        command.add("-b=127.0.0.1");
        command.add("-bmanagement=127.0.0.1");
        command.add("-Djboss.http.port=" + port);
        command.add("-Djboss.https.port=" + SeBootstrapLauncher.freePort());
        command.add("-Djboss.management.http.port=" + SeBootstrapLauncher.freePort());
        try {
            Files.deleteIfExists(directory.resolve("server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        return ServerProcess.start(builder, directory.resolve("server.log"), War.baseUris(registrations, port));
    }
}

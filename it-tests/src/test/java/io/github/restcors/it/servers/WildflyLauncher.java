package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Starts WildFly's distribution, which the module unpacked, with a WAR for each application in its deployments folder. */
public final class WildflyLauncher implements Deployment.Launcher {

    private final Path directory = Path.of(System.getProperty("restcors.server.directory"));
    private final Path home = ServerProcess.unpacked(directory.resolve("server"));
    private final Path base;

    public WildflyLauncher() {
        this("standalone");
    }

    /** With a configuration and deployments of its own by this name. */
    WildflyLauncher(String name) {
        base = directory.resolve(name);
        try {
            Files.createDirectories(deployments());
            Directories.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        int port = SeBootstrapLauncher.freePort();
        for (Registration registration : registrations) {
            War.write(registration, deployments());
        }
        Map<Registration, URI> baseUris = War.baseUris(registrations, port);
        return start(port, baseUris, baseUris.values());
    }

    /** Starts it with what is in its deployments folder. */
    Deployment start(int port, Map<Registration, URI> baseUris, Collection<URI> awaited) {
        ProcessBuilder command = new ProcessBuilder(
                "bash",
                home.resolve("bin/standalone.sh").toString(),
                "-b=127.0.0.1",
                "-bmanagement=127.0.0.1",
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + SeBootstrapLauncher.freePort(),
                "-Djboss.management.http.port=" + SeBootstrapLauncher.freePort());
        return ServerProcess.start(command, base.resolve("server.log"), baseUris, awaited);
    }

    /** Returns where its configuration is. */
    Path base() {
        return base;
    }

    Path deployments() {
        return base.resolve("deployments");
    }
}

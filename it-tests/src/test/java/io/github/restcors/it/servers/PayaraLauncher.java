package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts Payara Micro's jar, which the module copied, with a WAR for each application. */
public final class PayaraLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        int port = SeBootstrapLauncher.freePort();
        Path wars = directory.resolve("wars");
        for (Registration registration : registrations) {
            War.write(registration, wars);
        }
        Path root = directory.resolve("root");
        Path commands = directory.resolve("before-boot.asadmin");
        try {
            Directories.delete(root); // it remembers what an earlier run deployed
            // there is no option for the address
            Files.writeString(
                    commands,
                    "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                            + ".address=127.0.0.1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder command = new ProcessBuilder(
                Jdk.java(Jdk.home()),
                "-Xmx768m",
                "-jar",
                directory.resolve("server/payara-micro.jar").toString(),
                "--nocluster",
                "--rootDir",
                root.toString(),
                "--port",
                String.valueOf(port),
                "--prebootcommandfile",
                commands.toString(),
                "--deploymentDir",
                wars.toString());
        return ServerProcess.start(command, directory.resolve("server.log"), War.baseUris(registrations, port));
    }
}

package io.github.restcors.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts Helidon MP, a process for each application, with the jars that the module copied; on Java 21 or later. */
public final class HelidonLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path java = Jdk.home(21);
        return Deployment.each(registrations, registration -> start(registration, java));
    }

    private static Deployment start(Registration registration, Path java) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        Path home = directory.resolve(registration.fileName());
        try {
            War.writeClasses(registration, home.resolve("classes"));
            Path beans = home.resolve("classes/META-INF/beans.xml");
            Files.createDirectories(beans.getParent());
            Files.writeString(beans, War.BEANS_XML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = SeBootstrapLauncher.freePort();
        ProcessBuilder command = new ProcessBuilder(
                Jdk.java(java),
                "-Xmx512m",
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + port,
                "-cp",
                home.resolve("classes") + File.pathSeparator + directory.resolve("lib") + "/*",
                "io.helidon.Main");
        return ServerProcess.start(
                command,
                home.resolve("server.log"),
                Map.of(registration, URI.create("http://127.0.0.1:" + port + "/api/")));
    }
}

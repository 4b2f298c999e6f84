package io.github.restcors.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** An application without a server to deploy it on: its classes, all of them beans, on a class path with the runtime. */
final class BeanArchive {

    private BeanArchive() {}

    /**
     * Starts a process for it.
     *
     * @param java a JDK's directory
     * @param runtime the class path of what it needs
     * @param arguments what is said to Java besides, the main class among it, for a port of the loopback interface
     */
    static Deployment start(Registration registration, Path java, String runtime, IntFunction<List<String>> arguments) {
        int port = SeBootstrapLauncher.freePort();
        Path home = Path.of(System.getProperty("restcors.server.directory"), registration.fileName());
        String classPath = written(registration, home) + File.pathSeparator + runtime;
        List<String> command = new ArrayList<>(List.of(Jdk.java(java), "-Xmx512m", "-cp", classPath));
        command.addAll(arguments.apply(port));
        return ServerProcess.start(
                new ProcessBuilder(command),
                home.resolve("server.log"),
                Map.of(registration, URI.create("http://127.0.0.1:" + port + "/api/")));
    }

    private static Path written(Registration registration, Path home) {
        Path classes = home.resolve("classes");
        Path beans = classes.resolve("META-INF/beans.xml");
        try {
            War.writeClasses(registration, classes);
            Files.createDirectories(beans.getParent());
            Files.writeString(beans, War.BEANS_XML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }
}

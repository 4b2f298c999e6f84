package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts TomEE's distribution, which the module unpacked, with a WAR for each application in its webapps folder. */
public final class TomeeLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        Path home = ServerProcess.unpacked(directory.resolve("server"));
        int port = SeBootstrapLauncher.freePort();
        for (Registration registration : registrations) {
            War.write(registration, home.resolve("webapps"));
        }
        try {
            Path configuration = home.resolve("conf/server.xml");
            Files.writeString(configuration, onLoopback(Files.readString(configuration), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("bin/catalina.sh").toString(), "run");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return ServerProcess.start(builder, directory.resolve("server.log"), War.baseUris(registrations, port));
    }

    /** Listens at this port alone, with no other for its shutdown. */
    private static String onLoopback(String serverXml, int port) {
        return serverXml
                .replaceFirst("<Server port=\"[-0-9]+\"", "<Server port=\"-1\"")
                .replaceFirst(
                        "<Connector( address=\"127.0.0.1\")? port=\"[0-9]+\"",
                        "<Connector address=\"127.0.0.1\" port=\"" + port + "\"");
    }
}

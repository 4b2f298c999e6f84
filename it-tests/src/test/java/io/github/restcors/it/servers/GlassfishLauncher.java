package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Starts GlassFish's distribution, which the module unpacked, with a WAR for each application; on Java 21 or later. */
public final class GlassfishLauncher implements Deployment.Launcher {

    private static final Pattern NETWORK_LISTENER =
            Pattern.compile("<network-listener (address=\"[0-9.]+\" )?port=\"[0-9]+\" protocol=\"([a-z0-9-]+)\"");
    private static final Pattern OTHER_PORT = Pattern.compile("address=\"0\\.0\\.0\\.0\" port=\"[0-9]+\"");

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path java = Jdk.home(21);
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        Path home = ServerProcess.unpacked(directory.resolve("server"));
        // not its own ones, which would remember what an earlier run deployed
        Path domains = directory.resolve("domains");
        Path domain = domains.resolve("domain1");
        int port = SeBootstrapLauncher.freePort();
        try {
            Directories.delete(domains);
            Directories.copy(home.resolve("glassfish/domains"), domains);
            Path configuration = domain.resolve("config/domain.xml");
            Files.writeString(configuration, onLoopback(Files.readString(configuration), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Registration registration : registrations) {
            War.write(registration, domain.resolve("autodeploy"));
        }
        ProcessBuilder command = new ProcessBuilder(
                "bash",
                home.resolve("glassfish/bin/asadmin").toString(),
                "start-domain",
                "--verbose",
                "--domaindir=" + domains,
                "domain1");
        command.environment().put("JAVA_HOME", java.toString());
        command.environment().put("AS_JAVA", java.toString());
        return ServerProcess.start(command, directory.resolve("server.log"), War.baseUris(registrations, port));
    }

    /** Every listener on loopback, at free ports. */
    private static String onLoopback(String domainXml, int port) {
        String http = NETWORK_LISTENER
                .matcher(domainXml)
                .replaceAll(listener -> listener(
                        listener.group(2),
                        listener.group(2).equals("http-listener-1") ? port : SeBootstrapLauncher.freePort()));
        return OTHER_PORT
                .matcher(http)
                .replaceAll(other -> "address=\"127.0.0.1\" port=\"" + SeBootstrapLauncher.freePort() + "\"");
    }

    private static String listener(String protocol, int port) {
        return "<network-listener address=\"127.0.0.1\" port=\"" + port + "\" protocol=\"" + protocol + "\"";
    }
}

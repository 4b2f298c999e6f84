package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts Open Liberty's distribution, which the module unpacked, with a WAR for each application. */
public final class LibertyLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path directory = Path.of(System.getProperty("restcors.server.directory"));
        Path home = ServerProcess.unpacked(directory.resolve("server"));
        Path server = home.resolve("usr/servers/restcors");
        int port = SeBootstrapLauncher.freePort();
        StringBuilder applications = new StringBuilder();
        for (Registration registration : registrations) {
            War.write(registration, server.resolve("apps"));
            applications.append(
                    "<webApplication location='%1$s.war' contextRoot='%1$s'/>\n".formatted(registration.fileName()));
        }
        try {
            Files.writeString(server.resolve("server.xml"), """
                    <server>
                      <featureManager>
                        <feature>restfulWS-3.1</feature>
                        <feature>cdi-4.0</feature>
                      </featureManager>
                      <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
                      <applicationMonitor updateTrigger="disabled"/>
                      %s
                    </server>
                    """.formatted(port, applications));
            Files.writeString(server.resolve("bootstrap.properties"), "command.port=-1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ProcessBuilder command =
                new ProcessBuilder("bash", home.resolve("bin/server").toString(), "run", "restcors");
        command.environment().put("JAVA_HOME", Jdk.home().toString());
        return ServerProcess.start(command, directory.resolve("server.log"), War.baseUris(registrations, port));
    }
}

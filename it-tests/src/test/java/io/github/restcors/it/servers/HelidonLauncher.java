package io.github.restcors.it.servers;

import java.nio.file.Path;
import java.util.List;

/** Starts Helidon MP, a process for each application, with the jars that the module copied; on Java 21 or later. */
public final class HelidonLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path java = Jdk.home(21);
        String runtime = System.getProperty("restcors.server.directory") + "/lib/*";
        return Deployment.each(
                registrations,
                registration -> BeanArchive.start(
                        registration,
                        java,
                        runtime,
                        port -> List.of("-Dserver.host=127.0.0.1", "-Dserver.port=" + port, "io.helidon.Main")));
    }
}

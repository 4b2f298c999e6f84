package io.github.restcors.it.servers;

import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.util.List;

/** Starts RESTEasy with CDI, a process for each application: a JVM has one container of beans. */
public final class WeldLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        return Deployment.each(
                registrations,
                registration -> BeanArchive.start(
                        registration,
                        Jdk.home(),
                        System.getProperty("java.class.path"),
                        port -> List.of(
                                Main.class.getName(), registration.applicationClass(), Integer.toString(port))));
    }

    /** Runs in that process. */
    static final class Main {

        public static void main(String[] args) throws ReflectiveOperationException {
            Class<? extends Application> application = Class.forName(args[0]).asSubclass(Application.class);
            SeBootstrap.Configuration configuration = SeBootstrap.Configuration.builder()
                    .protocol("HTTP")
                    .host("127.0.0.1")
                    .port(Integer.parseInt(args[1]))
                    .build();
            SeBootstrap.start(application, configuration).toCompletableFuture().join();
        }
    }
}

package io.github.restcors.it.servers;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.ee10.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** Starts an embedded Jetty with a WAR for each application. */
public final class JettyLauncher implements Deployment.Launcher {

    private final Map<String, String> files;

    public JettyLauncher() {
        this(Map.of());
    }

    /** With these files besides in each WAR. */
    JettyLauncher(Map<String, String> files) {
        this.files = files;
    }

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path base = Path.of(System.getProperty("restcors.server.directory"), "jetty");
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        ContextHandlerCollection contexts = new ContextHandlerCollection();
        for (Registration registration : registrations) {
            Path war = War.write(registration, base.resolve("wars"), files);
            WebAppContext context = new WebAppContext(war.toString(), "/" + registration.fileName());
            context.setTempDirectory(base.resolve(registration.fileName()).toFile());
            context.addConfiguration(new AnnotationConfiguration()); // which finds Jersey's initializer
            context.setThrowUnavailableOnStartupException(true);
            contexts.addHandler(context);
        }
        server.setHandler(contexts);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return Deployment.of(War.baseUris(registrations, server.getURI().getPort()), server::stop);
    }
}

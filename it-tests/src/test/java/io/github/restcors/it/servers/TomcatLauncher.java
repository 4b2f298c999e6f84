package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Starts an embedded Tomcat with a WAR for each application. */
public final class TomcatLauncher implements Deployment.Launcher {

    private final Map<String, String> files;

    public TomcatLauncher() {
        this(Map.of());
    }

    /** With these files besides in each WAR. */
    TomcatLauncher(Map<String, String> files) {
        this.files = files;
    }

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path base = Path.of(System.getProperty("restcors.server.directory"), "tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.setAddDefaultWebXmlToWebapp(false); // no JSP
        tomcat.addUser(SecuredWar.USER, SecuredWar.PASSWORD);
        tomcat.addRole(SecuredWar.USER, SecuredWar.ROLE);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        try {
            Files.createDirectories(base.resolve("webapps"));
            for (Registration registration : registrations) {
                Path war = War.write(registration, base.resolve("wars"), files);
                var context = (StandardContext) tomcat.addWebapp("/" + registration.fileName(), war.toString());
                // else it finds the resources of all our tests, on the class path of this one
                ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
            }
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var context : tomcat.getHost().findChildren()) {
            if (context.getState() != LifecycleState.STARTED) {
                throw new IllegalStateException(context.getName() + " did not start");
            }
        }
        return Deployment.of(War.baseUris(registrations, tomcat.getConnector().getLocalPort()), () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }
}

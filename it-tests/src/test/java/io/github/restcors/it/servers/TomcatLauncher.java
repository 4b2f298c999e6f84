package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;

/** Starts an embedded Tomcat with a WAR for each application. */
public final class TomcatLauncher implements Deployment.Launcher {

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Path base = Path.of(System.getProperty("restcors.server.directory"), "tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(base.toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.setAddDefaultWebXmlToWebapp(false); // no JSP
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        try {
            Files.createDirectories(base.resolve("webapps"));
            for (Registration registration : registrations) {
                Path war = War.write(registration, base.resolve("wars"));
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
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        for (Registration registration : registrations) {
            baseUris.put(
                    registration,
                    URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/"
                            + registration.fileName() + "/api/"));
        }
        for (var context : tomcat.getHost().findChildren()) {
            if (context.getState() != LifecycleState.STARTED) {
                throw new IllegalStateException(context.getName() + " did not start");
            }
        }
        return new Deployment() {
            @Override
            public Map<Registration, URI> baseUris() {
                return baseUris;
            }

            @Override
            public void close() {
                try {
                    tomcat.stop();
                    tomcat.destroy();
                } catch (LifecycleException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}

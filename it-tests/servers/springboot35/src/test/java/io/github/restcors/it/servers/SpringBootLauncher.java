package io.github.restcors.it.servers;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Starts Spring Boot, with its Tomcat, for each application. */
public final class SpringBootLauncher implements Deployment.Launcher {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Boot {}

    @Override
    public Deployment start(Iterable<Registration> registrations) {
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        List<ConfigurableApplicationContext> contexts = new ArrayList<>();
        for (Registration registration : registrations) {
            ConfigurableApplicationContext context = new SpringApplicationBuilder(Boot.class)
                    .initializers((GenericApplicationContext beans) -> beans.registerBean(
                            ResourceConfig.class,
                            () -> ResourceConfig.forApplication(SeBootstrapLauncher.application(registration))))
                    .properties("server.address=127.0.0.1", "server.port=0", "spring.jersey.application-path=api")
                    .run();
            contexts.add(context);
            String port = context.getEnvironment().getProperty("local.server.port");
            baseUris.put(registration, URI.create("http://127.0.0.1:" + port + "/api/"));
        }
        return Deployment.of(baseUris, () -> contexts.forEach(ConfigurableApplicationContext::close));
    }
}

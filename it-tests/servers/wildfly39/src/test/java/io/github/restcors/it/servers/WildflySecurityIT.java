package io.github.restcors.it.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same as on Tomcat, with Elytron and the users of a properties file, as {@code add-user.sh} writes them. */
class WildflySecurityIT {

    private static final Map<SecuredWar, URI> URIS = new EnumMap<>(SecuredWar.class);

    private static Deployment deployment;

    @BeforeAll
    static void start() throws IOException {
        WildflyLauncher wildfly = new WildflyLauncher("secured");
        Path configuration = wildfly.base().resolve("configuration");
        Files.writeString(configuration.resolve("application-users.properties"), SecuredWar.USER + "=" + hash() + "\n");
        Files.writeString(
                configuration.resolve("application-roles.properties"), SecuredWar.USER + "=" + SecuredWar.ROLE + "\n");
        int port = SeBootstrapLauncher.freePort();
        for (SecuredWar secured : SecuredWar.values()) {
            Path war = War.write(Registration.DISCOVERED, wildfly.base().resolve("wars"), secured.files());
            Files.move(
                    war,
                    wildfly.deployments().resolve(secured.fileName() + ".war"),
                    StandardCopyOption.REPLACE_EXISTING);
            URIS.put(secured, URI.create("http://127.0.0.1:" + port + "/" + secured.fileName() + "/api/"));
        }
        deployment = wildfly.start(port, Map.of(), List.copyOf(URIS.values()));
    }

    @AfterAll
    static void stop() {
        if (deployment != null) {
            deployment.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answers(SecuredWar secured) {
        // "uncovered" are methods, by the servlet specification, and on WildFly also the paths that no constraint names
        int elsewhere = secured.deniesUncovered() ? 403 : 204;

        SecuredWar.assertAnswers(URIS.get(secured), secured.preflight(), elsewhere);
    }

    /** As the realm of applications has its passwords. */
    private static String hash() {
        String text = SecuredWar.USER + ":ApplicationRealm:" + SecuredWar.PASSWORD;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Packs the application as a user does: its classes, of the {@code Application}s only the one that is asked for, and the
 * jars that the module copied to {@code target/lib}: rest-cors, and the runtime where the server has none.
 */
final class War {

    /** Makes a bean of every class. */
    static final String BEANS_XML = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" bean-discovery-mode="all" version="4.0"/>
            """;

    private static final String PACKAGE = War.class.getPackageName().replace('.', '/') + "/app";

    private War() {}

    /** Writes {@code NAME.war} into this directory, and returns it. */
    static Path write(Registration registration, Path directory) {
        return write(registration, directory, Map.of());
    }

    /** Writes {@code NAME.war} with files of these contents besides into this directory, and returns it. */
    static Path write(Registration registration, Path directory, Map<String, String> files) {
        try {
            Files.createDirectories(directory);
            Path war = directory.resolve(registration.fileName() + ".war");
            Files.deleteIfExists(war);
            try (FileSystem zip = FileSystems.newFileSystem(war, Map.of("create", "true"))) {
                writeClasses(registration, zip.getPath("/WEB-INF/classes"));
                if (registration == Registration.BEANS) {
                    Files.writeString(zip.getPath("/WEB-INF/beans.xml"), BEANS_XML);
                }
                for (Path jar : libraries()) {
                    copy(jar, zip.getPath("/WEB-INF/lib/" + jar.getFileName()));
                }
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path path = zip.getPath("/" + file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where the applications are if a WAR's context path is its file name. */
    static Map<Registration, URI> baseUris(Iterable<Registration> registrations, int port) {
        Map<Registration, URI> baseUris = new EnumMap<>(Registration.class);
        for (Registration registration : registrations) {
            baseUris.put(
                    registration, URI.create("http://127.0.0.1:" + port + "/" + registration.fileName() + "/api/"));
        }
        return baseUris;
    }

    /** Writes the classes as they are needed for an application. */
    static void writeClasses(Registration registration, Path classes) throws IOException {
        String application = registration.applicationClass();
        copyClasses(
                PACKAGE,
                classes,
                name -> Stream.of(Registration.values())
                        .map(Registration::applicationClass)
                        .noneMatch(other -> !other.equals(application) && isClass(name, other)));
        writeBeans(registration, classes);
    }

    /** Writes the class of the application, without what all applications have. */
    static void writeApplication(Registration registration, Path classes) throws IOException {
        copyClasses(PACKAGE, classes, name -> isClass(name, registration.applicationClass()));
        writeBeans(registration, classes);
    }

    private static void writeBeans(Registration registration, Path classes) throws IOException {
        if (registration == Registration.BEANS) {
            copyClasses(PACKAGE + "/cdi", classes, name -> true);
        }
    }

    private static void copyClasses(String packageName, Path to, Predicate<String> wanted) throws IOException {
        Path tests = location();
        if (Files.isDirectory(tests)) { // in a development environment
            copyClasses(tests.resolve(packageName), packageName, to, wanted);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(tests)) {
                copyClasses(jar.getPath(packageName), packageName, to, wanted);
            }
        }
    }

    private static void copyClasses(Path from, String packageName, Path to, Predicate<String> wanted)
            throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = packageName + "/" + file.getFileName();
                if (wanted.test(name)) {
                    copy(file, to.resolve(name));
                }
            }
        }
    }

    private static boolean isClass(String file, String className) {
        return file.equals(className.replace('.', '/') + ".class");
    }

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("restcors.server.directory"), "lib"))) {
            return jars.sorted().toList();
        }
    }

    /** Returns where this class is; a module may have some of the application's on its own class path. */
    private static Path location() {
        try {
            return Path.of(War.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = Files.newInputStream(file)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Packs the application as a user does: its classes, of the {@code Application}s only the one that is asked for, and the
 * jars that the module copied to {@code target/lib}: rest-cors, and the runtime where the server has none.
 */
final class War {

    private static final String CLASSES = "/WEB-INF/classes/";

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
                addClasses(registration, zip);
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

    private static void addClasses(Registration registration, FileSystem zip) throws IOException {
        String packageName = War.class.getPackageName().replace('.', '/') + "/app";
        // a jar in the build, a directory in a development environment
        URI location = classPathEntry(packageName);
        if (location.getScheme().equals("jar")) {
            try (FileSystem jar = FileSystems.newFileSystem(location, Map.of())) {
                addClasses(registration, jar.getPath(packageName), packageName, zip);
            }
        } else {
            addClasses(registration, Path.of(location), packageName, zip);
        }
    }

    private static void addClasses(Registration registration, Path from, String packageName, FileSystem zip)
            throws IOException {
        String wanted = registration.applicationClass();
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                String name = packageName + "/" + file.getFileName();
                boolean other = Stream.of(Registration.values())
                        .map(Registration::applicationClass)
                        .anyMatch(application -> !application.equals(wanted) && isClass(name, application));
                if (!other) {
                    copy(file, zip.getPath(CLASSES + name));
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

    private static URI classPathEntry(String packageName) {
        try {
            return War.class.getClassLoader().getResource(packageName).toURI();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = Files.newInputStream(file)) {
            Files.copy(in, to);
        }
    }
}

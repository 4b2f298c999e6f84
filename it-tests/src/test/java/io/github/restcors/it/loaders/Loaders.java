package io.github.restcors.it.loaders;

import io.github.restcors.CorsFeature;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class path of this JVM in parts, and class loaders for these as servers have them. */
final class Loaders {

    /** A module of rest-cors: packed, or as an IDE or a reactor without packaging has it. */
    private static final Predicate<String> IS_LIBRARY = Pattern.compile(
                    "/rest-cors-(core|jersey|resteasy)[^/]*\\.jar|/(core|(jersey|resteasy)-integration)/target/classes/?$")
            .asPredicate();

    /** The core, and the integration of this runtime if it has one. */
    static final List<URL> LIBRARY = classPath(IS_LIBRARY);

    /** The core alone. */
    static final List<URL> CORE =
            List.of(CorsFeature.class.getProtectionDomain().getCodeSource().getLocation());

    /** Applications. */
    static final List<URL> TESTS = classPath(entry -> entry.endsWith("/test-classes/"));

    /** The runtime with its server, and whatever else there is. */
    static final List<URL> RUNTIME = classPath(
            entry -> !IS_LIBRARY.test(entry) && !entry.endsWith("/test-classes/") && !entry.contains("rest-cors-demo"));

    private Loaders() {}

    private static List<URL> classPath(Predicate<String> which) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri())
                .filter(uri -> which.test(uri.getPath()))
                .map(Loaders::url)
                .toList();
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the core and both integrations, of which the class path has but one or none. */
    static List<URL> libraryOfAllRuntimes() {
        List<URL> all = new ArrayList<>(CORE);
        for (String name : new String[] {"jersey", "resteasy"}) {
            Path sibling = Path.of(URI.create(CORE.get(0)
                    .toString()
                    .replace("rest-cors-core", "rest-cors-" + name)
                    .replace("/core/target/", "/" + name + "-integration/target/")));
            if (!Files.exists(sibling)) {
                throw new IllegalStateException("not there: " + sibling);
            }
            all.add(url(sibling.toUri()));
        }
        return all;
    }

    /** Returns a copy of what the URLs have. */
    static List<URL> copyOf(List<URL> urls, Path to) throws IOException {
        List<URL> copies = new ArrayList<>();
        for (URL url : urls) {
            Path from = Path.of(URI.create(url.toString()));
            Path copy = to.resolve("copy" + copies.size() + (Files.isDirectory(from) ? "" : ".jar"));
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(
                            file, copy.resolve(from.relativize(file).toString()).normalize());
                }
            }
            copies.add(url(copy.toUri()));
        }
        return copies;
    }

    /** What the JVM itself has, and nothing of this class path. */
    static ClassLoader jvm() {
        return ClassLoader.getPlatformClassLoader();
    }

    static URLClassLoader loader(ClassLoader parent, List<List<URL>> urls) {
        return new URLClassLoader(all(urls), parent);
    }

    private static URL[] all(List<List<URL>> urls) {
        return urls.stream().flatMap(List::stream).toArray(URL[]::new);
    }

    /** Makes a class loader that looks at its own classes first, as most servers have it for an application. */
    static URLClassLoader childFirst(ClassLoader parent, List<List<URL>> urls) {
        return new URLClassLoader(all(urls), parent) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                synchronized (getClassLoadingLock(name)) {
                    if (findLoadedClass(name) == null && findResource(name.replace('.', '/') + ".class") != null) {
                        return findClass(name);
                    }
                    return super.loadClass(name, resolve);
                }
            }
        };
    }
}

package io.github.restcors.it.loaders;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static io.github.restcors.it.loaders.Loaders.CORE;
import static io.github.restcors.it.loaders.Loaders.LIBRARY;
import static io.github.restcors.it.loaders.Loaders.RUNTIME;
import static io.github.restcors.it.loaders.Loaders.TESTS;
import static io.github.restcors.it.loaders.War.ANNOTATED;
import static io.github.restcors.it.loaders.War.APP;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.restcors.CorsFeature;
import io.github.restcors.it.Http;
import io.github.restcors.it.Server;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** rest-cors wherever servers put libraries, and whatever else lies there. */
abstract class ClassLoadersContract {

    private static final int REDEPLOYMENTS = 20;

    /** An application that runs in a class loader. */
    private record Deployed(Object war) implements AutoCloseable {

        static Deployed start(ClassLoader loader, Object which) {
            return start(loader, loader, which);
        }

        /**
         * Starts an application in a thread of its own, which leaves nothing behind.
         *
         * @param context the thread's context class loader
         */
        static Deployed start(ClassLoader loader, ClassLoader context, Object which) {
            return new Deployed(run(
                    context,
                    () -> loader.loadClass(War.class.getName())
                            .getConstructor(which instanceof String ? String.class : Object.class)
                            .newInstance(which)));
        }

        private static <T> T run(ClassLoader context, Callable<T> task) {
            FutureTask<T> result = new FutureTask<>(task);
            Thread thread = new Thread(result, "deploys");
            thread.setContextClassLoader(context);
            thread.start();
            try {
                T got = result.get();
                thread.join();
                return got;
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        URI uri(String path) {
            return URI.create(((Supplier<?>) war).get() + path);
        }

        @Override
        public void close() {
            run(war.getClass().getClassLoader(), () -> {
                ((AutoCloseable) war).close();
                return null;
            });
        }
    }

    private static void assertShared(Deployed deployed) {
        for (String path : new String[] {"shared", "locate/sub"}) {
            assertThat(
                    path,
                    Http.get(deployed.uri(path)).origin(APP).send(),
                    allOf(status(200), accessControlHeaders("Access-Control-Allow-Origin", APP), varies("Origin")));
            assertThat(
                    path,
                    Http.preflight(deployed.uri(path), APP, "PUT").send(),
                    allOf(
                            status(204),
                            accessControlHeaders(
                                    "Access-Control-Allow-Origin",
                                    APP,
                                    "Access-Control-Allow-Methods",
                                    "GET, HEAD, PUT"),
                            varies("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers")));
            assertThat(
                    path,
                    Http.preflight(deployed.uri(path), "https://other.example", "PUT")
                            .send(),
                    allOf(status(403), noAccessControlHeader()));
        }
    }

    private static void assertSilent(Deployed deployed) {
        assertThat(Http.get(deployed.uri("silent")).origin(APP).send(), allOf(noAccessControlHeader(), varies()));
    }

    private static void assertAnnotated(Deployed deployed) {
        assertThat(
                Http.get(deployed.uri("silent")).origin(ANNOTATED).send(),
                accessControlHeaders("Access-Control-Allow-Origin", ANNOTATED));
        assertThat(Http.preflight(deployed.uri("silent"), ANNOTATED, "PUT").send(), status(204));
    }

    // where the library is

    @ParameterizedTest
    @ValueSource(strings = {"discovered", "by hand"})
    void libraryIsInTheApplicationAndTheRuntimeInTheServer(String which) throws IOException {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME));
                URLClassLoader application = Loaders.loader(server, List.of(LIBRARY, TESTS));
                Deployed deployed = Deployed.start(application, which)) {
            assertShared(deployed);
            assertSilent(deployed);
        }
    }

    /** What is discovered depends on it, and is the runtime's; what is registered by hand does not. */
    @Test
    void contextClassLoaderMayBeAnotherThanTheApplications() throws IOException {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME));
                URLClassLoader application = Loaders.loader(server, List.of(LIBRARY, TESTS));
                Deployed deployed = Deployed.start(application, server, "annotated")) {
            assertShared(deployed);
            assertAnnotated(deployed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"discovered", "by hand"})
    void libraryIsInTheServerAndServesItsApplicationsEachForItself(String which) throws IOException {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME, LIBRARY));
                URLClassLoader one = Loaders.loader(server, List.of(TESTS));
                URLClassLoader other = Loaders.loader(server, List.of(TESTS));
                Deployed first = Deployed.start(one, which);
                Deployed second = Deployed.start(other, "annotated")) {
            assertShared(first);
            assertSilent(first);
            assertShared(second);
            assertAnnotated(second);
        }
    }

    /** The core does not see it then and works without. */
    @ParameterizedTest
    @ValueSource(strings = {"discovered", "annotated"})
    void coreIsInTheServerAndTheIntegrationInTheApplication(String which) throws IOException {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME, CORE));
                URLClassLoader application = Loaders.loader(server, List.of(LIBRARY, TESTS));
                Deployed deployed = Deployed.start(application, which)) {
            assertShared(deployed);
        }
    }

    @Test
    void whatIsWrongIsReportedWhereverTheLibraryIs() throws IOException {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME, LIBRARY));
                URLClassLoader application = Loaders.childFirst(server, List.of(LIBRARY, TESTS))) {
            Throwable thrown = assertThrows(
                    IllegalStateException.class,
                    () -> Deployed.start(application, "wrong").close());
            List<String> names = new ArrayList<>();
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                names.add(cause.getClass().getName());
            }

            assertThat(names.get(names.size() - 1), is("io.github.restcors.CorsConfigurationException"));
        }
    }

    // what else is there

    @ParameterizedTest
    @ValueSource(strings = {"discovered", "by hand"})
    void secondCopyOnTheClassPathChangesNothing(String which, @TempDir Path directory) throws IOException {
        try (URLClassLoader application = Loaders.loader(
                        Loaders.jvm(), List.of(LIBRARY, RUNTIME, TESTS, Loaders.copyOf(LIBRARY, directory)));
                Deployed deployed = Deployed.start(application, which)) {
            assertShared(deployed);
            assertSilent(deployed);
        }
    }

    /** Annotations of the one mean nothing to the other, so that one of the two has nothing to do. */
    @ParameterizedTest
    @ValueSource(strings = {"discovered", "by hand", "annotated"})
    void copyInTheServerLeavesThatOfTheApplicationAlone(String which) throws Exception {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME, LIBRARY));
                URLClassLoader application = Loaders.childFirst(server, List.of(LIBRARY, TESTS));
                Deployed deployed = Deployed.start(application, which)) {
            assertThat(
                    application.loadClass(CorsFeature.class.getName()),
                    is(not(sameInstance(server.loadClass(CorsFeature.class.getName())))));
            assertShared(deployed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"discovered", "by hand", "annotated", "discovered, annotated"})
    void integrationsOfOtherRuntimesChangeNothing(String which) throws Exception {
        try (URLClassLoader application =
                        Loaders.loader(Loaders.jvm(), List.of(Loaders.libraryOfAllRuntimes(), RUNTIME, TESTS));
                Deployed deployed = Deployed.start(application, which)) {
            application.loadClass("io.github.restcors.jersey.DiscoveredCorsFeature");
            application.loadClass("io.github.restcors.resteasy.DiscoveredCorsFeature");
            assertShared(deployed);
            if (which.endsWith("annotated")) {
                assertAnnotated(deployed);
            } else {
                assertSilent(deployed);
            }
        }
    }

    // redeployment

    @Test
    void applicationThatIsUndeployedLeavesNothingBehind() throws Exception {
        assumeFalse(Server.isCxf(), "class loaders stay there on CXF, and by whom they are held is not known");
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME))) {
            Supplier<URLClassLoader> applications = () -> Loaders.loader(server, List.of(LIBRARY, TESTS));
            deployAndUndeploy(
                    applications.get(), "discovered, annotated"); // Grizzly keeps the stack trace of the first
            List<WeakReference<ClassLoader>> undeployed = new ArrayList<>();
            for (int i = 0; i < REDEPLOYMENTS; i++) {
                undeployed.add(deployAndUndeploy(applications.get(), "discovered, annotated"));
            }
            // JDK 17 keeps the last record on which equals() was called, and with it the library, until the next one
            deployAndUndeploy(applications.get(), "discovered, annotated");

            assertCollected(undeployed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"discovered, annotated", "one feature for all"})
    void libraryInTheServerKeepsNothingOfAnApplicationThatIsUndeployed(String which) throws Exception {
        try (URLClassLoader server = Loaders.loader(Loaders.jvm(), List.of(RUNTIME, LIBRARY))) {
            Object feature = server.loadClass(CorsFeature.class.getName())
                    .getConstructor()
                    .newInstance();
            Object argument = which.equals("one feature for all") ? feature : which;
            deployAndUndeploy(Loaders.loader(server, List.of(TESTS)), argument);
            List<WeakReference<ClassLoader>> undeployed = new ArrayList<>();
            for (int i = 0; i < REDEPLOYMENTS; i++) {
                undeployed.add(deployAndUndeploy(Loaders.loader(server, List.of(TESTS)), argument));
            }

            assertCollected(undeployed);
            assertThat(feature.getClass().getClassLoader(), is(sameInstance(server))); // alive until here
        }
    }

    private static WeakReference<ClassLoader> deployAndUndeploy(URLClassLoader loader, Object which)
            throws IOException {
        try (URLClassLoader application = loader;
                Deployed deployed = Deployed.start(application, which)) {
            assertShared(deployed);
            assertAnnotated(deployed);
            return new WeakReference<>(application);
        }
    }

    private static void assertCollected(List<WeakReference<ClassLoader>> undeployed) throws InterruptedException {
        for (int i = 0; i < 50 && stillThere(undeployed) > 0; i++) {
            System.gc();
            Thread.sleep(100);
        }

        assertThat("class loaders that are still there", stillThere(undeployed), is(0L));
    }

    private static long stillThere(List<WeakReference<ClassLoader>> undeployed) {
        return undeployed.stream().filter(loader -> loader.get() != null).count();
    }
}

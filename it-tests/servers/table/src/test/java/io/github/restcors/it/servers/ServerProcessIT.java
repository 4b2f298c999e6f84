package io.github.restcors.it.servers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No server outlives the JVM that started it. */
class ServerProcessIT {

    private final List<ProcessHandle> servers = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void end() {
        servers.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void endsWithTheJvmThatStartedIt() throws Exception {
        Process jvm = jvm(Waiting.class);
        readServer(jvm.inputReader());
        jvm.destroy();

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS), is(true));
        assertThat(servers, hasSize(1));
        assertThat(alive(), is(empty()));
    }

    @Test
    void doesNotStartWhileTheJvmEnds() throws Exception {
        Process jvm = jvm(Ending.class);
        readServer(jvm.inputReader());

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS), is(true));
        assertThat(alive(), is(empty()));
    }

    private Process jvm(Class<?> main) throws IOException {
        Process jvm = new ProcessBuilder(
                        Jdk.java(Jdk.home()),
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        directory.resolve("log").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        servers.add(jvm.toHandle());
        return jvm;
    }

    private void readServer(BufferedReader out) throws IOException {
        String line = out.readLine();
        servers.clear();
        if (!line.isEmpty()) {
            ProcessHandle.of(Long.parseLong(line)).ifPresent(servers::add);
        }
    }

    private List<ProcessHandle> alive() {
        return servers.stream().filter(ProcessHandle::isAlive).toList();
    }

    /** Starts a server and waits. */
    static final class Waiting {

        public static void main(String[] args) throws InterruptedException {
            startServer(args[0]);
            printServer();
            Thread.sleep(TimeUnit.MINUTES.toMillis(1));
        }
    }

    /** Ends, and starts a server then. */
    static final class Ending {

        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    startServer(args[0]);
                } catch (IllegalStateException e) {
                    // refused, as it should be
                } finally {
                    printServer();
                }
            }));
        }
    }

    private static void startServer(String log) {
        ServerProcess.start(new ProcessBuilder("sleep", "60"), Path.of(log), Map.of());
    }

    /** Prints its number, or an empty line. */
    private static void printServer() {
        System.out.println(ProcessHandle.current()
                .children()
                .map(child -> Long.toString(child.pid()))
                .findAny()
                .orElse(""));
    }
}

package io.github.restcors.it.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The programs that a browser needs, in a home directory of their own, which goes with them. */
final class Programs implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern DISPLAY = Pattern.compile("^(\\d+)$");

    private final Path home;
    private final List<Process> started = new ArrayList<>();

    Programs() {
        try {
            home = Files.createTempDirectory("rest-cors-browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return home;
    }

    /**
     * Starts a program.
     *
     * @param output gets every line that it writes; it is read to the end, so that the program never waits for us
     */
    Process start(Consumer<String> output, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_")); // where programs keep what they keep
        builder.environment().putAll(Map.of("HOME", home.toString(), "TMPDIR", home.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader()) {
                        lines.lines().forEach(output);
                    } catch (IOException | UncheckedIOException e) {
                        // it is gone
                    }
                },
                command[0]);
        reader.setDaemon(true);
        reader.start();
        return process;
    }

    /**
     * Starts a program and waits for what it says when it is ready.
     *
     * @param ready has what to return in its first group
     */
    String startAndAwait(Pattern ready, Map<String, String> environment, String... command) throws IOException {
        CompletableFuture<String> said = new CompletableFuture<>();
        List<String> lines = new CopyOnWriteArrayList<>();
        Process process = start(
                line -> {
                    Matcher matcher = ready.matcher(line);
                    if (matcher.find()) {
                        said.complete(matcher.group(1));
                    } else if (!said.isDone()) {
                        lines.add(line);
                    }
                },
                environment,
                command);
        process.onExit().thenRun(() -> said.completeExceptionally(new IOException("it ended")));
        try {
            return said.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(command[0] + " did not start: " + lines, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Starts an X server without a screen, on a free display; returns what to say of it in {@code DISPLAY}. */
    String startDisplay() throws IOException {
        String number = startAndAwait(
                DISPLAY,
                Map.of(),
                Browser.find("Xvfb").toString(),
                "-displayfd",
                "1",
                "-screen",
                "0",
                "2000x1600x24",
                "-nolisten",
                "tcp");
        return ":" + number;
    }

    /**
     * Ends everything that was started here.
     *
     * @param farewell how a program is asked to go; it may throw, all end anyway
     */
    void close(Runnable farewell) {
        List<ProcessHandle> processes = processes(); // whoever loses its parent would not be found any more
        try {
            farewell.run();
        } finally {
            end(processes);
            delete(home);
        }
    }

    @Override
    public void close() {
        close(() -> {});
    }

    /** Returns what was started here, what that started, and Chromium's crash handlers, which are nobody's descendants. */
    private List<ProcessHandle> processes() {
        Stream<ProcessHandle> handlers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("=" + home + "/"))
                        .isPresent());
        Stream<ProcessHandle> own = started.stream()
                .flatMap(process -> Stream.concat(process.descendants(), Stream.of(process.toHandle())));
        return Stream.concat(own, handlers).distinct().toList();
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | TimeoutException e) {
                process.destroyForcibly();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

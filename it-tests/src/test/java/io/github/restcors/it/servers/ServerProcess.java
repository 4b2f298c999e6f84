package io.github.restcors.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, ended by its handle with all that it started. */
final class ServerProcess implements Deployment {

    private static final Duration START = Duration.ofSeconds(240);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final Map<Registration, URI> baseUris;
    private final Thread stopAtExit = new Thread(this::stop);
    private Process process;
    private boolean stopped;

    /** The hook comes first, and fails where this JVM is ending already: at no time is there a process that nobody ends. */
    private ServerProcess(ProcessBuilder command, Path log, Map<Registration, URI> baseUris) throws IOException {
        this.baseUris = baseUris;
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        start(command.redirectErrorStream(true).redirectOutput(log.toFile()));
    }

    /** Starts a process and waits until it answers for every application. */
    static Deployment start(ProcessBuilder command, Path log, Map<Registration, URI> baseUris) {
        return start(command, log, baseUris, baseUris.values());
    }

    /** Starts a process and waits until it answers at all of these. */
    static Deployment start(
            ProcessBuilder command, Path log, Map<Registration, URI> baseUris, Collection<URI> awaited) {
        try {
            ServerProcess server = new ServerProcess(command, log, baseUris);
            try {
                server.awaitAnswers(awaited, log);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a process to its end. */
    static void run(ProcessBuilder command, Path log) {
        try {
            ServerProcess running = new ServerProcess(command, log, Map.of());
            try {
                if (!running.process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || running.process.exitValue() != 0) {
                    throw new IllegalStateException(command.command() + " failed:\n" + Files.readString(log));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                running.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the one directory in this one: what a distribution was unpacked to. */
    static Path unpacked(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            List<Path> all = children.filter(Files::isDirectory).toList();
            if (all.size() != 1) {
                throw new IllegalStateException(directory + " has " + all);
            }
            return all.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Registration, URI> baseUris() {
        return baseUris;
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
    }

    private synchronized void start(ProcessBuilder command) throws IOException {
        if (stopped) {
            throw new IllegalStateException("this JVM is ending");
        }
        process = command.start();
    }

    private synchronized void stop() {
        stopped = true;
        if (process == null) {
            return; // and there will be none
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        for (ProcessHandle one : all) {
            try {
                one.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (Exception e) {
                one.destroyForcibly();
            }
        }
    }

    private void awaitAnswers(Collection<URI> awaited, Path log) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        Instant end = Instant.now().plus(START);
        for (URI base : awaited) {
            HttpRequest request = HttpRequest.newBuilder(base.resolve("plain"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            while (!answers(client, request)) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException(
                            base + " does not answer; " + log + " says:\n" + Files.readString(log));
                }
                sleep();
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 403; // secured, but there
        } catch (IOException e) {
            return false; // not yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.github.restcors.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.server.ContainerFactory;

/**
 * An API with CORS, and on another origin a web page that shows what a browser makes of it.
 *
 * <p>Both are reached from this machine only. {@link #main(String[])} starts them on ports 8080 and 8081; {@link
 * #start(int, int)} starts them inside a program.
 */
public final class Demo implements AutoCloseable {

    /** Loopback by number: a name could be looked up to something else. */
    private static final String HOST = "127.0.0.1";

    /** What {@link #run} returns instead of an exit code. */
    static final int RUNNING = -1;

    /** Held here, or the level could be collected with the logger. */
    private static final Logger SERVER_LOGGER = Logger.getLogger("org.glassfish");

    private final URI apiUri;
    private final URI pageUri;
    private final Runnable stop;

    private Demo(URI apiUri, URI pageUri, Runnable stop) {
        this.apiUri = apiUri;
        this.pageUri = pageUri;
        this.stop = stop;
    }

    /**
     * Starts the demo and keeps it running until the process is ended, with Ctrl-C for one. Exits with 2 for a wrong
     * command line, and with 1 if a port is taken.
     *
     * @param args {@code --api-port PORT}, {@code --page-port PORT}; 0 is any free port
     * @throws InterruptedException if the thread is interrupted while the demo runs
     */
    public static void main(String[] args) throws InterruptedException {
        SERVER_LOGGER.setLevel(Level.SEVERE); // Jersey warns of what the demo does without, Grizzly greets
        int exitCode = run(System.out, System.err, args);
        if (exitCode != RUNNING) {
            System.exit(exitCode);
        }
        Thread.currentThread().join(); // until Ctrl-C
    }

    /** Returns the exit code, or {@link #RUNNING}. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine commandLine;
        try {
            commandLine = CommandLine.parse(args);
        } catch (IllegalArgumentException e) {
            err.println("rest-cors demo: " + e.getMessage());
            return 2;
        }
        if (commandLine.help()) {
            out.println("rest-cors demo: " + CommandLine.USAGE);
            return 0;
        }
        try {
            Demo demo = start(commandLine.apiPort(), commandLine.pagePort());
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "rest-cors-demo-stop"));
            out.println("rest-cors demo, two origins on this machine:");
            out.println("  page  " + demo.pageUri() + "  open this one in a browser");
            out.println("  API   " + demo.apiUri() + "  has books, quotes and notes");
            out.println("Ctrl-C stops it.");
            return RUNNING;
        } catch (IOException e) {
            err.println("rest-cors demo: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Starts both servers, on loopback only.
     *
     * @param apiPort the port of the API, or 0 for any free one
     * @param pagePort the port of the page, or 0 for any free one
     * @return the running demo; {@link #close()} stops it
     * @throws IOException if a port is taken; the message is one line that says which
     * @throws IllegalArgumentException if a port is not between 0 and 65535
     */
    public static Demo start(int apiPort, int pagePort) throws IOException {
        ExchangeLog exchanges = new ExchangeLog();
        HttpServer page = new HttpServer();
        HttpServer api = new HttpServer();
        RefusalTap refusals = RefusalTap.open();
        Runnable stop = () -> {
            page.shutdownNow();
            api.shutdownNow();
            refusals.close();
        };
        try {
            // The API's policy names the page's origin, so the page's port has to be known first.
            URI pageUri = listen(page, "page", pagePort);
            HttpHandler jersey =
                    ContainerFactory.createContainer(HttpHandler.class, new DemoApplication(origin(pageUri)));
            api.getServerConfiguration().addHttpHandler(new RecordingHandler(jersey, exchanges, refusals), "/");
            URI apiUri = listen(api, "api", apiPort);
            page.getServerConfiguration().addHttpHandler(new PageHandler(apiUri, pageUri, exchanges), "/");
            return new Demo(apiUri, pageUri, stop);
        } catch (IOException | RuntimeException e) {
            stop.run();
            throw e;
        }
    }

    /**
     * Returns the API's address.
     *
     * @return {@code http://localhost:PORT/}
     */
    public URI apiUri() {
        return apiUri;
    }

    /**
     * Returns the page's address.
     *
     * @return {@code http://localhost:PORT/}
     */
    public URI pageUri() {
        return pageUri;
    }

    /** Stops both servers; requests under way are cut off. */
    @Override
    public void close() {
        stop.run();
    }

    /** The address as an origin: without the slash at its end. */
    static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static URI listen(HttpServer server, String name, int port) throws IOException {
        if (port != 0 && answersOnIpv6Loopback(port)) {
            throw taken(name, port);
        }
        NetworkListener listener = new NetworkListener(name, HOST, port);
        server.addListener(listener);
        try {
            server.start();
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw taken(name, port);
            }
            throw new IOException("port " + port + " cannot be used: " + e.getMessage(), e);
        }
        // An origin in serialized form leaves the default port out.
        return URI.create("http://localhost" + (listener.getPort() == 80 ? "" : ":" + listener.getPort()) + "/");
    }

    private static IOException taken(String name, int port) {
        return new IOException(
                "port " + port + " is taken; give another with --" + name + "-port, or 0 for any free one");
    }

    /** Browsers try {@code localhost} there first, and another program's server would get what is meant for ours. */
    private static boolean answersOnIpv6Loopback(int port) {
        byte[] loopback = new byte[16]; // ::1
        loopback[15] = 1;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(loopback), port), 200);
            return true;
        } catch (IOException e) {
            return false; // nobody there, or no IPv6
        }
    }
}

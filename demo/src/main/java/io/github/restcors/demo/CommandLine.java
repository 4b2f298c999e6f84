package io.github.restcors.demo;

/**
 * What the demo was started with.
 *
 * @param apiPort the port of the API, 0 for any free one
 * @param pagePort the port of the page, 0 for any free one
 * @param help whether only the usage is asked for
 */
record CommandLine(int apiPort, int pagePort, boolean help) {

    static final String USAGE = "[--api-port PORT] [--page-port PORT], 8080 and 8081 unless given, 0 for any free port";

    private static final int MAX_PORT = 65_535;

    private static final int MAX_QUOTED = 40;

    /**
     * Reads the arguments; of an option that is there twice, the last one counts.
     *
     * @throws IllegalArgumentException whose message is one line that says what is right
     */
    static CommandLine parse(String... args) {
        int apiPort = 8080;
        int pagePort = 8081;
        for (int i = 0; i < args.length; i++) {
            int equals = args[i].indexOf('=');
            String option = equals < 0 ? args[i] : args[i].substring(0, equals);
            switch (option) {
                case "--help", "-h" -> {
                    return new CommandLine(apiPort, pagePort, true);
                }
                case "--api-port", "--page-port" -> {
                    String value = equals >= 0 ? args[i].substring(equals + 1) : ++i < args.length ? args[i] : "";
                    if (option.equals("--api-port")) {
                        apiPort = port(option, value);
                    } else {
                        pagePort = port(option, value);
                    }
                }
                default -> throw new IllegalArgumentException("there is no " + quote(args[i]) + "; write " + USAGE);
            }
        }
        if (apiPort == pagePort && apiPort != 0) {
            throw new IllegalArgumentException("the API and the page cannot share port " + apiPort
                    + "; give --api-port and --page-port two numbers");
        }
        return new CommandLine(apiPort, pagePort, false);
    }

    private static int port(String option, String value) {
        if (value.matches("[0-9]{1,5}")) { // ASCII digits and no sign, unlike Integer.parseInt
            int port = Integer.parseInt(value);
            if (port <= MAX_PORT) {
                return port;
            }
        }
        String problem = value.isEmpty() ? " needs" : " " + quote(value) + " is no port; write";
        throw new IllegalArgumentException(option + problem + " a number from 0 (any free port) to " + MAX_PORT);
    }

    /** Keeps the message one short line, whatever was typed. */
    private static String quote(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...") + '"';
    }
}

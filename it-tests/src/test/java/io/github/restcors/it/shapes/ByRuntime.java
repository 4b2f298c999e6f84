package io.github.restcors.it.shapes;

import io.github.restcors.it.Server;

/** Table cells that differ from runtime to runtime: {@code Over.get; jersey: 405; cxf: 404}. */
final class ByRuntime {

    /** The runtime of this JVM. */
    static final String NAME = Server.isJersey() ? "jersey" : Server.isResteasy() ? "resteasy" : "cxf";

    private ByRuntime() {}

    /** Returns what a cell says of this runtime: its own entry, or the first, which is for all others. */
    static String cell(String cell) {
        String[] entries = cell.split(";");
        String found = entries[0].strip();
        for (String entry : entries) {
            if (entry.strip().startsWith(NAME + ":")) {
                found = entry.strip().substring(NAME.length() + 1).strip();
            }
        }
        return found;
    }
}

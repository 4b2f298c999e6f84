package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.Application;

/** A Jakarta REST runtime without a network: it is handed a request and hands the response back. */
interface Dispatcher {

    /** Has the application answer a request for a path, of which the values of the header fields are new strings. */
    void dispatch(Call call, WireFields wire, String path) throws Exception;

    /** What was answered last. */
    Answer answer();

    /** Starts an application on the runtime that is on the class path. */
    static Dispatcher start(boolean jersey, Application application) {
        return jersey ? new JerseyDispatcher(application) : new ResteasyDispatcher(application);
    }
}

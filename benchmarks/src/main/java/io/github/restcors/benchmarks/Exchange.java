package io.github.restcors.benchmarks;

/** One subject that answers one call under one policy, again and again, on stubs of its own. */
interface Exchange {

    /**
     * Answers the call once more. The values of the header fields of the CORS protocol are new strings each time, as a
     * server makes them, so no hash code and no earlier result is at hand.
     *
     * @return something that depends on the answer, so that none of the work can be left out
     */
    Object run() throws Exception;

    /** What was answered last. */
    Answer answer();
}

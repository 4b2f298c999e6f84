package io.github.restcors.benchmarks;

/** What an application has of CORS. */
enum Variant {
    /** Nothing: the runtime alone. */
    NONE,
    REST_CORS,
    /** The same header fields, ready made, by one filter that looks up the origin: what a runtime takes for any filter. */
    FLOOR,
    /** RESTEasy's own filter; on RESTEasy only. */
    CORS_FILTER;

    boolean isOn(boolean jersey) {
        return this != CORS_FILTER || !jersey;
    }

    /** Whether it is of interest what this costs among many resources. */
    boolean isForMany() {
        return this == NONE || this == REST_CORS;
    }
}

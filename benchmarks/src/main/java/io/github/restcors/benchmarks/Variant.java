package io.github.restcors.benchmarks;

/** What an application has of CORS. */
enum Variant {
    /** Nothing: the runtime alone. */
    NONE,
    REST_CORS,
    /** RESTEasy's own filter; on RESTEasy only. */
    CORS_FILTER
}

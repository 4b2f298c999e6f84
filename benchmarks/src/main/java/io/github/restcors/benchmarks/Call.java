package io.github.restcors.benchmarks;

import org.jspecify.annotations.Nullable;

/** What a client sends: a method and, where it is not {@code null}, each header field of the CORS protocol. */
record Call(
        String method,
        @Nullable String origin,
        @Nullable String requestMethod,
        @Nullable String requestHeaders) {

    static Call get(@Nullable String origin) {
        return new Call("GET", origin, null, null);
    }

    static Call preflight(String origin, String requestHeaders) {
        return new Call("OPTIONS", origin, "PUT", requestHeaders);
    }

    boolean isPreflight() {
        return requestMethod != null;
    }
}

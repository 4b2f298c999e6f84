package io.github.restcors.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** The policy that every subject has: these methods, headers, credentials and max age, for some origins. */
record Policy(List<String> exactOrigins, List<String> bases) {

    static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    static final List<String> REQUEST_HEADERS = List.of("Content-Type", "Authorization", "X-Requested-With");
    static final List<String> EXPOSED_HEADERS = List.of("ETag", "X-Total-Count");
    static final int MAX_AGE = 600;

    /** So many exact origins. */
    static Policy exact(int size) {
        return new Policy(IntStream.range(0, size).mapToObj(Policy::origin).toList(), List.of());
    }

    /** So many wildcards for all subdomains of a base. */
    static Policy subdomains(int size) {
        return new Policy(
                List.of(), IntStream.range(0, size).mapToObj(Policy::base).toList());
    }

    static String origin(int number) {
        return "https://app" + number + ".example.com";
    }

    static String base(int number) {
        return "team" + number + ".example.com";
    }
}

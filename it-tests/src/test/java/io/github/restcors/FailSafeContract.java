package io.github.restcors;

import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.shapes.Trace.ran;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.restcors.DroppingFeature.Part;
import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import io.github.restcors.it.shapes.Trace;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A preflight never executes a resource method, whichever parts of the arrangement are missing. */
abstract class FailSafeContract {

    private static final String ORIGIN = "https://o.example";

    /** Every one has GET, DELETE and POST; those that are so named, OPTIONS too. */
    private static final List<String> PATHS = List.of("plain", "own-options", "locator/plain", "locator/own-options");

    private static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "POST", "PURGE", "OPTIONS", "delete");

    static Stream<Arguments> cases() {
        return subsets().flatMap(missing -> Stream.of(arguments(missing, true), arguments(missing, false)));
    }

    private static Stream<Set<Part>> subsets() {
        Part[] parts = Part.values();
        return IntStream.range(0, 1 << parts.length).mapToObj(bits -> {
            Set<Part> subset = EnumSet.noneOf(Part.class);
            for (Part part : parts) {
                if ((bits & 1 << part.ordinal()) != 0) {
                    subset.add(part);
                }
            }
            return subset;
        });
    }

    @BeforeEach
    void forget() {
        Trace.take();
    }

    /**
     * What is executed is no more than an {@code OPTIONS} method of the application, as on any such request; and
     * that only where a part is missing.
     */
    @ParameterizedTest(name = "without {0}, locators: {1}")
    @MethodSource("cases")
    void preflightExecutesNoResourceMethodWithout(Set<Part> missing, boolean locators) {
        App application = (locators
                        ? App.of(Plain.class, OwnOptions.class, Locator.class)
                        : App.of(Plain.class, OwnOptions.class))
                .instances(new DroppingFeature(missing))
                .property("jakarta.ws.rs.loadServices", false);
        List<String> executed = new ArrayList<>();
        try (Server server = Server.startWithoutRestCors(application)) {
            for (String path : PATHS) {
                for (String method : METHODS) {
                    Reply reply =
                            Http.preflight(server.uri(path), ORIGIN, method).sendRaw();
                    Trace.names(Trace.take(), Trace.Kind.METHOD)
                            .forEach(name -> executed.add(name + " by " + method + " " + path));
                    if (missing.size() == Part.values().length) {
                        assertThat("nothing of ours is registered", reply, noAccessControlHeader());
                    } else if (missing.isEmpty()
                            && METHODS.indexOf(method) < 4
                            && (locators || PATHS.indexOf(path) < 2)) {
                        assertThat("everything is registered", reply, status(204));
                    }
                }
            }
            Http.request("DELETE", server.uri("plain")).origin(ORIGIN).sendRaw();
            assertThat("the resource works", Trace.names(Trace.take(), Trace.Kind.METHOD), is(List.of("delete")));
        }

        if (missing.isEmpty()) {
            assertThat(executed, is(empty()));
        }
        assertThat(executed.stream().map(each -> each.split(" ")[0]).toList(), everyItem(is("options")));
    }

    @Path("plain")
    @CrossOrigin(origins = ORIGIN, allowedHeaders = "*", maxAge = 60)
    public static class Plain {

        @GET
        public String get() {
            return ran("get");
        }

        @DELETE
        public String delete() {
            return ran("delete");
        }

        @POST
        public String post(String body) {
            return ran("post");
        }
    }

    @Path("own-options")
    public static class OwnOptions extends Plain {

        @OPTIONS
        public String options() {
            return ran("options");
        }
    }

    @Path("locator")
    public static class Locator {

        @Path("plain")
        public Plain plain() {
            return new Plain();
        }

        @Path("own-options")
        public Object ownOptions() {
            return new OwnOptions();
        }
    }
}

package io.github.restcors.it.shapes;

import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static io.github.restcors.it.shapes.Trace.ran;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CrossOrigin;
import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.annotation.Priority;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever filters an application has: a preflight executes no resource method, and nothing but a policy grants it. */
abstract class HostileContract {

    private static final List<String> PATHS =
            List.of("plain", "own-options", "locator/plain", "locator/own-options", "nowhere");

    private static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "POST", "PURGE", "OPTIONS");

    /** What a filter does to a request. */
    enum Deed implements Consumer<ContainerRequestContext> {
        TURNS_OPTIONS_INTO_DELETE(false, false, context -> {
            if (context.getMethod().equals("OPTIONS")) {
                context.setMethod("DELETE");
            }
        }),
        TURNS_ALL_INTO_OPTIONS(true, false, context -> context.setMethod("OPTIONS")),
        TURNS_ALL_INTO_POST(false, false, context -> context.setMethod("POST")),
        REWRITES_THE_URI(
                true,
                false,
                context -> context.setRequestUri(context.getUriInfo()
                        .getBaseUriBuilder()
                        .path("locator/plain")
                        .build())),
        REWRITES_THE_URI_TO_NO_LOCATOR(
                true,
                false,
                context -> context.setRequestUri(
                        context.getUriInfo().getBaseUriBuilder().path("plain").build())),
        FORGETS_PROPERTIES(
                true,
                true,
                context -> List.copyOf(context.getPropertyNames()).stream()
                        .filter(name -> name.contains("restcors"))
                        .forEach(context::removeProperty)),
        DROPS_HEADERS(false, true, context -> {
            context.getHeaders().remove("Origin");
            context.getHeaders().remove("Access-Control-Request-Method");
        }),
        ABORTS_WITH_200(true, true, context -> context.abortWith(response(200))),
        ABORTS_WITH_401(true, true, context -> context.abortWith(response(401))),
        THROWS(true, true, context -> {
            throw new IllegalStateException("thrown on purpose");
        }),
        THROWS_A_RESPONSE(true, true, context -> {
            throw new WebApplicationException(response(200));
        });

        private final boolean leavesAPreflight;
        private final boolean isPossibleAfterMatching;
        private final Consumer<ContainerRequestContext> deed;

        Deed(boolean leavesAPreflight, boolean isPossibleAfterMatching, Consumer<ContainerRequestContext> deed) {
            this.leavesAPreflight = leavesAPreflight;
            this.isPossibleAfterMatching = isPossibleAfterMatching;
            this.deed = deed;
        }

        @Override
        public void accept(ContainerRequestContext context) {
            if (context.getHeaderString("X-Spare-Me") == null) {
                deed.accept(context);
            }
        }
    }

    /**
     * Ours have the lowest and the highest priority too, and Jakarta REST leaves ties open. So a filter that takes from
     * a request what makes it a preflight is only tried where it comes after our first.
     */
    static Stream<Arguments> cases() {
        return filters().flatMap(filter -> Stream.of(arguments(filter, true), arguments(filter, false)));
    }

    private static Stream<Hostile> filters() {
        List<Hostile> filters = new ArrayList<>();
        for (Deed deed : Deed.values()) {
            filters.add(new LastBeforeMatching(deed));
            if (deed.leavesAPreflight) {
                filters.add(new FirstBeforeMatching(deed));
            }
            if (deed.isPossibleAfterMatching) {
                filters.add(new FirstAfterMatching(deed));
                filters.add(new BoundFirst(deed));
            }
        }
        filters.add(new ResponseFilterThatThrows());
        filters.add(new MapperToSuccess());
        return filters.stream();
    }

    @BeforeEach
    void forget() {
        Trace.take();
    }

    /** With locators, behind which only matching tells the target, and without, where nothing has to be matched. */
    @ParameterizedTest(name = "{0}, locators: {1}")
    @MethodSource("cases")
    void preflightExecutesNoResourceMethodBeside(Hostile filter, boolean locators) {
        CorsPolicy byDefault =
                CorsPolicy.builder().allowedOrigins("*").allowedHeaders("*").build();
        App application = (locators
                        ? App.of(Plain.class, OwnOptions.class, Locator.class)
                        : App.of(Plain.class, OwnOptions.class))
                .instances(
                        filter, CorsFeature.builder().defaultPolicy(byDefault).build());
        List<String> executed = new ArrayList<>();
        List<String> granted = new ArrayList<>();
        try (Server server = Server.start(application)) {
            for (String path : PATHS) {
                for (String method : METHODS) {
                    Reply reply =
                            Http.preflight(server.uri(path), ORIGIN, method).sendRaw();
                    String request = method + " " + path;
                    Trace.names(Trace.take(), Trace.Kind.METHOD).forEach(name -> executed.add(name + " by " + request));
                    Map<String, String> headers = reply.accessControlHeaders();
                    boolean fails = filter.forgets() && reply.status() >= 400; // of no use to a browser
                    if (!headers.isEmpty() && !headers.containsKey("Access-Control-Allow-Methods") && !fails) {
                        granted.add(request + ": " + reply.status() + " " + headers);
                    }
                }
            }
            Http.request("DELETE", server.uri("plain"))
                    .origin(ORIGIN)
                    .header("X-Spare-Me", "please")
                    .sendRaw();
            assertThat("the resource works", Trace.names(Trace.take(), Trace.Kind.METHOD), is(List.of("delete")));
        }

        if (filter.forgets()) { // what is left is an OPTIONS request, for all that we can know
            executed.removeIf(each -> each.startsWith("options "));
        }
        assertThat("executed", executed, is(empty()));
        assertThat("granted by no policy", granted, is(empty()));
    }

    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Bound {}

    /** Something of an application that does not mean well. */
    abstract static class Hostile {

        private final Object deed;

        Hostile(Object deed) {
            this.deed = deed;
        }

        boolean forgets() {
            return deed == Deed.FORGETS_PROPERTIES;
        }

        @Override
        public String toString() {
            return getClass().getSimpleName() + " " + deed;
        }
    }

    abstract static class HostileFilter extends Hostile implements ContainerRequestFilter {

        private final Consumer<ContainerRequestContext> deed;

        HostileFilter(Deed deed) {
            super(deed);
            this.deed = deed;
        }

        @Override
        public void filter(ContainerRequestContext context) {
            deed.accept(context);
        }
    }

    @PreMatching
    @Priority(Integer.MIN_VALUE)
    public static final class FirstBeforeMatching extends HostileFilter {

        FirstBeforeMatching(Deed deed) {
            super(deed);
        }
    }

    @PreMatching
    @Priority(Integer.MAX_VALUE)
    public static final class LastBeforeMatching extends HostileFilter {

        LastBeforeMatching(Deed deed) {
            super(deed);
        }
    }

    @Priority(Integer.MIN_VALUE)
    public static final class FirstAfterMatching extends HostileFilter {

        FirstAfterMatching(Deed deed) {
            super(deed);
        }
    }

    @Bound
    @Priority(Integer.MIN_VALUE)
    public static final class BoundFirst extends HostileFilter {

        BoundFirst(Deed deed) {
            super(deed);
        }
    }

    public static final class ResponseFilterThatThrows extends Hostile implements ContainerResponseFilter {

        ResponseFilterThatThrows() {
            super("");
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            if (request.getHeaderString("X-Spare-Me") == null) {
                throw new IllegalStateException("thrown on purpose");
            }
        }
    }

    /** Makes a success of every failure. */
    public static final class MapperToSuccess extends Hostile implements ExceptionMapper<Throwable> {

        MapperToSuccess() {
            super("");
        }

        @Override
        public Response toResponse(Throwable exception) {
            return response(200);
        }
    }

    private static Response response(int status) {
        return Response.status(status)
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    @Path("plain")
    @Bound
    @CrossOrigin(origins = ORIGIN, allowedHeaders = "*", maxAge = 60)
    public static class Plain {

        @GET
        @Bound
        public String get() {
            return ran("get");
        }

        @DELETE
        @Bound
        public String delete() {
            return ran("delete");
        }

        @POST
        @Bound
        public String post(String body) {
            return ran("post");
        }
    }

    @Path("own-options")
    public static class OwnOptions extends Plain {

        @OPTIONS
        @Bound
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

package io.github.restcors;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The conformance vectors that say what becomes of the response to any other request. */
class ActualVectorsTest {

    /** Has a method of each kind; what they answer is the row's. */
    @Path("resource")
    public static class Resource {
        @GET
        public void get() {}

        @HEAD
        public void head() {}

        @POST
        public void post() {}

        @PUT
        public void put() {}

        @DELETE
        public void delete() {}

        @PATCH
        public void patch() {}

        @OPTIONS
        public void options() {}
    }

    static Stream<Arguments> requests() {
        return Vectors.rows("actual.json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void responseIsDecorated(String why, JsonNode row) {
        StubApplication application = new StubApplication();
        CorsFeature feature =
                CorsFeature.builder().defaultPolicy(Vectors.policy(row).build()).build();
        Contexts.inject(feature, StubApplication.of(Set.of(Resource.class)));
        feature.configure(application.context());
        StubRequest request = Vectors.request(row);
        StubResponse response = new StubResponse(row.at("/resource/status").asInt());
        row.at("/resource/headers")
                .forEach(header ->
                        response.header(header.get(0).asText(), header.get(1).asText()));
        ResponseDecorator decorator = application.registered(ResponseDecorator.class);
        Contexts.inject(
                decorator, Contexts.matched(Resource.class, request.getMethod().toLowerCase(Locale.ROOT)));

        decorator.filter(request.context(), response.context());

        Vectors.check(row, response.getStatus(), response.getHeaders());
    }
}

package io.github.restcors.demo;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Shared with the page's origin alone, by the policy that {@link DemoApplication} registers as {@code page}. */
@Singleton
@Path("books")
@Produces(MediaType.APPLICATION_JSON)
@CrossOrigin(policy = "page")
public final class BookResource {

    private static final int MAX_TITLE_LENGTH = 100;

    private final Map<Integer, String> titles =
            new ConcurrentSkipListMap<>(Map.of(1, "Emma", 2, "Middlemarch", 3, "Villette"));

    /** Creates the shelf with its first three books. */
    public BookResource() {}

    /**
     * Lists the books, and counts the visits of whoever sends the cookie back.
     *
     * @param visits how often this visitor was here before; 0 without the cookie
     * @return the books
     */
    @GET
    public Response list(@CookieParam("visits") @DefaultValue("0") int visits) {
        int visit = Math.floorMod(visits, 1_000_000) + 1;
        String books = titles.entrySet().stream()
                .map(book -> json(book.getKey(), book.getValue()))
                .collect(Collectors.joining(", ", "[", "]"));
        return tagged("{\"visit\": " + visit + ", \"books\": " + books + "}")
                .cookie(new NewCookie.Builder("visits")
                        .value(Integer.toString(visit))
                        .path("/")
                        .sameSite(NewCookie.SameSite.LAX)
                        .httpOnly(true)
                        .build())
                .build();
    }

    /**
     * Returns one book.
     *
     * @param id its number
     * @return the book, or 404
     */
    @GET
    @Path("{id}")
    public Response get(@PathParam("id") int id) {
        String title = titles.get(id);
        return title == null ? missing(id) : tagged(json(id, title)).build();
    }

    /**
     * Renames a book.
     *
     * @param id its number
     * @param reason why; handed back
     * @param title the new title
     * @return the book, or 404
     */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.TEXT_PLAIN)
    public Response rename(
            @PathParam("id") int id, @HeaderParam("X-Reason") @DefaultValue("") String reason, String title) {
        String renamed = title.length() <= MAX_TITLE_LENGTH ? title : title.substring(0, MAX_TITLE_LENGTH);
        if (titles.computeIfPresent(id, (key, old) -> renamed) == null) {
            return missing(id);
        }
        return tagged("{\"id\": " + id + ", \"title\": " + Json.string(renamed) + ", \"reason\": " + Json.string(reason)
                        + "}")
                .build();
    }

    /**
     * Deletes a book; shared with no page.
     *
     * @param id its number
     * @return 204, or 404
     */
    @DELETE
    @Path("{id}")
    @SameOrigin
    public Response delete(@PathParam("id") int id) {
        return titles.remove(id) == null ? missing(id) : Response.noContent().build();
    }

    private static String json(int id, String title) {
        return "{\"id\": " + id + ", \"title\": " + Json.string(title) + "}";
    }

    private static Response.ResponseBuilder tagged(String json) {
        return Response.ok(json).tag(Integer.toHexString(json.hashCode()));
    }

    private static Response missing(int id) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity("{\"error\": \"there is no book " + id + "\"}")
                .build();
    }
}

package io.github.restcors.it.browser.scenarios;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.restcors.it.App;
import io.github.restcors.it.browser.Browser;
import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;
import io.github.restcors.it.browser.Site;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Collections;
import org.apache.cxf.rs.security.cors.CrossOriginResourceSharing;
import org.apache.cxf.rs.security.cors.CrossOriginResourceSharingFilter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How many preflights the session of {@link PreflightCountIT} costs with CXF's own filter: what one saves. */
@InEveryBrowser
class PeerCxfIT {

    public abstract static class Resource {

        @GET
        public String get() {
            return "done";
        }

        @POST
        public String post(byte[] book) {
            return "done";
        }

        @PUT
        public String put(byte[] book) {
            return "done";
        }

        @PATCH
        public String patch(byte[] book) {
            return "done";
        }

        @DELETE
        public String delete() {
            return "done";
        }
    }

    @Path("books")
    @CrossOriginResourceSharing(allowAllOrigins = true, maxAge = 600)
    public static class Books extends Resource {}

    @Path("books")
    @CrossOriginResourceSharing(
            allowAllOrigins = true,
            allowHeaders = {"Content-Type", "X-Client", "X-Trace"},
            maxAge = 600)
    public static class BooksWithHeaders extends Resource {}

    @AutoClose
    private final Site site;

    /**
     * What it costs if an answer covers only what was asked for: all but one request, whose method is safelisted and whose
     * header the one before had. Firefox adds such answers up, the others keep the last one.
     */
    private final int oneByOne;

    PeerCxfIT(Engine engine) {
        site = Site.open(engine);
        oneByOne = engine.browser() == Browser.FIREFOX ? 6 : 19;
    }

    @Test
    void asItComes() {
        assertThat(preflights(App.of(Books.class).instances(new CrossOriginResourceSharingFilter())), is(oneByOne));
    }

    @Test
    void withHeadersListed() {
        assertThat(
                preflights(App.of(BooksWithHeaders.class).instances(new CrossOriginResourceSharingFilter())),
                is(oneByOne));
    }

    private int preflights(App application) {
        site.serve(application);

        assertThat(site.run(PreflightCountIT.SESSION), is(Collections.nCopies(20, "done")));

        return (int) site.log().stream()
                .filter(request -> request.method().equals("OPTIONS"))
                .count();
    }
}

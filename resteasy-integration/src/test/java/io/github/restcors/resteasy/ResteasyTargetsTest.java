package io.github.restcors.resteasy;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.resteasy.core.ResteasyContext;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.core.interception.jaxrs.PreMatchContainerRequestContext;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Registry;
import org.jboss.resteasy.spi.metadata.ResourceBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods RESTEasy would match, as its registry tells before and after matching. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResteasyTargetsTest {

    private static final String CONTEXT = "/app";

    /** Held, or its level is lost. */
    private static final Logger RESTEASY = Logger.getLogger("org.jboss.resteasy");

    private final ResteasyTargets targets = new ResteasyTargets();
    private final ResteasyDeploymentImpl deployment = new ResteasyDeploymentImpl();
    private final Filters filters = new Filters();

    @BeforeAll
    void start() throws NoSuchMethodException {
        RESTEASY.setLevel(Level.OFF);
        deployment
                .getActualResourceClasses()
                .addAll(List.of(
                        Books.class,
                        Covers.class,
                        Special.class,
                        Media.class,
                        Verbs.class,
                        Locators.class,
                        Impl.class,
                        Sub.class,
                        Root.class));
        deployment.getResources().add(new Proxied$Proxy());
        deployment.getProviders().add(filters);
        deployment.start();
        ResourceBuilder builder = new ResourceBuilder();
        deployment
                .getRegistry()
                .addPerRequestResource(builder.buildRootResource(Programmatic.class)
                        .method(Programmatic.class.getMethod("get"))
                        .get()
                        .path("code/{id}")
                        .buildMethod()
                        .buildClass());
        deployment.getRegistry().addPerRequestResource(Books.class, "v2");
    }

    @AfterAll
    void stop() {
        RESTEASY.setLevel(null);
        deployment.stop();
        ResteasyContext.clearContextData();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                          | path               | targets
            methods of a class                        | books              | GET=Books.list POST=Books.add
            a class of the same path                  | books/7/cover      | DELETE=Covers.remove GET=Books.cover
            a template                                | books/7            | GET=Books.one PUT=Books.update
            a literal beside a template               | books/latest       | GET=Books.latest PUT=Books.update
            a trailing slash                          | books/             | GET=Books.list POST=Books.add
            a matrix parameter                        | books;v=1/7;w=2    | GET=Books.one PUT=Books.update
            an encoded parameter                      | books/a%2Fb        | GET=Books.one PUT=Books.update
            an encoded literal is another             | %62ooks            | none
            a query                                   | books?id=7         | GET=Books.list POST=Books.add
            an empty segment is not skipped           | /books             | none
            case counts                               | Books              | none
            a pattern                                 | books/7/pages/12   | GET=Books.page
            a pattern that does not match             | books/7/pages/x    | none
            a pattern over several segments           | books/files/a/b    | GET=Books.file
            nothing there                             | nothing            | none
            below a path                              | books/7/cover/x    | none
            the first class decides                   | books/special      | POST=Special.special
            the root                                  | ''                 | GET=Root.get
            registered below a base path              | v2/books           | GET=Books.list POST=Books.add
            made by code                              | code/1             | GET=Programmatic.get
            media types decide                        | media              | GET=Media.json,Media.xml POST=Media.postJson,Media.postXml
            media types decide before the path        | media/a            | GET=Media.a,Media.any POST=Media.other
            the better path has all media types       | media/b            | GET=Media.b POST=Media.other
            entity or none, without a content type    | media/c            | GET=Media.any POST=Media.c,Media.other
            two verbs on a method                     | verbs/two          | GET=Verbs.two PUT=Verbs.two
            a verb of the application's own           | verbs/own          | LOCK=Verbs.lock
            a verb in lower case is upper-cased       | verbs/lower        | PATCH=Verbs.patch
            OPTIONS and HEAD if there is a method     | verbs/explicit     | HEAD=Verbs.head OPTIONS=Verbs.options
            a locator                                 | locators/any       | locator
            below a locator                           | locators/any/x/y   | locator
            a locator that nothing is behind          | locators/any/zzz   | locator
            a method at the path of a locator         | locators/both      | GET=Locators.both
            a locator behind the path of a method     | locators/both/x    | locator
            declared by an interface                  | contract           | GET=Impl.get
            inherited with its path                   | super              | GET=Sub.get
            a proxy of a singleton                    | proxied            | GET=Proxied$Proxy.get
            """)
    void tellsWhatAPathHas(String why, String path, String expected) {
        assertThat(why, text(resolve(path)), is(expected));
    }

    @Test
    void seesWhatIsRegisteredLater() {
        deployment.getRegistry().addPerRequestResource(Late.class);

        assertThat(text(resolve("late")), is("GET=Late.get"));

        deployment.getRegistry().removeRegistrations(Late.class);

        assertThat(text(resolve("late")), is("none"));
    }

    @Test
    void goesByMethodsAloneUnderWiderMatching() throws Exception {
        ResteasyDeploymentImpl wide = new ResteasyDeploymentImpl();
        wide.setWiderRequestMatching(true);
        wide.getActualResourceClasses().addAll(List.of(Books.class, Special.class));
        wide.start();

        // By the standard, "books/special" is the path of a class, which has no GET.
        assertThat(
                text(resolve(wide.getRegistry(), "books/special")),
                is("GET=Books.one POST=Special.special PUT=Books.update"));
        wide.stop();
    }

    @Test
    void leavesForeignRegistriesToMatching() {
        assertThat(text(resolve(null, "books")), is("locator"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                   | verb   | path               | in a request filter  | in a response filter
            a method                           | GET    | books/7            | Books.one            | Books.one
            HEAD by GET                        | HEAD   | books/7            | Books.one            | Books.one
            the one for the media type         | POST   | media              | Media.postXml        | Media.postXml
            declared by an interface           | GET    | contract           | Impl.get             | Impl.get
            inherited with its path            | GET    | super              | Sub.get              | Sub.get
            a proxy of a singleton             | GET    | proxied            | Proxied$Proxy.get    | Proxied$Proxy.get
            an exception                       | GET    | verbs/fails        | Verbs.fails          | Verbs.fails
            a parameter that is none           | GET    | books/7/pages/999999999999 | Books.page   | Books.page
            behind a locator                   | GET    | locators/any/x     | Item.get             | Item.get
            behind two locators                | GET    | locators/any/n/x   | Item.get             | Item.get
            behind a locator, of an interface  | GET    | locators/impl      | ContractItem.get     | ContractItem.get
            no such path                       | GET    | nothing            | -                    | -
            no such method                     | DELETE | books              | -                    | -
            no such method behind a locator    | DELETE | locators/any/x     | -                    | -
            a locator that fails               | GET    | locators/fails     | -                    | -
            generated OPTIONS                  | OPTIONS | books             | -                    | -
            """)
    void tellsWhatWasMatched(
            String why, String verb, String path, @Nullable String inRequestFilter, @Nullable String inResponseFilter)
            throws Exception {
        call(verb, path);

        assertThat(why, filters.matchedInRequest, is(inRequestFilter));
        assertThat(why, filters.matchedInResponse, is(inResponseFilter));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                        | verb   | path                | targets
            a wrong method                          | DELETE | books               | GET=Books.list POST=Books.add
            a wrong method behind a locator         | DELETE | locators/any/x      | GET=Item.get PUT=Item.put
            a wrong method behind two locators      | DELETE | locators/any/n/x    | GET=Item.get PUT=Item.put
            nothing behind a locator                | GET    | locators/any/zzz    | none
            a locator that was never followed       | GET    | locators/fails      | locator
            one that leads to classes that differ   | DELETE | locators/either/2   | GET=ContractItem.get,Item.root
            one that leads to itself                | DELETE | locators/self       | locator
            """)
    void tellsWhatAPathHasAfterMatchingHasFailed(String why, String verb, String path, String expected)
            throws Exception {
        call("GET", "locators/either/1"); // so that it is known where this one leads
        call(verb, path);

        assertThat(why, filters.resolvedInResponse, is(expected));
    }

    private Targets resolve(String path) {
        return resolve(deployment.getRegistry(), path);
    }

    private Targets resolve(@Nullable Registry registry, String path) {
        ResteasyContext.pushContext(Registry.class, registry);
        MockHttpRequest request = request("OPTIONS", path);
        Targets resolved = targets.resolve(new PreMatchContainerRequestContext(request, null, null));
        assertThat(request.getUri().getMatchedURIs(), is(List.of()));
        return resolved;
    }

    private void call(String verb, String path) throws Exception {
        MockHttpRequest request = request(verb, path);
        if (path.equals("media")) {
            request.contentType("text/xml");
        }
        filters.matchedInRequest = null;
        filters.matchedInResponse = null;
        deployment.getDispatcher().invoke(request, new MockHttpResponse());
    }

    private static MockHttpRequest request(String verb, String path) {
        return MockHttpRequest.create(verb, "http://localhost" + CONTEXT + "/" + path, null, CONTEXT);
    }

    private static String text(Targets targets) {
        if (!(targets instanceof Targets.Methods methods)) {
            return targets == Targets.NO_RESOURCE ? "none" : "locator";
        }
        List<String> verbs = new ArrayList<>();
        for (Map.Entry<String, List<ResourceMethod>> verb : new TreeMap<>(methods.byVerb()).entrySet()) {
            List<String> names =
                    verb.getValue().stream().map(each -> text(each)).sorted().toList();
            verbs.add(verb.getKey() + "=" + String.join(",", names));
        }
        return String.join(" ", verbs);
    }

    private static @Nullable String text(@Nullable ResourceMethod method) {
        return method == null
                ? null
                : method.type().getName().replaceFirst(".*Test\\$", "")
                        + "."
                        + method.method().getName();
    }

    /** Asks at the two places where core asks. */
    private final class Filters implements ContainerRequestFilter, ContainerResponseFilter {

        private @Nullable String matchedInRequest;
        private @Nullable String matchedInResponse;
        private @Nullable String resolvedInResponse;

        @Override
        public void filter(ContainerRequestContext request) {
            matchedInRequest = text(targets.matched(request));
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            matchedInResponse = text(targets.matched(request));
            resolvedInResponse = text(targets.resolve(request));
        }
    }

    @Path("books")
    public static class Books {

        @GET
        public String list() {
            return "";
        }

        @POST
        public String add() {
            return "";
        }

        @GET
        @Path("{id}")
        public String one() {
            return "";
        }

        @PUT
        @Path("{id}")
        public String update() {
            return "";
        }

        @GET
        @Path("latest")
        public String latest() {
            return "";
        }

        @GET
        @Path("{number}/cover")
        public String cover() {
            return "";
        }

        @GET
        @Path("{id}/pages/{page:[0-9]+}")
        public String page(@PathParam("page") int page) {
            return "";
        }

        @GET
        @Path("files/{path:.+}")
        public String file() {
            return "";
        }
    }

    @Path("books/")
    public static class Covers {

        @DELETE
        @Path("{id}/cover")
        public void remove() {}
    }

    @Path("books/special")
    public static class Special {

        @POST
        public void special() {}
    }

    @Path("media")
    public static class Media {

        @GET
        @Produces("application/json")
        public String json() {
            return "";
        }

        @GET
        @Produces("application/xml")
        public String xml() {
            return "";
        }

        @POST
        @Consumes("application/json")
        public void postJson(String entity) {}

        @POST
        @Consumes("text/xml")
        public void postXml(String entity) {}

        @GET
        @Path("a")
        public String a() {
            return "";
        }

        @GET
        @Path("b")
        @Produces({"text/plain", "*/*"})
        public String b() {
            return "";
        }

        @GET
        @Path("{any}")
        @Produces("text/plain")
        public String any() {
            return "";
        }

        @POST
        @Path("c")
        @Consumes("text/plain")
        public void c(String entity) {}

        @POST
        @Path("{other}")
        @Consumes("text/plain")
        public void other() {}
    }

    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("LOCK")
    @interface Lock {}

    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("patch")
    @interface LowerCasePatch {}

    @Path("verbs")
    public static class Verbs {

        @GET
        @PUT
        @Path("two")
        public String two() {
            return "";
        }

        @Lock
        @Path("own")
        public void lock() {}

        @LowerCasePatch
        @Path("lower")
        public void patch() {}

        @HEAD
        @Path("explicit")
        public void head() {}

        @OPTIONS
        @Path("explicit")
        public void options() {}

        @GET
        @Path("fails")
        public String fails() {
            throw new WebApplicationException(400);
        }
    }

    @Path("locators")
    public static class Locators {

        @Path("any")
        public Object any() {
            return new Item();
        }

        @Path("impl")
        public Object impl() {
            return new ContractItem();
        }

        @Path("either/{n}")
        public Object either(@PathParam("n") int n) {
            return n == 1 ? new Item() : new ContractItem();
        }

        @Path("self")
        public Object self() {
            return new Self();
        }

        @Path("fails")
        public Object fails() {
            throw new WebApplicationException(401);
        }

        @GET
        @Path("both")
        public String both() {
            return "";
        }

        @Path("both")
        public Item bothLocator() {
            return new Item();
        }
    }

    public static class Item {

        @GET
        public String root() {
            return "";
        }

        @GET
        @Path("x")
        public String get() {
            return "";
        }

        @PUT
        @Path("x")
        public void put() {}

        @Path("n")
        public Object nested() {
            return new Item();
        }
    }

    public static class Self {

        @Path("/")
        public Object self() {
            throw new WebApplicationException(404);
        }
    }

    @Path("contract")
    public interface Contract {

        @GET
        String get();
    }

    public static class Impl implements Contract {

        @Override
        public String get() {
            return "";
        }
    }

    public interface ItemContract {

        @GET
        String get();
    }

    public static class ContractItem implements ItemContract {

        @Override
        public String get() {
            return "";
        }
    }

    @Path("super")
    public static class Super {

        @GET
        public String get() {
            return "";
        }
    }

    public static class Sub extends Super {}

    @Path("proxied")
    public static class Proxied {

        @GET
        public String get() {
            return "";
        }
    }

    public static class Proxied$Proxy extends Proxied {

        @Override
        public String get() {
            return super.get();
        }
    }

    @Path("")
    public static class Root {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("late")
    public static class Late {

        @GET
        public String get() {
            return "";
        }
    }

    public static class Programmatic {

        public String get() {
            return "";
        }
    }
}

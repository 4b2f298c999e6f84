package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which policies meet at a path, as far as annotations tell: never too few. */
class ResourcesTest {

    @Path("a")
    static class Items {
        @GET
        @Path("{id}")
        @CrossOrigin("https://item")
        public void item() {}

        @GET
        @Path("new")
        @Produces("text/html")
        @CrossOrigin("https://form")
        public void form() {}

        @POST
        @Path("new")
        @Consumes({"text/plain", "text/html"})
        @CrossOrigin("https://create")
        public void create() {}

        @POST
        @Path("{id}")
        @Consumes("text/plain")
        @CrossOrigin("https://change")
        public void change() {}

        @PUT
        @Path("new")
        @CrossOrigin("https://replace-new")
        public void replaceNew() {}

        @PUT
        @Path("{id}")
        @Consumes("text/plain")
        @Produces("text/plain")
        @CrossOrigin("https://replace")
        public void replace() {}

        @GET
        @CrossOrigin("https://list")
        public void list() {}
    }

    @Path("a/{number}")
    static class MoreItems {
        @GET
        @CrossOrigin("https://more")
        public void more() {}

        @DELETE
        @CrossOrigin("https://more")
        public void delete() {}
    }

    static class Sub {
        @GET
        @CrossOrigin("https://sub")
        public void get() {}

        @PUT
        @Path("{id}")
        @CrossOrigin("https://sub")
        public void put() {}

        public void helper() {}
    }

    private static Resources resources(Class<?>... types) {
        Resources resources = new Resources(new Policies(null, new CorsFeature()));
        resources.add(Resources.read(List.of(types), new PolicySource(Map.of())).values());
        return resources;
    }

    private static ResourceMethod method(Class<?> type, String name) {
        return new ResourceMethod(type, Contexts.method(type, name));
    }

    private static String origins(CorsResource resource, String method) {
        return resource.governing(method).stream()
                .flatMap(each -> each.policy().allowedOrigins().stream())
                .sorted()
                .collect(Collectors.joining(" "))
                .replace("https://", "");
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                         | matched    | path  | asked  | policies
            the same template of another class       | item       | a/7   | GET    | item more
            another verb of the path                 | item       | a/7   | DELETE | more
            another verb that it does not have       | item       | a/7   | PATCH  | ''
            makes some types, others lead elsewhere  | form       | a/new | GET    | form item more
            takes all types that the other takes     | create     | a/new | POST   | create
            takes and makes all types                | replaceNew | a/new | PUT    | replace-new
            takes fewer types, others lead elsewhere | change     | a/new | POST   | change create
            makes fewer types, others lead elsewhere | replace    | a/new | PUT    | replace replace-new
            nothing else at the path                 | list       | a     | GET    | list
            another verb, of this and that template  | item       | a/new | PUT    | replace replace-new
            another verb, of a template farther on   | form       | a/new | PUT    | replace replace-new
            """)
    void pathOfAMatchedMethodHasAllThatAPreflightCannotTellApart(
            String why, String matched, String path, String asked, String policies) {
        CorsResource resource = resources(Items.class, MoreItems.class)
                .resource(
                        method(Items.class, matched),
                        new StubRequest("GET").path(path).context());

        assertThat(why, origins(resource, asked), is(policies));
    }

    @Test
    void subResourceHasItsOwnMethodsOnly() {
        CorsResource resource = resources(Items.class)
                .resource(
                        method(Sub.class, "get"),
                        new StubRequest("GET").path("a/new").context());

        assertThat(resource.methods(), is(Set.of("GET", "HEAD")));
        assertThat(origins(resource, "GET"), is("sub"));
    }

    static class Below {
        @GET
        @Path("{id}")
        @CrossOrigin("https://item")
        public void item() {}

        @PUT
        @Path("{id}")
        @CrossOrigin("https://replace")
        public void replace() {}

        @PUT
        @Path("new")
        @CrossOrigin("https://replace-new")
        public void replaceNew() {}

        @POST
        @Path("new")
        @Consumes("text/html")
        @CrossOrigin("https://create")
        public void create() {}

        @POST
        @Path("{id}")
        @Consumes("text/plain")
        @CrossOrigin("https://change")
        public void change() {}

        @DELETE
        @Path("{rest: .+}")
        @CrossOrigin("https://delete")
        public void delete() {}

        @GET
        @Path("a/b/c")
        @CrossOrigin("https://deep")
        public void deep() {}

        @DELETE
        @CrossOrigin("https://all")
        public void deleteAll() {}
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                          | matched    | path      | asked  | policies
            another verb, of this and that template   | item       | x/y/new   | PUT    | replace replace-new
            another path                              | item       | x/y/7     | PUT    | replace
            takes fewer types, others lead elsewhere  | create     | x/y/new   | POST   | change create
            takes all types                           | replaceNew | x/y/new   | PUT    | replace-new
            a regular expression                      | item       | x/y/7     | DELETE | delete
            a regular expression leaves the end open  | delete     | x/y/a/b/c | GET    | deep item
            a template without segments               | deleteAll  | x/y       | DELETE | all
            a template without segments, another verb | deleteAll  | x/y       | PUT    | ''
            nothing before the end                    | item       | 7         | PUT    | replace
            a trailing slash                          | item       | x/y/new/  | PUT    | replace replace-new
            a path that was made shorter meanwhile    | deep       | x         | PUT    | replace replace-new
            """)
    void endOfAPathHasAllThatASubResourceMayLeadTo(
            String why, String matched, String path, String asked, String policies) {
        CorsResource resource = resources()
                .resource(
                        method(Below.class, matched),
                        new StubRequest("GET").path(path).context());

        assertThat(why, origins(resource, asked), is(policies));
    }

    static class Elsewhere {
        @PUT
        @Path("a")
        @CrossOrigin("https://elsewhere")
        public void put() {}
    }

    @Test
    void templateOfASubResourceIsNoneOfARoots() {
        CorsResource resource = resources(Items.class, Elsewhere.class)
                .resource(
                        method(Items.class, "list"),
                        new StubRequest("GET").path("a").context());

        assertThat(resource.methods(), is(Set.of("GET", "HEAD")));
    }

    @Test
    void methodWithoutDesignatorHasNoPath() {
        assertThat(
                resources()
                        .resource(
                                method(Sub.class, "helper"),
                                new StubRequest("GET").path("a").context()),
                is(nullValue()));
    }

    @Test
    void classHasTheMethodsOfAllItsPaths() {
        assertThat(resources().resource(Sub.class).methods(), contains("GET", "HEAD", "PUT"));
    }

    @Test
    void classesThatLocatorsDeclareAreReadAsWell() {
        assertThat(
                Resources.read(
                                List.of(DeploymentTest.LeadingToChapters.class, String.class),
                                new PolicySource(Map.of()))
                        .keySet(),
                is(Set.of(DeploymentTest.LeadingToChapters.class, Sample.Chapters.class)));
        assertThat(
                Resources.hasLocators(Resources.read(List.of(DeploymentTest.Leading.class), new PolicySource(Map.of()))
                        .values()),
                is(true));
        assertThat(
                Resources.hasLocators(Resources.read(List.of(Items.class), new PolicySource(Map.of()))
                        .values()),
                is(false));
    }

    @Path("endless")
    static class Endless {
        @Path("more")
        public Endless more() {
            return this;
        }
    }

    @Test
    void locatorMayLeadToItsOwnClass() {
        assertThat(
                Resources.read(List.of(Endless.class), new PolicySource(Map.of()))
                        .keySet(),
                is(Set.of(Endless.class)));
    }

    private static Targets.Methods targets(Class<?> type, String name) {
        return new Targets.Methods(Map.of("GET", List.of(method(type, name))));
    }

    @Test
    void whatIsKnownOfAPathIsRememberedUntilThePoliciesMayBeOthers() {
        Policies policies = new Policies(null, new CorsFeature());
        Resources resources = new Resources(policies);
        CorsResource before = resources.resource(targets(Sample.Private.class, "get"));

        assertThat(resources.resource(targets(Sample.Private.class, "get")), is(sameInstance(before)));

        policies.use(StubServer.feature(Sample.policy("https://default")));
        resources.add(List.of());

        assertThat(origins(resources.resource(targets(Sample.Private.class, "get")), "GET"), is("default"));
    }

    private static void add(Resources resources, Class<?> type) {
        resources.add(List.of(ResourceClass.of(type)));
    }

    @Test
    void classesThatAreKnownAreBounded() {
        Resources resources = new Resources(new Policies(null, new CorsFeature()), 1);
        add(resources, Items.class);
        add(resources, MoreItems.class);

        assertThat(resources.isRoot(Items.class), is(true));
        assertThat(resources.isKnown(Items.class), is(true));

        add(resources, Endless.class);

        assertThat(resources.isKnown(Items.class), is(false));
        assertThat(resources.isKnown(Endless.class), is(true));
    }

    @Test
    void classesThatAreNoResourcesOfTheirOwnCountAsWell() {
        Resources resources = new Resources(new Policies(null, new CorsFeature()), 1);
        add(resources, Items.class);
        resources.isRoot(Items.class);
        add(resources, MoreItems.class);

        assertThat("counted once", resources.isKnown(Items.class), is(true));

        resources = new Resources(new Policies(null, new CorsFeature()), 1);
        add(resources, Items.class);
        resources.isRoot(Sub.class);
        resources.isRoot(Elsewhere.class);
        add(resources, MoreItems.class);

        assertThat(resources.isKnown(Items.class), is(false));

        add(resources, Endless.class);

        assertThat("forgotten like the others", resources.isKnown(MoreItems.class), is(true));
    }

    @Test
    void pathsThatAreKnownAreBounded() {
        Resources resources = new Resources(new Policies(null, new CorsFeature()), 1);
        CorsResource first = resources.resource(targets(Items.class, "list"));
        resources.resource(targets(Items.class, "item"));

        assertThat(resources.resource(targets(Items.class, "list")), is(sameInstance(first)));

        CorsResource last = resources.resource(targets(Items.class, "form"));

        assertThat(resources.resource(targets(Items.class, "form")), is(sameInstance(last)));
        assertThat(resources.resource(targets(Items.class, "list")), is(not(sameInstance(first))));
    }

    @Test
    void rootIsAClassWithAPath() {
        Resources resources = resources(Items.class);

        assertThat(resources.isRoot(Items.class), is(true));
        assertThat(resources.isRoot(Sub.class), is(false));
        assertThat(resources.isKnown(Items.class), is(true));
        assertThat(resources.isKnown(Sub.class), is(false));
    }
}

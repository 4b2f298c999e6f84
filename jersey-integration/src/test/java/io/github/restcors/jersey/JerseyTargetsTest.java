package io.github.restcors.jersey;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import io.github.restcors.spi.ResourceMethod;
import io.github.restcors.spi.TargetResolver;
import io.github.restcors.spi.Targets;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.glassfish.jersey.process.Inflector;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JerseyTargetsTest {

    private TargetResolver resolver;

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("LOCK")
    public @interface LOCK {}

    @Path("items")
    public static class Items {
        @GET
        public String list() {
            return "";
        }

        @POST
        @Consumes("application/json")
        public void addJson() {}

        @POST
        @Consumes("text/xml")
        public void addXml() {}

        @GET
        @Path("{id}")
        public String one() {
            return "";
        }

        @PUT
        @Path("{id}")
        public void replace() {}

        @PUT
        @Path("special")
        public void replaceSpecial() {}

        @GET
        @Path("special/deep")
        public String deep() {
            return "";
        }

        @PATCH
        @Path("{id: \\d+}")
        public void patchNumber() {}

        @LOCK
        @Path("{id}/lock")
        public void lock() {}
    }

    @Path("/items/")
    public static class MoreItems {
        @DELETE
        public void clear() {}

        @DELETE
        @Path("{key}")
        public void remove() {}
    }

    @Path("heads")
    public static class Heads {
        @GET
        @Path("get")
        public String get() {
            return "";
        }

        @HEAD
        @Path("{any}")
        public void head() {}

        @GET
        @Path("both")
        public String both() {
            return "";
        }

        @HEAD
        @Path("both")
        public void bothHead() {}

        @POST
        @Path("post")
        public void post() {}
    }

    @Path("options")
    public static class Options {
        @OPTIONS
        public void options() {}

        @PUT
        @Path("fixed")
        public void put() {}

        @OPTIONS
        @Path("{any}")
        public void later() {}

        @OPTIONS
        @Path("json")
        @Produces("application/json")
        public String json() {
            return "";
        }
    }

    @Path("locators")
    public static class Locators {
        @Path("{id}")
        public Object locate() {
            throw new AssertionError("a locator ran");
        }

        @GET
        @Path("{name}")
        public String beside() {
            return "";
        }

        @PUT
        @Path("{name}/below")
        public void below() {}
    }

    @Path("rooted")
    public static class RootLocator {
        @Path("")
        public Object locate() {
            throw new AssertionError("a locator ran");
        }
    }

    @Path("declared")
    public interface Declared {
        @GET
        String get();
    }

    public static class Implemented implements Declared {
        @Override
        public String get() {
            return "";
        }
    }

    public static class Inherited extends Implemented {}

    @Path("a b/{x: [a-z]*}")
    public static class Encoded {
        @GET
        public String get() {
            return "";
        }
    }

    public static class ByCode implements Inflector<ContainerRequestContext, String> {
        @Override
        public String apply(ContainerRequestContext context) {
            return "";
        }
    }

    @BeforeAll
    void start() {
        Resource.Builder byCode = Resource.builder("code");
        byCode.addMethod("GET").handledBy(new ByCode());
        byCode.addChildResource("{id}").addMethod("DELETE").handledBy(ByCode.class);
        ResourceConfig config = new ResourceConfig(
                        Items.class,
                        MoreItems.class,
                        Heads.class,
                        Options.class,
                        Locators.class,
                        RootLocator.class,
                        Inherited.class,
                        Encoded.class)
                .registerResources(byCode.build());
        TestApplication.Attached attached = new TestApplication.Attached(classes -> {});
        TestApplication.start(config, attached);
        resolver = attached.resolver();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                    | path                    | what each method reaches
            two classes, two media types        | items                   | DELETE=MoreItems.clear GET=Items.list POST=Items.addJson,Items.addXml
            a slash at the end                  | items/                  | DELETE=MoreItems.clear GET=Items.list POST=Items.addJson,Items.addXml
            templates that differ in the name   | items/x                 | DELETE=MoreItems.remove GET=Items.one PUT=Items.replace
            a literal first, the rest later     | items/special           | DELETE=MoreItems.remove GET=Items.one PUT=Items.replaceSpecial
            and a regular expression            | items/12                | DELETE=MoreItems.remove GET=Items.one PATCH=Items.patchNumber PUT=Items.replace
            a method of one's own               | items/12/lock           | LOCK=Items.lock
            a literal below a literal           | items/special/deep      | GET=Items.deep
            nothing below a literal             | items/special/x         | no resource
            matrix parameters                   | items;a=1/12;b=2;c=/    | DELETE=MoreItems.remove GET=Items.one PATCH=Items.patchNumber PUT=Items.replace
            letters need not be encoded         | %69tems                 | no resource
            paths have case                     | Items                   | no resource
            a slash too many                    | items//12               | no resource
            nothing at all                      | ''                      | no resource
            nowhere                             | nowhere                 | no resource
            longer than a resource              | itemsx                  | no resource
            HEAD by GET, not by a later route   | heads/get               | GET=Heads.get
            HEAD of a later route               | heads/post              | HEAD=Heads.head POST=Heads.post
            GET and HEAD                        | heads/both              | GET=Heads.both HEAD=Heads.bothHead
            OPTIONS of the application          | options                 | OPTIONS=Options.options
            OPTIONS generated: no later route   | options/fixed           | PUT=Options.put
            OPTIONS beside generated ones       | options/json            | OPTIONS=Options.json
            OPTIONS of a later route            | options/x               | OPTIONS=Options.later
            a method comes before a locator     | locators/x              | GET=Locators.beside
            below a method, a locator           | locators/x/y            | a locator
            a longer template comes first       | locators/x/below        | PUT=Locators.below
            below a locator, a locator          | locators/x/below/y      | a locator
            a locator without a template        | rooted                  | a locator
            and what is below it                | rooted/x/y              | a locator
            the class, not the interface        | declared                | GET=Inherited.get
            encoded where it has to be          | a%20b/x                 | GET=Encoded.get
            an expression that takes nothing    | a%20b/                  | GET=Encoded.get
            an expression that does not match   | a%20b/X                 | no resource
            a resource made by code             | code                    | GET=ByCode.apply
            and its child                       | code/1                  | DELETE=ByCode.apply
            """)
    void findsWhatEachHttpMethodReaches(String why, String path, String expected) {
        assertThat(why, describe(resolver.resolve(TestApplication.request("OPTIONS", path))), is(expected));
    }

    private static String describe(Targets targets) {
        if (targets instanceof Targets.Methods methods) {
            return new TreeMap<>(methods.byVerb())
                    .entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + describe(entry.getValue()))
                            .collect(Collectors.joining(" "));
        }
        return targets.equals(Targets.BEHIND_LOCATOR) ? "a locator" : "no resource";
    }

    private static String describe(List<ResourceMethod> methods) {
        return methods.stream()
                .map(each -> each.type().getSimpleName() + "." + each.method().getName())
                .sorted()
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here            | path           | what Jersey matches
            none                        | /a/b           | /a/b
            at the end                  | /a/b;c         | /a/b
            up to the next slash        | /a;b=c/d       | /a/d
            in every segment            | /a;b/c;d=e/f;g | /a/c/f
            several in one segment      | /a;b=1;c=2/d   | /a/d
            with nothing before them    | /;a/b          | //b
            with nothing in them        | /a;/b;;        | /a/b
            encoded, they are none      | /a%3Bb/c       | /a%3Bb/c
            """)
    void cutsMatrixParametersAsJerseyDoes(String why, String path, String expected) {
        assertThat(why, JerseyTargets.withoutMatrixParameters(path), is(expected));
    }

    @Test
    void allocatesNothingForOneRoute() {
        Targets first = resolver.resolve(TestApplication.request("GET", "items/12/lock"));

        assertThat(resolver.resolve(TestApplication.request("GET", "items/13/lock")), is(sameInstance(first)));
    }

    @Test
    void readsTheUriAfresh() {
        ContainerRequest request = TestApplication.request("GET", "nowhere");
        assertThat(describe(resolver.resolve(request)), is("no resource"));

        request.setRequestUri(request.getBaseUri().resolve("code"));

        assertThat(describe(resolver.resolve(request)), is("GET=ByCode.apply"));
    }

    @Test
    void leavesTheMatchedMethodToResourceInfo() {
        assertThat(resolver.matched(TestApplication.request("GET", "items")), is(nullValue()));
    }

    @Test
    void leavesItToMatchingAsLongAsThereIsNoModel() {
        TargetResolver early = new JerseyTargets(classes -> {});

        assertThat(early.resolve(TestApplication.request("GET", "items")), is(Targets.BEHIND_LOCATOR));
    }
}

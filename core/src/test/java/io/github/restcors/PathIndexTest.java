package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a path may lead to by annotations alone: never too little. */
class PathIndexTest {

    @Path("/books/")
    static class Books {
        @GET
        public void list() {}

        @PUT
        @Path("{id}")
        public void update() {}

        @DELETE
        @Path("new")
        public void del() {}

        @POST
        @Path("{id}/copies/{number: [0-9]+}")
        public void copy() {}

        @GET
        @Path("a b/%41")
        public void encoded() {}

        @Path("{id}/chap")
        public Chapters chapters() {
            return new Chapters();
        }

        @Path("{id}/final")
        public FinalSub finalSub() {
            return new FinalSub();
        }

        @Path("{id}/any")
        public Object anything() {
            return "";
        }
    }

    @Path("books/new")
    static class NewBooks {
        @POST
        public void add() {}
    }

    @Path("")
    static class Root {
        @GET
        @Path("status")
        public void status() {}

        @GET
        public void home() {}
    }

    @Path("{any: .+}")
    static class Everything {
        @PUT
        @Path("last")
        public void putLast() {}

        @DELETE
        public void delete() {}
    }

    static class Chapters {
        @GET
        public void list() {}

        @PUT
        @Path("{chapter}")
        public void update() {}

        @Path("next")
        public Chapters next() {
            return this;
        }
    }

    @Path("deep")
    static class Deep {
        @Path("{depth: .*}/more")
        public FinalSub more() {
            return new FinalSub();
        }
    }

    static final class FinalSub {
        @GET
        public void get() {}

        @Path("again")
        public FinalSub again() {
            return this;
        }

        @Path("any")
        public Object anything() {
            return "";
        }
    }

    private static PathIndex.Found found(String path, Class<?>... classes) {
        List<ResourceClass> resources =
                List.of(classes).stream().map(ResourceClass::of).toList();
        return new PathIndex(resources, ResourceClass::of)
                .find(new StubRequest("GET").path(path).getPathSegments());
    }

    private static String find(String path, Class<?>... classes) {
        PathIndex.Found found = found(path, classes);
        TreeSet<String> methods = new TreeSet<>();
        found.byVerb()
                .forEach((verb, each) -> each.forEach(method -> methods.add(verb + " "
                        + method.type().getSimpleName() + "." + method.method().getName())));
        return String.join(", ", methods) + (found.untold() ? " and more" : "");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here                | path               | found
            a class                         | books              | GET Books.list
            a trailing slash                | books/             | GET Books.list
            several trailing slashes        | books//            | GET Books.list
            a parameter                     | books/7            | PUT Books.update
            parameter, text, another class  | books/new          | DELETE Books.del, POST NewBooks.add, PUT Books.update
            one segment too many            | books/7/8          | ``
            another segment                 | shelves            | ``
            text has case                   | Books              | ``
            below another class             | status             | GET Root.status
            the root                        | ``                 | GET Root.home
            a regular expression            | books/7/copies/3   | POST Books.copy
            which is not looked at          | books/7/copies/a/b | POST Books.copy
            but what is before it is        | books/7/pages/3    | ``
            percent-encoded template        | books/a b/A        | GET Books.encoded
            a sub-resource, or below it     | books/7/chap       | GET Chapters.list and more
            below a sub-resource            | books/7/chap/1     | PUT Chapters.update and more
            deep below                      | books/7/chap/next  | GET Chapters.list, PUT Chapters.update and more
            a sub-resource that is no other | books/7/final      | GET FinalSub.get
            of any class                    | books/7/any/x      | ` and more`
            of any class, below another     | books/7/final/any  | ` and more`
            """)
    void pathLeadsToAllMethodsWhoseTemplatesMatch(String why, String path, String found) {
        assertThat(why, find(path, Books.class, NewBooks.class, Root.class, Chapters.class), is(found));
    }

    @Test
    void nothingIsFoundOnlyIfNothingIsLeftUntold() {
        assertThat(found("shelves", Books.class).isEmpty(), is(true));
        assertThat(found("books", Books.class).isEmpty(), is(false));
        assertThat(found("books/7/any/x", Books.class).isEmpty(), is(false));
    }

    @Test
    void regularExpressionMayLeaveThePathOfTheMethod() {
        assertThat(find("a/b/last", Everything.class), is("DELETE Everything.delete, PUT Everything.putLast"));
    }

    @Test
    void locatorWithARegularExpressionMayTakeAnyPartToo() {
        assertThat(find("deep/a/b/more", Deep.class), startsWith("GET FinalSub.get"));
    }

    @Test
    void locatorsMayLeadToThemselves() {
        assertThat(
                find("books/7/chap" + "/next".repeat(500), Books.class),
                is("GET Chapters.list, PUT Chapters.update and more"));
    }

    @Test
    void locatorsOfFinalClassesAreFollowedOrThereMayBeMore() {
        assertThat(
                find("books/7/final" + "/again".repeat(100), Books.class),
                is(oneOf(" and more", "GET FinalSub.get", "GET FinalSub.get and more")));
    }

    @Path("folders")
    static final class Folder {
        @GET
        public void get() {}

        @Path("{a}")
        public Folder one() {
            return this;
        }

        @Path("{c: .+}")
        public Folder any() {
            return this;
        }
    }

    /** A client chooses the path, so the ways through it must not multiply. */
    @Test
    void methodBehindLocatorsThatBranchIsFoundOnce() {
        PathIndex.Found found = new PathIndex(List.of(ResourceClass.of(Folder.class)), ResourceClass::of)
                .find(new StubRequest("GET").path("folders" + "/a".repeat(15)).getPathSegments());

        assertThat(found.byVerb().get("GET").size(), is(lessThan(20)));
        assertThat(found.untold(), is(false));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Jakarta REST, <a
 * href="https://jakarta.ee/specifications/restful-ws/3.1/jakarta-restful-ws-spec-3.1#annotationinheritance">annotation
 * inheritance</a>, templates and locators.
 */
class ResourceClassTest {

    @Retention(RetentionPolicy.RUNTIME)
    @HttpMethod("PURGE")
    @interface Purge {}

    @Path("/books/")
    static class Books {
        @GET
        public void list() {}

        @Purge
        public void purge() {}

        @PUT
        @Path("{id}")
        public void update() {}

        @Path("{id}/chapters")
        public Chapters chapters() {
            return new Chapters();
        }

        public void helper() {}

        @POST
        void notPublic() {}

        @Override
        public String toString() {
            return "";
        }
    }

    static class Chapters {
        @GET
        @Path("/{chapter: [0-9]{1,3}}")
        public void chapter() {}

        @OPTIONS
        public void options() {}
    }

    static class Nothing {
        public void helper() {}
    }

    @Test
    void hasItsPublicMethodsAndLocators() {
        ResourceClass books = ResourceClass.of(Books.class);

        assertThat(books.path(), is("books"));
        assertThat(books.isRoot(), is(true));
        assertThat(books.isResource(), is(true));
        assertThat(operations(Books.class), contains("GET  list", "PURGE  purge", "PUT {} update"));
        assertThat(
                books.locators().entrySet().stream()
                        .map(locator -> locator.getKey().getName() + " " + locator.getValue())
                        .toList(),
                contains("chapters {}/chapters"));
    }

    @Test
    void subResourceHasNoPathOfItsOwn() {
        ResourceClass chapters = ResourceClass.of(Chapters.class);

        assertThat(chapters.path(), is(nullValue()));
        assertThat(chapters.isRoot(), is(false));
        assertThat(chapters.isResource(), is(true));
        assertThat(operations(Chapters.class), contains("GET {:[0-9]{1,3}} chapter", "OPTIONS  options"));
    }

    @Test
    void classWithoutAnnotationsIsNoResource() {
        assertThat(ResourceClass.of(Nothing.class).isResource(), is(false));
    }

    @Path("books")
    static class OnlyAPath {}

    static class OnlyALocator {
        @Path("sub")
        public Chapters sub() {
            return new Chapters();
        }
    }

    @Test
    void pathOrALocatorMakesAResource() {
        assertThat(ResourceClass.of(OnlyAPath.class).isResource(), is(true));
        assertThat(ResourceClass.of(OnlyALocator.class).isResource(), is(true));
    }

    @Consumes("text/plain")
    @Produces({"text/html, Text/Plain", "application/json"})
    static class Typed {
        @POST
        public void byClass() {}

        @PUT
        @Consumes("text/html")
        @Produces("text/html")
        public void byMethod() {}

        @POST
        @Consumes("*/*")
        public void anything() {}
    }

    private static ResourceClass.Operation operation(Class<?> type, String name) {
        return ResourceClass.of(type).methods().stream()
                .filter(each -> each.method().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void mediaTypesAreTheMethodsOrTheClasssOrAny() {
        assertThat(operation(Typed.class, "byClass").consumes(), is(Set.of("text/plain")));
        assertThat(
                operation(Typed.class, "byClass").produces(),
                is(Set.of("text/html", "text/plain", "application/json")));
        assertThat(operation(Typed.class, "byMethod").consumes(), is(Set.of("text/html")));
        assertThat(operation(Typed.class, "byMethod").produces(), is(Set.of("text/html")));
        assertThat(operation(Chapters.class, "options").consumes(), is(Set.of("*/*")));
        assertThat(operation(Chapters.class, "options").produces(), is(Set.of("*/*")));
    }

    @Test
    void methodHidesWhatNoRequestReachesBesideIt() {
        ResourceClass.Operation byClass = operation(Typed.class, "byClass");
        ResourceClass.Operation anything = operation(Typed.class, "anything");

        assertThat("takes all that it takes", anything.hides(byClass), is(true));
        assertThat("takes less", byClass.hides(anything), is(false));
        assertThat("another HTTP method", anything.hides(operation(Typed.class, "byMethod")), is(false));
    }

    private static List<String> operations(Class<?> type) {
        return ResourceClass.of(type).methods().stream()
                .map(each -> each.httpMethod() + " " + each.path() + " "
                        + each.method().getName())
                .sorted()
                .toList();
    }

    @Test
    void getComesWithHead() {
        ResourceClass books = ResourceClass.of(Books.class);

        assertThat(books.httpMethods(null), contains("GET", "HEAD", "PURGE", "PUT"));
        assertThat(books.httpMethods(""), contains("GET", "HEAD", "PURGE"));
        assertThat(books.httpMethods("{}"), contains("PUT"));
        assertThat(books.httpMethods("other"), is(empty()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # why it is here                      | template         | normalized
            nothing                               | ``               | ``
            the root                              | /                | ``
            a segment                             | books            | books
            outer slashes                         | /books/          | books
            slashes inside                        | a/b              | a/b
            name of a parameter                   | {id}             | {}
            another name                          | {number}         | {}
            spaces around the name                | { id }           | {}
            parameter among text                  | a-{id}.txt       | a-{}.txt
            two parameters                        | {a}/x/{b}        | {}/x/{}
            regular expression                    | {id:[0-9]+}      | {:[0-9]+}
            spaces around the regular expression  | {id : [0-9]+ }   | {:[0-9]+}
            braces in the regular expression      | {id: [0-9]{3}}/x | {:[0-9]{3}}/x
            colons in the regular expression      | {id: a:b}        | {:a:b}
            a colon outside                       | a:b              | a:b
            a space outside                       | a b              | a b
            not closed, which the runtime refuses | {id              | {
            closed twice, the same                | a}b              | a}b
            """)
    void templatesThatMatchTheSamePathsAreWrittenAlike(String why, String template, String normalized) {
        assertThat(why, ResourceClass.normalize(template), is(normalized));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # why it is here | class | method | template
            both             | books | {}     | books/{}
            only the class   | books | ``     | books
            only the method  | ``    | {}     | {}
            neither          | ``    | ``     | ``
            a sub-resource   | -     | {}     | {}
            """)
    void templateOfAMethodIsBelowThatOfItsClass(String why, String classPath, String methodPath, String template) {
        Method method = Contexts.method(Books.class, "list");
        ResourceClass.Operation operation = new ResourceClass.Operation(Books.class, method, "GET", methodPath);
        ResourceClass resource = new ResourceClass(Books.class, classPath, List.of(operation), Map.of());

        assertThat(why, resource.template(operation), is(template));
    }

    interface Annotated {
        @GET
        @Path("list")
        void list();

        @PUT
        @Path("both")
        void both();

        @GET
        void becomesLocator();

        @Path("leads")
        Chapters leads();
    }

    static class Above {
        @POST
        @Path("above")
        public void both() {}
    }

    /** Its methods have what they override, unless they have annotations of their own. */
    static class Inheriting extends Above implements Annotated {
        @Override
        public void list() {}

        @Override
        public void both() {}

        @Override
        @Path("own")
        public void becomesLocator() {}

        @Override
        public Chapters leads() {
            return new Chapters();
        }
    }

    @Path("annotated")
    interface AnnotatedType {}

    static class TypeInheriting implements AnnotatedType {}

    @Test
    void annotationsAreInheritedFromTheSuperclassThenFromTheInterface() {
        assertThat(operations(Inheriting.class), contains("GET list list", "POST above both"));
    }

    /**
     * "If a subclass or implementation method has any Jakarta REST annotations then all of the annotations on the
     * superclass or interface method are ignored."
     */
    @Test
    void annotationOfItsOwnReplacesTheInheritedOnes() {
        assertThat(
                ResourceClass.of(Inheriting.class).locators().keySet().stream()
                        .map(Method::getName)
                        .sorted()
                        .toList(),
                contains("becomesLocator", "leads"));
    }

    @Test
    void pathIsInheritedFromATypeToo() {
        assertThat(ResourceClass.of(TypeInheriting.class).path(), is("annotated"));
    }

    interface Storing<T> {
        @PUT
        void put(T value);
    }

    /** The runtime calls only the method that implements the interface. */
    static class Stores implements Storing<String> {
        @Override
        public void put(String value) {}

        public void put(Integer value) {}
    }

    @Test
    void overloadInheritsNothing() {
        assertThat(
                ResourceClass.of(Stores.class).methods().stream()
                        .map(each -> each.method().getParameterTypes()[0].getSimpleName())
                        .toList(),
                contains("String"));
    }

    static class BooksProxy extends Books {
        @Override
        public void list() {}

        @Override
        public Chapters chapters() {
            return super.chapters();
        }
    }

    static Stream<Arguments> named() throws NoSuchMethodException {
        return Stream.of(
                Arguments.of("its own method", Books.class, Contexts.method(Books.class, "list"), "list"),
                Arguments.of("a proxy's method", BooksProxy.class, Contexts.method(BooksProxy.class, "list"), "list"),
                Arguments.of(
                        "what the proxy overrides", BooksProxy.class, Contexts.method(Books.class, "list"), "list"),
                Arguments.of(
                        "what the proxy inherits", BooksProxy.class, Contexts.method(Books.class, "update"), "update"),
                Arguments.of(
                        "an interface's method", Inheriting.class, Contexts.method(Annotated.class, "list"), "list"),
                Arguments.of("no resource method", Books.class, Contexts.method(Books.class, "helper"), null),
                Arguments.of("a locator", Books.class, Contexts.method(Books.class, "chapters"), null),
                Arguments.of("another class's method", Books.class, Contexts.method(Chapters.class, "options"), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("named")
    void operationIsFoundByWhateverTheRuntimeNames(String why, Class<?> type, Method method, String operation) {
        ResourceClass.Operation found = ResourceClass.of(type).operation(method);

        assertThat(why, found == null ? null : found.method().getName(), is(operation));
    }

    @Test
    void locatorIsAMethodWithAPathOnly() {
        assertThat(ResourceClass.isLocator(Books.class, Contexts.method(Books.class, "chapters")), is(true));
        assertThat(ResourceClass.isLocator(BooksProxy.class, Contexts.method(BooksProxy.class, "chapters")), is(true));
        assertThat(ResourceClass.isLocator(Books.class, Contexts.method(Books.class, "update")), is(false));
        assertThat(ResourceClass.isLocator(Books.class, Contexts.method(Books.class, "list")), is(false));
        assertThat(ResourceClass.isLocator(Books.class, Contexts.method(Books.class, "helper")), is(false));
    }

    abstract static class Locators<T extends Chapters> {
        abstract Chapters plain();

        abstract Class<Chapters> ofClass();

        abstract Class<? extends Chapters> ofSubclass();

        abstract CompletionStage<Chapters> later();

        abstract CompletableFuture<Class<Chapters>> laterOfClass();

        abstract List<Chapters> list();

        abstract Optional<Chapters> optional();

        abstract Object anything();

        abstract Class<?> anyClass();

        @SuppressWarnings("rawtypes")
        abstract Class rawClass();

        abstract T variable();

        abstract T[] array();

        abstract int number();

        abstract void nothing();

        abstract Storing<String> parameterized();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here               | locator       | declared
            the class                      | plain         | Chapters
            the class that is instantiated | ofClass       | Chapters
            at least that class            | ofSubclass    | Chapters
            asynchronously                 | later         | Chapters
            both                           | laterOfClass  | Chapters
            a parameterized type           | parameterized | Storing
            a list says nothing            | list          | -
            an optional says nothing       | optional      | -
            any object                     | anything      | -
            any class                      | anyClass      | -
            a raw class                    | rawClass      | -
            a type variable                | variable      | -
            an array of one                | array         | -
            a number                       | number        | -
            nothing                        | nothing       | -
            """)
    void declaredSubResourceIsTheReturnType(String why, String locator, String declared) throws NoSuchMethodException {
        Class<?> found = ResourceClass.subResource(Locators.class.getDeclaredMethod(locator));

        assertThat(why, found == null ? null : found.getSimpleName(), is(declared));
    }
}

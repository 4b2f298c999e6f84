package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is wrong with the annotations of resource classes: where, with which value, and what to do about it. */
class AnnotationCheckTest {

    private static Set<CorsProblem> check(Class<?>... types) {
        Set<CorsProblem> problems = new LinkedHashSet<>();
        AnnotationCheck check = new AnnotationCheck(new PolicySource(Map.of()), GoverningPolicy.NONE, problems);
        for (Class<?> type : types) {
            check.check(ResourceClass.of(type));
        }
        return problems;
    }

    private static boolean declares(Class<?> type) {
        AnnotationCheck check =
                new AnnotationCheck(new PolicySource(Map.of()), GoverningPolicy.NONE, new LinkedHashSet<>());
        check.check(ResourceClass.of(type));
        return check.isAnythingDeclared();
    }

    @Path("books")
    @CrossOrigin("https://a.example")
    static class Valid {
        @GET
        @CrossOrigin(
                value = "https://a.example",
                methods = {"GET", "PUT"})
        public void get() {}

        @PUT
        public void put() {}

        @DELETE
        @Path("{id}")
        @SameOrigin
        public void delete() {}
    }

    @Path("books")
    static class Undeclared {
        @GET
        public void get() {}
    }

    @Test
    void validAnnotationsAreNoProblem() {
        assertThat(check(Valid.class, Undeclared.class), is(empty()));
    }

    @Path("books")
    static class OnlySameOrigin {
        @GET
        @SameOrigin
        public void get() {}
    }

    @Path("books")
    static class BelowAnnotated extends Valid {}

    @Test
    void knowsWhetherAnythingIsDeclared() {
        assertThat(declares(Valid.class), is(true));
        assertThat(declares(OnlySameOrigin.class), is(true));
        assertThat(declares(BelowAnnotated.class), is(true));
        assertThat(declares(Undeclared.class), is(false));
    }

    @Path("books")
    static class NoEffect {
        @CrossOrigin("https://a.example")
        public void helper() {}

        @GET
        @CrossOrigin("https://a.example")
        void notPublic() {}

        @CrossOrigin("https://a.example")
        @GET
        public void fine() {}

        @Path("sub")
        @SameOrigin
        public Undeclared locator() {
            return new Undeclared();
        }
    }

    @Test
    void annotationOnAMethodThatIsNoResourceMethodHasNoEffect() {
        assertThat(
                List.copyOf(new TreeSet<>(check(NoEffect.class).stream()
                        .map(CorsProblem::toString)
                        .toList())),
                contains(
                        new CorsProblem(
                                        CorsProblem.Kind.NO_EFFECT,
                                        "NoEffect.helper @CrossOrigin",
                                        null,
                                        "the annotation has no effect, since NoEffect.helper is no resource method;"
                                                + " move it to one")
                                .toString(),
                        new CorsProblem(
                                        CorsProblem.Kind.NO_EFFECT,
                                        "NoEffect.locator @SameOrigin",
                                        null,
                                        "the annotation has no effect, since NoEffect.locator is a sub-resource"
                                                + " locator; annotate the class of the sub-resource")
                                .toString(),
                        new CorsProblem(
                                        CorsProblem.Kind.NO_EFFECT,
                                        "NoEffect.notPublic @CrossOrigin",
                                        null,
                                        "the annotation has no effect, since NoEffect.notPublic is no resource method;"
                                                + " move it to one")
                                .toString()));
    }

    static class Hidden {
        @CrossOrigin("https://a.example")
        public void helper() {}
    }

    /** The compiler gives it a bridge that has the annotations as well. */
    @Path("books")
    public static class Shown extends Hidden {
        @GET
        public void get() {}
    }

    @Test
    void annotationIsReportedWhereItStandsAndNotOnABridge() {
        assertThat(
                check(Shown.class).stream().map(CorsProblem::location).toList(),
                contains("Hidden.helper @CrossOrigin"));
    }

    interface Leading {
        @Path("sub")
        @CrossOrigin("https://a.example")
        Undeclared locator();
    }

    @Path("books")
    static class Led implements Leading {
        @Override
        public Undeclared locator() {
            return new Undeclared();
        }
    }

    @Test
    void locatorIsNamedAsOneWhereverItsAnnotationStands() {
        assertThat(
                check(Led.class),
                contains(new CorsProblem(
                        CorsProblem.Kind.NO_EFFECT,
                        "Leading.locator @CrossOrigin",
                        null,
                        "the annotation has no effect, since Leading.locator is a sub-resource locator; annotate the"
                                + " class of the sub-resource")));
    }

    interface Contract {
        @GET
        @CrossOrigin("https://a.example")
        void get();

        @PUT
        @Path("{id}")
        @CrossOrigin("https://a.example")
        void put(String value);
    }

    abstract static class GenericContract<T> {
        @POST
        @CrossOrigin("https://a.example")
        public void post(T value) {}
    }

    @Path("books")
    static class Implementing extends GenericContract<String> implements Contract {
        @Override
        public void get() {}

        @Override
        public void put(String value) {}

        @Override
        public void post(String value) {}
    }

    @Test
    void annotationOnWhatAResourceMethodOverridesHasItsEffect() {
        assertThat(check(Implementing.class), is(empty()));
    }

    @Path("books")
    @CrossOrigin(
            origins = "https://a.example",
            methods = {"GET", "HEAD", "DELETE", "PATCH", "OPTIONS"})
    static class MissingOnClass {
        @GET
        public void get() {}

        @DELETE
        @Path("{id}")
        public void delete() {}
    }

    @Test
    void methodThatTheClassLacksIsReported() {
        assertThat(
                check(MissingOnClass.class),
                contains(
                        missing("MissingOnClass @CrossOrigin(methods)", "PATCH", "only DELETE, GET, HEAD"),
                        missing("MissingOnClass @CrossOrigin(methods)", "OPTIONS", "only DELETE, GET, HEAD")));
    }

    private static CorsProblem missing(String location, String method, String has) {
        return new CorsProblem(
                CorsProblem.Kind.METHOD_NOT_ON_RESOURCE,
                location,
                method,
                "method \"" + method + "\" is listed, but the resource has " + has + "; remove it");
    }

    @Path("books")
    static class MissingOnMethod {
        @GET
        @Path("{id}")
        @CrossOrigin(
                value = "https://a.example",
                methods = {"GET", "HEAD", "PUT", "DELETE"})
        public void get() {}

        @PUT
        @Path("/{number}/")
        public void put() {}

        @DELETE
        public void delete() {}

        @OPTIONS
        @CrossOrigin(
                value = "https://a.example",
                methods = {"OPTIONS", "*", "DELETE"})
        public void options() {}
    }

    @Test
    void methodThatThePathLacksIsReported() {
        assertThat(
                check(MissingOnMethod.class),
                contains(missing("MissingOnMethod.get @CrossOrigin(methods)", "DELETE", "only GET, HEAD, PUT")));
    }

    @Path("books")
    @CrossOrigin(origins = "https://a.example", methods = "GET")
    static class OnlyLocators {
        @Path("sub")
        public Undeclared locator() {
            return new Undeclared();
        }
    }

    @Test
    void classMayHaveNoMethodAtAll() {
        assertThat(
                check(OnlyLocators.class), contains(missing("OnlyLocators @CrossOrigin(methods)", "GET", "no method")));
    }

    @Path("books")
    @CrossOrigin(
            origins = "https://a.example",
            methods = {"put", "TRACE", "a b"})
    static class WrongMethods {
        @GET
        public void get() {}
    }

    @Test
    void methodThatIsForbiddenOrWronglyCasedIsNotMissingAsWell() {
        assertThat(
                check(WrongMethods.class).stream()
                        .map(each -> each.kind() + " " + each.value())
                        .toList(),
                contains("METHOD_CASE put", "METHOD_FORBIDDEN TRACE", "INVALID_TOKEN a b"));
    }

    @Path("books")
    @CrossOrigin("null")
    static class WrongEverywhere {
        @GET
        @CrossOrigin
        public void get() {}

        @PUT
        @CrossOrigin(origins = "https://a.example", policy = "unknown")
        public void put() {}

        @CrossOrigin(value = "*", allowCredentials = true)
        public void helper() {}
    }

    @Path("more")
    static class WrongToo {
        @GET
        @SameOrigin
        @CrossOrigin("https://a.example")
        public void get() {}
    }

    @Test
    void allProblemsOfAllClassesAreReportedOnce() {
        List<String> problems = check(WrongEverywhere.class, WrongToo.class, WrongEverywhere.class).stream()
                .map(each -> each.location() + " " + each.kind() + " " + each.value())
                .sorted()
                .toList();

        assertThat(
                problems,
                contains(
                        "WrongEverywhere @CrossOrigin(origins) ORIGIN_NULL null",
                        "WrongEverywhere.get @CrossOrigin(origins) NO_ORIGINS null",
                        "WrongEverywhere.helper @CrossOrigin NO_EFFECT null",
                        "WrongEverywhere.helper @CrossOrigin(origins) ORIGIN_WILDCARD_WITH_CREDENTIALS *",
                        "WrongEverywhere.put @CrossOrigin(policy) POLICY_WITH_ATTRIBUTES unknown",
                        "WrongEverywhere.put @CrossOrigin(policy) UNKNOWN_POLICY unknown",
                        "WrongToo.get @CrossOrigin CONFLICTING_ANNOTATIONS null"));
    }

    @CrossOrigin("null")
    static class WrongBase {
        @CrossOrigin("file://")
        public void get() {}
    }

    @Path("one")
    @CrossOrigin("https://a.example")
    static class Replacing extends WrongBase {
        @Override
        @GET
        @CrossOrigin("https://a.example")
        public void get() {}
    }

    @Path("other")
    static class Inheriting extends WrongBase {
        @Override
        @GET
        public void get() {}
    }

    @Test
    void whatANearerAnnotationReplacesIsCheckedTooAndReportedOnce() {
        List<String> problems = check(Replacing.class, Inheriting.class).stream()
                .map(each -> each.location() + " " + each.kind())
                .toList();

        assertThat(
                problems,
                contains(
                        "WrongBase @CrossOrigin(origins) ORIGIN_NULL",
                        "WrongBase.get @CrossOrigin(origins) ORIGIN_SYNTAX"));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin("null")
    @interface WrongComposed {}

    @Path("one")
    @WrongComposed
    static class ComposedOne {
        @GET
        @WrongComposed
        public void get() {}
    }

    @Test
    void problemOfAComposedAnnotationIsReportedOnce() {
        assertThat(
                check(ComposedOne.class).stream()
                        .map(each -> each.location() + " " + each.kind())
                        .toList(),
                contains("WrongComposed @CrossOrigin(origins) ORIGIN_NULL"));
    }

    @CrossOrigin("https://a.example")
    interface One {}

    @SameOrigin
    interface Other {}

    @Path("torn")
    static class Torn implements One, Other {
        @GET
        public void get() {}
    }

    @Test
    void conflictBetweenTypesIsReportedForTheResource() {
        assertThat(
                check(Torn.class),
                contains(new CorsProblem(
                        CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                        "Torn @CrossOrigin",
                        null,
                        "annotations that are equally near differ (One @CrossOrigin; Other @SameOrigin); keep one, or"
                                + " put one nearer")));
    }

    /** Its methods are made resource methods by code. */
    @CrossOrigin("null")
    static class ByCode {
        @CrossOrigin("file://")
        public void handle() {}
    }

    static class ByCodeBelow extends ByCode {}

    static class ByCodeUndeclared {
        public void handle() {}
    }

    @CrossOrigin("https://a.example")
    static class ByCodeOnClass {
        public void handle() {}
    }

    static class ByCodeOnMethod {
        @SameOrigin
        public void handle() {}
    }

    @Test
    void classThatIsAResourceByCodeMayDeclareOnItselfOrOnAMethod() {
        for (Class<?> type : List.of(ByCodeOnClass.class, ByCodeOnMethod.class)) {
            AnnotationCheck check =
                    new AnnotationCheck(new PolicySource(Map.of()), GoverningPolicy.NONE, new LinkedHashSet<>());
            check.check(type);
            check.check(ByCodeUndeclared.class);

            assertThat(type.getSimpleName(), check.isAnythingDeclared(), is(true));
        }
    }

    @Test
    void classThatIsAResourceByCodeMayHaveItsAnnotationsAnywhere() {
        Set<CorsProblem> problems = new LinkedHashSet<>();
        AnnotationCheck check = new AnnotationCheck(new PolicySource(Map.of()), GoverningPolicy.NONE, problems);
        check.check(ByCodeUndeclared.class);

        assertThat(check.isAnythingDeclared(), is(false));

        check.check(ByCodeBelow.class);

        assertThat(check.isAnythingDeclared(), is(true));
        assertThat(
                problems.stream()
                        .map(each -> each.location() + " " + each.kind())
                        .toList(),
                contains(
                        "ByCode @CrossOrigin(origins) ORIGIN_NULL",
                        "ByCode.handle @CrossOrigin(origins) ORIGIN_SYNTAX"));
    }
}

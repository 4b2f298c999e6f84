package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The nearest declaration governs a method and replaces the others whole: the method's own, that of what it overrides
 * (superclasses, then interfaces), the class's, its superclasses', its interfaces', and what is passed in last.
 */
class PolicySourceTest {

    private static final GoverningPolicy OTHERWISE = new GoverningPolicy(
            CorsPolicy.builder().allowedOrigins("https://otherwise").build(), "default policy");

    @CrossOrigin("https://top-interface")
    interface Top {
        @CrossOrigin("https://top-interface-method")
        void fromTopInterface();

        @CrossOrigin("https://top-interface-method")
        void fromInterface();

        void fromClass();
    }

    @CrossOrigin("https://interface")
    interface Service extends Top {
        @Override
        @CrossOrigin("https://interface-method")
        void fromInterface();

        @CrossOrigin("https://interface-method")
        void fromSuperclass();

        @CrossOrigin("https://interface-method")
        void own();
    }

    @CrossOrigin("https://superclass")
    static class Base {
        @CrossOrigin("https://superclass-method")
        public void fromSuperclass() {}

        @CrossOrigin("https://superclass-method")
        public void own() {}

        @CrossOrigin("https://superclass-method")
        public void inherited() {}

        public void inheritedPlain() {}

        @CrossOrigin("https://superclass-method")
        public void notShared() {}
    }

    @CrossOrigin(value = "https://class", allowCredentials = true)
    static class Resource extends Base implements Service {
        @Override
        @CrossOrigin("https://method")
        public void own() {}

        @Override
        public void fromSuperclass() {}

        @Override
        public void fromInterface() {}

        @Override
        public void fromTopInterface() {}

        @Override
        public void fromClass() {}

        @Override
        @SameOrigin
        public void notShared() {}
    }

    static class FromSuperclass extends Base {
        public void plain() {}
    }

    static class FromSuperclassFirst extends Base implements Service {
        @Override
        public void fromInterface() {}

        @Override
        public void fromTopInterface() {}

        @Override
        public void fromClass() {}
    }

    static class FromInterface implements Service {
        @Override
        public void fromSuperclass() {}

        @Override
        public void own() {}

        @Override
        public void fromInterface() {}

        @Override
        public void fromTopInterface() {}

        @Override
        public void fromClass() {}
    }

    interface Bare extends Top {}

    abstract static class FromTopInterface implements Bare {}

    static class Undeclared {
        public void plain() {}
    }

    @SameOrigin
    static class NotShared {
        public void plain() {}

        @CrossOrigin("https://method")
        public void shared() {}
    }

    @CrossOrigin("https://superclass")
    static class ParentOfNotShared {
        public void plain() {}
    }

    @SameOrigin
    static class NotSharedAgain extends ParentOfNotShared {}

    /** As CDI and HK2 make them. */
    static class ResourceProxy extends Resource {
        @Override
        public void own() {}

        @Override
        public void fromClass() {}

        @Override
        public void notShared() {}
    }

    @ParameterizedTest(name = "{0}: {1}.{2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                    | type                | method           | origin
            its own                             | Resource            | own              | method
            superclass's method first           | Resource            | fromSuperclass   | superclass-method
            interface's method                  | Resource            | fromInterface    | interface-method
            interface farther up, its method    | Resource            | fromTopInterface | top-interface-method
            nothing on the methods: the class   | Resource            | fromClass        | class
            inherited, annotated                | Resource            | inherited        | superclass-method
            inherited, not annotated: its class | Resource            | inheritedPlain   | class
            not shared, whatever is above       | Resource            | notShared        | -
            superclass                          | FromSuperclass      | plain            | superclass
            superclass before interface         | FromSuperclassFirst | fromClass        | superclass
            interface                           | FromInterface       | fromClass        | interface
            interface farther up                | FromTopInterface    | fromClass        | top-interface
            nothing anywhere                    | Undeclared          | plain            | otherwise
            class not shared                    | NotShared           | plain            | -
            class not shared, its method is     | NotShared           | shared           | method
            class not shared, its superclass is | NotSharedAgain      | plain            | -
            proxy, its own                      | ResourceProxy       | own              | method
            proxy, class                        | ResourceProxy       | fromClass        | class
            proxy, inherited                    | ResourceProxy       | fromInterface    | interface-method
            proxy, not shared                   | ResourceProxy       | notShared        | -
            """)
    void nearestDeclarationGoverns(String why, String type, String method, String origin)
            throws ClassNotFoundException {
        Class<?> resource = Class.forName(PolicySourceTest.class.getName() + "$" + type);
        List<CorsProblem> problems = new ArrayList<>();
        CorsPolicy policy =
                governing(resource, Contexts.method(resource, method), problems).policy();

        assertThat(why, problems, is(List.of()));
        assertThat(
                why,
                policy == null ? null : String.join(" ", policy.allowedOrigins()),
                is(origin == null ? null : "https://" + origin));
    }

    private static GoverningPolicy governing(Class<?> type, Method method, List<CorsProblem> problems) {
        return new PolicySource(Map.of()).governing(type, method, OTHERWISE, problems);
    }

    @Test
    void nearestReplacesTheOthersWhole() {
        CorsPolicy policy = governing(Resource.class, Contexts.method(Resource.class, "own"), new ArrayList<>())
                .policy();

        assertThat(
                policy, is(CorsPolicy.builder().allowedOrigins("https://method").build()));
    }

    @Test
    void methodMayBeNamedByTheTypeThatDeclaresIt() {
        assertThat(origin(Resource.class, Contexts.method(Service.class, "own")), is("https://method"));
        assertThat(origin(Resource.class, Contexts.method(Top.class, "fromClass")), is("https://class"));
        assertThat(origin(ResourceProxy.class, Contexts.method(Resource.class, "own")), is("https://method"));
    }

    private static String origin(Class<?> type, Method method) {
        CorsPolicy policy = governing(type, method, new ArrayList<>()).policy();
        return policy == null ? null : String.join(" ", policy.allowedOrigins());
    }

    interface Storing<K, V> {
        @CrossOrigin("https://generic-interface-method")
        V put(K key, V value);
    }

    abstract static class Store<V> implements Storing<String, V> {
        @CrossOrigin("https://generic-superclass-method")
        public void clear(V value) {}
    }

    @CrossOrigin("https://class")
    static class NumberStore extends Store<Integer> {
        @Override
        public Integer put(String key, Integer value) {
            return value;
        }

        @Override
        public void clear(Integer value) {}

        public void clear(String other) {}
    }

    @Test
    void methodMayOverrideAGenericOne() throws NoSuchMethodException {
        assertThat(
                origin(NumberStore.class, NumberStore.class.getMethod("put", String.class, Integer.class)),
                is("https://generic-interface-method"));
        assertThat(
                origin(NumberStore.class, NumberStore.class.getMethod("clear", Integer.class)),
                is("https://generic-superclass-method"));
    }

    @Test
    void bridgeIsLookedThrough() throws NoSuchMethodException {
        Method bridge = NumberStore.class.getMethod("clear", Object.class);

        assertThat(bridge.isBridge(), is(true));
        assertThat(origin(NumberStore.class, bridge), is("https://generic-superclass-method"));
    }

    @Test
    void overloadIsGovernedByItsClass() throws NoSuchMethodException {
        assertThat(origin(NumberStore.class, NumberStore.class.getMethod("clear", String.class)), is("https://class"));
    }

    @CrossOrigin("https://one")
    interface One {
        @CrossOrigin("https://one-method")
        void work();

        void plain();
    }

    @CrossOrigin("https://other")
    interface Other {
        @CrossOrigin("https://other-method")
        void work();

        void plain();
    }

    @CrossOrigin("https://one")
    interface SameAsOne {}

    abstract static class Torn implements One, Other {
        @Override
        public void work() {}
    }

    @CrossOrigin("https://class")
    abstract static class Settled implements One, Other {
        @Override
        @CrossOrigin("https://method")
        public void work() {}
    }

    abstract static class Agreeing implements One, SameAsOne {}

    @Test
    void equallyNearDeclarationsThatDifferAreAConflictAndNothingIsShared() {
        List<CorsProblem> problems = new ArrayList<>();
        GoverningPolicy byMethod = governing(Torn.class, Contexts.method(Torn.class, "work"), problems);
        GoverningPolicy byType = governing(Torn.class, Contexts.method(One.class, "plain"), problems);

        assertThat(byMethod.policy(), is(nullValue()));
        assertThat(byType.policy(), is(nullValue()));
        assertThat(
                problems,
                contains(
                        new CorsProblem(
                                CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                                "Torn.work @CrossOrigin",
                                null,
                                "annotations that are equally near differ (One.work @CrossOrigin; Other.work"
                                        + " @CrossOrigin); keep one, or put one nearer"),
                        new CorsProblem(
                                CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                                "Torn @CrossOrigin",
                                null,
                                "annotations that are equally near differ (One @CrossOrigin; Other @CrossOrigin); keep"
                                        + " one, or put one nearer")));
    }

    @Test
    void nearerDeclarationSettlesAConflict() {
        assertThat(origin(Settled.class, Contexts.method(Settled.class, "work")), is("https://method"));
        assertThat(origin(Settled.class, Contexts.method(One.class, "plain")), is("https://class"));
    }

    @Test
    void equallyNearDeclarationsMaySayTheSame() {
        assertThat(origin(Agreeing.class, Contexts.method(One.class, "plain")), is("https://one"));
    }

    @Test
    void locationIsWhereTheDeclarationStands() {
        assertThat(
                governing(Resource.class, Contexts.method(Resource.class, "fromSuperclass"), new ArrayList<>())
                        .location(),
                is("Base.fromSuperclass @CrossOrigin"));
        assertThat(
                governing(Undeclared.class, Contexts.method(Undeclared.class, "plain"), new ArrayList<>()),
                is(OTHERWISE));
    }

    @Test
    void typeAloneHasADeclarationToo() {
        List<CorsProblem> problems = new ArrayList<>();
        PolicySource source = new PolicySource(Map.of());

        assertThat(source.onType(Undeclared.class, problems), is(nullValue()));
        assertThat(source.onType(ResourceProxy.class, problems).governing().location(), is("Resource @CrossOrigin"));
        assertThat(source.on(ResourceProxy.class, problems), is(nullValue()));
        assertThat(problems, is(List.of()));
    }
}

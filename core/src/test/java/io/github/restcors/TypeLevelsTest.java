package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From which types a class inherits, nearest first, and which methods a method overrides. */
class TypeLevelsTest {

    interface Top {
        void work(String text);
    }

    interface Left extends Top {}

    interface Right extends Top {
        @Override
        void work(String text);
    }

    static class Base implements Right {
        @Override
        public void work(String text) {}

        public void work(Object other) {}

        public static void fixed(String text) {}

        public void hidden(String text) {}
    }

    static class Middle extends Base {}

    static class Leaf extends Middle implements Left {
        @Override
        public void work(String text) {}

        public void own() {}

        @SuppressWarnings("unused")
        private void secret() {}
    }

    interface Generic<T, R> {
        R exchange(T text, int number);
    }

    static class Strings implements Generic<String, CharSequence> {
        @Override
        public String exchange(String text, int number) {
            return text;
        }

        /** An overload, which overrides nothing. */
        public String exchange(Integer text, int number) {
            return "";
        }
    }

    abstract static class GenericBase<T> {
        public void put(T value) {}
    }

    static class GenericLeaf extends GenericBase<Integer> {
        @Override
        public void put(Integer value) {}
    }

    static class Inherited {
        public void put(String value) {}
    }

    interface Putting<T> {
        void put(T value);
    }

    /** Implements the interface by what it inherits. */
    static class Joined extends Inherited implements Putting<String> {}

    static class ProxyOfInherited extends Inherited {
        @Override
        public void put(String value) {}
    }

    static class Secretive {
        @SuppressWarnings("unused")
        private void own() {}

        public static void fixed() {}
    }

    static class Open extends Secretive {
        public void own() {}

        public static void fixed() {}
    }

    static class Hidden {
        public void own() {}
    }

    /** The compiler gives it a bridge to the method that it inherits. */
    public static class Shown extends Hidden {}

    static class Proxy extends Leaf {
        @Override
        public void work(String text) {}
    }

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of("a class alone", Inherited.class, "Inherited"),
                Arguments.of(
                        "superclasses one by one, then interfaces",
                        Leaf.class,
                        "Leaf | Middle | Base | Left, Right | Top"),
                Arguments.of(
                        "a proxy class is a subclass", Proxy.class, "Proxy | Leaf | Middle | Base | Left, Right | Top"),
                Arguments.of("an interface", Right.class, "Right | Top"),
                Arguments.of("an interface above another is farther", Base.class, "Base | Right | Top"),
                Arguments.of("Object says nothing", Object.class, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void nearestTypeComesFirst(String why, Class<?> type, String levels) {
        List<String> found = TypeLevels.of(type).stream()
                .map(level -> String.join(
                        ", ",
                        new TreeSet<>(level.stream().map(Class::getSimpleName).toList())))
                .toList();

        assertThat(why, String.join(" | ", found), is(levels));
    }

    static Stream<Arguments> methods() throws NoSuchMethodException {
        return Stream.of(
                Arguments.of(
                        "superclasses before interfaces",
                        Leaf.class,
                        Leaf.class.getMethod("work", String.class),
                        "Leaf | Base | Right | Top"),
                Arguments.of("not an overload", Leaf.class, Base.class.getMethod("work", Object.class), "Base"),
                Arguments.of(
                        "inherited", Middle.class, Base.class.getMethod("work", String.class), "Base | Right | Top"),
                Arguments.of(
                        "looked through a proxy class",
                        Proxy.class,
                        Leaf.class.getMethod("work", String.class),
                        "Proxy | Leaf | Base | Right | Top"),
                Arguments.of(
                        "named by its interface",
                        Leaf.class,
                        Top.class.getMethod("work", String.class),
                        "Leaf | Base | Right | Top"),
                Arguments.of(
                        "named by a subclass of a class alone",
                        Inherited.class,
                        ProxyOfInherited.class.getMethod("put", String.class),
                        "Inherited"),
                Arguments.of("overrides nothing", Leaf.class, Leaf.class.getMethod("own"), "Leaf"),
                Arguments.of(
                        "private, so it overrides nothing", Leaf.class, Leaf.class.getDeclaredMethod("secret"), "Leaf"),
                Arguments.of(
                        "static, so nothing overrides it",
                        Leaf.class,
                        Base.class.getMethod("fixed", String.class),
                        "Base"),
                Arguments.of("not one that is private", Open.class, Open.class.getMethod("own"), "Open"),
                Arguments.of(
                        "private, so nothing overrides it",
                        Open.class,
                        Secretive.class.getDeclaredMethod("own"),
                        "Secretive"),
                Arguments.of("static, so it overrides nothing", Open.class, Open.class.getMethod("fixed"), "Open"),
                Arguments.of("a bridge does not override", Shown.class, Hidden.class.getMethod("own"), "Hidden"),
                Arguments.of(
                        "generic interface, narrowed",
                        Strings.class,
                        Strings.class.getMethod("exchange", String.class, int.class),
                        "Strings | Generic"),
                Arguments.of(
                        "generic interface, named by it",
                        Strings.class,
                        Generic.class.getMethod("exchange", Object.class, int.class),
                        "Strings | Generic"),
                Arguments.of(
                        "an overload of what a bridge leads to",
                        Strings.class,
                        Strings.class.getMethod("exchange", Integer.class, int.class),
                        "Strings"),
                Arguments.of(
                        "generic superclass, narrowed",
                        GenericLeaf.class,
                        GenericLeaf.class.getMethod("put", Integer.class),
                        "GenericLeaf | GenericBase"),
                Arguments.of(
                        "generic superclass, named by it",
                        GenericLeaf.class,
                        GenericBase.class.getMethod("put", Object.class),
                        "GenericLeaf | GenericBase"),
                Arguments.of(
                        "of a type that has nothing to do with it",
                        Inherited.class,
                        Leaf.class.getMethod("own"),
                        "Leaf"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    void methodComesWithThoseThatItOverrides(String why, Class<?> type, Method method, String levels) {
        List<String> found = new ArrayList<>();
        for (List<Method> level : TypeLevels.of(type, method)) {
            found.add(String.join(
                    ", ",
                    level.stream()
                            .map(each -> each.getDeclaringClass().getSimpleName())
                            .sorted()
                            .toList()));
        }

        assertThat(why, String.join(" | ", found), is(levels));
    }

    @Test
    void inheritedMethodImplementsAnInterfaceOfTheSubclass() throws NoSuchMethodException {
        Method inherited = Inherited.class.getMethod("put", String.class);
        List<Class<?>> declaring = TypeLevels.of(Joined.class, inherited).stream()
                .flatMap(List::stream)
                .filter(each -> !each.isBridge())
                .<Class<?>>map(Method::getDeclaringClass)
                .toList();

        assertThat(declaring, is(Arrays.asList(Inherited.class, Putting.class)));
    }

    @Test
    void bridgeStandsForTheMethodThatItLeadsTo() throws NoSuchMethodException {
        Method bridge = GenericLeaf.class.getMethod("put", Object.class);
        Method put = GenericLeaf.class.getMethod("put", Integer.class);

        assertThat(bridge.isBridge(), is(true));
        assertThat(new TypeLevels(GenericLeaf.class).unbridged(bridge), is(put));
        assertThat(TypeLevels.of(GenericLeaf.class, bridge), is(TypeLevels.of(GenericLeaf.class, put)));
        assertThat("another method is itself", new TypeLevels(GenericLeaf.class).unbridged(put), is(put));
    }

    @Test
    void bridgeToAnInheritedMethodStaysItself() throws NoSuchMethodException {
        Method bridge = Joined.class.getMethod("put", Object.class);

        assertThat(bridge.isBridge(), is(true));
        assertThat(new TypeLevels(Joined.class).unbridged(bridge), is(bridge));
    }

    interface Batch<T extends Number, U> {
        void all(T[] values, List<? extends U> rest, U other);
    }

    static class Integers<U> implements Batch<Integer, U> {
        @Override
        public void all(Integer[] values, List<? extends U> rest, U other) {}

        public void all(String[] values, List<? extends U> rest, U other) {}
    }

    static class Texts extends Integers<List<String>> {
        @Override
        public void all(Integer[] values, List<? extends List<String>> rest, List<String> other) {}
    }

    @Test
    void typeArgumentsAreFollowedThroughArraysAndSubclasses() throws NoSuchMethodException {
        Method ofTexts = Texts.class.getMethod("all", Integer[].class, List.class, List.class);
        Method overload = Integers.class.getMethod("all", String[].class, List.class, Object.class);

        assertThat(
                TypeLevels.of(Texts.class, ofTexts).stream()
                        .map(level -> level.get(0).getDeclaringClass().getSimpleName())
                        .toList(),
                is(List.of("Texts", "Integers", "Batch")));
        assertThat(TypeLevels.of(Texts.class, overload), is(List.of(List.of(overload))));
        assertThat("a raw type, erased", TypeLevels.of(Integers.class, overload), is(List.of(List.of(overload))));
    }

    static class Wildcards implements Generic<List<? super String>, Object> {
        @Override
        public Object exchange(List<? super String> text, int number) {
            return text;
        }
    }

    @Test
    void typeArgumentMayBeParameterizedItself() throws NoSuchMethodException {
        assertThat(
                TypeLevels.of(Wildcards.class, Wildcards.class.getMethod("exchange", List.class, int.class))
                        .size(),
                is(2));
    }
}

package io.github.restcors.benchmarks;

import jakarta.ws.rs.core.AbstractMultivaluedMap;
import java.io.Serial;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Header fields as Jakarta REST shows them, by name without case, with as little work as that takes. */
final class StubFields<V> extends AbstractMultivaluedMap<String, V> {

    @Serial
    private static final long serialVersionUID = 1L;

    StubFields() {
        super(new Fields<>());
    }

    /** A dozen fields at most, so there is nothing faster than to look at one after the other. */
    private static final class Fields<V> extends AbstractMap<String, List<V>> {

        private static final int MOST = 24;

        private final String[] names = new String[MOST];
        private final List<V>[] lines = newArray();
        private int size;

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static <V> List<V>[] newArray() {
            return new List[MOST];
        }

        private int index(@Nullable Object name) {
            if (name instanceof String wanted) {
                for (int i = 0; i < size; i++) {
                    if (names[i].equalsIgnoreCase(wanted)) {
                        return i;
                    }
                }
            }
            return -1;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public boolean containsKey(@Nullable Object name) {
            return index(name) >= 0;
        }

        @Override
        public @Nullable List<V> get(@Nullable Object name) {
            int index = index(name);
            return index < 0 ? null : lines[index];
        }

        @Override
        public @Nullable List<V> put(String name, List<V> values) {
            int index = index(name);
            List<V> before = index < 0 ? null : lines[index];
            if (index < 0) {
                index = size++;
                names[index] = name;
            }
            lines[index] = values;
            return before;
        }

        @Override
        public @Nullable List<V> remove(@Nullable Object name) {
            int index = index(name);
            if (index < 0) {
                return null;
            }
            List<V> removed = lines[index];
            size--;
            names[index] = names[size];
            lines[index] = lines[size];
            return removed;
        }

        @Override
        public void clear() {
            size = 0;
        }

        @Override
        public Set<Map.Entry<String, List<V>>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return size;
                }

                @Override
                public Iterator<Map.Entry<String, List<V>>> iterator() {
                    return new Iterator<>() {
                        private int next;

                        @Override
                        public boolean hasNext() {
                            return next < size;
                        }

                        @Override
                        public Map.Entry<String, List<V>> next() {
                            if (!hasNext()) {
                                throw new NoSuchElementException();
                            }
                            return new SimpleImmutableEntry<>(names[next], lines[next++]);
                        }
                    };
                }
            };
        }
    }
}

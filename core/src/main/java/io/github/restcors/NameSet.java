package io.github.restcors;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * A list of header names as a policy has it: compared without case, written as configured, and {@code *} for all names.
 *
 * @param names by lower-case name, as configured; without {@code *}
 * @param wildcard whether {@code *} was listed
 */
record NameSet(Map<String, String> names, boolean wildcard) {

    private static final String WILDCARD = "*";

    static NameSet of(Collection<String> configured) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String name : configured) {
            names.putIfAbsent(Ascii.lowerCase(name), name);
        }
        boolean wildcard = names.remove(WILDCARD) != null;
        return new NameSet(names, wildcard);
    }

    boolean isEmpty() {
        return names.isEmpty() && !wildcard;
    }

    /**
     * Returns the names that both sets cover, in an order and spelling that do not depend on which comes first; {@code *} of one set
     * covers all names but those excepted.
     */
    NameSet intersect(NameSet other, Set<String> exceptFromWildcard) {
        Map<String, String> common = new TreeMap<>();
        names.forEach((key, name) -> {
            if (other.covers(key, exceptFromWildcard)) {
                common.merge(key, name, BinaryOperator.minBy(Comparator.naturalOrder()));
            }
        });
        other.names.forEach((key, name) -> {
            if (covers(key, exceptFromWildcard)) {
                common.merge(key, name, BinaryOperator.minBy(Comparator.naturalOrder()));
            }
        });
        return new NameSet(common, wildcard && other.wildcard);
    }

    private boolean covers(String key, Set<String> exceptFromWildcard) {
        return names.containsKey(key) || wildcard && !exceptFromWildcard.contains(key);
    }

    /** The names as one field value, {@code *} first. */
    String joined() {
        String joined = String.join(", ", names.values());
        String separator = joined.isEmpty() ? "" : ", ";
        return wildcard ? WILDCARD + separator + joined : joined;
    }

    /** Equal if the same names are listed, whatever their order and case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof NameSet that
                && wildcard == that.wildcard
                && names.keySet().equals(that.names.keySet());
    }

    @Override
    public int hashCode() {
        return Objects.hash(names.keySet(), wildcard);
    }
}

package io.github.restcors.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A response.
 *
 * @param status the status code
 * @param headers every header line, in the order of arrival for one name, which is as the server spells it
 * @param body the content, as UTF-8
 */
public record Reply(int status, List<Map.Entry<String, String>> headers, String body) {

    private static final Set<String> LISTS =
            Set.of("Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Expose-Headers");

    /** Returns the values of all lines of a header, compared without case; mostly none or one. */
    public List<String> lines(String name) {
        return headers.stream()
                .filter(line -> line.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Returns all lines of a header joined by a comma and a space as browsers do it, or {@code null} if there is none. */
    public String header(String name) {
        List<String> lines = lines(name);
        return lines.isEmpty() ? null : String.join(", ", lines);
    }

    /** Returns the elements of all lines of a header that is a list, without outer whitespace and empty elements. */
    public List<String> elements(String name) {
        return lines(name).stream()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(String::trim)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** Returns every {@code Access-Control-*} header; see {@link CorsMatchers#accessControlHeaders}. */
    public Map<String, String> accessControlHeaders() {
        Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> line : headers) {
            String name = canonical(line.getKey());
            if (name.startsWith("Access-Control-")) {
                String value = LISTS.contains(name) ? sorted(line.getValue()) : line.getValue();
                found.merge(name, value, (one, other) -> one + " | " + other);
            }
        }
        return found;
    }

    /** Returns all header lines but {@code Date}, to compare two responses: names in lower case, values in their order. */
    public Map<String, List<String>> allHeaders() {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach(line -> all.computeIfAbsent(line.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(line.getValue()));
        all.remove("date");
        return all;
    }

    private static String sorted(String list) {
        return Stream.of(list.split(","))
                .map(String::trim)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining(", "));
    }

    private static String canonical(String name) {
        StringBuilder spelt = new StringBuilder(name.length());
        char before = '-';
        for (char c : name.toCharArray()) {
            spelt.append(before == '-' ? Character.toUpperCase(c) : Character.toLowerCase(c));
            before = c;
        }
        return spelt.toString();
    }
}

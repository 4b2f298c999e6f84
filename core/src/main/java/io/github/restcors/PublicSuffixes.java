package io.github.restcors;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The <a href="https://publicsuffix.org/list/">Public Suffix List</a>, ICANN and private section: the names under which
 * anybody can have a host. A subdomain wildcard over one of them trusts strangers.
 *
 * <p>Read at the first question that needs it, and dropped when memory is short: policies are checked at start-up only.
 * {@code CONTRIBUTING.md} says how the list is renewed.
 */
final class PublicSuffixes {

    private static final String RESOURCE = "public-suffix-list.txt.gz";

    private static volatile SoftReference<Set<String>> cache = new SoftReference<>(null);

    private PublicSuffixes() {}

    /**
     * Whether hosts below {@code base} may belong to strangers: {@code base} is a public suffix ({@code co.uk}), or has
     * one below it ({@code amazonaws.com}).
     *
     * <p>By the default rule of the list {@code localhost} is a suffix too. Here it is none: the names below it stay on
     * the machine.
     *
     * @param base a host name in lower case, in ASCII (Punycode), without a dot at its end
     * @return whether {@code *.} and {@code base} is too wide for credentials
     * @throws IllegalStateException if the list is missing or broken
     * @see <a href="https://github.com/publicsuffix/list/wiki/Format#algorithm">the list's algorithm</a>
     */
    static boolean coversPublicSuffix(String base) {
        int dot = base.indexOf('.');
        if (dot < 0) {
            // Step 2, "if no rules match, the prevailing rule is *": one label is a suffix, listed or not.
            return !base.equals("localhost");
        }
        Set<String> names = names();
        // Step 3: an exception rule wins over the wildcard rule beside it.
        return names.contains(base) || (names.contains("*" + base.substring(dot)) && !names.contains("!" + base));
    }

    /** Without a lock: at worst two threads read the list at once. */
    private static Set<String> names() {
        Set<String> names = cache.get();
        if (names == null) {
            names = read(RESOURCE);
            cache = new SoftReference<>(names);
        }
        return names;
    }

    /**
     * Reads the rules, as they are written, and beside them each name that has a suffix below it.
     *
     * @param resource the name of a resource beside this class
     * @return host names, and rules that begin with {@code *.} or {@code !}
     * @throws IllegalStateException if there is no such resource, or it cannot be unpacked
     */
    static Set<String> read(String resource) {
        try (InputStream packed = open(resource);
                InputStream list = new GZIPInputStream(packed)) {
            return namesIn(new String(list.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(
                    problem(resource, "is no gzip file; keep it as it is, byte for byte, when repackaging"), e);
        }
    }

    private static InputStream open(String resource) {
        InputStream packed = PublicSuffixes.class.getResourceAsStream(resource);
        if (packed == null) {
            throw new IllegalStateException(problem(resource, "is missing; keep it there when repackaging"));
        }
        return packed;
    }

    private static String problem(String resource, String rule) {
        return "rest-cors: resource \"" + resource + "\" beside the class " + PublicSuffixes.class.getName() + " "
                + rule;
    }

    private static Set<String> namesIn(String list) {
        Set<String> names = new HashSet<>();
        // The first line is the version.
        for (String rule : list.lines().skip(1).toList()) {
            names.add(rule);
            // An exception has a wildcard rule beside it, so the names above it do have a suffix below them.
            for (int dot = rule.indexOf('.'); dot >= 0; dot = rule.indexOf('.', dot + 1)) {
                names.add(rule.substring(dot + 1));
            }
        }
        return names;
    }
}

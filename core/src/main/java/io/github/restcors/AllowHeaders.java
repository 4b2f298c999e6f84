package io.github.restcors;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Access-Control-Allow-Headers}: the whole configured list, so that one preflight serves every set of headers; and
 * the check of {@code Access-Control-Request-Headers} against it.
 *
 * <p>{@code *} covers every name but {@code Authorization}, which has to be listed by name. Browsers take {@code *} for a
 * wildcard only without credentials; with credentials the names that were asked for are sent instead.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-access-control-allow-headers">Fetch, Access-Control-Allow-Headers</a>
 * @see <a href="https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name">Fetch, CORS non-wildcard
 *     request-header name</a>
 */
final class AllowHeaders {

    /** Longest {@code Access-Control-Request-Headers}, all lines together, that is looked at, in characters. */
    static final int MAX_REQUEST_LENGTH = 16 * 1024;

    private static final Set<String> NOT_BY_WILDCARD = Set.of(Ascii.lowerCase(HeaderNames.AUTHORIZATION));

    private final NameSet allowed;
    private final boolean credentials;
    private final RegionMap<String> names = new RegionMap<>();
    private final @Nullable String value;

    private AllowHeaders(NameSet allowed, boolean credentials) {
        this.allowed = allowed;
        this.credentials = credentials;
        allowed.names().keySet().forEach(name -> names.put(name, name));
        this.value = allowed.isEmpty() ? null : shortest(allowed).joined();
    }

    /** Beside {@code *} only the name that it does not cover says anything. */
    private static NameSet shortest(NameSet allowed) {
        if (!allowed.wildcard()) {
            return allowed;
        }
        Map<String, String> kept = new LinkedHashMap<>(allowed.names());
        kept.keySet().retainAll(NOT_BY_WILDCARD);
        return new NameSet(kept, true);
    }

    static AllowHeaders of(NameSet allowed, boolean credentials) {
        return new AllowHeaders(allowed, credentials);
    }

    /** Returns what all of the rules allow. */
    static AllowHeaders of(Collection<CorsPolicy> deciding) {
        if (deciding.size() == 1) {
            return deciding.iterator().next().headerRule();
        }
        NameSet common = null;
        for (CorsPolicy tier : deciding) {
            NameSet next = tier.headerRule().allowed;
            common = common == null ? next : common.intersect(next, NOT_BY_WILDCARD);
        }
        return of(common == null ? NameSet.of(List.of()) : common, AllowCredentials.allowed(deciding));
    }

    /**
     * Returns the field's value, or {@code null} where there is nothing to allow.
     *
     * @param asked the lines of {@code Access-Control-Request-Headers}, which {@link #check} has passed
     */
    @Nullable
    String value(List<String> asked) {
        // Fetch #cors-protocol-and-credentials: with credentials "*" would be a name, so the names themselves are
        // echoed.
        return allowed.wildcard() && credentials ? echo(asked) : value;
    }

    /** Repeats the names, each once and so never at greater length than they were asked for. */
    private static @Nullable String echo(List<String> asked) {
        Map<String, String> names = new LinkedHashMap<>();
        scan(asked, (line, from, to) -> {
            String name = line.substring(from, to);
            names.putIfAbsent(Ascii.lowerCase(name), name);
            return null;
        });
        return names.isEmpty() ? null : String.join(",", names.values());
    }

    /**
     * Checks the names that a preflight asks for, in one pass and without allocation.
     *
     * @param asked the lines of {@code Access-Control-Request-Headers}
     * @return why they are refused, or {@code null} if all are allowed
     */
    CorsDecision.@Nullable Reason check(List<String> asked) {
        long length = 0;
        for (int i = 0; i < asked.size(); i++) {
            length += asked.get(i).length();
        }
        return length > MAX_REQUEST_LENGTH ? CorsDecision.Reason.HEADERS_TOO_LONG : scan(asked, this::check);
    }

    private CorsDecision.@Nullable Reason check(String line, int from, int to) {
        int hash = 0;
        for (int i = to - 1; i >= from; i--) {
            char character = Ascii.lowerCaseInToken(line.charAt(i));
            // RFC 9110, section 5.6.1: an element that is no token makes the field malformed, under "*" too.
            if (character == Ascii.NOT_IN_TOKEN) {
                return CorsDecision.Reason.HEADERS_MALFORMED;
            }
            hash = RegionMap.extend(hash, character);
        }
        boolean listed = names.getIgnoringCase(line, from, to, hash) != null;
        return listed || allowed.wildcard() && !isAuthorization(line, from, to)
                ? null
                : CorsDecision.Reason.HEADER_NOT_ALLOWED;
    }

    private static boolean isAuthorization(String line, int from, int to) {
        int length = HeaderNames.AUTHORIZATION.length();
        return to - from == length && line.regionMatches(true, from, HeaderNames.AUTHORIZATION, 0, length);
    }

    private interface Element {
        CorsDecision.@Nullable Reason visit(String line, int from, int to);
    }

    /** Visits the non-empty elements of a list that may stand on several lines (RFC 9110, section 5.6.1.2). */
    private static CorsDecision.@Nullable Reason scan(List<String> lines, Element visitor) {
        for (int i = 0; i < lines.size(); i++) {
            CorsDecision.Reason reason = scan(lines.get(i), visitor);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static CorsDecision.@Nullable Reason scan(String line, Element visitor) {
        int from = 0;
        while (from < line.length()) {
            char first = line.charAt(from);
            if (first == ',' || Ascii.isWhitespace(first)) {
                from++;
                continue;
            }
            int comma = line.indexOf(',', from);
            int end = comma < 0 ? line.length() : comma;
            int to = end;
            while (Ascii.isWhitespace(line.charAt(to - 1))) {
                to--;
            }
            CorsDecision.Reason reason = visitor.visit(line, from, to);
            if (reason != null) {
                return reason;
            }
            from = end + 1;
        }
        return null;
    }
}

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
        for (String name : allowed.names().keySet()) {
            names.put(name, name);
        }
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
        for (String line : asked) {
            int end;
            for (int from = 0; from < line.length(); from = end + 1) {
                int comma = line.indexOf(',', from);
                end = comma < 0 ? line.length() : comma;
                String name = line.substring(from, end).strip();
                if (!name.isEmpty()) {
                    names.putIfAbsent(Ascii.lowerCase(name), name);
                }
            }
        }
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
        if (length > MAX_REQUEST_LENGTH) {
            return CorsDecision.Reason.HEADERS_TOO_LONG;
        }
        for (int i = 0; i < asked.size(); i++) {
            CorsDecision.Reason reason = check(asked.get(i));
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    /**
     * Checks the non-empty elements of a list that may stand on several lines (RFC 9110, section 5.6.1.2). From the end of a
     * line, since that is how names are hashed.
     */
    private CorsDecision.@Nullable Reason check(String line) {
        int to = line.length();
        while (to > 0) {
            char last = line.charAt(to - 1);
            if (last == ',' || Ascii.isWhitespace(last)) {
                to--;
                continue;
            }
            int hash = 0;
            int from = to;
            while (from > 0) {
                char character = Ascii.lowerCaseInToken(line.charAt(from - 1));
                if (character == Ascii.NOT_IN_TOKEN) {
                    break;
                }
                hash = RegionMap.extend(hash, character);
                from--;
            }
            int end = from;
            while (end > 0 && Ascii.isWhitespace(line.charAt(end - 1))) {
                end--;
            }
            // RFC 9110, section 5.6.1: an element that is no token makes the field malformed, under "*" too.
            if (end > 0 && line.charAt(end - 1) != ',') {
                return CorsDecision.Reason.HEADERS_MALFORMED;
            }
            if (!isAllowed(line, from, to, hash)) {
                return CorsDecision.Reason.HEADER_NOT_ALLOWED;
            }
            to = end;
        }
        return null;
    }

    private boolean isAllowed(String line, int from, int to, int hash) {
        return names.getIgnoringCase(line, from, to, hash) != null
                || allowed.wildcard() && !isAuthorization(line, from, to);
    }

    private static boolean isAuthorization(String line, int from, int to) {
        int length = HeaderNames.AUTHORIZATION.length();
        return to - from == length && line.regionMatches(true, from, HeaderNames.AUTHORIZATION, 0, length);
    }
}

package io.github.restcors;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with one policy, whether it was written in code or as an annotation. */
final class PolicyCheck {

    /** The parts of a policy, and what they are called in code and in {@link CrossOrigin}. */
    enum Part {
        ORIGINS("allowedOrigins", "origins"),
        METHODS("allowedMethods", "methods"),
        ALLOWED_HEADERS("allowedHeaders", "allowedHeaders"),
        EXPOSED_HEADERS("exposedHeaders", "exposedHeaders"),
        MAX_AGE("maxAge", "maxAge");

        final String builderMethod;
        final String attribute;

        Part(String builderMethod, String attribute) {
            this.builderMethod = builderMethod;
            this.attribute = attribute;
        }
    }

    private static final String ANY = "*";

    private final Function<Part, String> location;
    private final Set<CorsProblem> problems = new LinkedHashSet<>();

    private PolicyCheck(Function<Part, String> location) {
        this.location = location;
    }

    /** Checks a draft; {@code location} says where each of its parts was written. */
    static List<CorsProblem> check(CorsPolicy.Builder draft, Function<Part, String> location) {
        PolicyCheck check = new PolicyCheck(location);
        check.origins(draft);
        check.methods(draft.allowedMethods);
        check.allowedHeaders(draft.allowedHeaders);
        check.exposedHeaders(draft.exposedHeaders, draft.allowCredentials);
        check.maxAge(draft.maxAge);
        return new ArrayList<>(check.problems);
    }

    private void add(CorsProblem.Kind kind, Part part, @Nullable String value, String message) {
        problems.add(new CorsProblem(kind, location.apply(part), value, message));
    }

    private void origins(CorsPolicy.Builder draft) {
        if (draft.allowedOrigins.isEmpty()) {
            add(CorsProblem.Kind.NO_ORIGINS, Part.ORIGINS, null, "no origin is allowed; list at least one, or \"*\"");
        }
        for (String entry : draft.allowedOrigins) {
            if (entry.equals("null")) {
                add(
                        CorsProblem.Kind.ORIGIN_NULL,
                        Part.ORIGINS,
                        entry,
                        "origin \"null\" is every sandboxed frame's; serve the page from an origin of its own and list that");
            } else if (entry.equals(ANY)) {
                anyOrigin(draft);
            } else {
                origin(entry, draft);
            }
        }
    }

    private void anyOrigin(CorsPolicy.Builder draft) {
        if (draft.allowedOrigins.size() > 1) {
            add(
                    CorsProblem.Kind.ORIGIN_WILDCARD_NOT_ALONE,
                    Part.ORIGINS,
                    ANY,
                    "origin \"*\" allows all, so it stands alone; remove the others, or give them a tier of their own");
        }
        if (draft.allowCredentials) {
            add(
                    CorsProblem.Kind.ORIGIN_WILDCARD_WITH_CREDENTIALS,
                    Part.ORIGINS,
                    ANY,
                    "origin \"*\" with credentials would give every site what its visitors may see; list the origins");
        }
    }

    private void origin(String entry, CorsPolicy.Builder draft) {
        OriginPattern.Parsed parsed = OriginPattern.parse(entry);
        OriginPattern pattern = parsed.pattern();
        if (pattern == null) {
            add(CorsProblem.Kind.ORIGIN_SYNTAX, Part.ORIGINS, entry, "origin \"" + entry + "\" " + parsed.problem());
        } else if (draft.allowCredentials) {
            credentialedOrigin(entry, pattern, draft);
        }
    }

    private void credentialedOrigin(String entry, OriginPattern pattern, CorsPolicy.Builder draft) {
        if (!draft.allowInsecureOrigins && isInsecure(pattern)) {
            add(
                    CorsProblem.Kind.ORIGIN_INSECURE_WITH_CREDENTIALS,
                    Part.ORIGINS,
                    entry,
                    "origin \"" + entry + "\" is not https, so anyone on the network can be that page and use the"
                            + " credentials; write https, or accept it by dangerouslyAllowInsecureOrigins() in code");
        }
        if (!draft.allowPublicSuffixes
                && pattern instanceof OriginPattern.Subdomains subdomains
                && PublicSuffixes.coversPublicSuffix(subdomains.base())) {
            add(
                    CorsProblem.Kind.PUBLIC_SUFFIX_WITH_CREDENTIALS,
                    Part.ORIGINS,
                    entry,
                    "origin \"" + entry + "\" covers names that anyone can register, so strangers could use the"
                            + " credentials; name your own domain, or accept it by dangerouslyAllowPublicSuffixes() in code");
        }
    }

    private static boolean isInsecure(OriginPattern pattern) {
        if (pattern instanceof OriginPattern.Exact origin) {
            return isInsecure(origin.scheme(), origin.host());
        }
        if (pattern instanceof OriginPattern.AnyPort origin) {
            return isInsecure(origin.scheme(), origin.host());
        }
        OriginPattern.Subdomains origin = (OriginPattern.Subdomains) pattern; // "*" has rules of its own
        return isInsecure(origin.scheme(), origin.base());
    }

    private static boolean isInsecure(String scheme, String host) {
        return scheme.equals("http") && !Origin.isLoopback(host);
    }

    private void methods(Iterable<String> methods) {
        for (String method : methods) {
            if (!Ascii.isToken(method)) {
                add(
                        CorsProblem.Kind.INVALID_TOKEN,
                        Part.METHODS,
                        method,
                        "method \"" + method + "\" is no token; write one method an entry");
            } else if (Methods.isForbidden(method)) {
                add(
                        CorsProblem.Kind.METHOD_FORBIDDEN,
                        Part.METHODS,
                        method,
                        "method \"" + method + "\" is never sent by a page; remove it");
            } else if (!Methods.normalize(method).equals(method)) {
                add(
                        CorsProblem.Kind.METHOD_CASE,
                        Part.METHODS,
                        method,
                        "method \"" + method
                                + "\" is sent in upper case by browsers, and methods are compared with case;"
                                + " write \"" + Methods.normalize(method) + "\"");
            }
        }
    }

    private void allowedHeaders(Iterable<String> headers) {
        for (String header : headers) {
            if (!Ascii.isToken(header)) {
                noToken(header, Part.ALLOWED_HEADERS);
            } else if (HeaderNames.isForbiddenRequestHeader(header)) {
                add(
                        CorsProblem.Kind.REQUEST_HEADER_FORBIDDEN,
                        Part.ALLOWED_HEADERS,
                        header,
                        "header \"" + header + "\" is set by browsers only, no page can send it; remove it");
            } else if (HeaderNames.isCorsResponseHeader(header)) {
                add(
                        CorsProblem.Kind.REQUEST_HEADER_MISPLACED,
                        Part.ALLOWED_HEADERS,
                        header,
                        "header \"" + header + "\" is one that the server sends; list here what pages may send");
            }
        }
    }

    private void exposedHeaders(Iterable<String> headers, boolean credentials) {
        for (String header : headers) {
            if (!Ascii.isToken(header)) {
                noToken(header, Part.EXPOSED_HEADERS);
            } else if (HeaderNames.isForbiddenResponseHeader(header)) {
                add(
                        CorsProblem.Kind.EXPOSED_HEADER_FORBIDDEN,
                        Part.EXPOSED_HEADERS,
                        header,
                        "header \"" + header + "\" is never shown to a page; remove it");
            } else if (header.equals(ANY) && credentials) {
                add(
                        CorsProblem.Kind.EXPOSED_WILDCARD_WITH_CREDENTIALS,
                        Part.EXPOSED_HEADERS,
                        header,
                        "with credentials browsers take \"*\" for the name of a header; list the names");
            }
        }
    }

    private void noToken(String header, Part part) {
        add(
                CorsProblem.Kind.INVALID_TOKEN,
                part,
                header,
                "header name \"" + header + "\" is no token; write one name an entry");
    }

    private void maxAge(@Nullable Duration maxAge) {
        if (maxAge != null && (maxAge.isNegative() || maxAge.compareTo(MaxAge.LONGEST) > 0)) {
            add(
                    CorsProblem.Kind.MAX_AGE_OUT_OF_BOUNDS,
                    Part.MAX_AGE,
                    Long.toString(maxAge.toSeconds()),
                    "max age " + maxAge.toSeconds() + " is out of bounds; write 0 (no caching) to "
                            + MaxAge.LONGEST.toSeconds() + " seconds, the longest that any browser honours");
        }
    }
}

package io.github.restcors.it.browsermodel;

import io.github.restcors.it.Reply;
import io.github.restcors.it.browsermodel.Outcome.BlockedAt;
import io.github.restcors.it.browsermodel.Outcome.Result;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One fetch, from the script's call to what the page may read. A network error is {@code null}, and {@link #blockedAt} says
 * where it came about.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#fetching">Fetch, fetching</a>
 */
final class Fetch {

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-request-response-tainting">response tainting</a>. */
    private enum Tainting {
        BASIC,
        CORS,
        OPAQUE
    }

    private static final Set<String> REQUEST_BODY_HEADERS =
            Set.of("content-encoding", "content-language", "content-location", "content-type");

    private final Browser browser;
    private final String origin;
    private final Mode mode;
    private final Credentials credentials;
    private final boolean useCorsPreflight;
    private final List<URI> urls = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>(2);

    private String method;
    private List<Map.Entry<String, String>> headers;
    private String body;
    private Tainting tainting = Tainting.BASIC;
    private BlockedAt blockedAt = BlockedAt.API;

    private Fetch(Browser browser, String origin, URI url, RequestInit init, List<Map.Entry<String, String>> headers) {
        this.browser = browser;
        this.origin = origin;
        this.mode = init.mode();
        this.credentials = init.credentials();
        this.useCorsPreflight = init.uploadListener();
        this.urls.add(url);
        this.method = Syntax.normalizedMethod(init.method());
        this.headers = headers;
        this.body = init.body();
    }

    static Outcome run(Browser browser, String origin, URI url, RequestInit init) {
        List<Map.Entry<String, String>> headers = headers(init);
        if (headers == null) {
            return Outcome.blocked(BlockedAt.API, List.of());
        }
        Fetch fetch = new Fetch(browser, origin, url, init, headers);
        Reply reply = fetch.mainFetch();
        return reply == null ? Outcome.blocked(fetch.blockedAt, fetch.exchanges) : fetch.filtered(reply);
    }

    /**
     * Returns the header list of a new request, or {@code null} where the API throws.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#dom-request">Fetch, new Request(input, init)</a>
     * @see <a href="https://fetch.spec.whatwg.org/#concept-headers-append">Fetch, append to a Headers object</a>
     */
    private static List<Map.Entry<String, String>> headers(RequestInit init) {
        if (!Syntax.isToken(init.method()) || Syntax.isForbiddenMethod(init.method())) {
            return null;
        }
        String method = Syntax.normalizedMethod(init.method());
        boolean noCors = init.mode() == Mode.NO_CORS;
        if (noCors && !Safelist.isSafeMethod(method)
                || init.body() != null && (method.equals("GET") || method.equals("HEAD"))) {
            return null;
        }
        List<Map.Entry<String, String>> kept = new ArrayList<>();
        for (Map.Entry<String, String> header : init.headers()) {
            String name = header.getKey();
            String value = Syntax.trimmed(header.getValue());
            if (!Syntax.isToken(name) || !Syntax.isHeaderValue(value)) {
                return null;
            }
            if (Safelist.isForbidden(name, value)) {
                continue;
            }
            if (noCors) {
                String before = Headers.get(kept, name);
                if (!Safelist.isSafeWithoutCors(name, before == null ? value : before + ", " + value)) {
                    continue;
                }
            }
            kept.add(Map.entry(name, value));
        }
        if (init.body() != null && !Headers.contains(kept, "Content-Type")) {
            // #concept-bodyinit-extract: the type of a string
            kept.add(Map.entry("Content-Type", "text/plain;charset=UTF-8"));
        }
        if (!Headers.contains(kept, "Accept")) {
            // #concept-fetch: for a request without destination
            kept.add(Map.entry("Accept", "*/*"));
        }
        return kept;
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-main-fetch">main fetch</a>: which kind of request it is. */
    private Reply mainFetch() {
        if (tainting == Tainting.BASIC && isSameOrigin(url())) {
            return httpFetch(false);
        }
        switch (mode) {
            case SAME_ORIGIN:
                return networkError(exchanges.isEmpty() ? BlockedAt.API : BlockedAt.REDIRECT);
            case NO_CORS:
                tainting = Tainting.OPAQUE;
                return httpFetch(false);
            default:
                tainting = Tainting.CORS;
                // the unsafe-request flag is set for whatever a script makes
                if (!useCorsPreflight
                        && Safelist.isSafeMethod(method)
                        && Safelist.unsafeNames(headers).isEmpty()) {
                    return httpFetch(false);
                }
                Reply reply = httpFetch(true);
                if (reply == null) {
                    browser.preflights().clear(serializedOrigin(), url());
                }
                return reply;
        }
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-http-fetch">HTTP fetch</a>. */
    private Reply httpFetch(boolean makeCorsPreflight) {
        if (makeCorsPreflight && needsPreflight() && !preflightSucceeds()) {
            return networkError(BlockedAt.PREFLIGHT);
        }
        Reply reply = networkFetch();
        if (tainting == Tainting.CORS && !passesCorsCheck(reply)) {
            return networkError(BlockedAt.RESPONSE);
        }
        return isRedirect(reply.status()) ? redirectFetch(reply) : reply;
    }

    private boolean needsPreflight() {
        PreflightCache known = browser.preflights();
        if (!known.hasMethod(serializedOrigin(), url(), includes(), method)
                && (!Safelist.isSafeMethod(method) || useCorsPreflight)) {
            return true;
        }
        for (String name : Safelist.unsafeNames(headers)) {
            if (!known.hasHeaderName(serializedOrigin(), url(), includes(), name)) {
                return true;
            }
        }
        return false;
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-http-redirect-fetch">HTTP-redirect fetch</a>, mode {@code follow}. */
    private Reply redirectFetch(Reply reply) {
        String location = Headers.get(reply.headers(), "Location");
        if (location == null) {
            return reply;
        }
        URI next;
        try {
            next = url().resolve(new URI(location));
        } catch (URISyntaxException e) {
            return networkError(BlockedAt.REDIRECT);
        }
        boolean withUserInfo = next.getRawUserInfo() != null;
        if (!isHttp(next)
                || urls.size() > 20
                || mode == Mode.CORS && withUserInfo && !isSameOrigin(next)
                || tainting == Tainting.CORS && withUserInfo) {
            return networkError(BlockedAt.REDIRECT);
        }
        int status = reply.status();
        if ((status == 301 || status == 302) && method.equals("POST")
                || status == 303 && !method.equals("GET") && !method.equals("HEAD")) {
            method = "GET";
            body = null;
            headers.removeIf(header -> REQUEST_BODY_HEADERS.contains(Syntax.lowerCase(header.getKey())));
        }
        if (!Urls.origin(url()).equals(Urls.origin(next))) {
            headers.removeIf(header -> Safelist.isNonWildcardName(header.getKey()));
        }
        urls.add(next);
        return mainFetch();
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch">HTTP-network-or-cache fetch</a>. */
    private Reply networkFetch() {
        boolean includeCredentials = includes() || credentials == Credentials.SAME_ORIGIN && tainting == Tainting.BASIC;
        List<Map.Entry<String, String>> lines = new ArrayList<>(headers);
        appendOrigin(lines);
        if (includeCredentials) {
            String cookies = browser.cookies().header(url());
            if (cookies != null) {
                lines.add(Map.entry("Cookie", cookies));
            }
        }
        Reply reply = exchange(new Request(method, url(), lines, body), false);
        if (includeCredentials) {
            for (Map.Entry<String, String> line : reply.headers()) {
                if (line.getKey().equalsIgnoreCase("Set-Cookie")) {
                    browser.cookies().store(url(), line.getValue());
                }
            }
        }
        return reply;
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#append-a-request-origin-header">append a request Origin header</a>. */
    private void appendOrigin(List<Map.Entry<String, String>> lines) {
        String serialized = serializedOrigin();
        if (tainting == Tainting.CORS) {
            lines.add(Map.entry("Origin", serialized));
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            // strict-origin-when-cross-origin, the default referrer policy
            boolean downgrade = mode != Mode.CORS
                    && origin.startsWith("https:")
                    && !url().getScheme().equalsIgnoreCase("https");
            lines.add(Map.entry("Origin", downgrade ? "null" : serialized));
        }
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">CORS-preflight fetch</a>. */
    private boolean preflightSucceeds() {
        List<String> unsafeNames = Safelist.unsafeNames(headers);
        List<Map.Entry<String, String>> lines = new ArrayList<>(4);
        lines.add(Map.entry("Accept", "*/*"));
        lines.add(Map.entry("Access-Control-Request-Method", method));
        if (!unsafeNames.isEmpty()) {
            lines.add(Map.entry("Access-Control-Request-Headers", String.join(",", unsafeNames)));
        }
        // its own credentials mode is the default and its tainting "cors": no cookie goes with it
        lines.add(Map.entry("Origin", serializedOrigin()));
        Reply reply = exchange(new Request("OPTIONS", url(), lines, null), true);

        // step 7: the check is done on the request rather than on the preflight
        if (!passesCorsCheck(reply) || reply.status() < 200 || reply.status() > 299) {
            return false;
        }
        List<String> methods = Headers.tokens(reply.headers(), "Access-Control-Allow-Methods");
        List<String> names = Headers.tokens(reply.headers(), "Access-Control-Allow-Headers");
        if (methods == null || names == null) {
            return false;
        }
        if (useCorsPreflight && !Headers.contains(reply.headers(), "Access-Control-Allow-Methods")) {
            methods = List.of(method);
        }
        if (!methods.contains(method) && !Safelist.isSafeMethod(method) && (includes() || !methods.contains("*"))) {
            return false;
        }
        for (Map.Entry<String, String> header : headers) {
            if (Safelist.isNonWildcardName(header.getKey()) && !Headers.names(names, header.getKey())) {
                return false;
            }
        }
        for (String unsafeName : unsafeNames) {
            if (!Headers.names(names, unsafeName) && (includes() || !names.contains("*"))) {
                return false;
            }
        }
        browser.preflights().store(serializedOrigin(), url(), includes(), methods, names, maxAge(reply));
        return true;
    }

    /** CORS-preflight fetch, steps 7.8 and 7.9: one {@code delta-seconds}, else 5 seconds. */
    private static Duration maxAge(Reply reply) {
        List<String> lines = reply.lines("Access-Control-Max-Age");
        String value = lines.size() == 1 ? Syntax.trimmed(lines.get(0)) : "";
        // RFC 9111, 1.2.2: what is too large for a cache is "infinity", for which 2147483648 stands
        return !Syntax.isDigits(value)
                ? Duration.ofSeconds(5)
                : Duration.ofSeconds(value.length() > 10 ? 1L << 31 : Long.parseLong(value));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#concept-cors-check">CORS check</a>. */
    private boolean passesCorsCheck(Reply reply) {
        String allowed = Headers.get(reply.headers(), "Access-Control-Allow-Origin");
        if (allowed == null) {
            return false;
        }
        if (!includes() && allowed.equals("*")) {
            return true;
        }
        if (!allowed.equals(serializedOrigin())) {
            return false;
        }
        return !includes() || "true".equals(Headers.get(reply.headers(), "Access-Control-Allow-Credentials"));
    }

    /**
     * What the page gets of a response: basic, CORS or opaque.
     *
     * @see <a href="https://fetch.spec.whatwg.org/#concept-filtered-response">Fetch, filtered response</a>
     */
    private Outcome filtered(Reply reply) {
        if (tainting == Tainting.OPAQUE) {
            return new Outcome(Result.OPAQUE, null, 0, List.of(), null, List.copyOf(exchanges));
        }
        boolean all = tainting == Tainting.BASIC;
        Set<String> exposed = new HashSet<>();
        if (tainting == Tainting.CORS) {
            // main fetch, step 14.1
            List<String> names = Headers.tokens(reply.headers(), "Access-Control-Expose-Headers");
            if (names != null) {
                all = !includes() && names.contains("*");
                names.forEach(name -> exposed.add(Syntax.lowerCase(name)));
            }
        }
        List<Map.Entry<String, String>> readable = new ArrayList<>();
        for (Map.Entry<String, String> line : reply.headers()) {
            String name = Syntax.lowerCase(line.getKey());
            if (!Safelist.isForbiddenResponseHeader(name)
                    && (all || exposed.contains(name) || Safelist.isSafeResponseHeader(name))) {
                readable.add(Map.entry(name, Syntax.trimmed(line.getValue())));
            }
        }
        return new Outcome(
                Result.ALLOWED, null, reply.status(), List.copyOf(readable), reply.body(), List.copyOf(exchanges));
    }

    /** Fetch, <a href="https://fetch.spec.whatwg.org/#serializing-a-request-origin">serializing a request origin</a>. */
    private String serializedOrigin() {
        // #concept-request-tainted-origin: a redirect from one foreign origin to another
        for (int i = 1; i < urls.size(); i++) {
            String last = Urls.origin(urls.get(i - 1));
            if (!Urls.origin(urls.get(i)).equals(last) && !origin.equals(last)) {
                return "null";
            }
        }
        return origin;
    }

    private Reply exchange(Request request, boolean preflight) {
        Reply reply = browser.network().send(request);
        exchanges.add(new Exchange(request, reply, preflight));
        return reply;
    }

    private Reply networkError(BlockedAt where) {
        blockedAt = where;
        return null;
    }

    /** The request's current URL. */
    private URI url() {
        return urls.get(urls.size() - 1);
    }

    private boolean includes() {
        return credentials == Credentials.INCLUDE;
    }

    private boolean isSameOrigin(URI target) {
        return Urls.origin(target).equals(origin);
    }

    private static boolean isHttp(URI target) {
        return "http".equalsIgnoreCase(target.getScheme()) || "https".equalsIgnoreCase(target.getScheme());
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}

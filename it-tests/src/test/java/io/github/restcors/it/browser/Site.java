package io.github.restcors.it.browser;

import io.github.restcors.it.App;
import io.github.restcors.it.LoggedRequest;
import io.github.restcors.it.Server;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An API under rest-cors, on a server that keeps a log, and a page of another origin that is open in a browser.
 *
 * <p>Both are on free ports, so no browser has anything of them in a cache. The API's hosts are the page's, where
 * cookies are not those of a third party.
 */
public final class Site implements AutoCloseable {

    private final Engine engine;
    private final PageServer pages = new PageServer();
    private final List<LoggedRequest> log = new CopyOnWriteArrayList<>();
    private Server api;

    private Site(Engine engine) {
        this.engine = engine;
    }

    /** Starts an API of these resources and providers, and opens an empty page on {@code localhost}. */
    public static Site open(Engine engine, Class<?>... classes) {
        return new Site(engine).serve(App.of(classes)).visit("localhost");
    }

    /** Opens an empty page; there is no API yet, but it may want to know the origin of the page. */
    public static Site open(Engine engine) {
        return new Site(engine).visit("localhost");
    }

    /** Starts the API. */
    public Site serve(Application application) {
        api = Server.startLogged(application, log::add);
        return this;
    }

    /** Opens the empty page on another host, that is of another origin. */
    public Site visit(String host) {
        engine.open(URI.create(pages.origin(host) + "/"));
        engine.forgetCookies();
        return this;
    }

    /** Opens a page on {@code localhost} that has this in its body. */
    public Site show(String html) {
        String page =
                "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>a page</title><link rel=icon href=data:,>"
                        + "<body>" + html;
        engine.open(URI.create(pages.add("/shown", "text/html", page).origin() + "/shown"));
        return this;
    }

    /** Returns where pages are, to add some. */
    public PageServer pages() {
        return pages;
    }

    /** Returns the origin of the API on {@code localhost}. */
    public String api() {
        return "http://localhost:" + api.baseUri().getPort();
    }

    /**
     * Runs the body of an {@code async} function in the open page, where {@code api} is the origin of the API, and returns
     * what it returns.
     */
    public Object run(String body, Object... arguments) {
        return engine.run("const api = '" + api() + "';\n" + body, arguments);
    }

    /** Returns the requests that the API's server has had, in the order of arrival. */
    public List<LoggedRequest> log() {
        return List.copyOf(log);
    }

    /** Forgets the requests of before. */
    public void clearLog() {
        log.clear();
    }

    /**
     * Returns the requests that the API's server has had: method, path and status, and what a preflight asks for.
     *
     * <p>Such as {@code OPTIONS /books 204 for PUT with content-type,x-reason}.
     */
    public List<String> requests() {
        return log.stream().map(Site::line).toList();
    }

    private static String line(LoggedRequest request) {
        String method = request.header("Access-Control-Request-Method");
        String headers = request.header("Access-Control-Request-Headers");
        return request + (method == null ? "" : " for " + method) + (headers == null ? "" : " with " + headers);
    }

    @Override
    public void close() {
        if (api != null) {
            api.close();
        }
        pages.close();
    }
}

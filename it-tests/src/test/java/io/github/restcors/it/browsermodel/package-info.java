/**
 * The browser's side of CORS as steps, after the Fetch standard of 2 July 2026: what {@code fetch(url, options)} does when a
 * page calls it, from the script's options to what the page may read. Written from the standard alone, without regard to the
 * library, which it tests; start at {@link io.github.restcors.it.browsermodel.Browser}.
 *
 * <p>Left out: service workers, the browser's own HTTP cache, mixed content, Content-Security-Policy, opaque-response
 * blocking, authentication entries and prompts, redirect modes other than {@code follow}.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
package io.github.restcors.it.browsermodel;

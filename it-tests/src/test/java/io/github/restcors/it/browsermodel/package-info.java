/**
 * The browser's side of CORS as steps, after the Fetch standard of 2 July 2026: what {@code fetch(url, options)} does when a
 * page of another origin calls it. Written without regard to the library, which it tests.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
package io.github.restcors.it.browsermodel;

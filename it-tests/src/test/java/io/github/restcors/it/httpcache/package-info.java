/**
 * A cache between browsers and a server, as steps after RFC 9111: what may be stored, when it may be used again, and what a
 * {@code 304} changes. It is as eager as the RFC lets it be, so that what a response does not forbid does happen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111">RFC 9111, HTTP Caching</a>
 */
package io.github.restcors.it.httpcache;

package io.github.restcors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps a resource from being shared with other origins, whatever a wider {@link CrossOrigin} or the default policy says.
 *
 * <p>rest-cors does not touch requests to such a method at all: their preflights are refused if another method of the same
 * path is shared and are otherwise left to the runtime, their responses get no CORS header. Pages of the same origin need
 * none. Looked up like {@link CrossOrigin}, on the same elements; beside it on one element it is a configuration problem.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface SameOrigin {}

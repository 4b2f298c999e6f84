package io.github.restcors;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Shares a resource with other origins.
 *
 * <p>Stands on a resource method, on a resource class or an interface of it (for every method below), on the {@code
 * Application} subclass (for every resource), or on an annotation type, which then means the same wherever it stands. The
 * nearest annotation replaces all others whole, nothing is merged: the method's, that of the method it overrides
 * (superclasses, then interfaces), the class's, its superclasses', its interfaces', the application's, and last {@link
 * CorsFeature.Builder#defaultPolicy}.
 *
 * <p>Repeated on one element, each is a tier and the most specific origin decides alone: see {@link
 * CorsPolicy#tiered(CorsPolicy...)}. A sub-resource is governed by its own class and methods, not by its locator's.
 *
 * <p>Whatever {@link CorsPolicy.Builder} refuses is refused here too; all problems of all annotations of an application are
 * reported in one {@link CorsConfigurationException}, and the deployment fails. An annotation on a method that is no
 * resource method is a problem as well, since it would have no effect.
 *
 * <pre>{@code
 * @Path("books")
 * @CrossOrigin("https://app.example.com")
 * public class BookResource {
 *     @PUT
 *     @Path("{id}")
 *     @CrossOrigin(origins = "https://admin.example.com", allowedHeaders = "Content-Type", allowCredentials = true)
 *     public Book update(Book book) { … }
 * }
 * }</pre>
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Repeatable(CrossOrigin.Tiers.class)
public @interface CrossOrigin {

    /**
     * The origins, as in {@link #origins()}; for use without other attributes. Where both are set, they add up.
     *
     * @return origins in serialized form; none by default
     */
    String[] value() default {};

    /**
     * The origins that may use the resource, see {@link CorsPolicy.Builder#allowedOrigins(String...)}.
     *
     * @return origins in serialized form; none by default, which is a problem unless {@link #value()} or {@link #policy()}
     *     is set
     */
    String[] origins() default {};

    /**
     * The HTTP methods that are shared, see {@link CorsPolicy.Builder#allowedMethods(String...)}. One that the annotated
     * resource does not have is a problem.
     *
     * @return methods in upper case; by default every method that the resource has
     */
    String[] methods() default {};

    /**
     * The request headers that pages may send, see {@link CorsPolicy.Builder#allowedHeaders(String...)}.
     *
     * @return header names; none by default
     */
    String[] allowedHeaders() default {};

    /**
     * The response headers that pages may read, see {@link CorsPolicy.Builder#exposedHeaders(String...)}.
     *
     * @return header names; by default none beyond the CORS-safelisted ones
     */
    String[] exposedHeaders() default {};

    /**
     * Whether pages may send credentials (cookies, TLS client certificates, authentication entries) and read the response,
     * see {@link CorsPolicy.Builder#allowCredentials(boolean)}.
     *
     * @return {@code false} by default
     */
    boolean allowCredentials() default false;

    /**
     * How long browsers may cache the answer to a preflight, see {@link CorsPolicy.Builder#maxAge(java.time.Duration)}.
     *
     * @return seconds, from 0 to 86,400; -1, the default, sends no header, and browsers use 5 seconds
     */
    int maxAge() default -1;

    /**
     * The name of a policy that was registered by {@link CorsFeature.Builder#policy(String, CorsPolicy)}. A name that was
     * not registered, and any other attribute beside this one, is a problem.
     *
     * @return a name; by default empty, which means that the other attributes are the policy
     */
    String policy() default "";

    /** Holds repeated {@link CrossOrigin} annotations; not written by hand. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @interface Tiers {

        /**
         * The tiers.
         *
         * @return the repeated annotations
         */
        CrossOrigin[] value();
    }
}

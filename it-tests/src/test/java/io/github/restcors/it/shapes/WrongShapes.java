package io.github.restcors.it.shapes;

import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import io.github.restcors.it.App;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Resources whose CORS annotations are wrong. The policy {@code partners} is registered, for {@link #PARTNER}. */
final class WrongShapes {

    static final String A = "https://a.example";
    static final String B = "https://b.example";
    static final String PARTNER = "https://p.example";

    /** The columns: the class; the kind, location and value of a problem. A class may have several. */
    static final String PROBLEMS = """
            # policies by name
            UnknownPolicy    | UNKNOWN_POLICY          | UnknownPolicy.get @CrossOrigin(policy)    | nobody
            UnknownPolicyOnClass | UNKNOWN_POLICY      | UnknownPolicyOnClass @CrossOrigin(policy) | nobody
            UnknownPolicyAbove | UNKNOWN_POLICY        | NamesUnknown @CrossOrigin(policy)         | nobody
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.value @CrossOrigin(policy)     | partners
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.origins @CrossOrigin(policy)   | partners
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.methods @CrossOrigin(policy)   | partners
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.allowed @CrossOrigin(policy)   | partners
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.exposed @CrossOrigin(policy)   | partners
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.credentials @CrossOrigin(policy) | partners
            PolicyWith       | POLICY_WITH_ATTRIBUTES  | PolicyWith.maxAge @CrossOrigin(policy)    | partners
            UnknownPolicyWith | UNKNOWN_POLICY         | UnknownPolicyWith.get @CrossOrigin(policy) | nobody
            UnknownPolicyWith | POLICY_WITH_ATTRIBUTES | UnknownPolicyWith.get @CrossOrigin(policy) | nobody
            # annotations that are equally near
            BothOnMethod     | CONFLICTING_ANNOTATIONS | BothOnMethod.get @CrossOrigin             | -
            BothOnClass      | CONFLICTING_ANNOTATIONS | BothOnClass @CrossOrigin                  | -
            TwoComposed      | CONFLICTING_ANNOTATIONS | TwoComposed.get @CrossOrigin              | -
            ComposedAndOwn   | CONFLICTING_ANNOTATIONS | ComposedAndOwn.get @CrossOrigin           | -
            ComposedOfBoth   | CONFLICTING_ANNOTATIONS | Confused @CrossOrigin                     | -
            TwoInterfaces    | CONFLICTING_ANNOTATIONS | TwoInterfaces @CrossOrigin                | -
            TwoInterfaceMethods | CONFLICTING_ANNOTATIONS | TwoInterfaceMethods.get @CrossOrigin   | -
            SameTiers        | CONFLICTING_ANNOTATIONS | SameTiers.get @CrossOrigin(origins)       | https://a.example
            SameTiersOnClass | CONFLICTING_ANNOTATIONS | SameTiersOnClass @CrossOrigin(origins)    | *
            TierOfPolicy     | CONFLICTING_ANNOTATIONS | TierOfPolicy.get @CrossOrigin(origins)    | https://p.example
            # methods that are not there, annotations without effect
            MissingOnClass   | METHOD_NOT_ON_RESOURCE  | MissingOnClass @CrossOrigin(methods)      | PATCH
            MissingOnMethod  | METHOD_NOT_ON_RESOURCE  | MissingOnMethod.get @CrossOrigin(methods) | POST
            MissingOnPath    | METHOD_NOT_ON_RESOURCE  | MissingOnPath.get @CrossOrigin(methods)   | POST
            MissingOwn       | METHOD_NOT_ON_RESOURCE  | MissingOwn.get @CrossOrigin(methods)      | PURGE
            MissingForbidden | METHOD_FORBIDDEN        | MissingForbidden.get @CrossOrigin(methods) | TRACE
            MissingForbidden | METHOD_FORBIDDEN        | MissingForbidden.get @CrossOrigin(methods) | trace
            MissingForbidden | METHOD_CASE             | MissingForbidden.get @CrossOrigin(methods) | put
            MissingForbidden | INVALID_TOKEN           | MissingForbidden.get @CrossOrigin(methods) | GET,POST
            Helpers          | NO_EFFECT               | Helpers.helper @CrossOrigin               | -
            Helpers          | NO_EFFECT               | Helpers.hidden @CrossOrigin               | -
            Helpers          | NO_EFFECT               | Helpers.fixed @CrossOrigin                | -
            Helpers          | NO_EFFECT               | Helpers.same @SameOrigin                  | -
            Helpers          | NO_EFFECT               | HelpersAbove.above @CrossOrigin           | -
            OnLocator        | NO_EFFECT               | OnLocator.sub @CrossOrigin                | -
            OnLocator        | NO_EFFECT               | OnLocator.other @SameOrigin               | -
            # what a policy in code cannot have either
            Origins          | ORIGIN_SYNTAX           | Origins.slash @CrossOrigin(origins)       | https://a.example/
            Origins          | ORIGIN_NULL             | Origins.opaque @CrossOrigin(origins)      | null
            Origins          | ORIGIN_WILDCARD_NOT_ALONE | Origins.notAlone @CrossOrigin(origins)  | *
            Origins          | ORIGIN_WILDCARD_WITH_CREDENTIALS | Origins.all @CrossOrigin(origins) | *
            Origins          | ORIGIN_INSECURE_WITH_CREDENTIALS | Origins.http @CrossOrigin(origins) | http://a.example
            Origins          | PUBLIC_SUFFIX_WITH_CREDENTIALS | Origins.suffix @CrossOrigin(origins) | https://*.co.uk
            Origins          | ORIGIN_INSECURE_WITH_CREDENTIALS | Origins.two @CrossOrigin(origins) | http://*.github.io
            Origins          | PUBLIC_SUFFIX_WITH_CREDENTIALS | Origins.two @CrossOrigin(origins)  | http://*.github.io
            Origins          | NO_ORIGINS              | Origins.none @CrossOrigin(origins)        | -
            NoOriginsOnClass | NO_ORIGINS              | NoOriginsOnClass @CrossOrigin(origins)    | -
            Headers          | INVALID_TOKEN           | Headers.token @CrossOrigin(allowedHeaders) | X Y
            Headers          | REQUEST_HEADER_FORBIDDEN | Headers.cookie @CrossOrigin(allowedHeaders) | Cookie
            Headers          | REQUEST_HEADER_MISPLACED | Headers.cors @CrossOrigin(allowedHeaders) | Access-Control-Max-Age
            Headers          | INVALID_TOKEN           | Headers.exposedToken @CrossOrigin(exposedHeaders) | a,b
            Headers          | EXPOSED_HEADER_FORBIDDEN | Headers.setCookie @CrossOrigin(exposedHeaders) | Set-Cookie
            Headers          | EXPOSED_WILDCARD_WITH_CREDENTIALS | Headers.all @CrossOrigin(exposedHeaders) | *
            MaxAges          | MAX_AGE_OUT_OF_BOUNDS   | MaxAges.negative @CrossOrigin(maxAge)     | -2
            MaxAges          | MAX_AGE_OUT_OF_BOUNDS   | MaxAges.tooLong @CrossOrigin(maxAge)      | 86401
            # where annotations stand
            ComposedWrong    | ORIGIN_SYNTAX           | Wrong @CrossOrigin(origins)               | a.example
            Replaced         | ORIGIN_NULL             | Replaced @CrossOrigin(origins)            | null
            ReplacedAbove    | ORIGIN_NULL             | ReplacedBase.get @CrossOrigin(origins)    | null
            SecondTier       | ORIGIN_NULL             | SecondTier.get @CrossOrigin(origins)      | null
            LocatorToClass   | ORIGIN_NULL             | WrongSub.get @CrossOrigin(origins)        | null
            LocatorToType    | NO_EFFECT               | WrongSubByClass.helper @CrossOrigin       | -
            LocatorToLocator | METHOD_NOT_ON_RESOURCE  | WrongSubOfSub @CrossOrigin(methods)       | PUT
            LocatorToInterface | ORIGIN_NULL           | WrongSubInterface.get @CrossOrigin(origins) | null
            """;

    private WrongShapes() {}

    @Path("w1")
    public static class UnknownPolicy {

        @GET
        @CrossOrigin(policy = "nobody")
        public String get() {
            return "";
        }
    }

    @Path("w2")
    @CrossOrigin(policy = "nobody")
    public static class UnknownPolicyOnClass {

        @GET
        public String get() {
            return "";
        }
    }

    @CrossOrigin(policy = "nobody")
    public interface NamesUnknown {

        @GET
        String get();
    }

    @Path("w3")
    public static class UnknownPolicyAbove implements NamesUnknown {

        @Override
        public String get() {
            return "";
        }
    }

    @Path("w4")
    public static class PolicyWith {

        @GET
        @Path("value")
        @CrossOrigin(value = A, policy = "partners")
        public String value() {
            return "";
        }

        @GET
        @Path("origins")
        @CrossOrigin(origins = A, policy = "partners")
        public String origins() {
            return "";
        }

        @GET
        @Path("methods")
        @CrossOrigin(methods = "GET", policy = "partners")
        public String methods() {
            return "";
        }

        @GET
        @Path("allowed")
        @CrossOrigin(allowedHeaders = "*", policy = "partners")
        public String allowed() {
            return "";
        }

        @GET
        @Path("exposed")
        @CrossOrigin(exposedHeaders = "ETag", policy = "partners")
        public String exposed() {
            return "";
        }

        @GET
        @Path("credentials")
        @CrossOrigin(allowCredentials = true, policy = "partners")
        public String credentials() {
            return "";
        }

        @GET
        @Path("max-age")
        @CrossOrigin(maxAge = 0, policy = "partners")
        public String maxAge() {
            return "";
        }
    }

    @Path("w5")
    public static class UnknownPolicyWith {

        @GET
        @CrossOrigin(value = A, policy = "nobody")
        public String get() {
            return "";
        }
    }

    @Path("w6")
    public static class BothOnMethod {

        @GET
        @CrossOrigin(A)
        @SameOrigin
        public String get() {
            return "";
        }
    }

    @Path("w7")
    @CrossOrigin(A)
    @SameOrigin
    public static class BothOnClass {

        @GET
        public String get() {
            return "";
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin(A)
    @interface OfA {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin(B)
    @interface OfB {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin(A)
    @SameOrigin
    @interface Confused {}

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin("a.example")
    @interface Wrong {}

    @Path("w8")
    public static class TwoComposed {

        @GET
        @OfA
        @OfB
        public String get() {
            return "";
        }
    }

    @Path("w9")
    public static class ComposedAndOwn {

        @GET
        @OfA
        @CrossOrigin(B)
        public String get() {
            return "";
        }
    }

    @Path("w10")
    public static class ComposedOfBoth {

        @GET
        @Confused
        public String get() {
            return "";
        }
    }

    @CrossOrigin(A)
    public interface SharedWithA {}

    @CrossOrigin(B)
    public interface SharedWithB {}

    @Path("w11")
    public static class TwoInterfaces implements SharedWithA, SharedWithB {

        @GET
        public String get() {
            return "";
        }
    }

    public interface GetsForA {

        @CrossOrigin(A)
        String get();
    }

    public interface GetsForB {

        @CrossOrigin(B)
        String get();
    }

    @Path("w12")
    public static class TwoInterfaceMethods implements GetsForA, GetsForB {

        @Override
        @GET
        public String get() {
            return "";
        }
    }

    @Path("w13")
    public static class SameTiers {

        @GET
        @CrossOrigin(A)
        @CrossOrigin(
                origins = {B, A},
                allowCredentials = true)
        public String get() {
            return "";
        }
    }

    @Path("w14")
    @CrossOrigin("*")
    @CrossOrigin(origins = "*", maxAge = 1)
    public static class SameTiersOnClass {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("w15")
    public static class TierOfPolicy {

        @GET
        @CrossOrigin(policy = "partners")
        @CrossOrigin(PARTNER)
        public String get() {
            return "";
        }
    }

    @Path("w16")
    @CrossOrigin(
            origins = A,
            methods = {"GET", "HEAD", "PATCH"})
    public static class MissingOnClass {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("w17")
    public static class MissingOnMethod {

        @GET
        @CrossOrigin(
                origins = A,
                methods = {"GET", "POST"})
        public String get() {
            return "";
        }
    }

    /** Has the method, at another path. */
    @Path("w18")
    public static class MissingOnPath {

        @GET
        @Path("a")
        @CrossOrigin(
                origins = A,
                methods = {"GET", "POST"})
        public String get() {
            return "";
        }

        @POST
        @Path("b")
        public String post() {
            return "";
        }
    }

    @Path("w19")
    public static class MissingOwn {

        @GET
        @CrossOrigin(
                origins = A,
                methods = {"GET", "PURGE"})
        public String get() {
            return "";
        }
    }

    @Path("w20")
    public static class MissingForbidden {

        @GET
        @CrossOrigin(
                origins = A,
                methods = {"TRACE", "trace", "put", "GET,POST"})
        public String get() {
            return "";
        }
    }

    public static class HelpersAbove {

        @CrossOrigin(A)
        public void above() {}
    }

    @Path("w21")
    public static class Helpers extends HelpersAbove {

        @GET
        @CrossOrigin(A)
        public String get() {
            hidden();
            return "";
        }

        @CrossOrigin(A)
        public void helper() {}

        @CrossOrigin(A)
        private void hidden() {}

        @CrossOrigin(A)
        public static void fixed() {}

        @SameOrigin
        public void same() {}
    }

    @Path("w22")
    public static class OnLocator {

        @Path("sub")
        @CrossOrigin(A)
        public RightSub sub() {
            return new RightSub();
        }

        @Path("other")
        @SameOrigin
        public Object other() {
            return new RightSub();
        }
    }

    public static class RightSub {

        @GET
        @CrossOrigin(A)
        public String get() {
            return "";
        }
    }

    @Path("w23")
    public static class Origins {

        @GET
        @Path("1")
        @CrossOrigin("https://a.example/")
        public String slash() {
            return "";
        }

        @GET
        @Path("2")
        @CrossOrigin("null")
        public String opaque() {
            return "";
        }

        @GET
        @Path("3")
        @CrossOrigin({"*", A})
        public String notAlone() {
            return "";
        }

        @GET
        @Path("4")
        @CrossOrigin(origins = "*", allowCredentials = true)
        public String all() {
            return "";
        }

        @GET
        @Path("5")
        @CrossOrigin(origins = "http://a.example", allowCredentials = true)
        public String http() {
            return "";
        }

        @GET
        @Path("6")
        @CrossOrigin(origins = "https://*.co.uk", allowCredentials = true)
        public String suffix() {
            return "";
        }

        @GET
        @Path("7")
        @CrossOrigin(origins = "http://*.github.io", allowCredentials = true)
        public String two() {
            return "";
        }

        @GET
        @Path("8")
        @CrossOrigin(maxAge = 60)
        public String none() {
            return "";
        }
    }

    @Path("w24")
    @CrossOrigin
    public static class NoOriginsOnClass {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("w25")
    public static class Headers {

        @GET
        @Path("1")
        @CrossOrigin(origins = A, allowedHeaders = "X Y")
        public String token() {
            return "";
        }

        @GET
        @Path("2")
        @CrossOrigin(
                origins = A,
                allowedHeaders = {"Content-Type", "Cookie"})
        public String cookie() {
            return "";
        }

        @GET
        @Path("3")
        @CrossOrigin(origins = A, allowedHeaders = "Access-Control-Max-Age")
        public String cors() {
            return "";
        }

        @GET
        @Path("4")
        @CrossOrigin(origins = A, exposedHeaders = "a,b")
        public String exposedToken() {
            return "";
        }

        @GET
        @Path("5")
        @CrossOrigin(
                origins = A,
                exposedHeaders = {"ETag", "Set-Cookie"})
        public String setCookie() {
            return "";
        }

        @GET
        @Path("6")
        @CrossOrigin(origins = A, exposedHeaders = "*", allowCredentials = true)
        public String all() {
            return "";
        }
    }

    @Path("w26")
    public static class MaxAges {

        @GET
        @Path("1")
        @CrossOrigin(origins = A, maxAge = -2)
        public String negative() {
            return "";
        }

        @GET
        @Path("2")
        @CrossOrigin(origins = A, maxAge = 86_401)
        public String tooLong() {
            return "";
        }
    }

    /** The annotation type is wrong, and that once. */
    @Path("w27")
    public static class ComposedWrong {

        @GET
        @Wrong
        public String get() {
            return "";
        }

        @PUT
        @Wrong
        public String put() {
            return "";
        }
    }

    /** No method is governed by what is wrong. */
    @Path("w28")
    @CrossOrigin("null")
    public static class Replaced {

        @GET
        @CrossOrigin(A)
        public String get() {
            return "";
        }
    }

    public static class ReplacedBase {

        @GET
        @CrossOrigin("null")
        public String get() {
            return "";
        }
    }

    @Path("w29")
    public static class ReplacedAbove extends ReplacedBase {

        @Override
        @GET
        @CrossOrigin(A)
        public String get() {
            return "";
        }
    }

    @Path("w30")
    public static class SecondTier {

        @GET
        @CrossOrigin(A)
        @CrossOrigin("null")
        public String get() {
            return "";
        }
    }

    @Path("w31")
    public static class LocatorToClass {

        @Path("sub")
        public WrongSub sub() {
            return new WrongSub();
        }

        /** Leads to itself. */
        @Path("again")
        public LocatorToClass again() {
            return this;
        }
    }

    public static class WrongSub {

        @GET
        @CrossOrigin("null")
        public String get() {
            return "";
        }
    }

    @Path("w32")
    public static class LocatorToType {

        @Path("sub")
        public Class<WrongSubByClass> sub() {
            return WrongSubByClass.class;
        }
    }

    public static class WrongSubByClass {

        @GET
        public String get() {
            return "";
        }

        @CrossOrigin(A)
        public void helper() {}
    }

    @Path("w33")
    public static class LocatorToLocator {

        @Path("sub")
        public RightSubOfSub sub() {
            return new RightSubOfSub();
        }
    }

    public static class RightSubOfSub {

        @Path("sub")
        public WrongSubOfSub sub() {
            return new WrongSubOfSub();
        }
    }

    @CrossOrigin(origins = A, methods = "PUT")
    public static class WrongSubOfSub {

        @GET
        public String get() {
            return "";
        }
    }

    @Path("w34")
    public static class LocatorToInterface {

        @Path("sub")
        public WrongSubInterface sub() {
            return () -> "";
        }
    }

    @FunctionalInterface
    public interface WrongSubInterface {

        @GET
        @CrossOrigin("null")
        String get();
    }

    /** An application whose annotation is malformed. */
    @CrossOrigin("https://a.example/")
    public static class MalformedApp extends App {}

    /** An application that names a policy that nobody has registered. */
    @CrossOrigin(policy = "nobody")
    public static class UnknownPolicyApp extends App {}

    /** An application that is and is not shared. */
    @CrossOrigin(A)
    @SameOrigin
    public static class ConflictingApp extends App {}
}

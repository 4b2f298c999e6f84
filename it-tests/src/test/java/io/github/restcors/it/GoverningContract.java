package io.github.restcors.it;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.body;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.restcors.CorsConfigurationException;
import io.github.restcors.CorsFeature;
import io.github.restcors.CorsPolicy;
import io.github.restcors.CorsProblem;
import io.github.restcors.CrossOrigin;
import io.github.restcors.SameOrigin;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policy governs a resource method: the nearest, and it replaces the others whole. */
interface GoverningContract extends Contract {

    @Override
    default Application application() {
        return App.of(
                        OnClass.class,
                        OverridesSuperclass.class,
                        OverridesInterface.class,
                        OverridesBoth.class,
                        OverridesGeneric.class,
                        Inherits.class,
                        ExtendsShared.class,
                        ExtendsImplementation.class,
                        Implements.class,
                        SuperclassBeforeInterface.class,
                        ClassBeforeSuperclass.class,
                        ImplementsPath.class,
                        Composed.class,
                        ComposedInterface.class,
                        Named.class,
                        AgreeingInterfaces.class,
                        SameOriginClass.class,
                        SameOriginInterface.class,
                        MethodList.class,
                        AnyMethod.class,
                        CustomMethod.class,
                        NamedMethodList.class,
                        Leads.class,
                        Tiers.class,
                        ComposedTiers.class)
                .instances(
                        new Single$Proxy$_$$_WeldClientProxy(),
                        CorsFeature.builder()
                                .policy(
                                        "partners",
                                        CorsPolicy.builder()
                                                .allowedOrigins("https://partners.example")
                                                .build())
                                .policy(
                                        "writers",
                                        CorsPolicy.builder()
                                                .allowedOrigins("https://writers.example")
                                                .build())
                                .policy(
                                        "readers",
                                        CorsPolicy.builder()
                                                .allowedOrigins("https://readers.example")
                                                .allowedMethods("GET")
                                                .build())
                                .build());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                                     | method | path                  | governed for
            an annotation on the class                           | GET    | class                 | https://class.example
            one on the method, before the class's                | PUT    | class                 | https://method.example
            one on the overridden method of a superclass         | GET    | superclass-method     | https://superclass-method.example
            the method's own, before the overridden one's        | PUT    | superclass-method     | https://method.example
            nothing on either method: the class's                | DELETE | superclass-method     | https://class.example
            one on the implemented method of an interface        | GET    | interface-method      | https://interface-method.example
            an overridden superclass's before an interface's     | GET    | both                  | https://superclass-method.example
            one on the implemented method of a generic interface | PUT    | generic               | https://generic-method.example
            one on a method that is inherited as it is           | GET    | inherited             | https://superclass-method.example
            an inherited method under the class that serves it   | DELETE | inherited             | https://class.example
            an annotated superclass                              | GET    | superclass            | https://superclass.example
            an annotated interface                               | GET    | interface             | https://interface.example
            an annotated interface of a superclass               | GET    | superclass-interface  | https://interface.example
            an annotated superclass before an interface          | GET    | superclass-first      | https://superclass.example
            the class's own before its superclass's              | GET    | class-first           | https://class.example
            a class whose path stands on its interface           | GET    | path-on-interface     | https://class.example
            a composed annotation on a method                    | GET    | composed              | https://composed.example
            a composed one of a composed one, on a class         | PUT    | composed              | https://composed.example
            a composed annotation on an interface's method       | GET    | composed-interface    | https://composed.example
            a policy by its name, on a class                     | GET    | named                 | https://partners.example
            a policy by its name, on a method                    | PUT    | named                 | https://writers.example
            a policy by its name, in a composed annotation       | DELETE | named                 | https://partners.example
            two equally near interfaces that agree               | GET    | agreeing              | https://interface.example
            a proxied singleton, looked through                  | GET    | proxied               | https://method.example
            a proxied singleton's class                          | PUT    | proxied               | https://class.example
            a sub-resource's own class                           | GET    | leads/annotated       | https://sub.example
            a sub-resource's own method                          | PUT    | leads/annotated       | https://method.example
            """)
    default void nearestAnnotationGoverns(String why, String method, String path, String origin) {
        Reply allowed = actual(method, path, origin);
        Reply refused = actual(method, path, OTHER);

        assertThat(why, allowed, status(200));
        assertThat(why, allowed.header("Access-Control-Allow-Origin"), is(origin));
        assertThat(why, allowed, varies("Origin"));
        assertThat(why, preflight(method, path, origin), status(204));
        assertThat(why, refused, allOf(status(200), noAccessControlHeader(), varies("Origin")));
        assertThat(why, preflight(method, path, OTHER), allOf(status(403), noAccessControlHeader()));
    }

    @Test
    default void nearestAnnotationReplacesTheWiderOnesWhole() {
        assertThat(
                preflight("GET", "class", "https://class.example", "X-Class"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "https://class.example",
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Allow-Methods", "GET, HEAD",
                        "Access-Control-Allow-Headers", "X-Class",
                        "Access-Control-Max-Age", "60"));
        assertThat(
                preflight("PUT", "class", "https://method.example"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "https://method.example",
                        "Access-Control-Allow-Methods", "PUT"));
        assertThat(preflight("PUT", "class", "https://method.example", "X-Class"), status(403));
        assertThat(preflight("PUT", "class", "https://class.example"), status(403));
        assertThat(actual("PUT", "class", "https://class.example"), noAccessControlHeader());
        assertThat(
                get("class", "https://class.example"),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", "https://class.example",
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Expose-Headers", "X-Class"));
        assertThat(
                actual("PUT", "class", "https://method.example"),
                accessControlHeaders("Access-Control-Allow-Origin", "https://method.example"));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                                | method | path
            @SameOrigin on the method                       | DELETE | class
            @SameOrigin on the overridden method            | POST   | superclass-method
            a composed @SameOrigin on the method            | POST   | composed
            a sub-resource whose locator's class is shared  | GET    | leads/plain
            """)
    default void unsharedMethodIsNotTouched(String why, String method, String path) {
        Reply reply = actual(method, path, "https://class.example");

        assertThat(why, reply, allOf(status(200), noAccessControlHeader(), varies()));
    }

    @Test
    default void preflightForUnsharedMethodOfSharedPathIsRefused() {
        Reply refused = preflight("DELETE", "class", "https://class.example");

        assertThat(refused, allOf(status(403), noAccessControlHeader(), varies(PREFLIGHT_VARY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin-class", "same-origin-interface"})
    default void sameOriginClassIsNotShared(String path) {
        assertThat(get(path, APP), allOf(status(200), noAccessControlHeader(), varies()));
        assertThat(preflight("GET", path, APP), allOf(status(403), noAccessControlHeader()));
        assertThat(actual("PUT", path, APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
    }

    // methods

    @Test
    default void methodOutsideTheListIsNotShared() {
        assertThat(get("methods", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
        assertThat(actual("PUT", "methods", APP), allOf(status(200), noAccessControlHeader(), varies()));
        assertThat(preflight("PUT", "methods", APP), allOf(status(403), noAccessControlHeader()));
        assertThat(
                preflight("GET", "methods", APP),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Methods", "DELETE, GET, HEAD"));
    }

    @Test
    default void listedGetIncludesHead() {
        assertThat(actual("HEAD", "methods", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
        assertThat(preflight("HEAD", "methods", APP), status(204));
    }

    @Test
    default void methodWildcardStandsForEveryMethodOfTheResource() {
        assertThat(
                preflight("PUT", "any-method", APP),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", APP, "Access-Control-Allow-Methods", "GET, HEAD, PUT"));
        assertThat(preflight("DELETE", "any-method", APP), allOf(status(403), noAccessControlHeader()));
        assertThat(actual("PUT", "any-method", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
    }

    @Test
    default void methodOfTheApplicationsOwnIsGovernedAsAnyOther() {
        assertThat(
                preflight("PURGE", "custom-method", APP),
                accessControlHeaders("Access-Control-Allow-Origin", APP, "Access-Control-Allow-Methods", "PURGE"));
        assertThat(actual("PURGE", "custom-method", APP), accessControlHeaders("Access-Control-Allow-Origin", APP));
        assertThat(get("custom-method", APP), allOf(status(200), noAccessControlHeader(), varies()));
        assertThat(preflight("purge", "custom-method", APP), status(403));
    }

    @Test
    default void namedPolicyMayListOtherMethodsThanTheResourceHas() {
        assertThat(get("named-methods", "https://readers.example"), status(200));
        assertThat(
                get("named-methods", "https://readers.example"),
                accessControlHeaders("Access-Control-Allow-Origin", "https://readers.example"));
        assertThat(actual("PUT", "named-methods", "https://readers.example"), noAccessControlHeader());
        assertThat(preflight("PUT", "named-methods", "https://readers.example"), status(403));
    }

    // tiers

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # why it is here                            | path           | origin                        | allowed | credentials | exposed
            exact before any port                       | tiers          | https://app.example           | app     | true        | X-Exact
            exact host with any port before a wildcard  | tiers          | https://app.example:8443      | echo    | -           | X-Port
            the longer base before the shorter          | tiers          | https://a.deep.zone.example   | echo    | -           | X-Deep
            a given port before any port                | tiers          | https://a.zone.example        | echo    | -           | X-Zone
            the same base with any port                 | tiers          | https://a.zone.example:8443   | echo    | -           | X-Zone-Port
            anyone else                                 | tiers          | https://other.example         | *       | -           | X-Public
            an opaque origin                            | tiers          | null                          | *       | -           | X-Public
            in a composed annotation: exact             | composed-tiers | https://app.example           | app     | true        | -
            in a composed annotation: anyone            | composed-tiers | https://other.example         | *       | -           | -
            """)
    default void mostSpecificTierDecidesAlone(
            String why, String path, String origin, String allowed, String credentials, String exposed) {
        Reply reply = get(path, origin);

        assertThat(why, reply.header("Access-Control-Allow-Origin"), is(allowed.equals("*") ? "*" : origin));
        assertThat(why, reply.header("Access-Control-Allow-Credentials"), is(credentials));
        assertThat(why, reply.header("Access-Control-Expose-Headers"), is(exposed));
        assertThat(why, reply, varies("Origin"));
        assertThat(
                why,
                preflight("GET", path, origin).header("Access-Control-Allow-Origin"),
                is(allowed.equals("*") ? "*" : origin));
    }

    @Test
    default void tierForEveryoneAlsoAnswersWithoutOrigin() {
        Reply reply = request("GET", "tiers").send();

        assertThat(
                reply,
                accessControlHeaders("Access-Control-Allow-Origin", "*", "Access-Control-Expose-Headers", "X-Public"));
        assertThat(reply, varies("Origin"));
    }

    @Test
    default void decidingTierThatDoesNotListTheMethodDoesNotShareIt() {
        assertThat(preflight("PUT", "tiers", APP), status(204));
        assertThat(actual("PUT", "tiers", APP).header("Access-Control-Allow-Origin"), is(APP));
        assertThat(preflight("PUT", "tiers", OTHER), allOf(status(403), noAccessControlHeader()));
        assertThat(actual("PUT", "tiers", OTHER), allOf(status(200), noAccessControlHeader(), varies("Origin")));
        // "https://*.zone.example" would list it, but the exact host with any port decides
        assertThat(preflight("PUT", "tiers", "https://app.example:8443"), status(403));
    }

    // the application and the default policy

    @Test
    default void applicationGovernsWhatNothingNearerDoes() {
        CorsPolicy fallback =
                CorsPolicy.builder().allowedOrigins("https://default.example").build();
        try (Server server = Server.start(new SharedApplication()
                .with(Plain.class, OnClass.class, Leads.class)
                .instances(CorsFeature.builder().defaultPolicy(fallback).build()))) {
            assertThat(
                    Http.get(server.uri("plain"))
                            .origin("https://application.example")
                            .send(),
                    accessControlHeaders("Access-Control-Allow-Origin", "https://application.example"));
            assertThat(
                    Http.get(server.uri("plain"))
                            .origin("https://default.example")
                            .send(),
                    noAccessControlHeader());
            assertThat(
                    Http.preflight(server.uri("plain"), "https://application.example", "GET")
                            .send(),
                    status(204));
            assertThat(
                    Http.get(server.uri("class"))
                            .origin("https://application.example")
                            .send(),
                    noAccessControlHeader());
            assertThat(
                    "a sub-resource",
                    Http.get(server.uri("leads/plain"))
                            .origin("https://application.example")
                            .send(),
                    accessControlHeaders("Access-Control-Allow-Origin", "https://application.example"));
            assertThat(
                    "a sub-resource's preflight",
                    Http.preflight(server.uri("leads/plain"), "https://application.example", "GET")
                            .send(),
                    status(204));
        }
    }

    @Test
    default void composedAnnotationOnTheApplicationCountsThere() {
        try (Server server = Server.start(new ComposedApplication().with(Plain.class))) {
            assertThat(
                    Http.get(server.uri("plain"))
                            .origin("https://composed.example")
                            .send(),
                    accessControlHeaders("Access-Control-Allow-Origin", "https://composed.example"));
        }
    }

    @Test
    default void sameOriginApplicationIsNotSharedByTheDefaultPolicy() {
        try (Server server = Server.start(new SameOriginApplication()
                .with(Plain.class, OnClass.class)
                .instances(CorsFeature.builder()
                        .defaultPolicy(CorsPolicy.builder().allowedOrigins("*").build())
                        .build()))) {
            assertThat(
                    Http.get(server.uri("plain")).origin(APP).send(),
                    allOf(status(200), noAccessControlHeader(), varies()));
            assertThat(
                    Http.get(server.uri("class"))
                            .origin("https://class.example")
                            .send()
                            .header("Access-Control-Allow-Origin"),
                    is("https://class.example"));
        }
    }

    @Test
    default void defaultPolicyGovernsWhatNothingElseDoes() {
        CorsPolicy fallback = CorsPolicy.builder()
                .allowedOrigins("https://default.example")
                .allowedMethods("GET")
                .build();
        try (Server server = Server.start(App.of(Plain.class, OnClass.class, SameOriginClass.class, Leads.class)
                .instances(CorsFeature.builder().defaultPolicy(fallback).build()))) {
            for (String path : new String[] {"plain", "leads/plain"}) {
                assertThat(
                        path,
                        Http.get(server.uri(path))
                                .origin("https://default.example")
                                .send(),
                        accessControlHeaders("Access-Control-Allow-Origin", "https://default.example"));
                assertThat(
                        path,
                        Http.preflight(server.uri(path), "https://default.example", "GET")
                                .send(),
                        status(204));
            }
            assertThat(
                    "not in its list",
                    Http.request("PUT", server.uri("plain"))
                            .origin("https://default.example")
                            .send(),
                    allOf(status(200), noAccessControlHeader(), varies()));
            assertThat(
                    "a nearer annotation",
                    Http.get(server.uri("class"))
                            .origin("https://default.example")
                            .send(),
                    noAccessControlHeader());
            assertThat(
                    "@SameOrigin",
                    Http.get(server.uri("same-origin-class"))
                            .origin("https://default.example")
                            .send(),
                    allOf(noAccessControlHeader(), varies()));
        }
    }

    @Test
    default void subResourceIsNotGovernedByWhatLeadsToIt() {
        assertThat(
                get("leads", "https://class.example").header("Access-Control-Allow-Origin"),
                is("https://class.example"));
        assertThat(get("leads/plain", "https://class.example"), allOf(status(200), noAccessControlHeader(), varies()));
        assertThat(get("leads/annotated", "https://class.example"), noAccessControlHeader());
        assertThat(preflight("GET", "leads/annotated", "https://class.example"), status(403));
    }

    @Test
    default void equallyNearAnnotationsThatDifferFailTheDeployment() {
        CorsConfigurationException problems = assertThrows(
                CorsConfigurationException.class,
                () -> Server.start(App.of(DisagreeingInterfaces.class)).close());

        assertThat(
                problems.problems().stream().map(CorsProblem::kind).toList(),
                contains(CorsProblem.Kind.CONFLICTING_ANNOTATIONS));
    }

    @Test
    default void everyProblemOfTheApplicationIsReportedAtOnce() {
        CorsConfigurationException problems = assertThrows(
                CorsConfigurationException.class,
                () -> Server.start(App.of(DisagreeingInterfaces.class, Misspelt.class, UnknownPolicy.class))
                        .close());

        assertThat(
                problems.problems().stream().map(CorsProblem::kind).toList(),
                containsInAnyOrder(
                        CorsProblem.Kind.CONFLICTING_ANNOTATIONS,
                        CorsProblem.Kind.ORIGIN_SYNTAX,
                        CorsProblem.Kind.METHOD_NOT_ON_RESOURCE,
                        CorsProblem.Kind.UNKNOWN_POLICY));
    }

    @Test
    default void resourcesAnswerAsThemselves() {
        assertThat(get("class", APP), body(is("class")));
        assertThat(get("leads/annotated", APP), body(is("sub")));
    }

    // the resources

    @Path("class")
    @CrossOrigin(
            origins = "https://class.example",
            allowedHeaders = "X-Class",
            exposedHeaders = "X-Class",
            allowCredentials = true,
            maxAge = 60)
    class OnClass {
        @GET
        public String get() {
            return "class";
        }

        @PUT
        @CrossOrigin("https://method.example")
        public String put() {
            return "method";
        }

        @DELETE
        @SameOrigin
        public String delete() {
            return "same-origin";
        }
    }

    abstract class SharedMethods {
        @GET
        @CrossOrigin("https://superclass-method.example")
        public String get() {
            return "superclass";
        }

        @PUT
        @CrossOrigin("https://superclass-method.example")
        public String put() {
            return "superclass";
        }

        @DELETE
        public String delete() {
            return "superclass";
        }

        @POST
        @SameOrigin
        public String post() {
            return "superclass";
        }
    }

    @Path("superclass-method")
    @CrossOrigin("https://class.example")
    class OverridesSuperclass extends SharedMethods {
        @Override
        public String get() {
            return "override";
        }

        @Override
        @PUT
        @CrossOrigin("https://method.example")
        public String put() {
            return "override";
        }

        @Override
        public String delete() {
            return "override";
        }

        @Override
        public String post() {
            return "override";
        }
    }

    interface SharedGet {
        @GET
        @CrossOrigin("https://interface-method.example")
        String get();
    }

    @Path("interface-method")
    @CrossOrigin("https://class.example")
    class OverridesInterface implements SharedGet {
        @Override
        public String get() {
            return "implementation";
        }
    }

    @Path("both")
    @CrossOrigin("https://class.example")
    class OverridesBoth extends SharedMethods implements SharedGet {
        @Override
        @GET
        public String get() {
            return "override";
        }
    }

    interface Generic<T> {
        @PUT
        @CrossOrigin("https://generic-method.example")
        String put(T entity);
    }

    @Path("generic")
    @CrossOrigin("https://class.example")
    class OverridesGeneric implements Generic<String> {
        @Override
        public String put(String entity) {
            return "implementation";
        }
    }

    @Path("inherited")
    @CrossOrigin("https://class.example")
    class Inherits extends SharedMethods {}

    @CrossOrigin("https://superclass.example")
    abstract class Shared {
        @GET
        public String get() {
            return "superclass";
        }
    }

    @CrossOrigin("https://interface.example")
    interface SharedInterface {}

    @Path("superclass")
    class ExtendsShared extends Shared {}

    @Path("superclass-first")
    class SuperclassBeforeInterface extends Shared implements SharedInterface {}

    @Path("class-first")
    @CrossOrigin("https://class.example")
    class ClassBeforeSuperclass extends Shared implements SharedInterface {}

    @Path("interface")
    class Implements implements SharedInterface {
        @GET
        public String get() {
            return "implementation";
        }
    }

    @Path("superclass-interface")
    class ExtendsImplementation extends Implements {}

    @Path("path-on-interface")
    interface WithPath {
        @GET
        String get();
    }

    @CrossOrigin("https://class.example")
    class ImplementsPath implements WithPath {
        @Override
        public String get() {
            return "implementation";
        }
    }

    @CrossOrigin("https://composed.example")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Front {}

    @Front
    @Retention(RetentionPolicy.RUNTIME)
    @interface Deep {}

    @SameOrigin
    @Retention(RetentionPolicy.RUNTIME)
    @interface Internal {}

    @CrossOrigin(policy = "partners")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Partners {}

    @Path("composed")
    @Deep
    class Composed {
        @GET
        @Front
        public String get() {
            return "composed";
        }

        @PUT
        public String put() {
            return "composed";
        }

        @POST
        @Internal
        public String post() {
            return "internal";
        }
    }

    interface ComposedGet {
        @GET
        @Deep
        String get();
    }

    @Path("composed-interface")
    class ComposedInterface implements ComposedGet {
        @Override
        public String get() {
            return "composed";
        }
    }

    @Path("named")
    @CrossOrigin(policy = "partners")
    class Named {
        @GET
        public String get() {
            return "named";
        }

        @PUT
        @CrossOrigin(policy = "writers")
        public String put() {
            return "named";
        }

        @DELETE
        @Partners
        public String delete() {
            return "named";
        }
    }

    @CrossOrigin("https://interface.example")
    interface AlsoShared {}

    @Path("agreeing")
    class AgreeingInterfaces implements SharedInterface, AlsoShared {
        @GET
        public String get() {
            return "agreeing";
        }
    }

    @CrossOrigin("https://elsewhere.example")
    interface SharedElsewhere {}

    @Path("disagreeing")
    class DisagreeingInterfaces implements SharedInterface, SharedElsewhere {
        @GET
        public String get() {
            return "disagreeing";
        }
    }

    @Path("misspelt")
    class Misspelt {
        @GET
        @CrossOrigin(
                origins = "https://app.example/",
                methods = {"GET", "PUT"})
        public String get() {
            return "misspelt";
        }
    }

    @Path("unknown-policy")
    @CrossOrigin(policy = "nowhere")
    class UnknownPolicy {
        @GET
        public String get() {
            return "unknown";
        }
    }

    @Path("same-origin-class")
    @SameOrigin
    class SameOriginClass {
        @GET
        public String get() {
            return "same-origin";
        }

        @PUT
        @CrossOrigin(APP)
        public String put() {
            return "shared";
        }
    }

    @SameOrigin
    interface SameOriginHere {}

    @Path("same-origin-interface")
    class SameOriginInterface implements SameOriginHere {
        @GET
        public String get() {
            return "same-origin";
        }

        @PUT
        @CrossOrigin(APP)
        public String put() {
            return "shared";
        }
    }

    /** As Weld and HK2 make them: a subclass without annotations that overrides every method. */
    @Path("proxied")
    @CrossOrigin("https://class.example")
    class Single {
        @GET
        @CrossOrigin("https://method.example")
        public String get() {
            return "single";
        }

        @PUT
        public String put() {
            return "single";
        }
    }

    class Single$Proxy$_$$_WeldClientProxy extends Single {
        @Override
        public String get() {
            return super.get();
        }

        @Override
        public String put() {
            return super.put();
        }
    }

    @Path("methods")
    @CrossOrigin(
            origins = APP,
            methods = {"GET", "DELETE"})
    class MethodList {
        @GET
        public String get() {
            return "listed";
        }

        @DELETE
        public String delete() {
            return "listed";
        }

        @PUT
        public String put() {
            return "not listed";
        }
    }

    @Path("any-method")
    @CrossOrigin(origins = APP, methods = "*")
    class AnyMethod {
        @GET
        public String get() {
            return "any";
        }

        @PUT
        public String put() {
            return "any";
        }
    }

    @HttpMethod("PURGE")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Purge {}

    @Path("custom-method")
    @CrossOrigin(origins = APP, methods = "PURGE")
    class CustomMethod {
        @GET
        public String get() {
            return "not listed";
        }

        @Purge
        public String purge() {
            return "listed";
        }
    }

    @Path("named-methods")
    @CrossOrigin(policy = "readers")
    class NamedMethodList {
        @GET
        public String get() {
            return "listed";
        }

        @PUT
        public String put() {
            return "not listed";
        }
    }

    @Path("leads")
    @CrossOrigin("https://class.example")
    class Leads {
        @GET
        public String get() {
            return "leads";
        }

        @Path("plain")
        public Object plain() {
            return new PlainSub();
        }

        @Path("annotated")
        public Sub annotated() {
            return new Sub();
        }
    }

    class PlainSub {
        @GET
        public String get() {
            return "plain";
        }
    }

    @CrossOrigin("https://sub.example")
    class Sub {
        @GET
        public String get() {
            return "sub";
        }

        @PUT
        @CrossOrigin("https://method.example")
        public String put() {
            return "sub";
        }
    }

    @Path("tiers")
    @CrossOrigin(origins = "*", methods = "GET", exposedHeaders = "X-Public")
    @CrossOrigin(origins = APP, allowCredentials = true, exposedHeaders = "X-Exact")
    @CrossOrigin(origins = "https://app.example:*", methods = "GET", exposedHeaders = "X-Port")
    @CrossOrigin(origins = "https://*.zone.example", exposedHeaders = "X-Zone")
    @CrossOrigin(origins = "https://*.zone.example:*", exposedHeaders = "X-Zone-Port")
    @CrossOrigin(origins = "https://*.deep.zone.example", exposedHeaders = "X-Deep")
    class Tiers {
        @GET
        public String get() {
            return "tiers";
        }

        @PUT
        public String put() {
            return "tiers";
        }
    }

    @CrossOrigin("*")
    @CrossOrigin(origins = APP, allowCredentials = true)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Everyone {}

    @Path("composed-tiers")
    @Everyone
    class ComposedTiers {
        @GET
        public String get() {
            return "tiers";
        }
    }

    @Path("plain")
    class Plain {
        @GET
        public String get() {
            return "plain";
        }

        @PUT
        public String put() {
            return "plain";
        }
    }

    @CrossOrigin("https://application.example")
    class SharedApplication extends App {}

    @Deep
    class ComposedApplication extends App {}

    @SameOrigin
    class SameOriginApplication extends App {}
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which policy governs a method of an application: the nearest, or the application's, or the default one. */
class PoliciesTest {

    private static final CorsPolicy DEFAULT = Sample.policy("https://default.example");
    private static final Method PRIVATE_GET = Contexts.method(Sample.Private.class, "get");

    @Path("equal")
    @CrossOrigin("https://default.example")
    static class Equal {
        @GET
        public void get() {}

        @GET
        @Path("other")
        @CrossOrigin(origins = "https://default.example")
        public void other() {}
    }

    private static CorsFeature withDefault() {
        return StubServer.feature(DEFAULT);
    }

    @Test
    void nothingGovernsByDefault() {
        Policies policies = new Policies(null, new CorsFeature());

        assertThat(policies.application(), is(GoverningPolicy.NONE));
        assertThat(policies.governing(Sample.Private.class, PRIVATE_GET).policy(), is(nullValue()));
    }

    @Test
    void defaultPolicyGovernsWhatNoAnnotationDoes() {
        Policies policies = new Policies(null, withDefault());

        assertThat(policies.application(), is(new GoverningPolicy(DEFAULT, "default policy")));
        assertThat(
                policies.governing(Sample.Private.class, PRIVATE_GET),
                is(new GoverningPolicy(DEFAULT, "default policy")));
        assertThat(
                policies.governing(Sample.Books.class, Contexts.method(Sample.Books.class, "delete"))
                        .policy(),
                is(nullValue()));
    }

    @Test
    void annotationOfTheApplicationComesBeforeTheDefaultPolicy() {
        Policies policies = new Policies(Sample.Annotated.class, withDefault());
        GoverningPolicy governing = policies.governing(Sample.Private.class, PRIVATE_GET);

        assertThat(governing.location(), is("Annotated @CrossOrigin"));
        assertThat(governing.policy().allowedOrigins(), contains(Sample.APP));
    }

    @Test
    void wrongAnnotationOfTheApplicationIsReportedAndSharesNothing() {
        Policies policies = new Policies(Sample.WronglyAnnotated.class, withDefault());
        List<CorsProblem> problems = new ArrayList<>();
        policies.check(problems);

        assertThat(problems.stream().map(CorsProblem::kind).toList(), contains(CorsProblem.Kind.ORIGIN_NULL));
        assertThat(policies.application().policy(), is(nullValue()));
    }

    @Test
    void wrongAnnotationSharesNothing() {
        Policies policies = new Policies(null, withDefault());
        GoverningPolicy governing =
                policies.governing(Sample.Broken.class, Contexts.method(Sample.Broken.class, "get"));

        assertThat(governing, is(new GoverningPolicy(null, "Broken.get @CrossOrigin")));
    }

    @Test
    void locatorIsGovernedByNothing() {
        Policies policies = new Policies(null, withDefault());

        assertThat(
                policies.governing(Sample.Books.class, Contexts.method(Sample.Books.class, "chapters")),
                is(GoverningPolicy.LOCATOR));
    }

    @Test
    void answersAreRememberedAndEqualPoliciesShared() {
        Policies policies = new Policies(null, withDefault());
        GoverningPolicy get = policies.governing(Equal.class, Contexts.method(Equal.class, "get"));
        GoverningPolicy other = policies.governing(Equal.class, Contexts.method(Equal.class, "other"));

        assertThat(policies.governing(Equal.class, Contexts.method(Equal.class, "get")), is(sameInstance(get)));
        assertThat(other.policy(), is(sameInstance(get.policy())));
        assertThat(other.location(), is("Equal.other @CrossOrigin"));
    }

    /** Takes note of what reading an annotation begins with. */
    private static final class Counting extends CorsFeature {

        private int asked;

        @Override
        Map<String, CorsPolicy> policies() {
            asked++;
            return super.policies();
        }
    }

    @Test
    void whatGovernsIsReadAheadOfTheRequests() {
        Counting feature = new Counting();
        Deployment deployment = StubServer.start(feature, Equal.class).deployment();
        int atStart = feature.asked;
        GoverningPolicy get = deployment.policies().governing(Equal.class, Contexts.method(Equal.class, "get"));

        assertThat(get.policy(), is(DEFAULT));
        assertThat(feature.asked, is(atStart));

        deployment.policies().governing(Sample.Private.class, PRIVATE_GET);

        assertThat("of another class", feature.asked, is(not(atStart)));
    }

    @Test
    void whatIsRememberedIsBounded() {
        Policies policies = new Policies(null, withDefault(), 1);
        Method equalGet = Contexts.method(Equal.class, "get");
        GoverningPolicy first = policies.governing(Equal.class, equalGet);
        policies.governing(Sample.Private.class, PRIVATE_GET);

        assertThat(policies.governing(Equal.class, equalGet), is(sameInstance(first)));

        policies.governing(Sample.Public.class, Contexts.method(Sample.Public.class, "get"));
        GoverningPolicy anew = policies.governing(Equal.class, equalGet);

        assertThat(anew, is(not(sameInstance(first))));
        assertThat(anew, is(first));
    }

    @Test
    void anotherFeatureTakesOver() {
        Policies policies = new Policies(null, new CorsFeature());
        policies.governing(Sample.Private.class, PRIVATE_GET);
        CorsFeature other = withDefault();
        policies.use(other);

        assertThat(policies.feature(), is(sameInstance(other)));
        assertThat(policies.governing(Sample.Private.class, PRIVATE_GET).policy(), is(DEFAULT));
    }
}

package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.sameInstance;

import com.sun.management.ThreadMXBean;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a further annotated method costs an application that starts, in figures that are the same everywhere. Never time. */
class StartUpCostTest {

    /** Measured (2,069 and 11,800 on JDK 17), and a little more: how the JDK reads annotations counts, too. */
    private static final long BYTES_A_METHOD = 2_250;

    private static final long BYTES_A_CLASS = 12_700;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Retention(RetentionPolicy.RUNTIME)
    @CrossOrigin(value = "https://app.example", allowedHeaders = "X-A", allowCredentials = true)
    @interface Shared {}

    @Path("one")
    public static class One {
        @GET
        @CrossOrigin(value = "https://app.example", allowedHeaders = "X-A", allowCredentials = true)
        public void get() {}
    }

    @Path("four")
    public static class Four {
        @GET
        @CrossOrigin(value = "https://app.example", allowedHeaders = "X-A", allowCredentials = true)
        public void get() {}

        @PUT
        @CrossOrigin(value = "https://app.example", allowedHeaders = "X-A", allowCredentials = true)
        public void put() {}

        @POST
        @CrossOrigin(value = "https://app.example", allowedHeaders = "X-A", allowCredentials = true)
        public void post() {}

        @DELETE
        @CrossOrigin(value = "https://app.example", allowedHeaders = "X-A", allowCredentials = true)
        public void delete() {}
    }

    /** As an application starts. */
    private static void read(Class<?> type) {
        Policies policies = new Policies(null, new CorsFeature());
        PolicySource source = policies.source();
        Collection<ResourceClass> resources =
                Resources.read(List.of(type), source).values();
        List<CorsProblem> problems = new ArrayList<>();
        AnnotationCheck check = new AnnotationCheck(source, policies.application(), problems);
        resources.forEach(resource -> policies.remember(resource.type(), check.check(resource)));

        assertThat(problems, is(List.of()));
    }

    private static long allocated(Class<?> type) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            read(type);
            least = Math.min(
                    least,
                    THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }
        return least;
    }

    @Test
    void readingAMethodCostsNoMoreThanItDid() {
        long one = allocated(One.class);
        long further = (allocated(Four.class) - one) / 3;

        assertThat("bytes of a class with a method", one, is(lessThanOrEqualTo(BYTES_A_CLASS)));
        assertThat("bytes of a further method", further, is(lessThanOrEqualTo(BYTES_A_METHOD)));
    }

    @Test
    void policyIsMadeOnceForEqualAnnotations() {
        List<CorsPolicy> made = new ArrayList<>();
        KnownAnnotations known = new KnownAnnotations(Map.of(), policy -> {
            made.add(policy);
            return policy;
        });
        Declaration first = Declaration.of(Contexts.method(Four.class, "get"), known, new ArrayList<>());
        Declaration second = Declaration.of(Contexts.method(Four.class, "put"), known, new ArrayList<>());
        Declaration carried = Declaration.of(ByAnother.class, known, new ArrayList<>());

        assertThat(made.size(), is(1));
        assertThat(
                second.governing().policy(), is(sameInstance(first.governing().policy())));
        assertThat(
                carried.governing().policy(), is(sameInstance(first.governing().policy())));
        assertThat(second.governing().location(), is("Four.put @CrossOrigin"));
    }

    @Shared
    static class ByAnother {}
}

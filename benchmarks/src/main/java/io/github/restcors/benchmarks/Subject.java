package io.github.restcors.benchmarks;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is measured. */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
enum Subject {
    STUBS_JAXRS("stubs, JAX-RS", null, (policy, call) -> new JaxrsExchange(call)),
    STUBS_SERVLET("stubs, Servlet", null, (policy, call) -> ServletExchange.stubs(call)),
    STUBS_CXF("stubs, CXF", null, (policy, call) -> CxfPeer.stubs(call)),
    STUBS_JETTY("stubs, Jetty", null, (policy, call) -> JettyExchange.stubs(call)),
    STUBS_VERTX("stubs, Vert.x", null, (policy, call) -> VertxExchange.stubs(call)),

    FLOOR_JAXRS_1("floor 1, JAX-RS", STUBS_JAXRS, (policy, call) -> JaxrsFloor.exchange(policy, call, false)),
    FLOOR_JAXRS_N("floor N, JAX-RS", STUBS_JAXRS, (policy, call) -> JaxrsFloor.exchange(policy, call, true)),
    FLOOR_SERVLET_1("floor 1, Servlet", STUBS_SERVLET, (policy, call) -> ServletExchange.floor(policy, call, false)),
    FLOOR_SERVLET_N("floor N, Servlet", STUBS_SERVLET, (policy, call) -> ServletExchange.floor(policy, call, true)),

    REST_CORS("rest-cors", STUBS_JAXRS, RestCorsPeer::exchange),
    RESTEASY("RESTEasy", STUBS_JAXRS, ResteasyPeer::exchange),
    CXF("CXF", STUBS_CXF, CxfPeer::exchange),
    SPRING("Spring", STUBS_SERVLET, ServletExchange::spring),
    TOMCAT("Tomcat", STUBS_SERVLET, ServletExchange::tomcat),
    TTC("ttc", STUBS_SERVLET, ServletExchange::thetransactioncompany),
    JETTY("Jetty", STUBS_JETTY, JettyExchange::exchange),
    VERTX("Vert.x", STUBS_VERTX, VertxExchange::exchange);

    private static final Set<Scenario> LARGE =
            EnumSet.of(Scenario.F_100000_HIT, Scenario.F_100000_MISS, Scenario.G_10000_HIT, Scenario.G_10000_MISS);

    private final String label;
    private final @Nullable Subject stubs;
    private final Maker maker;

    @FunctionalInterface
    private interface Maker {

        Exchange make(Policy policy, Call call) throws Exception;
    }

    Subject(String label, @Nullable Subject stubs, Maker maker) {
        this.label = label;
        this.stubs = stubs;
        this.maker = maker;
    }

    String label() {
        return label;
    }

    /** What to subtract; {@code null} for stubs themselves. */
    @Nullable
    Subject stubs() {
        return stubs;
    }

    boolean isPeer() {
        return compareTo(REST_CORS) > 0;
    }

    /** Whether a bar depends on it, so that one JVM is not enough. */
    boolean isRepeated() {
        return stubs() == STUBS_JAXRS && this != RESTEASY || this == STUBS_JAXRS;
    }

    private boolean isFloor() {
        return stubs != null && compareTo(REST_CORS) < 0;
    }

    /** Whether preflights are checked for the headers that they ask for. */
    boolean checksRequestHeaders() {
        return this == REST_CORS || this == CXF || this == SPRING || this == TOMCAT || this == TTC;
    }

    private boolean knowsPatterns() {
        return this == REST_CORS || this == SPRING || this == TTC || this == JETTY || this == VERTX;
    }

    /**
     * Whether there is something to be measured. Peers are not asked what grows with the number of origins beyond any doubt;
     * floors are for ordinary calls; stubs for each length of what a client sends.
     */
    boolean has(Scenario scenario) {
        return switch (scenario) {
            case L_LOOKUP, H_OVER_LIMIT -> this == REST_CORS || this == STUBS_JAXRS;
            case A_NO_ORIGIN, B_ALLOWED, C_REFUSED, D_PREFLIGHT, E_PREFLIGHT_REFUSED -> true;
            default ->
                stubs == null
                        || !isFloor()
                                && (this == REST_CORS || !LARGE.contains(scenario))
                                && (knowsPatterns() || !scenario.hasPatterns());
        };
    }

    /** Makes what is measured, after one run of which the answer is checked. */
    Exchange exchange(Scenario scenario) throws Exception {
        Exchange exchange = make(scenario);
        exchange.run();
        exchange.run(); // a second time, or what is left of the first one would not be seen
        String wrong = wrong(scenario, exchange.answer());
        if (wrong != null) {
            throw new IllegalStateException(label + ", " + scenario + ": " + wrong + ": " + exchange.answer());
        }
        return exchange;
    }

    private Exchange make(Scenario scenario) throws Exception {
        if (scenario == Scenario.L_LOOKUP && this == REST_CORS) {
            return RestCorsPeer.exchangeWithoutPolicy(scenario.policy(), scenario.call());
        }
        return maker.make(scenario.policy(), scenario.call());
    }

    /** Says what is wrong with an answer, unless it is known that this subject answers so. */
    @Nullable
    String wrong(Scenario scenario, Answer answer) {
        return stubs == null || this == FLOOR_JAXRS_1 || this == FLOOR_SERVLET_1 ? null : answer.wrong(scenario);
    }
}

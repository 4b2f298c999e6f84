package io.github.restcors.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What rest-cors has to reach: figures of one run compared with each other, medians, net of the stubs. */
final class Bars {

    /** An allocation that is less than this is none: JMH counts its own, too. */
    private static final double NO_BYTES = 1;

    /** One object more or less, which the compiler may spare, but nothing that grows with the length. */
    private static final double INDEPENDENT = 0.01;

    private final Results micro;
    private final Results served;
    private final Results scale;
    private final Results wrk;
    private final List<Bar> all = new ArrayList<>();

    /** One line of the table; {@code measured} is {@code NaN} if the part was not run. */
    record Bar(String what, String demanded, double measured, double most, String unit) {

        boolean isMet() {
            return measured <= most;
        }

        String verdict() {
            return Double.isNaN(measured) ? "not measured" : isMet() ? "met" : "**not met**";
        }

        String figure() {
            return Double.isNaN(measured) ? "–" : Figures.of(measured) + unit;
        }
    }

    Bars(Results micro, Results served, Results scale, Results wrk) {
        this.micro = micro;
        this.served = served;
        this.wrk = wrk;
        this.scale = scale;
    }

    List<Bar> all() {
        if (all.isEmpty()) {
            onStubs();
            onServers();
            atScale();
        }
        return List.copyOf(all);
    }

    private void onStubs() {
        floor("no `Origin`", Scenario.A_NO_ORIGIN, 2);
        bytes("no `Origin`", Scenario.A_NO_ORIGIN);
        floor("actual, allowed", Scenario.B_ALLOWED, 1.3);
        bytes("actual, allowed", Scenario.B_ALLOWED);
        floor("actual, refused", Scenario.C_REFUSED, 1.3);
        faster("actual, refused: than Spring", Subject.SPRING, Scenario.C_REFUSED, 4);
        faster("actual, refused: than RESTEasy", Subject.RESTEASY, Scenario.C_REFUSED, 15);
        Subject fastest = Stream.of(Subject.values())
                .filter(subject -> subject.isPeer() && subject.checksRequestHeaders())
                .min(Comparator.comparing(subject -> orMost(net(subject, Scenario.D_PREFLIGHT))))
                .orElseThrow();
        faster(
                "preflight: than the fastest peer that checks headers (" + fastest.label() + ")",
                fastest,
                Scenario.D_PREFLIGHT,
                1);
        floor("preflight: the floor with the same `Response`", Scenario.D_PREFLIGHT, 1);
        ratio("1,000 exact origins, hit: to one", Scenario.F_1000_HIT, Scenario.B_ALLOWED, 1.3);
        ratio("1,000 exact origins, miss: to one", Scenario.F_1000_MISS, Scenario.C_REFUSED, 1.3);
        ratio("100,000 exact origins, hit: to one", Scenario.F_100000_HIT, Scenario.B_ALLOWED, 1.3);
        ratio("100,000 exact origins, miss: to one", Scenario.F_100000_MISS, Scenario.C_REFUSED, 1.3);
        ratio("100 patterns, hit: to one exact origin", Scenario.G_100_HIT, Scenario.B_ALLOWED, 3);
        ratio("100 patterns, miss: to one exact origin", Scenario.G_100_MISS, Scenario.C_REFUSED, 3);
        ratio("10,000 patterns, hit: to one exact origin", Scenario.G_10000_HIT, Scenario.B_ALLOWED, 3);
        ratio("10,000 patterns, miss: to one exact origin", Scenario.G_10000_MISS, Scenario.C_REFUSED, 3);
        faster("100 patterns, hit: than Spring", Subject.SPRING, Scenario.G_100_HIT, 50);
        faster("100 patterns, miss: than Spring", Subject.SPRING, Scenario.G_100_MISS, 50);
        for (Scenario scenario : List.of(Scenario.H_SAME, Scenario.H_COMMAS, Scenario.H_SPACES, Scenario.H_UNKNOWN)) {
            double each = net(Subject.REST_CORS, scenario) / scenario.length();
            add(scenario.description() + ": each byte", 2, each, " ns");
            // Granted or refused as a short list is, with the same response.
            Scenario ordinary = scenario.isAllowed() ? Scenario.D_PREFLIGHT : Scenario.E_PREFLIGHT_REFUSED;
            double more = netBytes(scenario) - netBytes(ordinary);
            add(
                    scenario.description() + ": bytes more than with two names, for each byte",
                    INDEPENDENT,
                    Math.max(0, more) / scenario.length(),
                    " B");
        }
        ratio("20 KiB, over the limit: to a refusal", Scenario.H_OVER_LIMIT, Scenario.E_PREFLIGHT_REFUSED, 1.1);
        ratio("`Origin` of 8 KiB, exact origins: to a refusal", Scenario.I_ORIGIN, Scenario.C_REFUSED, 2);
        ratio("`Origin` of 8 KiB, 100 patterns: to a refusal", Scenario.I_ORIGIN_PATTERNS, Scenario.C_REFUSED, 2);
        add("policy look-up: bytes", NO_BYTES, Math.max(0, netBytes(Scenario.L_LOOKUP)), " B");
    }

    private void onServers() {
        for (String runtime : List.of("resteasy", "jersey")) {
            String name = label(runtime);
            double most = runtime.equals("jersey") ? 1.05 : 1.03;
            add(
                    "GET with `Origin` on " + name + ", loopback: to without",
                    most,
                    loopback(runtime, Scenario.B_ALLOWED),
                    " ×");
            add("… in process, where little else is done", most, served(runtime, Scenario.B_ALLOWED), " ×");
            add(
                    "preflight on " + name + ", loopback: to its own `OPTIONS`",
                    1,
                    loopback(runtime, Scenario.D_PREFLIGHT),
                    " ×");
            add("… in process", 1, served(runtime, Scenario.D_PREFLIGHT), " ×");
        }
        add("GET with `Origin` on RESTEasy, in process: to its own `CorsFilter`", 1, against(Scenario.B_ALLOWED), " ×");
        add("preflight on RESTEasy, in process: to its own `CorsFilter`", 1, against(Scenario.D_PREFLIGHT), " ×");
    }

    private double against(Scenario scenario) {
        return served.median(String.join(".", "against", Variant.CORS_FILTER.name(), "resteasy", scenario.name()));
    }

    private double loopback(String runtime, Scenario scenario) {
        return wrk.median(String.join(".", "wrkratio", runtime, Variant.REST_CORS.name(), scenario.name()));
    }

    private double served(String runtime, Scenario scenario) {
        return served.median(String.join(".", "ratio", runtime, "one", Variant.REST_CORS.name(), scenario.name()));
    }

    private void atScale() {
        add("start-up with 5,000 annotated methods, while RESTEasy starts: CPU time", 150, startUp("resteasy"), " ms");
        add("… while Jersey starts", 150, startUp("jersey"), " ms");
        add("… in a JVM that has done nothing before", 150, scale.median("startup.cpu"), " ms");
        add("memory kept for them", 2, scale.median("startup.memoryServed"), " MB");
        for (String runtime : List.of("resteasy", "jersey")) {
            // What 5,000 resources add to the time of one, so that the rest of the answer does not count.
            double own = growth(runtime, Variant.NONE, Scenario.B_ALLOWED);
            double ours = growth(runtime, Variant.REST_CORS, Scenario.D_PREFLIGHT);
            double ratio = Math.max(0, ours / own); // less than nothing is noise
            add("a preflight's target among 5,000 on " + label(runtime) + ": to its own matching", 1, ratio, " ×");
        }
    }

    /** What users call a runtime. */
    static String label(String runtime) {
        return runtime.equals("jersey") ? "Jersey" : "RESTEasy";
    }

    private double startUp(String runtime) {
        return scale.median("startup.cpu." + runtime);
    }

    private double growth(String runtime, Variant variant, Scenario scenario) {
        String many = String.join(".", "cpu", runtime, "many", variant.name(), scenario.name());
        String one = String.join(".", "cpu", runtime, "one", variant.name(), scenario.name());
        return scale.median(many) - served.median(one);
    }

    private void floor(String what, Scenario scenario, double most) {
        double ratio = net(Subject.REST_CORS, scenario) / net(Subject.FLOOR_JAXRS_N, scenario);
        add(what + ": to the floor", most, ratio, " ×");
    }

    private void bytes(String what, Scenario scenario) {
        double more =
                netBytes(scenario) - (bytes(Subject.FLOOR_JAXRS_N, scenario) - bytes(Subject.STUBS_JAXRS, scenario));
        add(what + ": bytes more than the floor", NO_BYTES, Math.max(0, more), " B");
    }

    private void ratio(String what, Scenario scenario, Scenario to, double most) {
        add(what, most, net(Subject.REST_CORS, scenario) / net(Subject.REST_CORS, to), " ×");
    }

    private void faster(String what, Subject peer, Scenario scenario, double times) {
        double ratio = net(peer, scenario) / net(Subject.REST_CORS, scenario);
        // Written the way round in which less is better, as everywhere.
        all.add(new Bar(
                what,
                times == 1 ? "faster" : "≥ " + Figures.of(times) + " × faster",
                1 / ratio,
                1 / times,
                " × its time"));
    }

    private void add(String what, double most, double measured, String unit) {
        String demanded = unit.equals(" B") && most == NO_BYTES ? "none" : "≤ " + Figures.of(most) + unit;
        all.add(new Bar(what, demanded, measured, most, unit));
    }

    /** CPU time without that of the stubs. */
    double net(Subject subject, Scenario scenario) {
        Subject stubs = Objects.requireNonNull(subject.stubs());
        return micro.median(Micro.name("cpu", subject, scenario)) - micro.median(Micro.name("cpu", stubs, scenario));
    }

    private double netBytes(Scenario scenario) {
        return bytes(Subject.REST_CORS, scenario) - bytes(Subject.STUBS_JAXRS, scenario);
    }

    double bytes(Subject subject, Scenario scenario) {
        return micro.median(Micro.name("bytes", subject, scenario));
    }

    private static double orMost(double value) {
        return Double.isNaN(value) ? Double.MAX_VALUE : value;
    }

    /** Figures as one reads them. */
    static final class Figures {

        private Figures() {}

        static String of(double value) {
            if (value >= 100 || value == Math.rint(value)) {
                return String.format(Locale.ROOT, "%,.0f", value);
            }
            return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
        }
    }
}

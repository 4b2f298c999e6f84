package io.github.restcors.benchmarks;

import io.github.restcors.CorsFeature;
import io.github.restcors.spi.ApplicationCheck;
import io.github.restcors.spi.RuntimeIntegration;
import io.github.restcors.spi.TargetResolver;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What rest-cors does itself while a real runtime starts an application with {@link ManyResources}: the runtime has loaded
 * classes and compiled code before, of which {@link StartUp} has nothing. Measured from outside, around all that the runtime
 * calls but the listener that it tells each method to, which looks up a class.
 */
final class RealStartUp {

    private static long cpu;
    private static int depth;

    private RealStartUp() {}

    /**
     * Runs in one JVM; there should be several.
     *
     * @param arguments the file of the results, the runtime, and the folder of the resources
     */
    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING); // RESTEasy tells of each class that it deploys
        String runtime = arguments[1];
        ManyResources many = ManyResources.in(Path.of(arguments[2]));
        if (many.methods().isEmpty()) { // RESTEasy has rest-cors read annotations before it does so itself
            throw new IllegalStateException("no resources");
        }
        Dispatcher dispatcher =
                Dispatcher.start(runtime.equals("jersey"), new ServedApplication(many.classes(), Set.of(new Timed())));
        dispatcher.dispatch(Scenario.B_ALLOWED.call(), new WireFields(Scenario.B_ALLOWED.call()), ManyResources.path());
        if (cpu == 0 || !dispatcher.answer().fields().containsKey("access-control-allow-origin")) {
            throw new IllegalStateException("rest-cors was not there: " + dispatcher.answer());
        }
        Results.write(Path.of(arguments[0]), "startup.cpu." + runtime, List.of(cpu / 1e6));
    }

    private static <T> T timed(Supplier<T> work) {
        long before = Cpu.ofThisThread();
        depth++;
        try {
            return work.get();
        } finally {
            if (--depth == 0) { // what is done within other work is counted there
                cpu += Cpu.ofThisThread() - before;
            }
        }
    }

    /** Brings rest-cors, and measures what that takes. */
    private static final class Timed implements Feature {

        @Override
        public boolean configure(FeatureContext context) {
            return timed(() -> new CorsFeature().configure(context));
        }
    }

    /** In place of the runtime's integration, which does the work when the runtime says so. */
    public static final class Integration implements RuntimeIntegration {

        /** Called by {@link ServiceLoader}. */
        public Integration() {}

        @Override
        public Optional<TargetResolver> attach(FeatureContext context, ApplicationCheck check) {
            if (depth == 0) {
                return Optional.empty(); // another main class
            }
            ApplicationCheck timed = classes -> timed(() -> {
                check.check(classes);
                return true;
            });
            return ServiceLoader.load(RuntimeIntegration.class).stream()
                    .filter(each -> each.type() != Integration.class)
                    .flatMap(each -> each.get().attach(context, timed).stream())
                    .findFirst();
        }
    }
}

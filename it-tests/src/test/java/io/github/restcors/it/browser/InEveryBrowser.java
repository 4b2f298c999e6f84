package io.github.restcors.it.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a test class once in every browser; its constructor and its methods may ask for the {@link Engine}.
 *
 * <p>A browser is started for the first test that needs it and ends with the last one of the JVM: what a test leaves
 * there (cookies, an open page) the next one finds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(InEveryBrowser.Browsers.class)
public @interface InEveryBrowser {

    /** Makes an invocation of a class for every browser. */
    final class Browsers implements ClassTemplateInvocationContextProvider {

        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
            return Browser.chosen().stream().map(Invocation::new);
        }
    }

    /**
     * The tests of a class in one browser.
     *
     * @param browser where
     */
    record Invocation(Browser browser) implements ClassTemplateInvocationContext, ParameterResolver {

        private static final Namespace NAMESPACE = Namespace.create(InEveryBrowser.class);

        @Override
        public String getDisplayName(int index) {
            return browser.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Engine.class;
        }

        /** Starts the browser, if it does not run yet; the engines are closed with the store. */
        @Override
        public Engine resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(NAMESPACE).computeIfAbsent(browser, Browser::start, Engine.class);
        }
    }
}

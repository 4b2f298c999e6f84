package io.github.restcors.it.browser.scenarios;

import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;

/** The current jQuery; its version is in the root POM as well. */
@InEveryBrowser
class JqueryNewestIT extends JqueryScenarios {

    JqueryNewestIT(Engine engine) {
        super(engine, "4.0.0", "jquery/4.0.0/dist/jquery.js", "nocontent");
    }
}

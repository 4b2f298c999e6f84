package io.github.restcors.it.browser.scenarios;

import io.github.restcors.it.browser.Engine;
import io.github.restcors.it.browser.InEveryBrowser;

/** The oldest jQuery in use; its version is in the root POM as well. */
@InEveryBrowser
class JqueryOldestIT extends JqueryScenarios {

    JqueryOldestIT(Engine engine) {
        super(engine, "1.7.1", "jquery/1.7.1/jquery.js", "success");
    }
}

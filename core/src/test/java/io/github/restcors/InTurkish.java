package io.github.restcors;

import java.util.Locale;

/** The default locale in which {@code i} and {@code I} are no pair, for what must not depend on it. */
final class InTurkish {

    private InTurkish() {}

    static void run(Runnable action) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            action.run();
        } finally {
            Locale.setDefault(before);
        }
    }
}

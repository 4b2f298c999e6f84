package io.github.restcors.it.servers;

import java.util.Locale;

/** How rest-cors gets into the application. */
public enum Registration {

    /** The jar is there, and nobody names it; the application lists its classes. */
    DISCOVERED("Listed"),

    /** The jar is there, and nobody names it; the application is empty, so that its classes are found too. */
    SCANNED("Scanned"),

    /** The application lists {@code CorsFeature.class}; where it is discovered too, that must do no harm. */
    BY_HAND("ByHand"),

    /** As {@link #DISCOVERED}, and the application wants no services loaded. */
    SWITCHED_OFF("SwitchedOff"),

    /** As {@link #BY_HAND}, with CDI for all classes, and a resource with all that CDI can put in front of it. */
    BEANS("cdi.Beans");

    private final String application;

    Registration(String application) {
        this.application = application;
    }

    /** Returns the name of the class of the application, which is served below {@code api/}. */
    public String applicationClass() {
        return getClass().getPackageName() + ".app." + application;
    }

    /** Returns what stands for this in a file name and a context path. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

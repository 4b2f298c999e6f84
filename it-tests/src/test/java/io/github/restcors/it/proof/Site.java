package io.github.restcors.it.proof;

import java.util.List;
import java.util.Map;

/**
 * An application as a value: what is declared, and what its resources answer.
 *
 * @param declared on the subclass of {@code Application}; {@code null} if nothing is
 * @param defaultPolicy its tiers, {@code null} if there is none
 * @param named tiers by the name of a policy
 */
record Site(Declared declared, List<Rule> defaultPolicy, Map<String, List<Rule>> named, List<Resource> resources) {

    /**
     * One {@code @CrossOrigin}, or one policy in code.
     *
     * @param methods empty for all
     * @param maxAge in seconds, {@code null} if unset
     */
    record Rule(
            List<String> origins,
            List<String> methods,
            List<String> allowedHeaders,
            List<String> exposedHeaders,
            boolean credentials,
            Integer maxAge) {}

    /**
     * What annotations say on one element.
     *
     * @param tiers empty for {@code @SameOrigin}, unless there is a name
     * @param named the policy that is named, or {@code null}
     * @param composed whether it stands on an annotation type of the application's own, which stands here
     */
    record Declared(List<Rule> tiers, String named, boolean composed) {}

    /**
     * A class.
     *
     * @param path of a root resource, or of the locator that leads to it
     * @param own on the class
     * @param superclass on its superclass
     * @param contract on its interface
     * @param locators what it leads to; their classes have no further ones
     */
    record Resource(
            String path,
            Declared own,
            Declared superclass,
            Declared contract,
            List<Operation> operations,
            List<Resource> locators) {}

    /**
     * A resource method.
     *
     * @param path below the class, empty for none
     * @param consumes a media type, or {@code null}
     * @param produces a media type, or {@code null}
     * @param own on the method
     * @param superclass on the method that it overrides
     * @param contract on the interface's method that it implements
     */
    record Operation(
            String verb,
            String path,
            String consumes,
            String produces,
            Declared own,
            Declared superclass,
            Declared contract,
            Answer answer) {}

    /** How a resource method answers; a row need not say it. */
    record Answer(int status, List<Header> headers, How how) {

        Answer {
            status = status == 0 ? 200 : status;
            headers = headers == null ? List.of() : headers;
            how = how == null ? How.RETURNED : how;
        }
    }

    /** How a response leaves a resource method. */
    enum How {
        RETURNED,
        /** As a {@code WebApplicationException}. */
        THROWN,
        /** As an exception that nothing maps, so the status is 500 and the headers are lost. */
        UNMAPPED,
        /** As a {@code CompletionStage}. */
        STAGED
    }

    /** A header line. */
    record Header(String name, String value) {}
}

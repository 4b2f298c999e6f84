package io.github.restcors.it.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A running browser with a new profile: what all engines can do, in the same way. */
public interface Engine extends AutoCloseable {

    /** The tabulator key, for {@link #press}. */
    String TAB = "\uE004";

    /** The enter key, for {@link #press}. */
    String ENTER = "\uE007";

    /** The space bar, for {@link #press}. */
    String SPACE = "\uE00D";

    /** Returns which browser this is. */
    Browser browser();

    /** Returns its name and version, as it says itself. */
    String version();

    /** Opens a page and returns when its {@code load} event has been handled. */
    void open(URI page);

    /**
     * Runs an expression in the open page.
     *
     * @param expression of JavaScript; its value is a string, or a promise of one
     * @return that string
     */
    String evaluate(String expression);

    /** Presses and releases keys where the focus is; {@link #TAB} and its like are keys, too. */
    void press(String keys);

    /** Clicks where this is in the page, in CSS pixels from the top left corner of what is shown. */
    void click(int x, int y);

    /** Makes the page this wide and high in CSS pixels. */
    void resize(int width, int height);

    /** Returns what is shown of the page, as PNG. */
    byte[] screenshot();

    /** Returns the warnings and errors that the console got since this was last asked. */
    List<String> console();

    /** Forgets the cookies of the host of the open page, whichever port they came from. */
    void forgetCookies();

    /** Ends the browser and everything that belongs to it. */
    @Override
    void close();

    /**
     * Runs the body of an {@code async} function in the open page and returns what it returns: null, a {@code Boolean}, an
     * {@code Integer} or other number, a {@code String}, a {@code List} or a {@code Map}.
     *
     * @param arguments are {@code arguments} in the function
     * @throws AssertionError with the error that it throws
     */
    default Object run(String body, Object... arguments) {
        String answer = evaluate("""
                (async function () {
                %s
                })(...%s).then(
                    value => JSON.stringify({value: value === undefined ? null : value}),
                    error => JSON.stringify({error: error + '\\n' + (error && error.stack)}))
                """.formatted(body, Json.write(arguments)));
        Map<?, ?> outcome = (Map<?, ?>) Json.read(answer);
        if (outcome.containsKey("error")) {
            throw new AssertionError("in the page, in " + browser() + ": " + outcome.get("error"));
        }
        return outcome.get("value");
    }

    /** Runs the body of an {@code async} function in the page, frame by frame, until its value is truthy; returns that. */
    default Object await(String body, Object... arguments) {
        return run("""
                const look = async function () {
                %s
                };
                for (const deadline = performance.now() + 20000; performance.now() < deadline;) {
                    const value = await look(...arguments);
                    if (value) return value;
                    await new Promise(requestAnimationFrame);
                }
                throw new Error('this never became true: ' + look);
                """.formatted(body), arguments);
    }

    /** Clicks in the middle of the one element that a CSS selector selects. */
    default void click(String selector) {
        List<?> middle = (List<?>) run("""
                const found = document.querySelectorAll(arguments[0]);
                if (found.length !== 1) throw new Error(found.length + ' elements for ' + arguments[0]);
                found[0].scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
                const box = found[0].getBoundingClientRect();
                return [Math.floor(box.left + box.width / 2), Math.floor(box.top + box.height / 2)];
                """, selector);
        click((Integer) middle.get(0), (Integer) middle.get(1));
    }

    /** Returns the text of the one element that a CSS selector selects, as it is shown. */
    default String text(String selector) {
        return (String) run("""
                const found = document.querySelectorAll(arguments[0]);
                if (found.length !== 1) throw new Error(found.length + ' elements for ' + arguments[0]);
                return found[0].innerText;
                """, selector);
    }

    /** JSON, as values of Java's own types. */
    final class Json {

        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}

        static String write(Object value) {
            try {
                return MAPPER.writeValueAsString(value);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }

        static Object read(String json) {
            try {
                return MAPPER.readValue(json, Object.class);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(json, e);
            }
        }
    }
}

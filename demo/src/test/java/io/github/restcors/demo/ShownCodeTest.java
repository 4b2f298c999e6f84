package io.github.restcors.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page shows the code that runs: each line that it shows is in the source, in this order. */
class ShownCodeTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/restcors/demo");
    private static final Path PAGE = Path.of("src/main/resources/io/github/restcors/demo/page");

    /** Lines of code in HTML; in script, lines to remove or to keep, which begin with a minus or a blank. */
    private static final Pattern SHOWN = Pattern.compile("data-source=\"(\\w+)\">(.*?)</code>", Pattern.DOTALL);

    private static final Pattern FIX =
            Pattern.compile("file: \"(\\w+)\\.java\",\\s*lines: \\[(.*?)\\],\\s*\\}", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("(['\"`])[- ] (.*?)\\1(?=,|\\s*$)", Pattern.MULTILINE);

    @Test
    void policiesOnThePageAreTheOnesInForce() throws IOException {
        List<String> shown = new ArrayList<>();
        Matcher snippet = SHOWN.matcher(Files.readString(PAGE.resolve("index.html")));
        while (snippet.find()) {
            shown.add(snippet.group(1));
            assertThat(missing(snippet.group(1), snippet.group(2).lines().toList()), is(List.of()));
        }

        assertThat(shown, containsInAnyOrder("BookResource", "DemoApplication", "QuoteResource", "NoteResource"));
    }

    @Test
    void fixesChangeLinesThatAreThere() throws IOException {
        int fixes = 0;
        Matcher fix = FIX.matcher(Files.readString(PAGE.resolve("demo.js")));
        while (fix.find()) {
            List<String> lines = LINE.matcher(fix.group(2))
                    .results()
                    .map(line -> line.group(2))
                    .toList();
            fixes += lines.isEmpty() ? 0 : 1;
            assertThat(missing(fix.group(1), lines), is(List.of()));
        }

        assertThat("fixes with a line of the source", fixes, is(9));
    }

    /** Returns the lines that the source lacks; "(…)" stands for any parameters. */
    private static List<String> missing(String type, List<String> lines) throws IOException {
        List<String> source = Files.readString(SOURCES.resolve(type + ".java"))
                .lines()
                .map(String::strip)
                .toList();
        List<String> missing = new ArrayList<>();
        int from = 0;
        for (String line : lines) {
            String start = line.strip().replaceFirst("\\(…\\)$", "(");
            int at = from;
            while (at < source.size() && !source.get(at).startsWith(start)) {
                at++;
            }
            if (at == source.size()) {
                missing.add(type + ": " + line.strip());
            } else {
                from = at + 1;
            }
        }
        return missing;
    }
}

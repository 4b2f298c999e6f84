package io.github.restcors.benchmarks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    private static final String README = "before\n<!-- measured: begin -->\nold\n<!-- measured: end -->\nafter\n";

    @TempDir
    private Path folder;

    @Test
    void tablesStandBetweenTheMarksAndNothingElseChanges() throws IOException {
        String written = new Report(folder).into(README);

        assertThat(
                written,
                allOf(
                        startsWith("before\n<!-- measured: begin -->\n"),
                        endsWith("<!-- measured: end -->\nafter\n"),
                        not(containsString("old")),
                        containsString("not measured")));
        assertThat("a second time", new Report(folder).into(written), is(written));
    }

    @Test
    void withoutTheMarksNothingIsWritten() throws IOException {
        Report report = new Report(folder);

        assertThrows(IllegalStateException.class, () -> report.into("nothing"));
    }

    /** Net of stubs that take 10 ns, where the floor takes 100. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here            | rest-cors | verdict
            as fast as it has to be     | 210.0     | 2 \u00d7 | met
            a little slower             | 212.0     | 2.02 \u00d7 | **not met**
            """)
    void barsAreJudgedNetOfTheStubs(String why, double restCors, String measured, String verdict) throws IOException {
        Path file = folder.resolve("MICRO.tsv");
        Results.write(file, "cpu.STUBS_JAXRS.A_NO_ORIGIN", List.of(9.0, 10.0, 90.0));
        Results.write(file, "cpu.FLOOR_JAXRS_N.A_NO_ORIGIN", List.of(110.0));
        Results.write(file, "cpu.REST_CORS.A_NO_ORIGIN", List.of(restCors));

        String written = new Report(folder).into(README);

        String line = "| no `Origin`: to the floor | \u2264 2 \u00d7 | " + measured + " | " + verdict + " |";
        assertThat(why, written, containsString(line));
    }
}

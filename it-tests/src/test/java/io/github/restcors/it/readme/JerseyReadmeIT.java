package io.github.restcors.it.readme;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;

import io.github.restcors.it.CorsMatchers;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java code of the README compiles as it stands there, and does what the text says. */
class JerseyReadmeIT {

    private static final Path README = Path.of("..", "README.md");

    private static final String IMPORTS = """
            import io.github.restcors.*;
            import jakarta.ws.rs.*;
            import java.time.Duration;
            import java.util.List;
            import org.glassfish.jersey.server.ResourceConfig;

            """;

    @TempDir
    private Path classes;

    @Test
    void javaCodeCompilesAndTheApplicationDoesWhatItSays() throws Exception {
        compile(codeBlocks());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Application books = (Application)
                    loader.loadClass("BookApplication").getConstructor().newInstance();
            try (Server server = Server.start(books)) {
                URI book = server.baseUri().resolve("books/1");
                Reply granted = Http.preflight(book, "https://admin.example.com", "PUT", "content-type")
                        .send();
                assertThat(
                        granted,
                        CorsMatchers.accessControlHeaders(hasEntry("Access-Control-Allow-Credentials", "true")));
                Reply refused = Http.preflight(book, "https://admin.example.com", "DELETE")
                        .send();
                assertThat(refused, CorsMatchers.status(403));
                assertThat(refused, CorsMatchers.noAccessControlHeader());
            }
        }
    }

    private static List<String> codeBlocks() throws Exception {
        List<String> blocks = Pattern.compile("(?ms)^```java\\n(.*?)^```$")
                .matcher(Files.readString(README))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat("blocks of Java in the README", blocks.size(), is(greaterThan(3)));
        return blocks;
    }

    private void compile(List<String> blocks) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        for (String block : blocks) {
            sources.add(new Source(typeName(block), IMPORTS + block));
        }
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        compiler.getTask(null, null, diagnostics, options, null, sources).call();
        assertThat("problems of the compiler", diagnostics.getDiagnostics(), is(empty()));
    }

    private static String typeName(String block) {
        return Pattern.compile("(?m)^(?:public )?class (\\w+)")
                .matcher(block)
                .results()
                .findFirst()
                .map((MatchResult result) -> result.group(1))
                .orElseThrow();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String typeName, String text) {
            super(URI.create("string:///" + typeName + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

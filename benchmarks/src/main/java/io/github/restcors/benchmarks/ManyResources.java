package io.github.restcors.benchmarks;

import io.github.restcors.spi.ResourceMethod;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * An application with 5,000 resource methods, each with an annotation of its own: 2,500 classes with two methods at one path.
 * There are ten different policies.
 */
final class ManyResources {

    static final int CLASSES = 2_500;

    private static final int POLICIES = 10;

    private final Set<Class<?>> classes;

    private ManyResources(Set<Class<?>> classes) {
        this.classes = classes;
    }

    /** Compiles the classes into a folder. */
    static void compile(Path folder, String classPath) throws IOException {
        Files.createDirectories(folder);
        JavaCompiler compiler =
                Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK is needed, not only a runtime");
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            sources.add(new Source(i));
        }
        List<String> options = List.of("-d", folder.toString(), "-cp", classPath, "-proc:none", "-nowarn");
        if (!compiler.getTask(null, null, null, options, null, sources).call()) {
            throw new IllegalStateException("the resources do not compile");
        }
    }

    /** Loads them. */
    static ManyResources in(Path folder) throws IOException, ReflectiveOperationException {
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ManyResources.class.getClassLoader());
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (int i = 0; i < CLASSES; i++) {
            classes.add(loader.loadClass("many.Resource" + i));
        }
        return new ManyResources(classes);
    }

    Set<Class<?>> classes() {
        return classes;
    }

    /**
     * Returns the resource methods. Whoever has asked for them has read all annotations and names, as a runtime does
     * sooner or later: the JDK makes them once, and keeps them.
     */
    List<ResourceMethod> methods() {
        List<ResourceMethod> methods = new ArrayList<>();
        for (Class<?> type : classes) {
            boolean isResource =
                    type.getAnnotations().length > 0 && !type.getName().isEmpty();
            for (Method method : type.getDeclaredMethods()) {
                isResource &= method.getAnnotations().length > 0;
            }
            if (!isResource) {
                throw new IllegalStateException(type + " is no resource");
            }
            for (Method method : type.getMethods()) {
                if (method.getAnnotations().length > 0 && method.getDeclaringClass() == type) {
                    methods.add(new ResourceMethod(type, method));
                }
            }
        }
        return methods;
    }

    /** A path in the middle. */
    static String path() {
        return "resource" + CLASSES / 2 + "/17";
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(int number) {
            super(URI.create("string:///many/Resource" + number + ".java"), Kind.SOURCE);
            int policy = number % POLICIES;
            String annotation =
                    "@io.github.restcors.CrossOrigin(origins = \"" + Policy.origin(0) + "\", allowedHeaders = {\""
                            + String.join("\", \"", Policy.REQUEST_HEADERS) + "\"}, exposedHeaders = {\""
                            + String.join("\", \"", Policy.EXPOSED_HEADERS)
                            + "\"}, allowCredentials = true, maxAge = "
                            + (Policy.MAX_AGE + (number == CLASSES / 2 ? 0 : policy)) + ")";
            text = "package many;\nimport jakarta.ws.rs.*;\n@Path(\"resource" + number + "\")\npublic class Resource"
                    + number
                    + " {\n  @GET @Path(\"{id}\") @Produces(\"text/plain\") " + annotation
                    + "\n  public String get() { return \"Emma\"; }\n"
                    + "  @PUT @Path(\"{id}\") " + annotation
                    + "\n  public void update(@PathParam(\"id\") String id) {}\n}\n";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * Takes {@code @Nullable} off the components of the compiled records, before pitest changes them: Java (17 and 25) breaks a
 * record that has it there when the class is redefined, so that each test fails, whatever was changed, or Java crashes.
 * Nothing reads it at run time, and the next build compiles them anew. Run by {@code mvn -pl core verify -Pmutants} in the directory {@code core}:
 *
 * <pre>java -cp asm.jar src/build/StripRecords.java target/classes</pre>
 */
final class StripRecords {

    private StripRecords() {}

    public static void main(String... directories) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(directories[0]))) {
            List<Path> classes =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                strip(file);
            }
        }
    }

    private static void strip(Path file) throws IOException {
        ClassReader original = new ClassReader(Files.readAllBytes(file));
        if (!"java/lang/Record".equals(original.getSuperName())) {
            return;
        }
        ClassWriter stripped = new ClassWriter(0);
        original.accept(
                new ClassVisitor(Opcodes.ASM9, stripped) {
                    @Override
                    public RecordComponentVisitor visitRecordComponent(
                            String name, String descriptor, String signature) {
                        RecordComponentVisitor kept = super.visitRecordComponent(name, descriptor, signature);
                        return new RecordComponentVisitor(Opcodes.ASM9, kept) {
                            @Override
                            public AnnotationVisitor visitTypeAnnotation(
                                    int reference, TypePath path, String type, boolean visible) {
                                return null;
                            }
                        };
                    }
                },
                0);
        Files.write(file, stripped.toByteArray());
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
}

package io.github.restcors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Counts the steps that code takes, where a clock would count what else the machine does: each method entered, each branch,
 * and of each call of the JDK the characters and elements that it goes through.
 *
 * <p>The code is loaded a second time, with the counting in it. Of what the JDK does with a text only the commonest is known
 * exactly ({@link Costs}); else it counts as going through all of every text and collection that it is given. So there may
 * be too much in the count, and hardly too little.
 */
public final class WorkMeter extends ClassLoader {

    private static final String PACKAGE = WorkMeter.class.getPackageName() + ".";
    private static final String THIS = Type.getInternalName(WorkMeter.class);

    private static long steps;

    private WorkMeter() {
        super(WorkMeter.class.getClassLoader());
    }

    /** Makes an instance of a class of this package, which counts, as do all that it uses of the package. */
    static <T> T metered(Class<T> type, Class<? extends T> implementation) {
        try {
            Constructor<?> constructor =
                    new WorkMeter().loadClass(implementation.getName()).getDeclaredConstructor();
            constructor.setAccessible(true); // the same package, and yet another by its loader
            return type.cast(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the steps that a run takes. */
    static long steps(Runnable run) {
        steps = 0;
        run.run();
        return steps;
    }

    /** Called by the code that is counted. */
    public static void step() {
        steps++;
    }

    /** Called where what a constructor copies is on the stack. */
    public static void copied(Object value) {
        steps += size(value);
    }

    private static void called(Object[] arguments) {
        steps++;
        for (Object argument : arguments) {
            steps += size(argument);
        }
    }

    private static long size(Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof Collection<?> collection) {
            return collection.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof Object[] array ? array.length : 0;
    }

    /** Takes the place of a call of the JDK. */
    public static CallSite counted(MethodHandles.Lookup caller, String name, MethodType type, MethodHandle call)
            throws ReflectiveOperationException {
        MethodHandles.Lookup here = MethodHandles.lookup();
        Class<?> receiver = type.parameterCount() == 0 ? void.class : type.parameterType(0);
        if (receiver == String.class) {
            for (var exact : Costs.class.getDeclaredMethods()) {
                if (exact.getName().equals(name) && Arrays.equals(exact.getParameterTypes(), type.parameterArray())) {
                    return new ConstantCallSite(here.unreflect(exact).asType(type));
                }
            }
        }
        MethodHandle count = here.findStatic(
                        WorkMeter.class, "called", MethodType.methodType(void.class, Object[].class))
                .asCollector(Object[].class, type.parameterCount());
        // what a builder or a map holds is not gone through when something is added or looked up
        boolean all =
                receiver == String.class || name.matches("contains|indexOf|lastIndexOf|toString|retainAll|removeAll");
        if (!all && type.parameterCount() > 0 && !receiver.isPrimitive() && isInstanceCall(caller, call)) {
            count = MethodHandles.dropArguments(
                    here.findStatic(WorkMeter.class, "called", MethodType.methodType(void.class, Object[].class))
                            .asCollector(Object[].class, type.parameterCount() - 1)
                            .asType(type.dropParameterTypes(0, 1).changeReturnType(void.class)),
                    0,
                    receiver);
        }
        return new ConstantCallSite(
                MethodHandles.foldArguments(call.asType(type), count.asType(type.changeReturnType(void.class))));
    }

    private static boolean isInstanceCall(MethodHandles.Lookup caller, MethodHandle call) {
        return caller.revealDirect(call).getReferenceKind() != MethodHandleInfo.REF_invokeStatic;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(PACKAGE) || name.equals(WorkMeter.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream code = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            ClassWriter counting = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            new ClassReader(code).accept(new CountingClass(counting), 0);
            byte[] bytes = counting.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the JDK does with a text that has to be known exactly, since it stops before the text's end. */
    private static final class Costs {

        static char charAt(String text, int index) {
            steps++;
            return text.charAt(index);
        }

        static int length(String text) {
            steps++;
            return text.length();
        }

        static boolean isEmpty(String text) {
            steps++;
            return text.isEmpty();
        }

        static int indexOf(String text, int character) {
            return indexOf(text, character, 0);
        }

        static int indexOf(String text, int character, int from) {
            return found(text.indexOf(character, from), from, text);
        }

        static int indexOf(String text, String other) {
            return found(text.indexOf(other), 0, text);
        }

        static int indexOf(String text, String other, int from) {
            return found(text.indexOf(other, from), from, text);
        }

        private static int found(int index, int from, String text) {
            steps += 1 + Math.max(0, (index < 0 ? text.length() : index) - from);
            return index;
        }

        static boolean startsWith(String text, String prefix) {
            steps += 1 + prefix.length();
            return text.startsWith(prefix);
        }

        static boolean startsWith(String text, String prefix, int from) {
            steps += 1 + prefix.length();
            return text.startsWith(prefix, from);
        }

        static boolean endsWith(String text, String suffix) {
            steps += 1 + suffix.length();
            return text.endsWith(suffix);
        }

        static boolean regionMatches(String text, int from, String other, int otherFrom, int length) {
            steps += 1 + length;
            return text.regionMatches(from, other, otherFrom, length);
        }

        static boolean regionMatches(
                String text, boolean ignoreCase, int from, String other, int otherFrom, int length) {
            steps += 1 + length;
            return text.regionMatches(ignoreCase, from, other, otherFrom, length);
        }

        static boolean equals(String text, Object other) {
            steps += 1 + (other instanceof String string && string.length() == text.length() ? text.length() : 0);
            return text.equals(other);
        }

        static String substring(String text, int from) {
            steps += 1 + text.length() - from;
            return text.substring(from);
        }

        static String substring(String text, int from, int to) {
            steps += 1 + to - from;
            return text.substring(from, to);
        }
    }

    private static final class CountingClass extends ClassVisitor {

        CountingClass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return new CountingMethod(super.visitMethod(access, name, type, signature, exceptions));
        }
    }

    private static final class CountingMethod extends MethodVisitor {

        private static final Handle COUNTED = new Handle(
                Opcodes.H_INVOKESTATIC,
                THIS,
                "counted",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                        + "Ljava/lang/invoke/MethodHandle;)Ljava/lang/invoke/CallSite;",
                false);

        CountingMethod(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        private void step() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, THIS, "step", "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            step();
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            step();
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
            Type[] arguments = Type.getArgumentTypes(type);
            if (!owner.startsWith("java/")) {
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            } else if (opcode == Opcodes.INVOKESPECIAL) {
                if (arguments.length == 1 && arguments[0].getSort() == Type.OBJECT) {
                    super.visitInsn(Opcodes.DUP);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, THIS, "copied", "(Ljava/lang/Object;)V", false);
                }
                super.visitMethodInsn(opcode, owner, name, type, isInterface);
            } else {
                int kind = opcode == Opcodes.INVOKESTATIC
                        ? Opcodes.H_INVOKESTATIC
                        : opcode == Opcodes.INVOKEINTERFACE ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
                String receiver = opcode == Opcodes.INVOKESTATIC
                        ? ""
                        : Type.getObjectType(owner).getDescriptor();
                super.visitInvokeDynamicInsn(
                        name,
                        "(" + receiver + type.substring(1),
                        COUNTED,
                        new Handle(kind, owner, name, type, isInterface));
            }
        }
    }
}

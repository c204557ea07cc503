package io.bask.array.kernel.code;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the bytecode of a {@link Code} as one class with one loop.
 *
 * <p>The shape is what the JIT compilers vectorise best: arrays and scalars in local variables, one shared index, no
 * calls but to small static methods. Every local variable gets a value before the loop, so that all stack map frames are
 * alike; local variables are reused once their value is dead. The class is hidden, so it goes away with its last
 * {@link Loop}.
 */
final class LoopGenerator {
    /** HotSpot leaves methods of 8000 bytes and more to its interpreter. */
    private static final int LARGEST_METHOD = 8000;

    /** So many values cannot fit, however short their instructions are. */
    private static final int MOST_VALUES = 4000;

    private static final String NAME = "io/bask/array/kernel/code/GeneratedLoop";
    private static final String RUN = "([Ljava/lang/Object;[J[DII)V";
    private static final int ARRAYS = 1;
    private static final int LONGS = 2;
    private static final int DOUBLES = 3;
    static final int INDEX = 4;

    /** Instead of a local variable: the value is not kept, but used where it is computed. */
    static final int NOWHERE = -1;

    private static final int END = 5;

    private final Code code;
    private final BitSet onlyForJump;
    private final Label end = new Label();
    private final Locals locals = new Locals(6);
    private final Map<Integer, Integer> arrayLocals = new TreeMap<>();
    private final Map<Integer, String> arrayTypes = new TreeMap<>();
    private final List<Object> frame =
            new ArrayList<>(List.of(NAME, "[Ljava/lang/Object;", "[J", "[D", Opcodes.INTEGER, Opcodes.INTEGER));

    private LoopGenerator(Code code) {
        this.code = code;
        this.onlyForJump = onlyForJump();
    }

    /** A loop for the code, or empty if its method would be too long for the JIT compiler. */
    static Optional<Loop> generate(Code code) {
        if (code.size() > MOST_VALUES) {
            return Optional.empty();
        }
        LoopGenerator generator = new LoopGenerator(EarlyExits.insert(code));
        byte[] bytes = generator.classBytes();
        if (generator.end.getOffset() >= LARGEST_METHOD) {
            return Optional.empty();
        }
        try {
            return Optional.of((Loop) MethodHandles.lookup()
                    .defineHiddenClass(bytes, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the generated loop of %d values cannot be loaded".formatted(code.size()), e);
        }
    }

    private byte[] classBytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(
                Opcodes.V17, access, NAME, null, "java/lang/Object", new String[] {"io/bask/array/kernel/code/Loop"});
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        writeRun(writer.visitMethod(Opcodes.ACC_PUBLIC, "run", RUN, null, null));
        writer.visitEnd();
        return writer.toByteArray();
    }

    private void writeRun(MethodVisitor method) {
        method.visitCode();
        loadArrays(method);
        int[] values = assignLocals(method);
        Label head = new Label();
        method.visitLabel(head);
        method.visitFrame(Opcodes.F_NEW, frame.size(), frame.toArray(), 0, new Object[0]);
        method.visitVarInsn(Opcodes.ILOAD, INDEX);
        method.visitVarInsn(Opcodes.ILOAD, END);
        method.visitJumpInsn(Opcodes.IF_ICMPGE, end);
        Label next = new Label();
        NodeWriter nodes = new NodeWriter(method, code, values, arrayLocals, frame.toArray());
        Iterator<Code.Exit> exits = code.exits().iterator();
        Code.Exit exit = exits.hasNext() ? exits.next() : null;
        for (int i = 0; i <= code.size(); i++) {
            while (exit != null && exit.position() == i) {
                nodes.write(exit, next);
                exit = exits.hasNext() ? exits.next() : null;
            }
            if (i < code.size()) {
                nodes.write(i);
            }
        }
        for (Code.Store store : code.stores()) {
            nodes.write(store);
        }
        if (!code.exits().isEmpty()) {
            method.visitLabel(next);
            method.visitFrame(Opcodes.F_NEW, frame.size(), frame.toArray(), 0, new Object[0]);
        }
        method.visitIincInsn(INDEX, 1);
        method.visitJumpInsn(Opcodes.GOTO, head);
        method.visitLabel(end);
        method.visitFrame(Opcodes.F_NEW, frame.size(), frame.toArray(), 0, new Object[0]);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    private void loadArrays(MethodVisitor method) {
        for (Node node : code.nodes()) {
            if (node.op() == Op.LOAD) {
                arrayTypes.put(node.a(), node.element().arrayDescriptor);
            }
        }
        for (Code.Store store : code.stores()) {
            arrayTypes.put(store.slot(), store.element().arrayDescriptor);
        }
        arrayTypes.forEach((slot, type) -> {
            method.visitVarInsn(Opcodes.ALOAD, ARRAYS);
            NodeWriter.pushInt(method, slot);
            method.visitInsn(Opcodes.AALOAD);
            method.visitTypeInsn(Opcodes.CHECKCAST, type);
            int local = locals.fresh(1);
            method.visitVarInsn(Opcodes.ASTORE, local);
            arrayLocals.put(slot, local);
            frame.add(type);
        });
    }

    /** Gives every value a local variable, except literals and what only a jump needs; writes a first value into each. */
    private int[] assignLocals(MethodVisitor method) {
        int[] values = new int[code.size()];
        int[] lastUses = code.lastUses();
        for (int i = 0; i < code.size(); i++) {
            Node node = code.nodes().get(i);
            values[i] = NOWHERE;
            if (node.op() == Op.ARG) {
                values[i] = locals.fresh(node.kind().localSlots);
                loadArgument(method, node, values[i]);
                frame.add(frameType(node.kind()));
            }
        }
        for (int i = 0; i < code.size(); i++) {
            Node node = code.nodes().get(i);
            for (int k = 0; k < node.operands(); k++) {
                int operand = node.operand(k);
                if (lastUses[operand] == i && isReusable(operand) && !mentioned(node, k)) {
                    locals.release(code.nodes().get(operand).kind(), values[operand]);
                }
            }
            if (isReusable(i)) {
                values[i] = locals.take(node.kind());
                if (locals.isNew()) {
                    initialise(method, node.kind(), values[i]);
                    frame.add(frameType(node.kind()));
                }
            }
        }
        return values;
    }

    /** Whether operand {@code k} has been met before among the operands of a node. */
    private static boolean mentioned(Node node, int k) {
        for (int j = 0; j < k; j++) {
            if (node.operand(j) == node.operand(k)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReusable(int value) {
        Op op = code.nodes().get(value).op();
        return op != Op.ARG && op != Op.LITERAL && !onlyForJump.get(value);
    }

    /** Comparisons that only the exit right behind them asks for. */
    private BitSet onlyForJump() {
        BitSet readers = new BitSet();
        for (Node node : code.nodes()) {
            for (int k = 0; k < node.operands(); k++) {
                readers.set(node.operand(k));
            }
        }
        code.stores().forEach(store -> readers.set(store.value()));
        code.exits().forEach(exit -> exit.stores().forEach(store -> readers.set(store.value())));
        BitSet result = new BitSet();
        for (Code.Exit exit : code.exits()) {
            boolean right = exit.condition() == exit.position() - 1;
            if (right && code.nodes().get(exit.condition()).op().isComparison() && !readers.get(exit.condition())) {
                result.set(exit.condition());
            }
        }
        return result;
    }

    private static void loadArgument(MethodVisitor method, Node node, int local) {
        boolean floating = node.kind().isFloating();
        method.visitVarInsn(Opcodes.ALOAD, floating ? DOUBLES : LONGS);
        NodeWriter.pushInt(method, node.a());
        method.visitInsn(floating ? Opcodes.DALOAD : Opcodes.LALOAD);
        switch (node.kind()) {
            case BOOL, INT -> method.visitInsn(Opcodes.L2I);
            case FLOAT -> method.visitInsn(Opcodes.D2F);
            case LONG, DOUBLE -> {}
        }
        method.visitVarInsn(NodeWriter.storeOpcode(node.kind()), local);
    }

    private static void initialise(MethodVisitor method, Kind kind, int local) {
        method.visitInsn(
                switch (kind) {
                    case BOOL, INT -> Opcodes.ICONST_0;
                    case LONG -> Opcodes.LCONST_0;
                    case FLOAT -> Opcodes.FCONST_0;
                    case DOUBLE -> Opcodes.DCONST_0;
                });
        method.visitVarInsn(NodeWriter.storeOpcode(kind), local);
    }

    private static Object frameType(Kind kind) {
        return switch (kind) {
            case BOOL, INT -> Opcodes.INTEGER;
            case LONG -> Opcodes.LONG;
            case FLOAT -> Opcodes.FLOAT;
            case DOUBLE -> Opcodes.DOUBLE;
        };
    }
}

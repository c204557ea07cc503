package io.bask.array.kernel.code;

import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the bytecode of single values: operands from their local variables, the result into its own. */
final class NodeWriter {
    private final MethodVisitor method;
    private final Code code;
    private final int[] values;
    private final Map<Integer, Integer> arrayLocals;
    private final Object[] frame;

    NodeWriter(MethodVisitor method, Code code, int[] values, Map<Integer, Integer> arrayLocals, Object[] frame) {
        this.method = method;
        this.code = code;
        this.values = values;
        this.arrayLocals = arrayLocals;
        this.frame = frame;
    }

    /** Computes a value; nothing for scalars, which are at hand. */
    void write(int value) {
        Node node = code.nodes().get(value);
        switch (node.op()) {
            case ARG, LITERAL -> {
                return;
            }
            case LOAD -> load(node);
            case SELECT -> {
                select(node, values[value]);
                return;
            }
            case EQ, NE, LT, LE, GT, GE -> {
                compare(node, values[value]);
                return;
            }
            default -> {
                for (int k = 0; k < node.operands(); k++) {
                    push(node.operand(k));
                }
                compute(node);
            }
        }
        method.visitVarInsn(storeOpcode(node.kind()), values[value]);
    }

    /** Stores a value into its array. */
    void write(Code.Store store) {
        pushAddress(store.slot(), store.element());
        push(store.value());
        method.visitInsn(
                switch (store.element().arrayDescriptor.charAt(1)) {
                    case 'B' -> Opcodes.BASTORE;
                    case 'S' -> Opcodes.SASTORE;
                    case 'I' -> Opcodes.IASTORE;
                    case 'J' -> Opcodes.LASTORE;
                    case 'F' -> Opcodes.FASTORE;
                    default -> Opcodes.DASTORE;
                });
    }

    /** Leaves for the next element, or not. */
    void write(Code.Exit exit, Label next) {
        Label stay = new Label();
        Node condition = code.nodes().get(exit.condition());
        if (values[exit.condition()] == LoopGenerator.NOWHERE && condition.op().isComparison()) {
            pushComparison(condition);
            int unless = jumpUnless(condition, condition.op());
            method.visitJumpInsn(exit.outcome() ? unless : opposite(unless), stay);
        } else {
            push(exit.condition());
            method.visitJumpInsn(exit.outcome() ? Opcodes.IFEQ : Opcodes.IFNE, stay);
        }
        exit.stores().forEach(this::write);
        method.visitJumpInsn(Opcodes.GOTO, next);
        label(stay);
    }

    private void load(Node node) {
        Element element = node.element();
        pushAddress(node.a(), element);
        method.visitInsn(
                switch (element.arrayDescriptor.charAt(1)) {
                    case 'B' -> Opcodes.BALOAD;
                    case 'S' -> Opcodes.SALOAD;
                    case 'I' -> Opcodes.IALOAD;
                    case 'J' -> Opcodes.LALOAD;
                    case 'F' -> Opcodes.FALOAD;
                    default -> Opcodes.DALOAD;
                });
        if (element == Element.UINT8) {
            pushInt(method, 0xFF);
            method.visitInsn(Opcodes.IAND);
        }
    }

    private void pushAddress(int slot, Element element) {
        method.visitVarInsn(Opcodes.ALOAD, Objects.requireNonNull(arrayLocals.get(slot)));
        method.visitVarInsn(Opcodes.ILOAD, LoopGenerator.INDEX);
        if (element.scale == 2) {
            method.visitInsn(Opcodes.ICONST_1);
            method.visitInsn(Opcodes.ISHL);
            if (element.shift == 1) {
                method.visitInsn(Opcodes.ICONST_1);
                method.visitInsn(Opcodes.IADD);
            }
        }
    }

    private void push(int value) {
        Node node = code.nodes().get(value);
        if (node.op() == Op.LITERAL) {
            pushLiteral(node);
        } else {
            method.visitVarInsn(
                    switch (node.kind()) {
                        case BOOL, INT -> Opcodes.ILOAD;
                        case LONG -> Opcodes.LLOAD;
                        case FLOAT -> Opcodes.FLOAD;
                        case DOUBLE -> Opcodes.DLOAD;
                    },
                    values[value]);
        }
    }

    private void pushLiteral(Node node) {
        switch (node.kind()) {
            case BOOL, INT -> pushInt(method, (int) node.bits());
            case LONG -> method.visitLdcInsn(node.bits());
            case FLOAT -> method.visitLdcInsn((float) Double.longBitsToDouble(node.bits()));
            case DOUBLE -> method.visitLdcInsn(Double.longBitsToDouble(node.bits()));
        }
    }

    static void pushInt(MethodVisitor method, int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value == (byte) value) {
            method.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value == (short) value) {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    private void compute(Node node) {
        switch (node.op()) {
            case ADD -> arithmetic(Opcodes.IADD, node.kind());
            case SUB -> arithmetic(Opcodes.ISUB, node.kind());
            case MUL -> arithmetic(Opcodes.IMUL, node.kind());
            case DIV -> arithmetic(Opcodes.IDIV, node.kind());
            case REM -> arithmetic(Opcodes.IREM, node.kind());
            case NEG -> arithmetic(Opcodes.INEG, node.kind());
            case AND -> arithmetic(Opcodes.IAND, node.kind());
            case OR -> arithmetic(Opcodes.IOR, node.kind());
            case XOR -> arithmetic(Opcodes.IXOR, node.kind());
            case SHL -> arithmetic(Opcodes.ISHL, node.kind());
            case SHR -> arithmetic(Opcodes.ISHR, node.kind());
            case USHR -> arithmetic(Opcodes.IUSHR, node.kind());
            case CONVERT -> convert(code.nodes().get(node.a()).kind(), node.kind());
            case NARROW -> narrow(node.element());
            case CALL -> call(node);
            default -> throw new IllegalStateException("%s has its own way of being written".formatted(node.op()));
        }
    }

    /** The four forms of an instruction follow one another: int, long, float, double. */
    private void arithmetic(int intOpcode, Kind kind) {
        method.visitInsn(intOpcode
                + switch (kind) {
                    case BOOL, INT -> 0;
                    case LONG -> 1;
                    case FLOAT -> 2;
                    case DOUBLE -> 3;
                });
    }

    private void convert(Kind from, Kind to) {
        switch (from) {
            case BOOL, INT -> {
                switch (to) {
                    case LONG -> method.visitInsn(Opcodes.I2L);
                    case FLOAT -> method.visitInsn(Opcodes.I2F);
                    case DOUBLE -> method.visitInsn(Opcodes.I2D);
                    case BOOL, INT -> {}
                }
            }
            case LONG ->
                method.visitInsn(to == Kind.FLOAT ? Opcodes.L2F : to == Kind.DOUBLE ? Opcodes.L2D : Opcodes.L2I);
            case FLOAT -> method.visitInsn(Opcodes.F2D);
            case DOUBLE -> method.visitInsn(Opcodes.D2F);
        }
    }

    private void narrow(Element element) {
        switch (element) {
            case INT8 -> method.visitInsn(Opcodes.I2B);
            case INT16 -> method.visitInsn(Opcodes.I2S);
            default -> {
                pushInt(method, 0xFF);
                method.visitInsn(Opcodes.IAND);
            }
        }
    }

    private void call(Node node) {
        String target = Objects.requireNonNull(node.target());
        int dot = target.indexOf('.');
        StringBuilder descriptor = new StringBuilder("(");
        for (int k = 0; k < node.operands(); k++) {
            descriptor.append(code.nodes().get(node.operand(k)).kind().descriptor);
        }
        descriptor.append(')').append(node.kind().descriptor);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                target.substring(0, dot),
                target.substring(dot + 1),
                descriptor.toString(),
                false);
    }

    private void select(Node node, int result) {
        Label otherwise = new Label();
        Label end = new Label();
        push(node.a());
        method.visitJumpInsn(Opcodes.IFEQ, otherwise);
        push(node.b());
        method.visitVarInsn(storeOpcode(node.kind()), result);
        method.visitJumpInsn(Opcodes.GOTO, end);
        label(otherwise);
        push(node.c());
        method.visitVarInsn(storeOpcode(node.kind()), result);
        label(end);
    }

    private void compare(Node node, int result) {
        if (result == LoopGenerator.NOWHERE) {
            return;
        }
        Label otherwise = new Label();
        Label end = new Label();
        pushComparison(node);
        method.visitJumpInsn(jumpUnless(node, node.op()), otherwise);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitVarInsn(Opcodes.ISTORE, result);
        method.visitJumpInsn(Opcodes.GOTO, end);
        label(otherwise);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitVarInsn(Opcodes.ISTORE, result);
        label(end);
    }

    /** Pushes what a jump compares: two ints, or the outcome of an instruction. */
    private void pushComparison(Node node) {
        push(node.a());
        push(node.b());
        Kind kind = code.nodes().get(node.a()).kind();
        if (!isInt(kind)) {
            method.visitInsn(comparison(kind, node.op()));
        }
    }

    private int jumpUnless(Node node, Op op) {
        int jump = jumpUnless(op);
        return isInt(code.nodes().get(node.a()).kind()) ? jump - Opcodes.IFEQ + Opcodes.IF_ICMPEQ : jump;
    }

    private static boolean isInt(Kind kind) {
        return kind == Kind.BOOL || kind == Kind.INT;
    }

    /** The jump on the other outcome; the opcodes come in pairs. */
    private static int opposite(int jump) {
        return (jump - Opcodes.IFEQ ^ 1) + Opcodes.IFEQ;
    }

    /** NaN makes the comparison come out so that all but NE are false. */
    private static int comparison(Kind kind, Op op) {
        if (kind == Kind.LONG) {
            return Opcodes.LCMP;
        }
        boolean nanIsGreater = op == Op.LT || op == Op.LE;
        if (kind == Kind.FLOAT) {
            return nanIsGreater ? Opcodes.FCMPG : Opcodes.FCMPL;
        }
        return nanIsGreater ? Opcodes.DCMPG : Opcodes.DCMPL;
    }

    private static int jumpUnless(Op op) {
        return switch (op) {
            case EQ -> Opcodes.IFNE;
            case NE -> Opcodes.IFEQ;
            case LT -> Opcodes.IFGE;
            case LE -> Opcodes.IFGT;
            case GT -> Opcodes.IFLE;
            default -> Opcodes.IFLT;
        };
    }

    private void label(Label label) {
        method.visitLabel(label);
        method.visitFrame(Opcodes.F_NEW, frame.length, frame, 0, new Object[0]);
    }

    static int storeOpcode(Kind kind) {
        return switch (kind) {
            case BOOL, INT -> Opcodes.ISTORE;
            case LONG -> Opcodes.LSTORE;
            case FLOAT -> Opcodes.FSTORE;
            case DOUBLE -> Opcodes.DSTORE;
        };
    }
}

package io.bask.array.kernel.code;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value of {@link Code}; operands are numbers of earlier nodes, -1 where there is none.
 *
 * @param op what is done
 * @param kind what the value is
 * @param a the first operand; for a LOAD the array's slot, for an ARG the scalar's slot
 * @param b the second operand
 * @param c the third operand
 * @param d the fourth operand
 * @param bits a LITERAL's value (bits of a double for floating kinds), or the ordinal of a LOAD's or NARROW's element
 * @param target for a CALL, the method as {@code java/lang/Math.sqrt}
 */
record Node(
        Op op,
        Kind kind,
        int a,
        int b,
        int c,
        int d,
        long bits,
        @Nullable String target) {

    static final String BITS_AS_DOUBLE = "java/lang/Double.longBitsToDouble";

    private static final Element[] ELEMENTS = Element.values();

    /** Number of operands. */
    int operands() {
        if (op.isLeaf()) {
            return 0;
        }
        return d >= 0 ? 4 : c >= 0 ? 3 : b >= 0 ? 2 : 1;
    }

    int operand(int index) {
        return switch (index) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            default -> d;
        };
    }

    /** Whether the value is the operand's bits, read as another kind. */
    boolean isReinterpretation() {
        return BITS_AS_DOUBLE.equals(target);
    }

    Element element() {
        return ELEMENTS[(int) bits];
    }

    // By hand: what a record has of itself takes the JVM long to make, and the first loop waits for it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Node that
                && op == that.op
                && kind == that.kind
                && a == that.a
                && b == that.b
                && c == that.c
                && d == that.d
                && bits == that.bits
                && Objects.equals(target, that.target);
    }

    @Override
    public int hashCode() {
        int hash = 31 * (31 * (31 * op.hashCode() + kind.hashCode()) + a) + b;
        return 31 * (31 * (31 * (31 * hash + c) + d) + Long.hashCode(bits)) + Objects.hashCode(target);
    }
}

package io.bask.dataframe;

import io.bask.dataframe.schema.BinaryOp;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic with a value in place of missing ones, and with the operands exchanged.
 *
 * @param <T> what comes out: a table or a series
 */
public sealed interface FilledArithmetic<T> permits DataFrame, Series {
    /**
     * An operation with {@code fill} where one of two values is missing; where both are, the result is.
     *
     * @param op the operation
     * @param other what stands on the right, as in the methods without a value to fill with
     * @param fill the value, or null for none
     */
    T filled(BinaryOp op, @Nullable Object other, @Nullable Object fill);

    /** An operation with this on the right and {@code other}, a plain value, on the left. */
    T reversed(BinaryOp op, @Nullable Object other);

    /** Sums, with a value where one of two is missing. */
    default T add(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.ADD, other, fill);
    }

    /** Differences, with a value where one of two is missing. */
    default T sub(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.SUB, other, fill);
    }

    /** Products, with a value where one of two is missing. */
    default T mul(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.MUL, other, fill);
    }

    /** Quotients as floats, with a value where one of two is missing. */
    default T div(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.DIV, other, fill);
    }

    /** Quotients rounded down, with a value where one of two is missing. */
    default T floorDiv(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.FLOORDIV, other, fill);
    }

    /** Remainders with the sign of the divisor, with a value where one of two is missing. */
    default T mod(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.MOD, other, fill);
    }

    /** Powers, with a value where one of two is missing. */
    default T pow(@Nullable Object other, @Nullable Object fill) {
        return filled(BinaryOp.POW, other, fill);
    }

    /** Sums, with the other operand on the left. */
    default T radd(@Nullable Object other) {
        return reversed(BinaryOp.ADD, other);
    }

    /** Differences, with the other operand on the left. */
    default T rsub(@Nullable Object other) {
        return reversed(BinaryOp.SUB, other);
    }

    /** Products, with the other operand on the left. */
    default T rmul(@Nullable Object other) {
        return reversed(BinaryOp.MUL, other);
    }

    /** Quotients as floats, with the other operand on the left. */
    default T rdiv(@Nullable Object other) {
        return reversed(BinaryOp.DIV, other);
    }

    /** Quotients rounded down, with the other operand on the left. */
    default T rfloorDiv(@Nullable Object other) {
        return reversed(BinaryOp.FLOORDIV, other);
    }

    /** Remainders with the sign of the divisor, with the other operand on the left. */
    default T rmod(@Nullable Object other) {
        return reversed(BinaryOp.MOD, other);
    }

    /** Powers, with the other operand on the left. */
    default T rpow(@Nullable Object other) {
        return reversed(BinaryOp.POW, other);
    }
}

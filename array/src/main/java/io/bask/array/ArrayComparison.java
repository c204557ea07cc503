package io.bask.array;

import io.bask.array.shape.Complex;
import io.bask.array.ufunc.Ufunc;

/**
 * Comparisons, logic and bits, element by element; comparisons and logic give bool arrays.
 *
 * <p>The other operand is an array, which is stretched as NumPy stretches it, or a plain value. {@code and}, {@code or},
 * {@code xor} and {@code not} are NumPy's {@code &}, {@code |}, {@code ^} and {@code ~}: of truth values for bool arrays,
 * of bits for whole numbers, refused for others.
 */
public sealed interface ArrayComparison permits Array {
    /** Whether {@code x == other}. */
    default Array eq(Array other) {
        return Apply.ufunc(Ufunc.EQUAL, self(), other);
    }

    /** {@link #eq(Array)} with one number for all elements. */
    default Array eq(double other) {
        return Apply.ufunc(Ufunc.EQUAL, self(), other);
    }

    /** {@link #eq(Array)} with one whole number for all elements. */
    default Array eq(long other) {
        return Apply.ufunc(Ufunc.EQUAL, self(), other);
    }

    /** {@link #eq(Array)} with one complex number for all elements. */
    default Array eq(Complex other) {
        return Apply.ufunc(Ufunc.EQUAL, self(), other);
    }

    /** {@link #eq(Array)} with one truth value for all elements. */
    default Array eq(boolean other) {
        return Apply.ufunc(Ufunc.EQUAL, self(), other);
    }

    /** Whether {@code x != other}. */
    default Array ne(Array other) {
        return Apply.ufunc(Ufunc.NOT_EQUAL, self(), other);
    }

    /** {@link #ne(Array)} with one number for all elements. */
    default Array ne(double other) {
        return Apply.ufunc(Ufunc.NOT_EQUAL, self(), other);
    }

    /** {@link #ne(Array)} with one whole number for all elements. */
    default Array ne(long other) {
        return Apply.ufunc(Ufunc.NOT_EQUAL, self(), other);
    }

    /** {@link #ne(Array)} with one complex number for all elements. */
    default Array ne(Complex other) {
        return Apply.ufunc(Ufunc.NOT_EQUAL, self(), other);
    }

    /** {@link #ne(Array)} with one truth value for all elements. */
    default Array ne(boolean other) {
        return Apply.ufunc(Ufunc.NOT_EQUAL, self(), other);
    }

    /** Whether {@code x < other}. */
    default Array lt(Array other) {
        return Apply.ufunc(Ufunc.LESS, self(), other);
    }

    /** {@link #lt(Array)} with one number for all elements. */
    default Array lt(double other) {
        return Apply.ufunc(Ufunc.LESS, self(), other);
    }

    /** {@link #lt(Array)} with one whole number for all elements. */
    default Array lt(long other) {
        return Apply.ufunc(Ufunc.LESS, self(), other);
    }

    /** Whether {@code x <= other}. */
    default Array le(Array other) {
        return Apply.ufunc(Ufunc.LESS_EQUAL, self(), other);
    }

    /** {@link #le(Array)} with one number for all elements. */
    default Array le(double other) {
        return Apply.ufunc(Ufunc.LESS_EQUAL, self(), other);
    }

    /** {@link #le(Array)} with one whole number for all elements. */
    default Array le(long other) {
        return Apply.ufunc(Ufunc.LESS_EQUAL, self(), other);
    }

    /** Whether {@code x > other}. */
    default Array gt(Array other) {
        return Apply.ufunc(Ufunc.GREATER, self(), other);
    }

    /** {@link #gt(Array)} with one number for all elements. */
    default Array gt(double other) {
        return Apply.ufunc(Ufunc.GREATER, self(), other);
    }

    /** {@link #gt(Array)} with one whole number for all elements. */
    default Array gt(long other) {
        return Apply.ufunc(Ufunc.GREATER, self(), other);
    }

    /** Whether {@code x >= other}. */
    default Array ge(Array other) {
        return Apply.ufunc(Ufunc.GREATER_EQUAL, self(), other);
    }

    /** {@link #ge(Array)} with one number for all elements. */
    default Array ge(double other) {
        return Apply.ufunc(Ufunc.GREATER_EQUAL, self(), other);
    }

    /** {@link #ge(Array)} with one whole number for all elements. */
    default Array ge(long other) {
        return Apply.ufunc(Ufunc.GREATER_EQUAL, self(), other);
    }

    /** Both; {@code x & other} in NumPy. */
    default Array and(Array other) {
        return Apply.ufunc(Ufunc.BITWISE_AND, self(), other);
    }

    /** {@link #and(Array)} with one whole number for all elements. */
    default Array and(long other) {
        return Apply.ufunc(Ufunc.BITWISE_AND, self(), other);
    }

    /** {@link #and(Array)} with one truth value for all elements. */
    default Array and(boolean other) {
        return Apply.ufunc(Ufunc.BITWISE_AND, self(), other);
    }

    /** Either or both; {@code x | other} in NumPy. */
    default Array or(Array other) {
        return Apply.ufunc(Ufunc.BITWISE_OR, self(), other);
    }

    /** {@link #or(Array)} with one whole number for all elements. */
    default Array or(long other) {
        return Apply.ufunc(Ufunc.BITWISE_OR, self(), other);
    }

    /** {@link #or(Array)} with one truth value for all elements. */
    default Array or(boolean other) {
        return Apply.ufunc(Ufunc.BITWISE_OR, self(), other);
    }

    /** Either but not both; {@code x ^ other} in NumPy. */
    default Array xor(Array other) {
        return Apply.ufunc(Ufunc.BITWISE_XOR, self(), other);
    }

    /** {@link #xor(Array)} with one whole number for all elements. */
    default Array xor(long other) {
        return Apply.ufunc(Ufunc.BITWISE_XOR, self(), other);
    }

    /** {@link #xor(Array)} with one truth value for all elements. */
    default Array xor(boolean other) {
        return Apply.ufunc(Ufunc.BITWISE_XOR, self(), other);
    }

    /** The opposite: of truth, or of every bit; {@code ~x} in NumPy. */
    default Array not() {
        return Apply.ufunc(Ufunc.INVERT, self());
    }

    /** The bits moved up; {@code x << other} in NumPy. */
    default Array leftShift(Array other) {
        return Apply.ufunc(Ufunc.LEFT_SHIFT, self(), other);
    }

    /** {@link #leftShift(Array)} with one whole number for all elements. */
    default Array leftShift(long other) {
        return Apply.ufunc(Ufunc.LEFT_SHIFT, self(), other);
    }

    /** The bits moved down, keeping the sign; {@code x >> other} in NumPy. */
    default Array rightShift(Array other) {
        return Apply.ufunc(Ufunc.RIGHT_SHIFT, self(), other);
    }

    /** {@link #rightShift(Array)} with one whole number for all elements. */
    default Array rightShift(long other) {
        return Apply.ufunc(Ufunc.RIGHT_SHIFT, self(), other);
    }

    /** {@code number << x} in NumPy: {@link #leftShift(Array)} with the operands swapped. */
    default Array rleftShift(long number) {
        return Apply.ufunc(Ufunc.LEFT_SHIFT, number, self());
    }

    /** {@code number >> x} in NumPy: {@link #rightShift(Array)} with the operands swapped. */
    default Array rrightShift(long number) {
        return Apply.ufunc(Ufunc.RIGHT_SHIFT, number, self());
    }

    /** Whether both are not zero. */
    default Array logicalAnd(Array other) {
        return Apply.ufunc(Ufunc.LOGICAL_AND, self(), other);
    }

    /** Whether either is not zero. */
    default Array logicalOr(Array other) {
        return Apply.ufunc(Ufunc.LOGICAL_OR, self(), other);
    }

    /** Whether just one is not zero. */
    default Array logicalXor(Array other) {
        return Apply.ufunc(Ufunc.LOGICAL_XOR, self(), other);
    }

    /** Whether the element is zero. */
    default Array logicalNot() {
        return Apply.ufunc(Ufunc.LOGICAL_NOT, self());
    }

    /** Whether the element is NaN. */
    default Array isnan() {
        return Apply.ufunc(Ufunc.ISNAN, self());
    }

    /** Whether the element is infinite. */
    default Array isinf() {
        return Apply.ufunc(Ufunc.ISINF, self());
    }

    /** Whether the element is neither NaN nor infinite. */
    default Array isfinite() {
        return Apply.ufunc(Ufunc.ISFINITE, self());
    }

    /** Whether the sign bit is set: negative, or minus zero. */
    default Array signbit() {
        return Apply.ufunc(Ufunc.SIGNBIT, self());
    }

    private Array self() {
        return (Array) this;
    }
}

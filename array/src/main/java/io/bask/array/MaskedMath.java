package io.bask.array;

import io.bask.array.ufunc.Ufunc;
import io.bask.function.Given;

/**
 * Functions of masked arrays that work element by element: what is masked stays so, and of two arrays what is masked in either.
 *
 * <p>Where a function has no value it is masked instead of NaN or infinite, as in {@code numpy.ma}.
 */
public sealed interface MaskedMath permits MaskedArray {
    /** The sizes. */
    default MaskedArray abs() {
        return Masks.unary(Ufunc.ABSOLUTE, self());
    }

    /** The negatives. */
    default MaskedArray neg() {
        return Masks.unary(Ufunc.NEGATIVE, self());
    }

    /** The squares. */
    default MaskedArray square() {
        return Masks.unary(Ufunc.SQUARE, self());
    }

    /** Square roots; of negative numbers masked. */
    default MaskedArray sqrt() {
        return Masks.unary(Ufunc.SQRT, self());
    }

    /** Powers of e. */
    default MaskedArray exp() {
        return Masks.unary(Ufunc.EXP, self());
    }

    /** Natural logarithms; of 0 and less masked. */
    default MaskedArray log() {
        return Masks.unary(Ufunc.LOG, self());
    }

    /** Logarithms to base 2; of 0 and less masked. */
    default MaskedArray log2() {
        return Masks.unary(Ufunc.LOG2, self());
    }

    /** Logarithms to base 10; of 0 and less masked. */
    default MaskedArray log10() {
        return Masks.unary(Ufunc.LOG10, self());
    }

    /** Sines. */
    default MaskedArray sin() {
        return Masks.unary(Ufunc.SIN, self());
    }

    /** Cosines. */
    default MaskedArray cos() {
        return Masks.unary(Ufunc.COS, self());
    }

    /** Tangents; masked where they are infinite. */
    default MaskedArray tan() {
        return Masks.unary(Ufunc.TAN, self());
    }

    /** Inverse sines; masked outside of [-1, 1]. */
    default MaskedArray arcsin() {
        return Masks.unary(Ufunc.ARCSIN, self());
    }

    /** Inverse cosines; masked outside of [-1, 1]. */
    default MaskedArray arccos() {
        return Masks.unary(Ufunc.ARCCOS, self());
    }

    /** Inverse tangents. */
    default MaskedArray arctan() {
        return Masks.unary(Ufunc.ARCTAN, self());
    }

    /** Hyperbolic sines. */
    default MaskedArray sinh() {
        return Masks.unary(Ufunc.SINH, self());
    }

    /** Hyperbolic cosines. */
    default MaskedArray cosh() {
        return Masks.unary(Ufunc.COSH, self());
    }

    /** Hyperbolic tangents. */
    default MaskedArray tanh() {
        return Masks.unary(Ufunc.TANH, self());
    }

    /** Inverse hyperbolic sines. */
    default MaskedArray arcsinh() {
        return Masks.unary(Ufunc.ARCSINH, self());
    }

    /** Inverse hyperbolic cosines; below 1 masked. */
    default MaskedArray arccosh() {
        return Masks.unary(Ufunc.ARCCOSH, self());
    }

    /** Inverse hyperbolic tangents; masked from 1 - 1e-15 on, in size. */
    default MaskedArray arctanh() {
        return Masks.unary(Ufunc.ARCTANH, self());
    }

    /** The next whole numbers below. */
    default MaskedArray floor() {
        return Masks.unary(Ufunc.FLOOR, self());
    }

    /** The next whole numbers above. */
    default MaskedArray ceil() {
        return Masks.unary(Ufunc.CEIL, self());
    }

    /** The nearest whole numbers. */
    default MaskedArray rint() {
        return Masks.unary(Ufunc.RINT, self());
    }

    /** Complex conjugates. */
    default MaskedArray conj() {
        return Masks.unary(Ufunc.CONJ, self());
    }

    /** Whether elements are zero. */
    default MaskedArray not() {
        return Masks.unary(Ufunc.LOGICAL_NOT, self());
    }

    /** Sums. */
    default MaskedArray add(MaskedArray other) {
        return Masks.binary(Ufunc.ADD, self(), Given.notNull(other, "other"));
    }

    /** {@link #add(MaskedArray)} of one number. */
    default MaskedArray add(double other) {
        return Masks.binary(Ufunc.ADD, self(), other);
    }

    /** {@link #add(MaskedArray)} of one whole number. */
    default MaskedArray add(long other) {
        return Masks.binary(Ufunc.ADD, self(), other);
    }

    /** Differences. */
    default MaskedArray sub(MaskedArray other) {
        return Masks.binary(Ufunc.SUBTRACT, self(), Given.notNull(other, "other"));
    }

    /** {@link #sub(MaskedArray)} of one number. */
    default MaskedArray sub(double other) {
        return Masks.binary(Ufunc.SUBTRACT, self(), other);
    }

    /** {@link #sub(MaskedArray)} of one whole number. */
    default MaskedArray sub(long other) {
        return Masks.binary(Ufunc.SUBTRACT, self(), other);
    }

    /** Products. */
    default MaskedArray mul(MaskedArray other) {
        return Masks.binary(Ufunc.MULTIPLY, self(), Given.notNull(other, "other"));
    }

    /** {@link #mul(MaskedArray)} of one number. */
    default MaskedArray mul(double other) {
        return Masks.binary(Ufunc.MULTIPLY, self(), other);
    }

    /** {@link #mul(MaskedArray)} of one whole number. */
    default MaskedArray mul(long other) {
        return Masks.binary(Ufunc.MULTIPLY, self(), other);
    }

    /** Quotients; masked where they are not finite. */
    default MaskedArray div(MaskedArray other) {
        return Masks.binary(Ufunc.DIVIDE, self(), Given.notNull(other, "other"));
    }

    /** {@link #div(MaskedArray)} of one number. */
    default MaskedArray div(double other) {
        return Masks.binary(Ufunc.DIVIDE, self(), other);
    }

    /** {@link #div(MaskedArray)} of one whole number. */
    default MaskedArray div(long other) {
        return Masks.binary(Ufunc.DIVIDE, self(), other);
    }

    /** Whole quotients; masked where they are divided by zero. */
    default MaskedArray floorDivide(MaskedArray other) {
        return Masks.binary(Ufunc.FLOOR_DIVIDE, self(), Given.notNull(other, "other"));
    }

    /** {@link #floorDivide(MaskedArray)} of one number. */
    default MaskedArray floorDivide(double other) {
        return Masks.binary(Ufunc.FLOOR_DIVIDE, self(), other);
    }

    /** {@link #floorDivide(MaskedArray)} of one whole number. */
    default MaskedArray floorDivide(long other) {
        return Masks.binary(Ufunc.FLOOR_DIVIDE, self(), other);
    }

    /** Remainders; masked where they are divided by zero. */
    default MaskedArray mod(MaskedArray other) {
        return Masks.binary(Ufunc.MOD, self(), Given.notNull(other, "other"));
    }

    /** {@link #mod(MaskedArray)} of one number. */
    default MaskedArray mod(double other) {
        return Masks.binary(Ufunc.MOD, self(), other);
    }

    /** {@link #mod(MaskedArray)} of one whole number. */
    default MaskedArray mod(long other) {
        return Masks.binary(Ufunc.MOD, self(), other);
    }

    /** Powers; masked where they are not finite. */
    default MaskedArray pow(MaskedArray other) {
        return Masks.binary(Ufunc.POWER, self(), Given.notNull(other, "other"));
    }

    /** {@link #pow(MaskedArray)} of one number. */
    default MaskedArray pow(double other) {
        return Masks.binary(Ufunc.POWER, self(), other);
    }

    /** {@link #pow(MaskedArray)} of one whole number. */
    default MaskedArray pow(long other) {
        return Masks.binary(Ufunc.POWER, self(), other);
    }

    /** Whether elements are equal. */
    default MaskedArray eq(MaskedArray other) {
        return Masks.binary(Ufunc.EQUAL, self(), Given.notNull(other, "other"));
    }

    /** {@link #eq(MaskedArray)} of one number. */
    default MaskedArray eq(double other) {
        return Masks.binary(Ufunc.EQUAL, self(), other);
    }

    /** {@link #eq(MaskedArray)} of one whole number. */
    default MaskedArray eq(long other) {
        return Masks.binary(Ufunc.EQUAL, self(), other);
    }

    /** Whether elements differ. */
    default MaskedArray ne(MaskedArray other) {
        return Masks.binary(Ufunc.NOT_EQUAL, self(), Given.notNull(other, "other"));
    }

    /** {@link #ne(MaskedArray)} of one number. */
    default MaskedArray ne(double other) {
        return Masks.binary(Ufunc.NOT_EQUAL, self(), other);
    }

    /** {@link #ne(MaskedArray)} of one whole number. */
    default MaskedArray ne(long other) {
        return Masks.binary(Ufunc.NOT_EQUAL, self(), other);
    }

    /** Whether elements are less. */
    default MaskedArray lt(MaskedArray other) {
        return Masks.binary(Ufunc.LESS, self(), Given.notNull(other, "other"));
    }

    /** {@link #lt(MaskedArray)} of one number. */
    default MaskedArray lt(double other) {
        return Masks.binary(Ufunc.LESS, self(), other);
    }

    /** {@link #lt(MaskedArray)} of one whole number. */
    default MaskedArray lt(long other) {
        return Masks.binary(Ufunc.LESS, self(), other);
    }

    /** Whether elements are less or equal. */
    default MaskedArray le(MaskedArray other) {
        return Masks.binary(Ufunc.LESS_EQUAL, self(), Given.notNull(other, "other"));
    }

    /** {@link #le(MaskedArray)} of one number. */
    default MaskedArray le(double other) {
        return Masks.binary(Ufunc.LESS_EQUAL, self(), other);
    }

    /** {@link #le(MaskedArray)} of one whole number. */
    default MaskedArray le(long other) {
        return Masks.binary(Ufunc.LESS_EQUAL, self(), other);
    }

    /** Whether elements are greater. */
    default MaskedArray gt(MaskedArray other) {
        return Masks.binary(Ufunc.GREATER, self(), Given.notNull(other, "other"));
    }

    /** {@link #gt(MaskedArray)} of one number. */
    default MaskedArray gt(double other) {
        return Masks.binary(Ufunc.GREATER, self(), other);
    }

    /** {@link #gt(MaskedArray)} of one whole number. */
    default MaskedArray gt(long other) {
        return Masks.binary(Ufunc.GREATER, self(), other);
    }

    /** Whether elements are greater or equal. */
    default MaskedArray ge(MaskedArray other) {
        return Masks.binary(Ufunc.GREATER_EQUAL, self(), Given.notNull(other, "other"));
    }

    /** {@link #ge(MaskedArray)} of one number. */
    default MaskedArray ge(double other) {
        return Masks.binary(Ufunc.GREATER_EQUAL, self(), other);
    }

    /** {@link #ge(MaskedArray)} of one whole number. */
    default MaskedArray ge(long other) {
        return Masks.binary(Ufunc.GREATER_EQUAL, self(), other);
    }

    /** Whether both are not zero. */
    default MaskedArray and(MaskedArray other) {
        return Masks.binary(Ufunc.LOGICAL_AND, self(), Given.notNull(other, "other"));
    }

    /** Whether either is not zero. */
    default MaskedArray or(MaskedArray other) {
        return Masks.binary(Ufunc.LOGICAL_OR, self(), Given.notNull(other, "other"));
    }

    /** Whether one is not zero and the other is. */
    default MaskedArray xor(MaskedArray other) {
        return Masks.binary(Ufunc.LOGICAL_XOR, self(), Given.notNull(other, "other"));
    }

    private MaskedArray self() {
        return (MaskedArray) this;
    }
}

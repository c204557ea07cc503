package io.bask.array.kernel;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A whole number that each element gets from its place: {@code base + coefficients . index}, where {@code index} is the
 * element's index in the <em>whole</em> array, whatever block it lies in.
 *
 * <p>Overflow wraps around. Slicing, transposing and stretching an array turn one such number into another: that is how
 * {@code arange} and random numbers can be computed inside a fused expression.
 */
public final class Affine implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long base;
    private final long[] coefficients;

    private Affine(long base, long[] coefficients) {
        this.base = base;
        this.coefficients = coefficients;
    }

    /** A number with one coefficient for each axis of the program's result. */
    public static Affine of(long base, long... coefficients) {
        return new Affine(base, coefficients.clone());
    }

    /** The number at index 0. */
    public long base() {
        return base;
    }

    /** Number of axes. */
    public int ndim() {
        return coefficients.length;
    }

    /** How much the number grows from one element to the next along an axis. */
    public long coefficient(int axis) {
        return coefficients[axis];
    }

    /** This number times a factor, plus a shift. */
    public Affine scaled(long factor, long shift) {
        long[] scaled = new long[coefficients.length];
        for (int axis = 0; axis < scaled.length; axis++) {
            scaled[axis] = coefficients[axis] * factor;
        }
        return new Affine(base * factor + shift, scaled);
    }

    /** The number at an index. */
    public long at(long... index) {
        long number = base;
        for (int axis = 0; axis < coefficients.length; axis++) {
            number += coefficients[axis] * index[axis];
        }
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Affine affine
                && base == affine.base
                && Arrays.equals(coefficients, affine.coefficients);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(base) + Arrays.hashCode(coefficients);
    }

    @Override
    public String toString() {
        return base + " + " + Arrays.toString(coefficients) + " . index";
    }
}

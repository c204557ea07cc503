package io.bask.array.expr;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A whole number for each element of an array: {@code base + coefficients . index}, whatever block the element lies in.
 *
 * <p>Creations whose elements follow from such a number can be sliced, transposed, stretched and rechunked without
 * changing a bit of any element: only the numbering changes.
 */
public final class Numbering implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long base;
    private final long[] coefficients;

    private Numbering(long base, long[] coefficients) {
        this.base = base;
        this.coefficients = coefficients;
    }

    /** A numbering with one coefficient an axis. */
    public static Numbering of(long base, long... coefficients) {
        return new Numbering(base, coefficients.clone());
    }

    /** Elements numbered from 0 in row-major order. */
    public static Numbering rowMajor(Shape shape) {
        long[] coefficients = new long[shape.ndim()];
        long step = 1;
        for (int axis = coefficients.length - 1; axis >= 0; axis--) {
            coefficients[axis] = step;
            step *= Math.max(1, shape.length(axis));
        }
        return new Numbering(0, coefficients);
    }

    /** The number of the element at index 0. */
    public long base() {
        return base;
    }

    /** From one element to the next along each axis; a copy. */
    public long[] coefficients() {
        return coefficients.clone();
    }

    /** The numbering of a slice's elements: {@code ranges} as of {@link SliceBasic}. */
    public Numbering slice(List<AxisRange> ranges, int[] resultAxes) {
        long start = base;
        for (int axis = 0; axis < coefficients.length; axis++) {
            start += coefficients[axis] * ranges.get(axis).start();
        }
        long[] result = new long[resultAxes.length];
        for (int axis = 0; axis < result.length; axis++) {
            int source = resultAxes[axis];
            result[axis] =
                    source < 0 ? 0 : coefficients[source] * ranges.get(source).step();
        }
        return new Numbering(start, result);
    }

    /** The numbering that a viewer of an array sees. */
    public Numbering through(AxisMap view, Shape viewed, Shape viewer) {
        int[] axes = view.axes();
        long[] result = new long[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            boolean repeats = axes[axis] == AxisMap.NONE || viewed.extent(axes[axis]) != viewer.extent(axis);
            result[axis] = repeats ? 0 : coefficients[axes[axis]];
        }
        return new Numbering(base, result);
    }

    Token.Builder with(Token.Builder token) {
        return token.with(base).with(coefficients);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numbering that && base == that.base && Arrays.equals(coefficients, that.coefficients);
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

package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Repeat;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.Axis;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Elements in other places: reversed, shifted, turned, repeated, with other arrays behind them. */
public sealed interface ArrayMovement permits Array {
    /** The array, with at least one axis. */
    default Array atleast1d() {
        return self().ndim() == 0 ? self().expandDims(0) : self();
    }

    /** The array, with at least two axes; one axis becomes a row. */
    default Array atleast2d() {
        return self().ndim() < 2 ? atleast1d().expandDims(0) : self();
    }

    /** The array, with at least three axes; a matrix gets its third one behind, less than that also one before. */
    default Array atleast3d() {
        return self().ndim() < 3 ? atleast2d().expandDims(-1) : self();
    }

    /** All elements in row-major order, then all of another array. */
    default Array append(Array values) {
        Given.notNull(values, "values");
        return Array.concatenate(0, self().ravel(), values.ravel());
    }

    /** The array with another one behind it along an axis. */
    default Array append(Array values, int axis) {
        Given.notNull(values, "values");
        return Array.concatenate(axis, self(), values);
    }

    /** The array backwards along the named axes; along all without any. */
    default Array flip(int... axes) {
        Given.notNull(axes, "axes");
        ArrayExpr expr = self().expr();
        boolean[] turned = new boolean[expr.ndim()];
        Arrays.fill(turned, axes.length == 0);
        for (int axis : Axis.normalizeAll(axes, expr.ndim())) {
            turned[axis] = true;
        }
        List<AxisRange> ranges = new ArrayList<>();
        int[] order = new int[expr.ndim()];
        for (int axis = 0; axis < turned.length; axis++) {
            long length =
                    turned[axis] ? expr.shape().length(axis) : expr.shape().extent(axis);
            ranges.add(turned[axis] && length > 1 ? new AxisRange(length - 1, length, -1) : AxisRange.whole(length));
            order[axis] = axis;
        }
        return new Array(new SliceBasic(expr, ranges, order));
    }

    /** The array backwards along its second axis. */
    default Array fliplr() {
        requireAxes(2, "fliplr");
        return flip(1);
    }

    /** The array backwards along its first axis. */
    default Array flipud() {
        requireAxes(1, "flipud");
        return flip(0);
    }

    private void requireAxes(int least, String name) {
        if (self().ndim() < least) {
            throw new IllegalArgumentException("%s needs %d axes or more but the shape is %s; call atleast%dd() first"
                    .formatted(name, least, self().shape(), least));
        }
    }

    /** The elements in row-major order moved forwards; those that leave at the end come in at the beginning. */
    default Array roll(long shift) {
        return self().ravel().roll(shift, 0).reshape(self().shape().lengths());
    }

    /** The elements moved forwards along each named axis; those that leave at the end come in at the beginning. */
    default Array roll(long shift, int... axes) {
        Given.notNull(axes, "axes");
        Given.notNull(shift, "shift");
        long[] shifts = new long[axes.length];
        Arrays.fill(shifts, shift);
        return roll(shifts, axes);
    }

    /**
     * The elements moved forwards along several axes, by a distance each; an axis named twice moves by the sum.
     *
     * @throws IllegalArgumentException if there are not as many distances as axes
     */
    default Array roll(long[] shifts, int[] axes) {
        Given.notNull(shifts, "shifts");
        Given.notNull(axes, "axes");
        if (shifts.length != axes.length) {
            throw new IllegalArgumentException(
                    "roll got %d shifts for %d axes; give one an axis".formatted(shifts.length, axes.length));
        }
        Array result = self();
        for (int i = 0; i < axes.length; i++) {
            int axis = Axis.normalize(axes[i], result.ndim());
            long length = result.shape().length(axis);
            long back = length == 0 ? 0 : (length - Math.floorMod(shifts[i], length)) % length;
            if (back != 0) {
                result = Array.concatenate(
                        axis, Cutting.range(result, axis, back, length), Cutting.range(result, axis, 0, back));
            }
        }
        return result;
    }

    /** One axis moved before another one, the others in order; {@code start} may be the number of axes. */
    default Array rollaxis(int axis, int start) {
        int ndim = self().ndim();
        int from = Axis.normalize(axis, ndim);
        if (start < -ndim || start > ndim) {
            throw new IllegalArgumentException(
                    "start %d is not in [%d, %d]; moveaxis counts as other methods do".formatted(start, -ndim, ndim));
        }
        int before = start < 0 ? start + ndim : start;
        return self().moveaxis(from, from < before ? before - 1 : before);
    }

    /** The array turned by quarters, the first axis towards the second. */
    default Array rot90(int quarters) {
        return rot90(quarters, 0, 1);
    }

    /**
     * The array turned by quarters in the plane of two axes, the first towards the second.
     *
     * @throws IllegalArgumentException if the two axes are the same
     */
    default Array rot90(int quarters, int first, int second) {
        int[] axes = Axis.normalizeAll(new int[] {first, second}, self().ndim());
        return switch (Math.floorMod(quarters, 4)) {
            case 0 -> self();
            case 1 -> flip(axes[1]).swapaxes(axes[0], axes[1]);
            case 2 -> flip(axes[0], axes[1]);
            default -> self().swapaxes(axes[0], axes[1]).flip(axes[1]);
        };
    }

    /**
     * Copies of the whole array behind one another: so many along each axis, the last numbers for the last axes.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    default Array tile(int... times) {
        Given.notNull(times, "times");
        Array result = self();
        while (result.ndim() < times.length) {
            result = result.expandDims(0);
        }
        for (int i = 0; i < times.length; i++) {
            int axis = result.ndim() - times.length + i;
            if (times[i] < 0) {
                throw new IllegalArgumentException("cannot tile %d times; use 0 or more".formatted(times[i]));
            }
            result = Cutting.tiled(result, axis, times[i]);
        }
        return result;
    }

    /** Each element so many times, in row-major order along one axis. */
    default Array repeat(long times) {
        return self().ravel().repeat(times, 0);
    }

    /** Each position of an axis so many times. */
    default Array repeat(long times, int axis) {
        Given.notNull(times, "times");
        return repeat(new long[] {times}, axis);
    }

    /**
     * Each position of an axis its own number of times.
     *
     * @param times one number for each position, or one for all
     * @throws IllegalArgumentException if a number is negative, or there are not as many as positions
     */
    default Array repeat(long[] times, int axis) {
        Given.notNull(times, "times");
        return new Array(Repeat.of(self().expr(), Axis.normalize(axis, self().ndim()), times));
    }

    /**
     * The array in parts of equal length along an axis.
     *
     * @throws IllegalArgumentException if the length is no multiple of the number of parts
     */
    default List<Array> split(int parts, int axis) {
        long length = self().shape().length(Axis.normalize(axis, self().ndim()));
        if (parts < 1 || length % parts != 0) {
            throw new IllegalArgumentException(
                    "an axis of length %d does not split into %d equal parts; use arraySplit, or name positions"
                            .formatted(length, parts));
        }
        return arraySplit(parts, axis);
    }

    /** The array cut along an axis before the named positions, which may lie beyond its ends, as in a slice. */
    default List<Array> split(long[] positions, int axis) {
        Given.notNull(positions, "positions");
        return Cutting.split(self(), Axis.normalize(axis, self().ndim()), positions);
    }

    /** The array in parts along an axis, the first ones longer by one where the length is no multiple. */
    default List<Array> arraySplit(int parts, int axis) {
        int along = Axis.normalize(axis, self().ndim());
        if (parts < 1) {
            throw new IllegalArgumentException("cannot split into %d parts; use 1 or more".formatted(parts));
        }
        long length = self().shape().length(along);
        long[] positions = new long[parts - 1];
        long at = 0;
        for (int i = 0; i < positions.length; i++) {
            at += length / parts + (i < length % parts ? 1 : 0);
            positions[i] = at;
        }
        return split(positions, along);
    }

    /** {@link #split(int, int)} along the second axis, or the only one. */
    default List<Array> hsplit(int parts) {
        requireAxes(1, "hsplit");
        return split(parts, self().ndim() == 1 ? 0 : 1);
    }

    /** {@link #split(int, int)} along the first axis of two or more. */
    default List<Array> vsplit(int parts) {
        requireAxes(2, "vsplit");
        return split(parts, 0);
    }

    /** {@link #split(int, int)} along the third axis. */
    default List<Array> dsplit(int parts) {
        requireAxes(3, "dsplit");
        return split(parts, 2);
    }

    /**
     * The elements in column-major order in another shape, which is filled in column-major order: NumPy's
     * {@code order="F"}; one length may be -1.
     */
    default Array reshapeColumnMajor(long... lengths) {
        Given.notNull(lengths, "lengths");
        long[] target = self().shape().reshape(lengths).lengths();
        long[] reversed = new long[target.length];
        for (int axis = 0; axis < target.length; axis++) {
            reversed[axis] = target[target.length - 1 - axis];
        }
        return self().transpose().reshape(Shape.of(reversed).lengths()).transpose();
    }

    private Array self() {
        return (Array) this;
    }
}

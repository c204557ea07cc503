package io.bask.array;

import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Scan;
import io.bask.array.shape.Axis;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Accumulation;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums and products so far, differences of neighbours, gradients. Negative axes count from the end; sums and products of
 * whole numbers and bools are int64.
 */
public sealed interface ArrayCumulative permits Array {
    /** The sums of all elements so far, in row-major order along one axis. */
    default Array cumsum() {
        return self().ravel().cumsum(0);
    }

    /** The sums of all elements so far along an axis. */
    default Array cumsum(int axis) {
        return cumsum(axis, ScanMethod.SEQUENTIAL);
    }

    /** {@link #cumsum(int)} by a method. */
    default Array cumsum(int axis, ScanMethod method) {
        Given.notNull(method, "method");
        return scan(Accumulation.CUMSUM, axis, method);
    }

    /** {@link #cumsum(int)} in a dtype: elements are cast first, and so is the result. */
    default Array cumsum(int axis, ScanMethod method, DType dtype) {
        Given.notNull(method, "method");
        Given.notNull(dtype, "dtype");
        return self().astype(dtype).cumsum(axis, method).astype(dtype);
    }

    /** The products of all elements so far, in row-major order along one axis. */
    default Array cumprod() {
        return self().ravel().cumprod(0);
    }

    /** The products of all elements so far along an axis. */
    default Array cumprod(int axis) {
        return cumprod(axis, ScanMethod.SEQUENTIAL);
    }

    /** {@link #cumprod(int)} by a method. */
    default Array cumprod(int axis, ScanMethod method) {
        Given.notNull(method, "method");
        return scan(Accumulation.CUMPROD, axis, method);
    }

    /** {@link #cumprod(int)} in a dtype: elements are cast first, and so is the result. */
    default Array cumprod(int axis, ScanMethod method, DType dtype) {
        Given.notNull(method, "method");
        Given.notNull(dtype, "dtype");
        return self().astype(dtype).cumprod(axis, method).astype(dtype);
    }

    /** {@link #cumsum()}, NaN counted as 0. */
    default Array nancumsum() {
        return NanReducing.filled(self(), 0).cumsum();
    }

    /** {@link #cumsum(int)}, NaN counted as 0. */
    default Array nancumsum(int axis) {
        return nancumsum(axis, ScanMethod.SEQUENTIAL);
    }

    /** {@link #nancumsum(int)} by a method. */
    default Array nancumsum(int axis, ScanMethod method) {
        Given.notNull(method, "method");
        return NanReducing.filled(self(), 0).cumsum(axis, method);
    }

    /** {@link #nancumsum(int)} in a dtype: elements are cast once their NaN are 0, and so is the result. */
    default Array nancumsum(int axis, ScanMethod method, DType dtype) {
        return NanReducing.filled(self(), 0).cumsum(axis, method, dtype);
    }

    /** {@link #cumprod()}, NaN counted as 1. */
    default Array nancumprod() {
        return NanReducing.filled(self(), 1).cumprod();
    }

    /** {@link #cumprod(int)}, NaN counted as 1. */
    default Array nancumprod(int axis) {
        return nancumprod(axis, ScanMethod.SEQUENTIAL);
    }

    /** {@link #nancumprod(int)} by a method. */
    default Array nancumprod(int axis, ScanMethod method) {
        Given.notNull(method, "method");
        return NanReducing.filled(self(), 1).cumprod(axis, method);
    }

    /** {@link #nancumprod(int)} in a dtype: elements are cast once their NaN are 1, and so is the result. */
    default Array nancumprod(int axis, ScanMethod method, DType dtype) {
        return NanReducing.filled(self(), 1).cumprod(axis, method, dtype);
    }

    /** Each NaN replaced by the last element before it along an axis that is not NaN; those before the first one stay. */
    default Array push(int axis) {
        return self().dtype().isFloating()
                ? scan(Accumulation.PUSH, axis, ScanMethod.SEQUENTIAL)
                : nothingMissing(axis);
    }

    private Array nothingMissing(int axis) {
        Axis.normalize(axis, self().ndim());
        if (self().dtype().isComplex()) {
            throw new IllegalArgumentException("push fills real numbers; take real(...) and imag(...) one by one");
        }
        return self();
    }

    /**
     * {@link #push(int)}, but at most {@code limit} NaN in a row.
     *
     * @throws IllegalArgumentException if the limit is negative
     */
    default Array push(int axis, long limit) {
        Array x = self();
        if (limit < 0) {
            throw new IllegalArgumentException("push got a limit of %d; use 0 or more".formatted(limit));
        }
        Array filled = x.push(axis);
        if (filled == x) {
            return x;
        }
        int along = Axis.normalize(axis, x.ndim());
        Array place = Array.arange(x.shape().length(along));
        if (x.ndim() - along > 1) {
            int[] after = new int[x.ndim() - along - 1];
            for (int i = 0; i < after.length; i++) {
                after[i] = i + 1;
            }
            place = place.expandDims(after);
        }
        Array known = Array.where(x.notnull(), place, -1L - limit);
        Array last = new Array(Scan.of(known.expr(), Accumulation.CUMMAX, along, false));
        return Array.where(place.sub(last).le(limit), filled, x);
    }

    private Array scan(Accumulation kind, int axis, ScanMethod method) {
        return new Array(Scan.of(self().expr(), kind, axis, method == ScanMethod.BLELLOCH));
    }

    /** The differences of neighbours along the last axis. */
    default Array diff() {
        return diff(1, -1);
    }

    /** The differences of neighbours along an axis, of these the differences, and so on, {@code n} times. */
    default Array diff(int n, int axis) {
        return diff(n, axis, null, null);
    }

    /**
     * {@link #diff(int, int)} of the array with others joined to its ends along the axis.
     *
     * @param prepend before the array, or null; without axes, one element everywhere
     * @param append behind the array, or null; without axes, one element everywhere
     * @throws IllegalArgumentException if {@code n} is negative
     */
    default Array diff(int n, int axis, @Nullable Array prepend, @Nullable Array append) {
        if (n < 0) {
            throw new IllegalArgumentException("diff %d times is not possible; use 0 or more".formatted(n));
        }
        int along = Axis.normalize(axis, self().ndim());
        if (n == 0) {
            return self();
        }
        List<Array> parts = new ArrayList<>();
        if (prepend != null) {
            parts.add(Differences.end(self(), prepend, along));
        }
        parts.add(self());
        if (append != null) {
            parts.add(Differences.end(self(), append, along));
        }
        Array result = parts.size() == 1 ? self() : Array.concatenate(along, parts.toArray(Array[]::new));
        long length = result.shape().length(along);
        for (int i = 0; i < Math.min(n, Math.max(1, length)); i++) {
            result = Differences.once(result, along);
        }
        return result;
    }

    /** The differences of neighbours, in row-major order along one axis; refuses bools. */
    default Array ediff1d() {
        if (self().dtype().isBool()) {
            throw new IllegalArgumentException("ediff1d subtracts, bools do not; use diff, or cast with astype(INT8)");
        }
        return self().ravel().diff(1, 0);
    }

    /** {@link #ediff1d()} between other elements. */
    default Array ediff1d(Array toBegin, Array toEnd) {
        Given.notNull(toBegin, "toBegin");
        Given.notNull(toEnd, "toEnd");
        DType dtype = self().dtype();
        return Array.concatenate(
                0, toBegin.ravel().astype(dtype), ediff1d(), toEnd.ravel().astype(dtype));
    }

    /** {@link #gradient(int, double, int)} along every axis, at distances of 1. */
    default List<Array> gradient() {
        List<Array> results = new ArrayList<>();
        for (int axis = 0; axis < self().ndim(); axis++) {
            results.add(gradient(axis));
        }
        return results;
    }

    /** {@link #gradient(int, double, int)} at distances of 1. */
    default Array gradient(int axis) {
        return gradient(axis, 1, 1);
    }

    /**
     * The slope along an axis, by differences on both sides; at the ends, by those on one side. Of the array's chunks.
     *
     * @param spacing the distance of neighbours
     * @param edgeOrder how exact the ends are: 1 or 2
     * @throws IllegalArgumentException if the axis is not longer than {@code edgeOrder}
     */
    default Array gradient(int axis, double spacing, int edgeOrder) {
        Differences.Sides sides = Differences.sides(self(), axis, edgeOrder);
        return cutAsBefore(sides.gradient(spacing));
    }

    /**
     * The slope along an axis at uneven distances.
     *
     * @param coordinates where the positions of the axis lie
     * @param edgeOrder how exact the ends are: 1 or 2
     * @throws IllegalArgumentException if there are not as many coordinates as positions, or the axis is not longer than
     *     {@code edgeOrder}
     */
    default Array gradient(int axis, Array coordinates, int edgeOrder) {
        Given.notNull(coordinates, "coordinates");
        Differences.Sides sides = Differences.sides(self(), axis, edgeOrder);
        return cutAsBefore(sides.gradient(coordinates));
    }

    private Array cutAsBefore(Array gradient) {
        return new Array(Rechunk.of(gradient.expr(), self().chunks()));
    }

    private Array self() {
        return (Array) this;
    }
}

package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.Ramp;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The static methods of {@link Array} that make matrices and grids of a pattern: diagonals, triangles, positions. */
public abstract sealed class ArrayPatterns extends ArrayJoining permits ArrayFiles {
    ArrayPatterns() {}

    /** The matrix with ones on its diagonal, {@code n} by {@code n}: {@link Array#eye(long)}, by its other name. */
    public static Array identity(long n) {
        return Array.eye(n);
    }

    /** {@link #diag(Array, long)} of the main diagonal. */
    public static Array diag(Array x) {
        Given.notNull(x, "x");
        return diag(x, 0);
    }

    /**
     * Of an array of one axis, the matrix with it on diagonal {@code k} and zeros elsewhere; of a matrix, its diagonal
     * {@code k}.
     *
     * @param k 0 is the main diagonal, 1 the one above it, -1 the one below
     * @throws IllegalArgumentException if there are neither one nor two axes
     */
    public static Array diag(Array x, long k) {
        Given.notNull(x, "x");
        if (x.ndim() == 2) {
            return x.diagonal(k, 0, 1);
        }
        if (x.ndim() != 1) {
            throw new IllegalArgumentException(
                    "diag takes an array of one or two axes but got shape %s; use diagonal for more"
                            .formatted(x.shape()));
        }
        long beyond = Math.abs(k);
        Array zeros = Array.zeros(Shape.of(beyond), Chunks.whole(), x.dtype());
        Array after = k == 0 ? x : Array.concatenate(0, x, zeros);
        Array before = k == 0 ? x : Array.concatenate(0, zeros, x);
        ChunkLengths along = after.chunks().axis(0);
        ChunkLengths across = before.chunks().axis(0);
        ChunkGrid grid = k >= 0 ? ChunkGrid.of(List.of(along, across)) : ChunkGrid.of(List.of(across, along));
        Array onDiagonal = new Array(Ramp.columnLessRow(grid)).eq(k);
        Array zero = Array.full(Shape.SCALAR, 0L, Chunks.whole(), x.dtype());
        return Array.where(onDiagonal, after.expandDims(k >= 0 ? 1 : 0), zero);
    }

    /** Ones at and below diagonal {@code k}, zeros above; float64. */
    public static Array tri(long rows, long columns, long k) {
        return tri(rows, columns, k, Chunks.auto(), DType.FLOAT64);
    }

    /** Ones at and below diagonal {@code k}, zeros above. */
    public static Array tri(long rows, long columns, long k, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        ChunkGrid grid = ArrayCreation.grid(Shape.of(rows, columns), chunks, dtype);
        return new Array(Ramp.columnLessRow(grid)).le(k).astype(dtype);
    }

    /** {@link #tril(Array, long)} of the main diagonal. */
    public static Array tril(Array x) {
        Given.notNull(x, "x");
        return tril(x, 0);
    }

    /** The matrices that the last two axes make, zero above diagonal {@code k}; a copy of an axis alone in each row. */
    public static Array tril(Array x, long k) {
        Given.notNull(x, "x");
        return Array.where(below(x, k), x, zero(x));
    }

    /** {@link #triu(Array, long)} of the main diagonal. */
    public static Array triu(Array x) {
        Given.notNull(x, "x");
        return triu(x, 0);
    }

    /** The matrices that the last two axes make, zero below diagonal {@code k}; a copy of an axis alone in each row. */
    public static Array triu(Array x, long k) {
        Given.notNull(x, "x");
        return Array.where(below(x, k - 1), zero(x), x);
    }

    private static Array zero(Array x) {
        return Array.full(Shape.SCALAR, 0L, Chunks.whole(), x.dtype());
    }

    private static Array below(Array x, long k) {
        if (x.ndim() == 0) {
            throw new IllegalArgumentException("an array without axes has no triangle; give it two axes first");
        }
        ChunkLengths columns = x.chunks().axis(-1);
        ChunkLengths rows = x.ndim() == 1 ? columns : x.chunks().axis(-2);
        return new Array(Ramp.columnLessRow(ChunkGrid.of(List.of(rows, columns)))).le(k);
    }

    /** Rows and columns of the elements at and below diagonal {@code k} of a matrix: {@code tril_indices}; int64. */
    public static ArrayPair trilIndices(long rows, long k, long columns) {
        return indices(new Triangle(rows, columns, k, true));
    }

    /** Rows and columns of the elements at and above diagonal {@code k} of a matrix: {@code triu_indices}; int64. */
    public static ArrayPair triuIndices(long rows, long k, long columns) {
        return indices(new Triangle(rows, columns, k, false));
    }

    /** {@link #trilIndices} for the shape of a matrix. */
    public static ArrayPair trilIndicesFrom(Array x, long k) {
        Given.notNull(x, "x");
        requireMatrix(x);
        return trilIndices(x.shape().length(0), k, x.shape().length(1));
    }

    /** {@link #triuIndices} for the shape of a matrix. */
    public static ArrayPair triuIndicesFrom(Array x, long k) {
        Given.notNull(x, "x");
        requireMatrix(x);
        return triuIndices(x.shape().length(0), k, x.shape().length(1));
    }

    private static void requireMatrix(Array x) {
        if (x.ndim() != 2) {
            throw new IllegalArgumentException(
                    "a triangle's positions are those of a matrix, but the shape is %s; reshape it"
                            .formatted(x.shape()));
        }
    }

    private static ArrayPair indices(Triangle triangle) {
        ChunkGrid grid = ArrayCreation.grid(Shape.of(triangle.size()), Chunks.auto(), DType.INT64);
        return new ArrayPair(
                new Array(new FromFunction(index -> triangle.row(index[0]), grid, DType.INT64)),
                new Array(new FromFunction(index -> triangle.column(index[0]), grid, DType.INT64)));
    }

    /** The positions of a grid: result {@code [i]} has, everywhere, the position along axis {@code i}; int64. */
    public static Array indices(Shape dimensions) {
        Given.notNull(dimensions, "dimensions");
        return indices(dimensions, Chunks.auto(), DType.INT64);
    }

    /** The positions of a grid: result {@code [i]} has, everywhere, the position along axis {@code i}. */
    public static Array indices(Shape dimensions, Chunks chunks, DType dtype) {
        Given.notNull(dimensions, "dimensions");
        Given.notNull(dtype, "dtype");
        if (dimensions.ndim() == 0) {
            return Array.zeros(Shape.of(0), Chunks.whole(), dtype);
        }
        ChunkGrid grid = ArrayCreation.grid(dimensions, chunks, dtype);
        Array[] along = indicesSparse(dimensions, chunks, dtype).stream()
                .map(positions -> new Array(BroadcastTo.of(positions.expr(), grid)))
                .toArray(Array[]::new);
        return Array.stack(0, along);
    }

    /**
     * The positions of a grid along each of its axes: array {@code i} is as long as the grid along axis {@code i} and 1 along
     * the others, so what is done with several stretches them; NumPy's {@code indices(sparse=True)}.
     */
    public static List<Array> indicesSparse(Shape dimensions) {
        Given.notNull(dimensions, "dimensions");
        return indicesSparse(dimensions, Chunks.auto(), DType.INT64);
    }

    /** {@link #indicesSparse(Shape)} of a dtype, cut as an array of all of {@code dimensions} would be. */
    public static List<Array> indicesSparse(Shape dimensions, Chunks chunks, DType dtype) {
        Given.notNull(dimensions, "dimensions");
        Given.notNull(dtype, "dtype");
        ChunkGrid grid = ArrayCreation.grid(dimensions, chunks, dtype);
        List<Array> along = new ArrayList<>();
        for (int axis = 0; axis < dimensions.ndim(); axis++) {
            Array positions = new Array(Ramp.arange(0L, 1L, ChunkGrid.of(List.of(grid.axis(axis))), dtype));
            int[] others = new int[dimensions.ndim() - 1];
            for (int i = 0; i < others.length; i++) {
                others[i] = i < axis ? i : i + 1;
            }
            along.add(positions.expandDims(others));
        }
        return along;
    }

    /** {@link #vander(Array, long, boolean)} as many columns as rows, highest power first. */
    public static Array vander(Array x) {
        Given.notNull(x, "x");
        return vander(x, x.size(), false);
    }

    /**
     * Each element's powers, one row an element.
     *
     * @param columns how many powers, from 0
     * @param increasing whether power 0 comes first, not last
     */
    public static Array vander(Array x, long columns, boolean increasing) {
        Given.notNull(x, "x");
        if (x.ndim() != 1) {
            throw new IllegalArgumentException(
                    "vander takes an array of one axis but got shape %s; ravel it first".formatted(x.shape()));
        }
        Array powers = increasing ? Array.arange(columns) : Array.arange(columns - 1, -1, -1);
        Array base = x.astype(DType.promote(x.dtype(), DType.INT64));
        return base.expandDims(-1).pow(powers);
    }

    /**
     * {@code meshgrid}, each array with as many axes as there are but long along its own alone if {@code sparse}; such
     * arrays are stretched by what is done with them.
     *
     * @param swapped whether the first two axes of the results are swapped: NumPy's {@code indexing="xy"}; else "ij"
     * @param sparse whether axes of other arrays have length 1
     * @param axes coordinates along each axis; those of arrays of other than one axis in row-major order
     */
    public static List<Array> meshgrid(boolean swapped, boolean sparse, Array... axes) {
        Given.noneNull(axes, "axes");
        if (!sparse) {
            return ArrayCreation.meshgrid(swapped, axes);
        }
        Assembly.requireAxes("meshgrid", axes.length);
        List<Array> open = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            long[] lengths = new long[axes.length];
            Arrays.fill(lengths, 1);
            int along = swapped && axes.length > 1 && i < 2 ? 1 - i : i;
            lengths[along] = axes[i].size();
            open.add(axes[i].reshape(lengths));
        }
        return open;
    }

    /**
     * What is given as an array: an {@link Array} itself, an {@link NDArray}, a Number, Boolean or {@link Complex}, or
     * Java arrays of primitive numbers or booleans nested to any depth, each of its own dtype; copied.
     *
     * @throws IllegalArgumentException if it is something else, or rows differ in length
     */
    public static Array asarray(Object data) {
        if (data instanceof Array array) {
            return array;
        }
        if (data instanceof NDArray block) {
            return Array.of(block);
        }
        if (data instanceof Number || data instanceof Boolean || data instanceof Complex) {
            return Array.scalar(data);
        }
        return Array.of(NestedNumbers.block(data));
    }

    /** {@link #asarray(Object)} in another dtype. */
    public static Array asarray(Object data, DType dtype) {
        Given.notNull(dtype, "dtype");
        return asarray(data).astype(dtype);
    }

    /** {@code count} evenly spaced numbers along a new first axis, from each start to each stop, both included. */
    public static Array linspace(Array start, Array stop, long count) {
        return linspace(start, stop, count, true, 0);
    }

    /**
     * {@code count} evenly spaced numbers between arrays of ends, which are stretched to one shape, along a new axis.
     *
     * @param endpoint whether {@code stop} comes last; else it would be the next one
     * @param axis where the new axis lies in the result
     * @throws IllegalArgumentException if {@code count} is negative or the shapes do not go together
     */
    public static Array linspace(Array start, Array stop, long count, boolean endpoint, int axis) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        return new Spaced(count, endpoint, axis).linear(start, stop, null);
    }

    /** {@link #linspace(Array, Array, long, boolean, int)} in a dtype; whole numbers are rounded down. */
    public static Array linspace(Array start, Array stop, long count, boolean endpoint, int axis, DType dtype) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        Given.notNull(dtype, "dtype");
        return new Spaced(count, endpoint, axis).linear(start, stop, dtype);
    }

    /** The distances of the numbers of {@code linspace} between arrays: its {@code retstep}; NaN where there is none. */
    public static Array linspaceStep(Array start, Array stop, long count, boolean endpoint) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        return new Spaced(count, endpoint, 0).step(start, stop);
    }

    /** {@code base} to the power of the numbers of {@link #linspace(Array, Array, long, boolean, int)}. */
    public static Array logspace(Array start, Array stop, long count, boolean endpoint, double base, int axis) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        return new Spaced(count, endpoint, axis).powers(start, stop, base, null);
    }

    /** {@link #logspace(Array, Array, long, boolean, double, int)} in a dtype. */
    public static Array logspace(
            Array start, Array stop, long count, boolean endpoint, double base, int axis, DType dtype) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        Given.notNull(dtype, "dtype");
        return new Spaced(count, endpoint, axis).powers(start, stop, base, dtype);
    }

    /**
     * {@code count} numbers between arrays of ends along a new axis, each the same multiple of the one before; NaN between
     * ends of different sign. Ends that are 0 are found when they are computed.
     *
     * @throws IllegalArgumentException if {@code count} is negative, the shapes do not go together, or ends are complex
     */
    public static Array geomspace(Array start, Array stop, long count, boolean endpoint, int axis) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        return new Spaced(count, endpoint, axis).multiples(start, stop, null);
    }

    /** {@link #geomspace(Array, Array, long, boolean, int)} in a dtype. */
    public static Array geomspace(Array start, Array stop, long count, boolean endpoint, int axis, DType dtype) {
        Given.notNull(start, "start");
        Given.notNull(stop, "stop");
        Given.notNull(dtype, "dtype");
        return new Spaced(count, endpoint, axis).multiples(start, stop, dtype);
    }

    /** The window {@code 1 - |2 i / (n - 1) - 1|}; float64. */
    public static Array bartlett(long n) {
        return n < 2 ? ends(n) : linspaced(n).abs().rsub(1);
    }

    /** The window of von Hann: {@code 0.5 + 0.5 cos(pi (2 i / (n - 1) - 1))}; float64. */
    public static Array hanning(long n) {
        return n < 2 ? ends(n) : linspaced(n).mul(Math.PI).cos().mul(0.5).add(0.5);
    }

    /** The window {@code 0.54 + 0.46 cos(pi (2 i / (n - 1) - 1))}; float64. */
    public static Array hamming(long n) {
        return n < 2 ? ends(n) : linspaced(n).mul(Math.PI).cos().mul(0.46).add(0.54);
    }

    /** The window {@code 0.42 + 0.5 cos(pi t) + 0.08 cos(2 pi t)} of {@code t = 2 i / (n - 1) - 1}; float64. */
    public static Array blackman(long n) {
        if (n < 2) {
            return ends(n);
        }
        Array t = linspaced(n).mul(Math.PI);
        return t.cos().mul(0.5).add(0.42).add(t.mul(2).cos().mul(0.08));
    }

    /** Kaiser's window {@code i0(beta sqrt(1 - t^2)) / i0(beta)} of {@code t = 2 i / (n - 1) - 1}; float64. */
    public static Array kaiser(long n, double beta) {
        if (n < 2) {
            return ends(n);
        }
        Array t = linspaced(n);
        return t.square()
                .rsub(1)
                .maximum(0.0)
                .sqrt()
                .mul(beta)
                .i0()
                .div(Array.scalar(beta).i0());
    }

    private static Array ends(long n) {
        return Array.ones(Shape.of(Math.max(0, n)));
    }

    private static Array linspaced(long n) {
        return Array.arange(1 - n, n, 2).div(n - 1);
    }

    /** The matrix with the elements of an array, in row-major order, on diagonal {@code k}, zero elsewhere. */
    public static Array diagflat(Array x, long k) {
        Given.notNull(x, "x");
        return diag(x.ravel(), k);
    }

    /**
     * The order of places along the last axis by several keys, the last of which counts most; int64.
     *
     * @throws IllegalArgumentException if there are none, they have no axis, or their shapes differ
     */
    public static Array lexsort(Array... keys) {
        Given.noneNull(keys, "keys");
        if (keys.length == 0
                || keys[0].ndim() == 0
                || Arrays.stream(keys).anyMatch(key -> !key.shape().equals(keys[0].shape()))) {
            throw new IllegalArgumentException(
                    "lexsort takes keys of one shape with at least one axis but got shapes %s; broadcast or slice them"
                            .formatted(Arrays.stream(keys).map(Array::shape).toList()));
        }
        int last = keys[0].ndim() - 1;
        Array order = keys[0].argsort(last);
        for (int i = 1; i < keys.length; i++) {
            Array next = taken(keys[i], order).argsort(last);
            order = taken(order, next);
        }
        return order;
    }

    /** What stands at places along the last axis. */
    private static Array taken(Array x, Array places) {
        return x.ndim() == 1 ? x.take(places, 0) : x.takeAlongAxis(places, x.ndim() - 1);
    }
}

package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Ramp;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.IndexFunction;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Weak;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The static methods of {@link Array} that make arrays out of nothing, or out of data in memory.
 *
 * <p>Without chunks, blocks get the size that the setting {@code array.chunk-size} asks for, 128 MiB. The default dtype
 * is float64; {@code arange} and {@code full} take that of their arguments.
 */
public abstract sealed class ArrayCreation extends ArrayFiles permits Array {
    private static final long DEFAULT_COUNT = 50;

    ArrayCreation() {}

    static ChunkGrid grid(Shape shape, Chunks chunks, DType dtype) {
        return grid(shape, chunks, dtype, null);
    }

    /** The grid that {@code chunks} asks for, {@code previous} being the one that there is, each block small enough. */
    static ChunkGrid grid(Shape shape, Chunks chunks, DType dtype, @Nullable ChunkGrid previous) {
        Objects.requireNonNull(chunks, "chunks is null; use Chunks.auto() to have them chosen");
        long limit = Config.current().value(Setting.ARRAY_CHUNK_SIZE);
        ChunkGrid grid = chunks.normalize(shape, dtype, limit, previous);
        Assembly.requireBlocks(grid, dtype);
        return grid;
    }

    /** An array over data in memory, which must not be changed afterwards. */
    public static Array of(NDArray data) {
        Given.notNull(data, "data");
        return of(data, Chunks.auto());
    }

    /** An array over data in memory, which must not be changed afterwards, in blocks that are views of it. */
    public static Array of(NDArray data, Chunks chunks) {
        Given.notNull(data, "data");
        return new Array(new FromNDArray(data, grid(data.shape(), chunks, data.dtype())));
    }

    /** A float64 array of one axis. */
    public static Array of(double... values) {
        Given.notNull(values, "values");
        return of(NDArray.of(values));
    }

    /** An int64 array of one axis. */
    public static Array of(long... values) {
        Given.notNull(values, "values");
        return of(NDArray.of(values));
    }

    /** A bool array of one axis. */
    public static Array of(boolean... values) {
        Given.notNull(values, "values");
        return of(NDArray.of(values));
    }

    /** A float64 array of two axes. */
    public static Array of(double[][] rows) {
        Given.noneNull(rows, "rows");
        return of(NDArray.of(rows));
    }

    /** One value without axes: a Boolean, Number or {@link io.bask.array.shape.Complex}, which keeps its own dtype. */
    public static Array scalar(Object value) {
        return new Array(Full.scalar(Weak.of(value).defaultDType(), value));
    }

    /** An array of zeros. */
    public static Array zeros(Shape shape) {
        Given.notNull(shape, "shape");
        return zeros(shape, Chunks.auto());
    }

    /** An array of zeros. */
    public static Array zeros(Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return zeros(shape, chunks, DType.FLOAT64);
    }

    /** An array of zeros. */
    public static Array zeros(Shape shape, Chunks chunks, DType dtype) {
        Given.notNull(shape, "shape");
        Given.notNull(dtype, "dtype");
        return full(shape, 0L, chunks, dtype);
    }

    /** Zeros in the shape, chunks and dtype of another array. */
    public static Array zerosLike(Array like) {
        Given.notNull(like, "like");
        return fullLike(like, 0L);
    }

    /** An array of ones. */
    public static Array ones(Shape shape) {
        Given.notNull(shape, "shape");
        return ones(shape, Chunks.auto());
    }

    /** An array of ones. */
    public static Array ones(Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return ones(shape, chunks, DType.FLOAT64);
    }

    /** An array of ones. */
    public static Array ones(Shape shape, Chunks chunks, DType dtype) {
        Given.notNull(shape, "shape");
        Given.notNull(dtype, "dtype");
        return full(shape, 1L, chunks, dtype);
    }

    /** Ones in the shape, chunks and dtype of another array. */
    public static Array onesLike(Array like) {
        Given.notNull(like, "like");
        return fullLike(like, 1L);
    }

    /** An array whose elements nobody has asked for anything yet: zeros, as Java has no memory that is not cleared. */
    public static Array empty(Shape shape, Chunks chunks, DType dtype) {
        Given.notNull(shape, "shape");
        Given.notNull(dtype, "dtype");
        return zeros(shape, chunks, dtype);
    }

    /** {@link #empty} in the shape, chunks and dtype of another array. */
    public static Array emptyLike(Array like) {
        Given.notNull(like, "like");
        return zerosLike(like);
    }

    /** An array with one value everywhere, of the value's dtype. */
    public static Array full(Shape shape, Object value) {
        Given.notNull(shape, "shape");
        return full(shape, value, Chunks.auto());
    }

    /** An array with one value everywhere, of the value's dtype. */
    public static Array full(Shape shape, Object value, Chunks chunks) {
        Given.notNull(shape, "shape");
        return full(shape, value, chunks, Weak.of(value).defaultDType());
    }

    /**
     * An array with one value everywhere.
     *
     * @param value a Boolean, Number or {@link io.bask.array.shape.Complex}
     * @throws IllegalArgumentException if the dtype cannot hold the value
     */
    public static Array full(Shape shape, Object value, Chunks chunks, DType dtype) {
        Given.notNull(shape, "shape");
        Given.notNull(value, "value");
        Given.notNull(dtype, "dtype");
        return new Array(new Full(grid(shape, chunks, dtype), dtype, value));
    }

    /** One value everywhere, in the shape, chunks and dtype of another array. */
    public static Array fullLike(Array like, Object value) {
        Given.notNull(like, "like");
        Given.notNull(value, "value");
        return new Array(new Full(like.chunks(), like.dtype(), value));
    }

    /** {@link #zerosLike(Array)} in another dtype. */
    public static Array zerosLike(Array like, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(dtype, "dtype");
        return fullLike(like, 0L, dtype);
    }

    /** {@link #zerosLike(Array)} in other chunks and another dtype. */
    public static Array zerosLike(Array like, Chunks chunks, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(dtype, "dtype");
        return fullLike(like, 0L, chunks, dtype);
    }

    /** {@link #onesLike(Array)} in another dtype. */
    public static Array onesLike(Array like, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(dtype, "dtype");
        return fullLike(like, 1L, dtype);
    }

    /** {@link #onesLike(Array)} in other chunks and another dtype. */
    public static Array onesLike(Array like, Chunks chunks, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(dtype, "dtype");
        return fullLike(like, 1L, chunks, dtype);
    }

    /** {@link #emptyLike(Array)} in another dtype. */
    public static Array emptyLike(Array like, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(dtype, "dtype");
        return fullLike(like, 0L, dtype);
    }

    /** {@link #emptyLike(Array)} in other chunks and another dtype. */
    public static Array emptyLike(Array like, Chunks chunks, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(dtype, "dtype");
        return fullLike(like, 0L, chunks, dtype);
    }

    /** {@link #fullLike(Array, Object)} in another dtype. */
    public static Array fullLike(Array like, Object value, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(value, "value");
        Given.notNull(dtype, "dtype");
        return new Array(new Full(like.chunks(), dtype, value));
    }

    /** {@link #fullLike(Array, Object)} in other chunks and another dtype. */
    public static Array fullLike(Array like, Object value, Chunks chunks, DType dtype) {
        Given.notNull(like, "like");
        Given.notNull(value, "value");
        Given.notNull(dtype, "dtype");
        return new Array(new Full(grid(like.shape(), chunks, dtype, like.chunks()), dtype, value));
    }

    /** 0, 1, 2, ... below {@code stop}; int64. */
    public static Array arange(long stop) {
        return arange(0, stop);
    }

    /** 0, 1, 2, ... below {@code stop}; int64. */
    public static Array arange(long stop, Chunks chunks) {
        return arange(0, stop, 1, chunks);
    }

    /** {@code start}, {@code start + 1}, ... below {@code stop}; int64. */
    public static Array arange(long start, long stop) {
        return arange(start, stop, 1);
    }

    /** {@code start}, {@code start + step}, ... before {@code stop}; int64. */
    public static Array arange(long start, long stop, long step) {
        return arange(start, stop, step, Chunks.auto());
    }

    /** {@code start}, {@code start + step}, ... before {@code stop}; int64. */
    public static Array arange(long start, long stop, long step, Chunks chunks) {
        return arange(start, stop, step, chunks, DType.INT64);
    }

    /**
     * {@code start}, {@code start + step}, ... before {@code stop}.
     *
     * @throws IllegalArgumentException if the step is 0 or there are more than 2^63 - 1 elements
     */
    public static Array arange(long start, long stop, long step, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        Shape shape = Shape.of(RampLength.of(start, stop, step));
        return new Array(Ramp.arange(start, step, grid(shape, chunks, dtype), dtype));
    }

    /** 0, 1, 2, ... below {@code stop}; float64. */
    public static Array arange(double stop) {
        return arange(0, stop);
    }

    /** {@code start}, {@code start + 1}, ... below {@code stop}; float64. */
    public static Array arange(double start, double stop) {
        return arange(start, stop, 1);
    }

    /** {@code start}, {@code start + step}, ... before {@code stop}; float64. */
    public static Array arange(double start, double stop, double step) {
        return arange(start, stop, step, Chunks.auto());
    }

    /** {@code start}, {@code start + step}, ... before {@code stop}; float64. */
    public static Array arange(double start, double stop, double step, Chunks chunks) {
        return arange(start, stop, step, chunks, DType.FLOAT64);
    }

    /**
     * {@code start}, {@code start + step}, ...: as many as {@code (stop - start) / step} rounded up, as in NumPy, so that
     * the last element may reach {@code stop} by rounding. In a dtype of whole numbers the first two numbers are cut to
     * it, and the others follow at their distance, as in NumPy: from 0 by 0.5 they are all 0.
     *
     * @throws IllegalArgumentException if the step is 0, or a number is not finite
     */
    public static Array arange(double start, double stop, double step, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        ChunkGrid grid = grid(Shape.of(RampLength.of(start, stop, step)), chunks, dtype);
        return new Array(
                dtype.isInteger()
                        ? Ramp.arange((long) start, (long) (start + step) - (long) start, grid, dtype)
                        : Ramp.arange(start, step, grid, dtype));
    }

    /** 50 evenly spaced numbers from {@code start} to {@code stop}, both included. */
    public static Array linspace(double start, double stop) {
        return linspace(start, stop, DEFAULT_COUNT);
    }

    /** {@code count} evenly spaced numbers from {@code start} to {@code stop}, both included. */
    public static Array linspace(double start, double stop, long count) {
        return linspace(start, stop, count, Chunks.auto());
    }

    /** {@code count} evenly spaced numbers from {@code start} to {@code stop}, both included. */
    public static Array linspace(double start, double stop, long count, Chunks chunks) {
        return linspace(start, stop, count, chunks, DType.FLOAT64);
    }

    /**
     * {@code count} evenly spaced numbers from {@code start} to {@code stop}, both included; the last is exactly
     * {@code stop}.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static Array linspace(double start, double stop, long count, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        return linspace(start, stop, count, true, chunks, dtype);
    }

    /**
     * {@code count} evenly spaced numbers from {@code start} to {@code stop}; whole numbers are rounded down.
     *
     * @param endpoint whether {@code stop} is the last number; else it would be the next one
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static Array linspace(double start, double stop, long count, boolean endpoint, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        if (count < 0) {
            throw new IllegalArgumentException("linspace of %d numbers; ask for 0 or more".formatted(count));
        }
        DType made = dtype.isBool() ? DType.FLOAT64 : dtype; // NumPy rounds whole numbers down, and no truth
        Array spaced = new Array(Ramp.linspace(start, stop, endpoint, grid(Shape.of(count), chunks, dtype), made));
        return spaced.astype(dtype);
    }

    /** The distance between the numbers of {@code linspace}: its {@code retstep}; NaN if there is none. */
    public static double linspaceStep(double start, double stop, long count, boolean endpoint) {
        long parts = endpoint ? count - 1 : count;
        return parts > 0 ? (stop - start) / parts : Double.NaN;
    }

    /** 10 to the power of {@code count} evenly spaced numbers from {@code start} to {@code stop}, both included. */
    public static Array logspace(double start, double stop, long count) {
        return logspace(start, stop, count, true, 10, Chunks.auto(), DType.FLOAT64);
    }

    /** {@code base} to the power of the numbers of {@link #linspace(double, double, long, boolean, Chunks, DType)}. */
    public static Array logspace(
            double start, double stop, long count, boolean endpoint, double base, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        Array powers = linspace(start, stop, count, endpoint, chunks, DType.FLOAT64);
        return powers.rpow(base).astype(dtype);
    }

    /** {@code count} numbers from {@code start} to {@code stop}, both included, each the same multiple of the last. */
    public static Array geomspace(double start, double stop, long count) {
        return geomspace(start, stop, count, true, Chunks.auto(), DType.FLOAT64);
    }

    /**
     * {@code count} numbers from {@code start} to {@code stop}, each the same multiple of the last.
     *
     * @param endpoint whether {@code stop} is the last number; else it would be the next one
     * @throws IllegalArgumentException if {@code start} or {@code stop} is 0, or their signs differ
     */
    public static Array geomspace(double start, double stop, long count, boolean endpoint, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        if (!(start * Math.signum(stop) > 0)) {
            throw new IllegalArgumentException(
                    "geomspace from %s to %s: no number but 0 leads from one to the other by multiplying; use two of one sign"
                            .formatted(start, stop));
        }
        double sign = Math.signum(start);
        Array between = logspace(
                Math.log10(Math.abs(start)), Math.log10(Math.abs(stop)), count, endpoint, 10, chunks, DType.FLOAT64);
        Array place = new Array(Ramp.arange(0L, 1L, between.chunks(), DType.INT64));
        Array begun = Array.where(place.eq(0), Math.abs(start), between);
        Array ended = endpoint && count > 1 ? Array.where(place.eq(count - 1), Math.abs(stop), begun) : begun;
        return ended.mul(sign).astype(dtype);
    }

    /** The matrix with ones on its diagonal, {@code n} by {@code n}. */
    public static Array eye(long n) {
        return eye(n, Chunks.auto());
    }

    /** The matrix with ones on its diagonal, {@code n} by {@code n}. */
    public static Array eye(long n, Chunks chunks) {
        return eye(n, n, 0, chunks, DType.FLOAT64);
    }

    /** The matrix with ones where {@code column - row == diagonal}. */
    public static Array eye(long rows, long columns, long diagonal, Chunks chunks, DType dtype) {
        Given.notNull(dtype, "dtype");
        ChunkGrid grid = grid(Shape.of(rows, columns), chunks, dtype);
        return new Array(Elementwise.cast(
                new Array(Ramp.columnLessRow(grid)).eq(diagonal).expr(), dtype));
    }

    /** The coordinates of a grid of points, one array an axis of it; the first two axes swapped, as NumPy does. */
    public static List<Array> meshgrid(Array... axes) {
        Given.noneNull(axes, "axes");
        return meshgrid(true, axes);
    }

    /**
     * The coordinates of a grid of points: result {@code k} has, everywhere, the coordinate along axis {@code k}.
     *
     * @param swapped whether the first two axes of the results are swapped: NumPy's {@code indexing="xy"}; else "ij"
     * @param axes coordinates along each axis; those of arrays of other than one axis in row-major order
     */
    public static List<Array> meshgrid(boolean swapped, Array... axes) {
        Given.noneNull(axes, "axes");
        Assembly.requireAxes("meshgrid", axes.length);
        Array[] lines = Arrays.stream(axes)
                .map(axis -> axis.ndim() == 1 ? axis : axis.ravel())
                .toArray(Array[]::new);
        List<ChunkLengths> lengths = new ArrayList<>();
        for (Array line : lines) {
            lengths.add(line.chunks().axis(0));
        }
        if (swapped && axes.length > 1) {
            lengths.set(1, lengths.set(0, lengths.get(1)));
        }
        ChunkGrid grid = ChunkGrid.of(lengths);
        List<Array> results = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            int along = swapped && axes.length > 1 && i < 2 ? 1 - i : i;
            Array column = lines[i];
            for (int after = along + 1; after < axes.length; after++) {
                column = column.expandDims(-1);
            }
            results.add(new Array(BroadcastTo.of(column.expr(), grid)));
        }
        return results;
    }

    /** An array whose elements a function makes from their positions; float64. */
    public static Array fromFunction(IndexFunction function, Shape shape, Chunks chunks) {
        Given.notNull(shape, "shape");
        return fromFunction(function, shape, chunks, DType.FLOAT64);
    }

    /** An array whose elements a function makes from their positions. The function runs on many threads at once. */
    public static Array fromFunction(IndexFunction function, Shape shape, Chunks chunks, DType dtype) {
        Given.notNull(shape, "shape");
        Given.notNull(dtype, "dtype");
        return new Array(new FromFunction(function, grid(shape, chunks, dtype), dtype));
    }

    /** A maker of random arrays that are the same in every run. */
    public static RandomArrays random(long seed) {
        return new RandomArrays(seed);
    }

    /** A maker of random arrays that differ from run to run. */
    public static RandomArrays random() {
        return new RandomArrays(ThreadLocalRandom.current().nextLong());
    }
}

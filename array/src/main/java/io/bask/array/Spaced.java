package io.bask.array;

import io.bask.array.draw.Domain;
import io.bask.array.expr.Ramp;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.config.Config;
import io.bask.config.Setting;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers at even distances between arrays of ends: {@code linspace} and its relatives.
 *
 * @param count how many
 * @param endpoint whether the last of them are the ends; else these would be the next ones
 * @param axis where the new axis lies in the result
 */
record Spaced(long count, boolean endpoint, int axis) {
    Spaced {
        if (count < 0) {
            throw new IllegalArgumentException("linspace of %d numbers; ask for 0 or more".formatted(count));
        }
    }

    private long parts() {
        return endpoint ? count - 1 : count;
    }

    /** The distances: {@code retstep}; NaN where there is none. */
    Array step(Array start, Array stop) {
        DType dtype = floating(start, stop);
        Array delta = stop.astype(dtype).sub(start.astype(dtype));
        return parts() > 0 ? delta.div(parts()) : delta.mul(Double.NaN);
    }

    /**
     * Numbers that are sums of the start and multiples of a step, as NumPy rounds them.
     *
     * @param dtype null for floating point; whole numbers are rounded down
     */
    Array linear(Array start, Array stop, @Nullable DType dtype) {
        DType meet = floating(start, stop);
        Array delta = stop.astype(meet).sub(start.astype(meet));
        int along = Axis.normalize(axis, delta.ndim() + 1);
        Array width = delta.expandDims(along);
        Array place = places(delta, along);
        Array number = place.astype(meet);
        Array between;
        if (parts() > 0) {
            Array step = width.div(parts());
            Array isTiny = step.eq(0).any();
            between = Array.where(isTiny, number.div(parts()).mul(width), number.mul(step));
        } else {
            between = number.mul(width);
        }
        Array result = between.add(stretched(start, delta, meet).expandDims(along));
        if (endpoint && count > 1) {
            result = withEnd(
                    result, place, count - 1, stretched(stop, delta, meet).expandDims(along));
        }
        Array rounded = dtype != null && dtype.isInteger() ? result.floor() : result;
        return rounded.astype(dtype == null ? meet : dtype);
    }

    /** A base to the power of {@link #linear}. */
    Array powers(Array start, Array stop, double base, @Nullable DType dtype) {
        Array result = linear(start, stop, null).rpow(base);
        return dtype == null ? result : result.astype(dtype);
    }

    /** Numbers each of which is the same multiple of the one before; NaN between ends of different sign. */
    Array multiples(Array start, Array stop, @Nullable DType dtype) {
        DType meet = DType.promote(floating(start, stop), dtype == null ? DType.FLOAT64 : dtype);
        if (meet.isComplex()) {
            throw new IllegalArgumentException(
                    "geomspace between complex numbers (%s, %s) is not there; take logspace of their logarithms"
                            .formatted(start.dtype(), stop.dtype()));
        }
        Array low = Bounded.in(Domain.NOT_ZERO, start.astype(meet), "geomspace", "start");
        Array high = Bounded.in(Domain.NOT_ZERO, stop.astype(meet), "geomspace", "stop");
        Array delta = high.sub(low);
        int along = Axis.normalize(axis, delta.ndim() + 1);
        Array isNegative = low.lt(0).and(high.lt(0));
        Array first = Array.where(isNegative, low.neg(), low);
        Array last = Array.where(isNegative, high.neg(), high);
        Array place = places(delta, along);
        Array result = powers(first.log10(), last.log10(), 10, dtype == null ? meet : dtype)
                .astype(meet);
        result = withEnd(result, place, 0, stretched(first, delta, meet).expandDims(along));
        if (endpoint && count > 1) {
            result = withEnd(
                    result, place, count - 1, stretched(last, delta, meet).expandDims(along));
        }
        Array signed = Array.where(isNegative.expandDims(along), result.neg(), result);
        return signed.astype(dtype == null ? meet : dtype);
    }

    private static Array withEnd(Array result, Array place, long number, Array end) {
        return Array.where(place.eq(number), end, result);
    }

    private static Array stretched(Array end, Array delta, DType dtype) {
        return end.astype(dtype).broadcastTo(delta.shape());
    }

    /** 0, 1, 2, ... along the new axis, in chunks that make blocks of a good size. */
    private Array places(Array delta, int along) {
        long limit = Config.current().value(Setting.ARRAY_CHUNK_SIZE);
        long most = Math.max(1, limit / Math.max(1, delta.chunks().maxBlockBytes(DType.FLOAT64)));
        Chunks chunks = count > most ? Chunks.of(most) : Chunks.whole();
        ChunkGrid grid = ArrayCreation.grid(Shape.of(count), chunks, DType.INT64);
        Array line = new Array(Ramp.arange(0L, 1L, grid, DType.INT64));
        int[] others = IntStream.rangeClosed(0, delta.ndim())
                .filter(other -> other != along)
                .toArray();
        return others.length == 0 ? line : line.expandDims(others);
    }

    private static DType floating(Array start, Array stop) {
        return DType.promote(floating(start.dtype()), floating(stop.dtype()));
    }

    private static DType floating(DType dtype) {
        return dtype.isInexact() ? dtype : DType.FLOAT64;
    }
}

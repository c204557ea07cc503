package io.bask.array;

import io.bask.array.block.Reinterpret;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Whether arrays are the same, the bytes of an array as another one, and signals: NumPy's functions of whole arrays. */
public sealed interface ArrayEquality permits Array {
    /** Whether another array has the same shape and equal elements; a bool without axes. */
    default Array arrayEqual(Array other) {
        return arrayEqual(other, false);
    }

    /** {@link #arrayEqual(Array)}; whether NaN equals NaN is for the caller to say. */
    default Array arrayEqual(Array other, boolean equalNaN) {
        Given.notNull(other, "other");
        if (!self().shape().equals(other.shape())) {
            if (!self().shape().canEqual(other.shape())) {
                return Array.scalar(false);
            }
            throw unsure("arrayEqual", other);
        }
        Array same = self().eq(other);
        return (equalNaN ? same.or(self().isnan().and(other.isnan())) : same).all();
    }

    /** Whether another array, stretched to this one or this one to it, has equal elements; a bool without axes. */
    default Array arrayEquiv(Array other) {
        Given.notNull(other, "other");
        try {
            return self().eq(other).all();
        } catch (BroadcastException different) {
            if (!self().shape().canBroadcastWith(other.shape())) {
                return Array.scalar(false);
            }
            throw unsure("arrayEquiv", other);
        }
    }

    private UnknownLengthException unsure(String function, Array other) {
        return new UnknownLengthException("%s of shapes %s and %s: whether they are equal is not known yet; %s"
                .formatted(function, self().shape(), other.shape(), UnknownLengthException.wayOut(true, "")));
    }

    /** {@link Array#ravel()}, by NumPy's other name: arrays never change, so that there is nothing to copy. */
    default Array flatten() {
        return self().ravel();
    }

    /** This array: arrays never change, so that there is nothing to copy. */
    default Array copy() {
        return self();
    }

    /**
     * The bytes of the elements, little-endian, as elements of another dtype; the last axis grows or shrinks as elements do.
     *
     * @throws IllegalArgumentException if the last axis is no whole number of new elements, or there is no axis
     */
    default Array view(DType dtype) {
        Given.notNull(dtype, "dtype");
        int from = self().dtype().itemBytes();
        int to = dtype.itemBytes();
        int[] meets = IntStream.range(0, self().ndim()).toArray();
        if (self().ndim() == 0 && from != to) {
            throw new IllegalArgumentException(
                    "an array without axes of %s cannot be seen as %s, which has other bytes; call ravel() first"
                            .formatted(self().dtype(), dtype));
        }
        Array read = from < to ? inWholeElements(dtype) : self();
        var chunks = read.chunks();
        if (from != to) {
            long[] lengths = chunks.axis(-1).lengths();
            Arrays.setAll(lengths, i -> lengths[i] * from / to);
            chunks = chunks.withAxis(self().ndim() - 1, ChunkLengths.of(lengths));
        }
        return new Array(BlockCall.described(
                "view", new Reinterpret(dtype), List.of(read.expr()), List.of(meets), chunks, dtype));
    }

    /** This array, cut along its last axis where elements of a larger dtype begin. */
    private Array inWholeElements(DType dtype) {
        int axis = self().ndim() - 1;
        long ratio = dtype.itemBytes() / self().dtype().itemBytes();
        ChunkLengths last = self().chunks().axis(axis);
        if (last.total() % ratio != 0) {
            throw new IllegalArgumentException(
                    "%d elements of %s along the last axis are no whole number of %s; the length must be a multiple of %d"
                            .formatted(last.total(), self().dtype(), dtype, ratio));
        }
        long[] lengths = last.lengths();
        long behind = 0;
        for (int i = 0; i < lengths.length; i++) {
            behind += lengths[i];
            lengths[i] = behind / ratio * ratio;
            behind -= lengths[i];
        }
        ChunkGrid whole = self().chunks().withAxis(axis, ChunkLengths.of(lengths));
        return new Array(Rechunk.of(self().expr(), whole));
    }

    /**
     * The elements in another shape, from the beginning again where there are too few: {@code np.resize}.
     *
     * @throws IllegalArgumentException if a length is negative
     */
    default Array resize(long... lengths) {
        Shape shape = Shape.of(Given.notNull(lengths, "lengths"));
        Array flat = self().ravel();
        if (flat.size() == 0 || shape.size() == 0) {
            return Array.zeros(shape, io.bask.array.shape.Chunks.auto(), self().dtype());
        }
        long times = (shape.size() - 1) / flat.size() + 1;
        Array repeated = Cutting.tiled(flat, 0, times);
        return Cutting.range(repeated, 0, 0, shape.size()).reshape(lengths);
    }

    /** {@link #convolve(Array, Convolution)} of all places where the signals overlap. */
    default Array convolve(Array other) {
        return convolve(other, Convolution.FULL);
    }

    /**
     * The discrete convolution of two signals of one axis. The shorter one goes to every task as a whole.
     *
     * @throws IllegalArgumentException if one has not one axis, or no elements
     */
    default Array convolve(Array other, Convolution mode) {
        return Signals.convolve(self(), Given.notNull(other, "other"), Given.notNull(mode, "mode"));
    }

    /** Products of this signal with another one that is moved along it; of complex numbers, with its conjugate. */
    default Array correlate(Array other, Convolution mode) {
        Given.notNull(other, "other");
        return Signals.correlate(self(), other, Given.notNull(mode, "mode"));
    }

    /** Angles without jumps of half a turn or more along the last axis; {@link #unwrap(double, int)}. */
    default Array unwrap() {
        return unwrap(2 * Math.PI, -1);
    }

    /** Numbers of a period without jumps of half of it or more along an axis: whole periods are added. */
    default Array unwrap(double period, int axis) {
        return Signals.unwrap(self(), period, axis);
    }

    /**
     * Points between others, as {@link ArrayBinning#interp(Array, Array)}, on a circle: coordinates are taken modulo a period.
     *
     * @throws IllegalArgumentException if the period is 0 or not finite
     */
    default Array interp(Array at, Array values, double period) {
        Given.notNull(at, "at");
        Given.notNull(values, "values");
        return Signals.interpolated(self(), at, values, period);
    }

    private Array self() {
        return (Array) this;
    }
}

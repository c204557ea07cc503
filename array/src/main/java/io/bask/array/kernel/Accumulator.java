package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Accumulation;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Accumulates a block along an axis, beginning with what came out of the blocks before it.
 *
 * <p>Elements are joined strictly one after the other, so that a chain of blocks gives the bits that one block would
 * give. Floating point, complex and int64 blocks only.
 *
 * @param kind what is accumulated
 * @param axis along which axis
 */
public record Accumulator(Accumulation kind, int axis) implements Serializable {
    /** Shorter rows are not worth being copied. */
    private static final int FEWEST_LANES = 16;

    /**
     * The accumulated block.
     *
     * @param carry what the last position before this block accumulated to, with length 1 along the axis; null if there
     *     is none
     */
    public NDArray run(NDArray block, @Nullable NDArray carry) {
        Shape shape = block.shape();
        int inner = 1;
        for (int after = axis + 1; after < shape.ndim(); after++) {
            inner *= (int) shape.length(after);
        }
        if (inner >= FEWEST_LANES && Running.suits(kind, block.dtype())) {
            return byRows(block, carry, inner);
        }
        NDArray result = block.copy();
        if (shape.isEmpty()) {
            return result;
        }
        Object start = carry == null ? null : carry.dense().storageShared();
        int length = (int) shape.length(axis);
        int outer = (int) (shape.size() / length / inner);
        Object values = result.storageShared();
        DType dtype = block.dtype();
        for (int o = 0; o < outer; o++) {
            int first = o * length * inner;
            if (start != null) {
                join(dtype, values, first, start, o * inner, inner);
            }
            for (int i = 1; i < length; i++) {
                join(dtype, values, first + i * inner, values, first + (i - 1) * inner, inner);
            }
        }
        return result;
    }

    /** Row by row, in strips of lanes side by side. */
    private NDArray byRows(NDArray block, @Nullable NDArray carry, int inner) {
        Shape shape = block.shape();
        NDArray result = NDArray.zeros(block.dtype(), shape);
        if (shape.isEmpty()) {
            return result;
        }
        Running running = Running.of(kind, block.dense().storageShared(), result.storageShared());
        int slots = block.dtype().isComplex() ? 2 : 1;
        int width = inner * slots;
        int length = (int) shape.length(axis);
        int outer = (int) (shape.size() / length / inner);
        Object start = carry == null ? null : carry.dense().storageShared();
        for (int o = 0; o < outer; o++) {
            int lanes;
            for (int strip = 0; strip < width; strip += lanes) {
                lanes = Math.min(Running.LANES, width - strip);
                int at = o * length * width + strip;
                if (start == null) {
                    running.first(at, lanes);
                } else {
                    running.begin(start, o * width + strip, lanes);
                    running.next(at, lanes);
                }
                for (int i = 1; i < length; i++) {
                    running.next(at + i * width, lanes);
                }
            }
        }
        return result;
    }

    /** What a block accumulates to at its last position, with length 1 along the axis. */
    public NDArray last(NDArray accumulated) {
        long length = accumulated.shape().length(axis);
        return accumulated.slice(":, ".repeat(axis) + (length - 1) + ":");
    }

    /** What two runs of positions, one behind the other, accumulate to. */
    public NDArray join(NDArray before, NDArray behind) {
        NDArray result = behind.copy();
        int count = (int) result.size();
        join(result.dtype(), result.storageShared(), 0, before.dense().storageShared(), 0, count);
        return result;
    }

    private void join(DType dtype, Object values, int at, Object before, int from, int count) {
        switch (dtype) {
            case FLOAT64 -> doubles((double[]) values, at, (double[]) before, from, count);
            case FLOAT32 -> floats((float[]) values, at, (float[]) before, from, count);
            case INT64 -> longs((long[]) values, at, (long[]) before, from, count);
            case COMPLEX64 -> floatPairs((float[]) values, at, (float[]) before, from, count);
            case COMPLEX128 -> doublePairs((double[]) values, at, (double[]) before, from, count);
            default ->
                throw new IllegalArgumentException(
                        "%s has no code for %s; cast to a wider dtype first".formatted(kind, dtype));
        }
    }

    private void doubles(double[] values, int at, double[] before, int from, int count) {
        for (int i = 0; i < count; i++) {
            double old = before[from + i];
            double own = values[at + i];
            values[at + i] = switch (kind) {
                case CUMSUM -> old + own;
                case CUMPROD -> old * own;
                case CUMMAX -> Math.max(old, own);
                case PUSH -> Double.isNaN(own) ? old : own;
            };
        }
    }

    private void floats(float[] values, int at, float[] before, int from, int count) {
        for (int i = 0; i < count; i++) {
            float old = before[from + i];
            float own = values[at + i];
            values[at + i] = switch (kind) {
                case CUMSUM -> old + own;
                case CUMPROD -> old * own;
                case CUMMAX -> Math.max(old, own);
                case PUSH -> Float.isNaN(own) ? old : own;
            };
        }
    }

    private void longs(long[] values, int at, long[] before, int from, int count) {
        for (int i = 0; i < count; i++) {
            long old = before[from + i];
            long own = values[at + i];
            values[at + i] = switch (kind) {
                case CUMSUM -> old + own;
                case CUMPROD -> old * own;
                case CUMMAX -> Math.max(old, own);
                case PUSH -> own;
            };
        }
    }

    private void doublePairs(double[] values, int at, double[] before, int from, int count) {
        for (int i = 0; i < count; i++) {
            double oldRe = before[2 * (from + i)];
            double oldIm = before[2 * (from + i) + 1];
            int place = 2 * (at + i);
            double re = values[place];
            double im = values[place + 1];
            switch (kind) {
                case CUMSUM -> {
                    values[place] = oldRe + re;
                    values[place + 1] = oldIm + im;
                }
                case CUMPROD -> {
                    values[place] = oldRe * re - oldIm * im;
                    values[place + 1] = oldRe * im + oldIm * re;
                }
                default -> requireOrder();
            }
        }
    }

    private void floatPairs(float[] values, int at, float[] before, int from, int count) {
        for (int i = 0; i < count; i++) {
            float oldRe = before[2 * (from + i)];
            float oldIm = before[2 * (from + i) + 1];
            int place = 2 * (at + i);
            float re = values[place];
            float im = values[place + 1];
            switch (kind) {
                case CUMSUM -> {
                    values[place] = oldRe + re;
                    values[place + 1] = oldIm + im;
                }
                case CUMPROD -> {
                    values[place] = oldRe * re - oldIm * im;
                    values[place + 1] = oldRe * im + oldIm * re;
                }
                default -> requireOrder();
            }
        }
    }

    private void requireOrder() {
        throw new IllegalArgumentException(
                "%s of complex numbers is not defined; take real(...) first".formatted(kind));
    }
}

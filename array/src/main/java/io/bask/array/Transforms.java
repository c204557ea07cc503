package io.bask.array;

import io.bask.array.expr.Fourier;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.ufunc.FourierKind;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes Fourier transforms: along one axis after the other, each put into one block first. */
final class Transforms {
    private Transforms() {}

    /**
     * Along which axes, and how long.
     *
     * @param axes in [0, ndim)
     * @param lengths of the transforms
     */
    record Plan(int[] axes, long[] lengths, FftNorm norm) {}

    /** Reads options; {@code count} is how many axes there are by default, 0 for all; 1 if there must be one. */
    static Plan plan(String operation, Array x, FftOptions how, int count, boolean isRealInverse) {
        Objects.requireNonNull(x, () -> operation + ": the array is null");
        Objects.requireNonNull(how, () -> operation + ": the options are null");
        int[] given = how.axes();
        long[] lengths = how.lengths();
        int most = count > 0 ? count : lengths != null ? lengths.length : x.ndim();
        if (given == null && most > x.ndim()) {
            throw new IllegalArgumentException(
                    "%s along %d axes of shape %s, which has %d; name fewer axes, or reshape it"
                            .formatted(operation, most, x.shape(), x.ndim()));
        }
        int[] axes = given == null
                ? IntStream.range(x.ndim() - most, x.ndim()).toArray()
                : IntStream.of(given)
                        .map(axis -> Axis.normalize(axis, x.ndim()))
                        .toArray();
        if ((count == 1 && axes.length != 1) || (lengths != null && lengths.length != axes.length)) {
            throw new IllegalArgumentException(
                    "%s along %d axes with %s lengths; give %s, and a length for each or none"
                            .formatted(
                                    operation,
                                    axes.length,
                                    lengths == null ? "no" : lengths.length,
                                    count == 1 ? "1 axis" : "axes"));
        }
        long[] actual = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            boolean isLast = i == axes.length - 1;
            long own = x.shape().length(axes[i]);
            actual[i] = lengths != null ? lengths[i] : isRealInverse && isLast ? 2 * (own - 1) : own;
            if (actual[i] < 1 || actual[i] > Integer.MAX_VALUE / 4) {
                throw new IllegalArgumentException("%s of length %d along axis %d of shape %s; use a length of 1 to %d"
                        .formatted(operation, actual[i], axes[i], x.shape(), Integer.MAX_VALUE / 4));
            }
        }
        return new Plan(axes, actual, how.norm());
    }

    /** A transform of one kind along all axes, the last first, as NumPy goes. */
    static Array along(FourierKind kind, Array x, Plan plan) {
        Array result = x;
        for (int i = plan.axes().length - 1; i >= 0; i--) {
            result = one(kind, result, plan, i);
        }
        return result;
    }

    /** Real numbers, or real parts, to half a spectrum along the last axis of the plan, then complex ones along the others. */
    static Array realForward(String operation, Array x, Plan plan) {
        if (plan.axes().length == 0) {
            throw new IllegalArgumentException("%s along no axis; name at least one".formatted(operation));
        }
        Array real = x.dtype().isComplex() ? x.real() : x;
        Array result = one(FourierKind.REAL_FORWARD, real, plan, plan.axes().length - 1);
        for (int i = 0; i < plan.axes().length - 1; i++) {
            result = one(FourierKind.FORWARD, result, plan, i);
        }
        return result;
    }

    static Array realInverse(String operation, Array x, Plan plan) {
        if (plan.axes().length == 0) {
            throw new IllegalArgumentException("%s along no axis; name at least one".formatted(operation));
        }
        Array result = x;
        for (int i = 0; i < plan.axes().length - 1; i++) {
            result = one(FourierKind.INVERSE, result, plan, i);
        }
        return one(FourierKind.REAL_INVERSE, result, plan, plan.axes().length - 1);
    }

    private static Array one(FourierKind kind, Array x, Plan plan, int number) {
        int axis = plan.axes()[number];
        long length = plan.lengths()[number];
        boolean isInverse = kind == FourierKind.INVERSE || kind == FourierKind.REAL_INVERSE;
        var chunks = x.chunks().withAxis(axis, ChunkLengths.single(x.shape().length(axis)));
        Fourier node = new Fourier(
                kind, Rechunk.of(x.expr(), chunks), axis, length, plan.norm().scale(length, isInverse));
        Assembly.requireBlocks(node.chunks(), node.dtype());
        return new Array(node);
    }
}

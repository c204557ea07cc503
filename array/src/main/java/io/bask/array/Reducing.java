package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Full;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Reduction;
import io.bask.array.ufunc.Ufunc;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes reductions out of {@link Reduce}: masks, starts and dtypes become elementwise functions around a plain one. */
final class Reducing {
    static final String CHOOSE_FIRST = "use where(mask, x, ...) with a number that it does not choose";

    private Reducing() {}

    static Array reduce(Array x, Reduction kind, Reduce how) {
        DType dtype = how.dtype();
        if (dtype != null) {
            if (!kind.takesDType()) {
                how.withoutDType(kind.toString());
            }
            if (kind == Reduction.MEAN && dtype.isInteger()) {
                return wholeMean(x, how, dtype);
            }
            return reduceAs(cast(x, dtype), kind, how).astype(dtype);
        }
        return reduceAs(x, kind, how);
    }

    /** As NumPy adds up in the dtype that is asked for, where sums wrap around, and cuts the mean to it. */
    private static Array wholeMean(Array x, Reduce how, DType dtype) {
        how.withoutInitial(Reduction.MEAN.toString());
        Array number = cast(x, dtype);
        Array mask = how.where();
        Array counted = mask == null
                ? number.eq(number)
                : new Array(io.bask.array.expr.BroadcastTo.of(mask.expr(), x.chunks()));
        Array total = reduce(number, Reduction.SUM, how);
        return total.div(counted.sum(how.plain())).astype(dtype);
    }

    private static Array reduceAs(Array x, Reduction kind, Reduce how) {
        Array mask = how.where();
        if (mask != null && (kind == Reduction.MEAN || kind == Reduction.VAR || kind == Reduction.STD)) {
            return masked(x, kind, how.withoutInitial(kind.toString()), mask);
        }
        Array chosen = mask == null ? x : chosen(x, kind, how, mask);
        Object initial = how.initial();
        if (initial == null) {
            return plain(chosen, kind, how);
        }
        Ufunc join = join(kind, how);
        ChunkGrid result = spec(x, kind, how).result(x.chunks());
        DType dtype = kind.resultDType(x.dtype());
        if (!kind.hasIdentity() && isEmpty(x, how)) {
            return new Array(new Full(result, dtype, initial));
        }
        ArrayExpr start = Full.scalar(dtype, initial);
        return new Array(Elementwise.of(join, List.of(plain(chosen, kind, how).expr(), start)));
    }

    private static Array plain(Array x, Reduction kind, Reduce how) {
        return new Array(io.bask.array.expr.Reduce.of(x.expr(), spec(x, kind, how)));
    }

    private static ReduceSpec spec(Array x, Reduction kind, Reduce how) {
        int[] axes = ReduceSpec.axes(x.ndim(), how.axes());
        return new ReduceSpec(kind, axes, how.keepsDims(), how.ddof(), how.splitEvery());
    }

    private static boolean isEmpty(Array x, Reduce how) {
        for (int axis : ReduceSpec.axes(x.ndim(), how.axes())) {
            if (x.shape().extent(axis) == 0) {
                return true;
            }
        }
        return false;
    }

    private static Ufunc join(Reduction kind, Reduce how) {
        return switch (kind) {
            case SUM -> Ufunc.ADD;
            case PROD -> Ufunc.MULTIPLY;
            case MIN -> Ufunc.MINIMUM;
            case MAX -> Ufunc.MAXIMUM;
            case NANMIN -> Ufunc.FMIN;
            case NANMAX -> Ufunc.FMAX;
            default -> {
                how.withoutInitial(kind.toString());
                throw new IllegalStateException("%s joins no start".formatted(kind));
            }
        };
    }

    /** The elements where the mask is true, and those that change nothing elsewhere. */
    private static Array chosen(Array x, Reduction kind, Reduce how, Array mask) {
        requireMask(x, mask);
        Object other = switch (kind) {
            case SUM, ANY, COUNT_NONZERO -> 0L;
            case PROD, ALL -> 1L;
            case MIN, MAX, NANMIN, NANMAX -> how.initial();
            default -> {
                how.withoutWhere(kind.toString(), CHOOSE_FIRST);
                throw new IllegalStateException("%s chooses nothing".formatted(kind));
            }
        };
        if (other == null) {
            throw new IllegalArgumentException(
                    "%s of masked elements may have none to choose from; say what it is then with initial(...)"
                            .formatted(kind));
        }
        return new Array(Elementwise.of(Ufunc.WHERE, List.of(mask.expr(), x.expr(), Full.scalar(x.dtype(), other))));
    }

    private static void requireMask(Array x, Array mask) {
        if (!mask.shape().broadcastsTo(x.shape())) {
            throw new BroadcastException("a mask of shape %s does not stretch to the array's shape %s; reshape it"
                    .formatted(mask.shape(), x.shape()));
        }
    }

    /** Mean, variance or standard deviation of the elements where a mask is true. */
    static Array masked(Array x, Reduction kind, Reduce how, Array mask) {
        requireMask(x, mask);
        Array all = new Array(io.bask.array.expr.BroadcastTo.of(mask.expr(), x.chunks()));
        DType dtype = x.dtype().isInexact() ? x.dtype() : DType.FLOAT64;
        Reduce kept = how.plain().keepdims();
        Array count = all.sum(kept).astype(dtype.realPart());
        Array number = cast(x, dtype);
        Array zero = Array.full(io.bask.array.shape.Shape.SCALAR, 0L, io.bask.array.shape.Chunks.whole(), dtype);
        Array mean = Array.where(all, number, zero).sum(kept).div(count);
        if (kind == Reduction.MEAN) {
            return how.keepsDims() ? mean : dropped(mean, x, how);
        }
        Array distance = number.sub(mean);
        Array square = Apply.ufunc(Ufunc.ABS2, distance);
        Array sum = Array.where(all, square, zero.real()).sum(how.plain());
        Array divisor = (how.keepsDims() ? count : dropped(count, x, how)).sub((double) how.ddof());
        Array variance = sum.div(divisor.maximum(0.0));
        return kind == Reduction.VAR ? variance : variance.sqrt();
    }

    /** An array that kept its reduced axes, without them. */
    private static Array dropped(Array kept, Array x, Reduce how) {
        int[] axes = ReduceSpec.axes(x.ndim(), how.axes());
        return axes.length == 0 ? kept : kept.squeeze(axes);
    }

    private static Array cast(Array x, @Nullable DType dtype) {
        return new Array(Elementwise.cast(x.expr(), Objects.requireNonNull(dtype)));
    }
}

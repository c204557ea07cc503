package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Quantiles;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.order.Quantile;
import io.bask.array.order.QuantileLines;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.QuantileMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Makes the expressions of quantiles. */
final class Quantiling {
    private Quantiling() {}

    static Array one(Array x, double q, double scale, QuantileMethod method, Reduce how, boolean skipNaN) {
        return several(x, new double[] {q}, scale, method, how, skipNaN).squeeze(0);
    }

    static Array several(Array x, double[] q, double scale, QuantileMethod method, Reduce how, boolean skipNaN) {
        Objects.requireNonNull(q, "the array of quantiles is null; give numbers in [0, 1] or [0, 100]");
        Objects.requireNonNull(method, "the method of quantiles is null; use QuantileMethod.LINEAR");
        List<Double> parts = new ArrayList<>();
        for (double one : q) {
            if (!(one >= 0 && one <= scale)) {
                throw new IllegalArgumentException("%s got q = %s; use numbers in [0, %d]"
                        .formatted(scale == 1 ? "quantile" : "percentile", one, (int) scale));
            }
            parts.add(one / scale);
        }
        if (x.dtype().isBool() && !method.takesElements()) {
            throw new IllegalArgumentException(
                    "nothing lies between bools; use a method that takes elements, as lower, or cast with astype(INT8)");
        }
        return quantiles(x, new Quantile(parts, method, skipNaN, false), how);
    }

    static Array median(Array x, Reduce how, boolean skipNaN) {
        return quantiles(x, new Quantile(List.of(0.5), QuantileMethod.LINEAR, skipNaN, true), how)
                .squeeze(0);
    }

    private static Array quantiles(Array x, Quantile quantile, Reduce how) {
        Objects.requireNonNull(how, "the options of the reduction are null; use Reduce.all()");
        if (x.dtype().isComplex()) {
            throw new IllegalArgumentException(
                    "complex numbers have no quantiles; take real(...), imag(...) or abs(...) first");
        }
        if (how.where() != null || how.initial() != null || how.dtype() != null || how.ddof() != 0) {
            throw new IllegalArgumentException(
                    "quantiles know no where, initial, dtype or ddof; select elements with get(mask), cast with astype");
        }
        int[] axes = ReduceSpec.axes(x.ndim(), how.axes());
        requireElements(x, axes, quantile);
        DType dtype = quantile.resultDType(x.dtype());
        boolean selects = axes.length == x.ndim() && x.numBlocks() > 1;
        Array result = new Array(
                selects
                        ? new Quantiles(
                                x.expr(), quantile.q(), quantile.method(), quantile.skipNaN(), quantile.median(), dtype)
                        : lines(x, axes, quantile, dtype));
        if (how.keepsDims() || axes.length == 0) {
            return result;
        }
        return result.squeeze(Arrays.stream(axes).map(axis -> axis + 1).toArray());
    }

    private static void requireElements(Array x, int[] axes, Quantile quantile) {
        boolean isEmpty = false;
        for (int axis = 0; axis < x.ndim(); axis++) {
            int own = axis;
            if (Arrays.stream(axes).noneMatch(reduced -> reduced == own)) {
                if (x.shape().extent(axis) == 0) {
                    return;
                }
            } else {
                isEmpty |= x.shape().extent(axis) == 0;
            }
        }
        boolean hasNaN = quantile.median() || quantile.skipNaN();
        if (isEmpty && !hasNaN) {
            throw new IllegalArgumentException(
                    "quantiles of no elements are not defined, but shape %s has none along axes %s; reduce others"
                            .formatted(x.shape(), Arrays.toString(axes)));
        }
    }

    private static ArrayExpr lines(Array x, int[] axes, Quantile quantile, DType dtype) {
        ArrayExpr input = x.chunks().isKnown() ? Rechunk.of(x.expr(), Sorting.wholeLines(x, axes)) : x.expr();
        int[] meets = new int[x.ndim()];
        List<ChunkLengths> result =
                new ArrayList<>(List.of(ChunkLengths.single(quantile.q().size())));
        List<Integer> reduced = Arrays.stream(axes).boxed().toList();
        for (int axis = 0; axis < meets.length; axis++) {
            boolean isReduced = reduced.contains(axis);
            meets[axis] = isReduced ? BlockCall.WHOLE : axis + 1;
            result.add(isReduced ? ChunkLengths.single(1) : input.chunks().axis(axis));
        }
        return BlockCall.described(
                quantile.median() ? "median" : "quantile",
                new QuantileLines(reduced, quantile),
                List.of(input),
                List.of(meets),
                ChunkGrid.of(result),
                dtype);
    }
}

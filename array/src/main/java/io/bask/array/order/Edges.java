package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.BinRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edges of equally wide bins from the smallest element to the largest. Blocks, without axes and float64: those two, then,
 * where a rule says how many bins there are, number, standard deviation, distance of the quartiles and skew of the elements.
 *
 * @param bins how many, where no rule is given
 * @param rule says how many, or null
 * @param dtype of the edges: float32 or float64
 */
public record Edges(long bins, @Nullable BinRule rule, DType dtype) implements BlockFunction {
    private static final long MOST = 1L << 28;

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        double low = blocks.get(0).doubleAt();
        double high = blocks.get(1).doubleAt();
        if (low > high) {
            return of(0, 1, 1 + (rule == null ? bins - 1 : 0), dtype);
        }
        if (Double.isInfinite(high - low) && !Double.isInfinite(low) && !Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "the elements range from %s to %s, a distance that is infinite in float64; give a narrower range"
                            .formatted(low, high));
        }
        if (Double.isNaN(high - low) || Double.isInfinite(low) || Double.isInfinite(high)) {
            throw new IllegalArgumentException(
                    "the elements range from %s to %s, which no bins cover; give a range".formatted(low, high));
        }
        long count = bins;
        if (rule != null) {
            double first = low == high ? low - 0.5 : low;
            double last = low == high ? high + 0.5 : high;
            double n = blocks.get(2).doubleAt();
            double width = n == 0
                    ? 0
                    : rule.width(
                            n,
                            blocks.get(6).doubleAt(),
                            blocks.get(3).doubleAt(),
                            blocks.get(4).doubleAt(),
                            blocks.get(5).doubleAt());
            count = width > 0 ? (long) Math.ceil((last - first) / width) : 1;
            if (count > MOST) {
                throw new IllegalArgumentException(
                        "the rule wants %d bins from %s to %s; give a range or a number of bins"
                                .formatted(count, first, last));
            }
        }
        return of(low, high, count, dtype);
    }

    /** Edges of bins over a range; one that is empty is made as wide as 1. */
    public static NDArray of(double low, double high, long bins, DType dtype) {
        double first = low == high ? low - 0.5 : low;
        double last = low == high ? high + 0.5 : high;
        int count = Math.toIntExact(bins);
        double step = (last - first) / count;
        double[] edges = new double[count + 1];
        for (int i = 0; i < count; i++) {
            edges[i] = i * step + first;
        }
        edges[count] = last;
        return NDArray.wrap(DType.FLOAT64, Shape.of(edges.length), edges).astype(dtype);
    }
}

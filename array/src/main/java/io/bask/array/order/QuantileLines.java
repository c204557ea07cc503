package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Quantiles of a block that has the reduced axes whole: one new axis in front, the reduced ones of length 1.
 *
 * @param axes which are reduced, rising
 * @param quantile which quantiles
 */
public record QuantileLines(List<Integer> axes, Quantile quantile) implements BlockFunction {
    /** Copies the list. */
    public QuantileLines {
        axes = List.copyOf(axes);
    }

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray block = blocks.get(0);
        int[] order = new int[block.ndim()];
        Shape kept = block.shape();
        int next = 0;
        for (int axis = 0; axis < order.length; axis++) {
            if (!axes.contains(axis)) {
                order[next++] = axis;
            } else {
                kept = kept.with(axis, 1);
            }
        }
        for (int axis : axes) {
            order[next++] = axis;
        }
        int lines = (int) kept.size();
        long[] keys = Keys.of(order.length == 0 ? block : block.transpose(order).dense());
        int length = lines == 0 ? 0 : keys.length / lines;
        int count = quantile.q().size();
        long[] values = new long[count * lines];
        for (int line = 0; line < lines; line++) {
            long[] sorted = Arrays.copyOfRange(keys, line * length, (line + 1) * length);
            RadixSort.sort(sorted);
            put(block.dtype(), sorted, values, line, lines);
        }
        return quantile.block(block.dtype(), kept.insert(0, count), values);
    }

    private void put(DType dtype, long[] sorted, long[] values, int line, int lines) {
        int end = sorted.length;
        quantile.requireElements(dtype, end == 0);
        while (dtype.isFloating() && end > 0 && sorted[end - 1] == Keys.NAN) {
            end--;
        }
        boolean missing = end == 0 || end < sorted.length && !quantile.skipNaN();
        for (int i = 0; i < quantile.q().size(); i++) {
            values[i * lines + line] =
                    missing ? quantile.missing() : quantile.value(dtype, i, end, rank -> sorted[(int) rank]);
        }
    }
}

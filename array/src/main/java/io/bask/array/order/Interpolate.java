package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of a line of points at the coordinates of block 0; block 1 is the points' coordinates, rising, block 2 their values.
 *
 * @param left what is answered before the first point; null for the first value
 * @param right what is answered behind the last point; null for the last value
 */
public record Interpolate(@Nullable Double left, @Nullable Double right) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        double[] x = blocks.get(0).toDoubleArray();
        double[] at = blocks.get(1).toDoubleArray();
        double[] values = blocks.get(2).toDoubleArray();
        int last = at.length - 1;
        double before = left == null ? values[0] : left;
        double behind = right == null ? values[last] : right;
        for (int i = 0; i < x.length; i++) {
            double value = x[i];
            if (Double.isNaN(value)) {
                x[i] = last == 0 ? values[0] : value; // as NumPy: NaN is on no side of a lone point
                continue;
            }
            if (value < at[0]) {
                x[i] = before;
            } else if (value > at[last]) {
                x[i] = behind;
            } else {
                x[i] = between(value, at, values);
            }
        }
        return NDArray.wrap(DType.FLOAT64, blocks.get(0).shape(), x);
    }

    private static double between(double value, double[] at, double[] values) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int point = Math.max(0, low - 1); // where the first coordinate is NaN nothing lies behind it
        if (point == at.length - 1 || at[point] == value) {
            return values[point];
        }
        double slope = (values[point + 1] - values[point]) / (at[point + 1] - at[point]);
        double result = slope * (value - at[point]) + values[point];
        if (Double.isNaN(result)) {
            result = slope * (value - at[point + 1]) + values[point + 1];
            if (Double.isNaN(result) && values[point] == values[point + 1]) {
                result = values[point];
            }
        }
        return result;
    }
}

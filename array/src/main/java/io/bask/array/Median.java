package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The medians of a block that has the reduced axes whole.
 *
 * @param axes which are reduced, rising
 * @param skipNaN whether NaN is passed over; else one makes the median NaN
 */
record Median(int[] axes, boolean skipNaN) implements BlockFunction {
    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray block = blocks.get(0);
        int[] order = new int[block.ndim()];
        int next = 0;
        for (int axis = 0; axis < order.length; axis++) {
            if (Arrays.binarySearch(axes, axis) < 0) {
                order[next++] = axis;
            }
        }
        System.arraycopy(axes, 0, order, next, axes.length);
        Shape shape = info.output().shape();
        int count = (int) shape.size();
        int length = count == 0 ? 0 : (int) (block.size() / count);
        double[] values = (order.length == 0 ? block : block.transpose(order)).toDoubleArray();
        double[] medians = new double[count];
        boolean single = block.dtype() == DType.FLOAT32;
        for (int i = 0; i < count; i++) {
            medians[i] = of(values, i * length, (i + 1) * length, single);
        }
        return NDArray.wrap(DType.FLOAT64, shape, medians).astype(single ? DType.FLOAT32 : DType.FLOAT64);
    }

    private double of(double[] values, int from, int to, boolean single) {
        Arrays.sort(values, from, to); // NaN goes last
        int end = to;
        while (end > from && Double.isNaN(values[end - 1])) {
            end--;
        }
        if (end == from || end < to && !skipNaN) {
            return Double.NaN;
        }
        int middle = (from + end) >>> 1;
        if ((end - from) % 2 == 1) {
            return values[middle];
        }
        return single
                ? ((float) values[middle - 1] + (float) values[middle]) / 2
                : (values[middle - 1] + values[middle]) / 2;
    }
}

package io.bask.array;

import io.bask.array.block.BlockReduction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** A user's reduction: partial results are sums of squares. */
final class SumOfSquares implements BlockReduction<SumOfSquares.Sums> {
    /** Sums, one for each element of the answer. */
    record Sums(Shape shape, double[] values) implements Serializable {}

    @Override
    public Sums chunk(NDArray block, int[] axes) {
        Shape shape = block.shape();
        for (int i = axes.length - 1; i >= 0; i--) {
            shape = shape.remove(axes[i]);
        }
        int[] order = new int[block.ndim()];
        int next = 0;
        for (int axis = 0; axis < order.length; axis++) {
            if (Arrays.binarySearch(axes, axis) < 0) {
                order[next++] = axis;
            }
        }
        System.arraycopy(axes, 0, order, next, axes.length);
        double[] elements = (order.length == 0 ? block : block.transpose(order)).toDoubleArray();
        double[] sums = new double[(int) shape.size()];
        int length = sums.length == 0 ? 0 : elements.length / sums.length;
        for (int i = 0; i < sums.length * length; i++) {
            sums[i / length] += elements[i] * elements[i];
        }
        return new Sums(shape, sums);
    }

    @Override
    public Sums combine(List<Sums> partials) {
        double[] sums = partials.get(0).values().clone();
        for (Sums partial : partials.subList(1, partials.size())) {
            Arrays.setAll(sums, i -> sums[i] + partial.values()[i]);
        }
        return new Sums(partials.get(0).shape(), sums);
    }

    @Override
    public NDArray aggregate(Sums partial) {
        return NDArray.wrap(DType.FLOAT64, partial.shape(), partial.values());
    }
}

package io.bask.array.order;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * How many points lie in each cell of a grid of bins. Blocks: the coordinates of the points, one block an axis of the grid;
 * the edges along each axis, rising; the weights of the points, if there are any. Bins include their left edge, the last one
 * both. The answer has as many axes of length 1 as the blocks have axes, then those of the grid.
 *
 * @param dims axes of the grid
 * @param weighted whether there are weights
 * @param dtype of the answer: int64, or float64
 */
public record CountBins(int dims, boolean weighted, DType dtype) implements BlockFunction {
    private static final int OUTSIDE = -1;

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        NDArray first = blocks.get(0);
        int[] cells = new int[(int) first.size()];
        long[] lengths = new long[first.ndim() + dims];
        Arrays.fill(lengths, 1);
        for (int dim = 0; dim < dims; dim++) {
            double[] edges = edges(blocks.get(dims + dim));
            int bins = edges.length - 1;
            lengths[first.ndim() + dim] = bins;
            locate(values(blocks.get(dim)), edges, cells);
        }
        Shape shape = Shape.of(lengths);
        double[] sums = new double[weighted ? (int) shape.size() : 0];
        long[] counts = new long[weighted ? 0 : (int) shape.size()];
        double[] weights = weighted ? values(blocks.get(2 * dims)) : sums;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != OUTSIDE && weighted) {
                sums[cells[i]] += weights[i];
            } else if (cells[i] != OUTSIDE) {
                counts[cells[i]]++;
            }
        }
        NDArray result = weighted ? NDArray.wrap(DType.FLOAT64, shape, sums) : NDArray.wrap(DType.INT64, shape, counts);
        return result.astype(dtype);
    }

    private static double[] values(NDArray block) {
        return block.dtype() == DType.FLOAT64 && block.isDense()
                ? (double[]) block.storageShared()
                : block.toDoubleArray();
    }

    private static double[] edges(NDArray block) {
        double[] edges = block.toDoubleArray();
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i - 1] <= edges[i])) {
                throw new IllegalArgumentException(
                        "edges of bins must rise, but edge %d is %s and edge %d is %s; sort them"
                                .formatted(i - 1, edges[i - 1], i, edges[i]));
            }
        }
        return edges;
    }

    /** Adds one more axis to the numbers of the cells that points are in. */
    private static void locate(double[] values, double[] edges, int[] cells) {
        int bins = edges.length - 1;
        double first = edges[0];
        double last = edges[bins];
        double scale = bins / (last - first);
        boolean even = isEven(edges);
        for (int i = 0; i < cells.length; i++) {
            double value = values[i];
            if (cells[i] == OUTSIDE || !(value >= first && value <= last)) {
                cells[i] = OUTSIDE;
                continue;
            }
            int bin = even ? near(value, edges, (int) ((value - first) * scale)) : search(value, edges);
            cells[i] = cells[i] * bins + Math.min(bin, bins - 1);
        }
    }

    private static boolean isEven(double[] edges) {
        int bins = edges.length - 1;
        double width = (edges[bins] - edges[0]) / bins;
        boolean even = width > 0 && !Double.isInfinite(width);
        for (int i = 1; even && i < bins; i++) {
            even = Math.abs(edges[i] - (edges[0] + i * width)) <= width / 2;
        }
        return even;
    }

    /** The bin of a value, from a guess that is hardly ever wrong. */
    private static int near(double value, double[] edges, int guess) {
        int bin = Math.min(guess, edges.length - 2);
        while (bin > 0 && value < edges[bin]) {
            bin--;
        }
        while (bin < edges.length - 2 && value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    /** How many edges but the first are not greater. */
    private static int search(double value, double[] edges) {
        int low = 1;
        int high = edges.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edges[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}

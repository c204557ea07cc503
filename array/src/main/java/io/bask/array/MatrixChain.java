package io.bask.array;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Multiplies several matrices in the order that takes the fewest multiplications. */
final class MatrixChain {
    private MatrixChain() {}

    static Array product(List<Array> arrays) {
        int count = arrays.size();
        if (count < 2) {
            throw new IllegalArgumentException("multi_dot of %d arrays; give two or more".formatted(count));
        }
        for (int i = 0; i < count; i++) {
            int ndim = arrays.get(i).ndim();
            if (ndim != 2 && !(ndim == 1 && (i == 0 || i == count - 1))) {
                throw new IllegalArgumentException(
                        "multi_dot: array %d has shape %s; give matrices, first and last may be vectors"
                                .formatted(i, arrays.get(i).shape()));
            }
        }
        for (int i = 1; i < count; i++) {
            Products.requireAlike(
                    "multi_dot", arrays.get(i - 1), arrays.get(i - 1).ndim() - 1, arrays.get(i), 0);
        }
        return multiplied(arrays, splits(lengths(arrays)));
    }

    /** The rows of each matrix, and the columns of the last. */
    private static double[] lengths(List<Array> arrays) {
        double[] lengths = new double[arrays.size() + 1];
        for (int i = 0; i < arrays.size(); i++) {
            Array array = arrays.get(i);
            lengths[i] = i == 0 && array.ndim() == 1 ? 1 : array.shape().extent(0);
        }
        Array last = arrays.get(arrays.size() - 1);
        lengths[arrays.size()] = last.ndim() == 1 ? 1 : last.shape().extent(1);
        return lengths;
    }

    /** Where to cut each run of matrices, by growing runs. */
    private static int[][] splits(double[] lengths) {
        int count = lengths.length - 1;
        double[][] cost = new double[count][count];
        int[][] split = new int[count][count];
        for (int run = 1; run < count; run++) {
            for (int i = 0; i + run < count; i++) {
                int j = i + run;
                cost[i][j] = Double.POSITIVE_INFINITY;
                for (int k = i; k < j; k++) {
                    double total = cost[i][k] + cost[k + 1][j] + lengths[i] * lengths[k + 1] * lengths[j + 1];
                    if (total < cost[i][j]) {
                        cost[i][j] = total;
                        split[i][j] = k;
                    }
                }
            }
        }
        return split;
    }

    private static Array multiplied(List<Array> arrays, int[][] split) {
        Deque<int[]> open = new ArrayDeque<>(List.of(new int[] {0, arrays.size() - 1, 0}));
        Deque<Array> done = new ArrayDeque<>();
        while (!open.isEmpty()) {
            int[] run = open.pop();
            if (run[0] == run[1]) {
                done.push(arrays.get(run[0]));
            } else if (run[2] == 1) {
                Array right = done.pop();
                done.push(done.pop().dot(right));
            } else {
                int at = split[run[0]][run[1]];
                open.push(new int[] {run[0], run[1], 1});
                open.push(new int[] {at + 1, run[1], 0});
                open.push(new int[] {run[0], at, 0});
            }
        }
        return done.pop();
    }
}

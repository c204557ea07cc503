package io.bask.array.kernel.linalg;

import io.bask.array.block.NDArray;

/** Adds products of matrices of 64-bit integers, wrapping; narrower ones and bools are made from these. */
final class WholeGemm {
    private WholeGemm() {}

    /** {@code c += a b} for each of the stacked matrices; {@code a} and {@code b} are int64 of three axes. */
    static void add(NDArray a, NDArray b, long[] c) {
        int rows = (int) a.shape().length(1);
        int depth = (int) a.shape().length(2);
        int columns = (int) b.shape().length(2);
        long[] left = (long[]) a.dense().storageShared();
        long[] right = (long[]) b.dense().storageShared();
        long[][] tile = new long[depth][columns];
        long[] sums = new long[columns];
        for (int number = 0; number < a.shape().length(0); number++) {
            for (int k = 0; k < depth; k++) {
                System.arraycopy(right, (number * depth + k) * columns, tile[k], 0, columns);
            }
            for (int row = 0; row < rows; row++) {
                int at = (number * rows + row) * columns;
                System.arraycopy(c, at, sums, 0, columns);
                for (int k = 0; k < depth; k++) {
                    addScaled(sums, tile[k], left[(number * rows + row) * depth + k]);
                }
                System.arraycopy(sums, 0, c, at, columns);
            }
        }
    }

    private static void addScaled(long[] sums, long[] row, long factor) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * row[j];
        }
    }
}

package io.bask.array.kernel.linalg;

import java.util.Arrays;

/**
 * Adds a product of two matrices of doubles to a third.
 *
 * <p>Idea: the inner loop walks along a row of the result and rows of the right matrix, each in a small array of its
 * own with the same index. That is the one form of this loop that the JIT compiler turns into vector instructions
 * without help. So rows of the right matrix are copied into a tile that stays in the second-level cache, and each row of
 * the result is copied out and back once a tile.
 *
 * <p>Every element is the chain {@code c = fma(a[k], b[k], c)} in order of {@code k}, whatever the tiling and the
 * compiler: all variants give the same bits. Measured on one core of a Xeon at 1000 x 1000, by processor time: 12
 * GFLOP/s on JDK 17, where one row with eight coefficients is quickest; 34 GFLOP/s on JDK 25, which does best with four
 * rows at a time. The inner loops alone reach 23 and 46.
 */
final class Gemm {
    private static final int COLUMNS = 512;
    private static final int DEPTH = 192;
    private static final int NARROW = 8;
    private static final boolean FOUR_ROWS = Runtime.version().feature() >= 22;

    private final double[][] tile;
    private final double[][] coefficients;
    private final double[][] sums;
    private final int width;

    private Gemm(int columns, int depth) {
        width = columns;
        tile = new double[(depth + 7) & ~7][columns];
        coefficients = new double[4][(depth + 7) & ~7];
        sums = new double[4][columns];
    }

    /** {@code c[offset...] += a b}, where {@code c} has rows of as many elements as {@code b} has columns. */
    static void add(Matrix a, Matrix b, double[] c, int offset) {
        int columns = b.columns();
        if (columns < NARROW) {
            Narrow.add(a, b, new Matrix(c, offset, a.rows(), columns, columns, 1));
        } else if (a.rows() < NARROW) {
            Narrow.add(b.transpose(), a.transpose(), new Matrix(c, offset, columns, a.rows(), 1, columns));
        } else {
            add(a, b, Matrix.dense(c, a.rows(), columns).at(offset));
        }
    }

    /** {@code c += a b}, where the rows of {@code c} are contiguous. */
    static void add(Matrix a, Matrix b, Matrix c) {
        new Gemm(Math.min(COLUMNS, b.columns()), Math.min(DEPTH, a.columns())).run(a, b, c);
    }

    private void run(Matrix a, Matrix b, Matrix c) {
        for (int column = 0; column < b.columns(); column += COLUMNS) {
            int count = Math.min(COLUMNS, b.columns() - column);
            for (int from = 0; from < a.columns(); from += DEPTH) {
                int depth = Math.min(DEPTH, a.columns() - from);
                int padded = (depth + 7) & ~7;
                for (int k = 0; k < padded; k++) {
                    if (k < depth) {
                        b.copyRow(from + k, column, tile[k], count);
                    } else {
                        Arrays.fill(tile[k], 0);
                    }
                }
                rows(a, from, depth, c.part(0, column, c.rows(), count));
            }
        }
    }

    private void rows(Matrix a, int from, int depth, Matrix c) {
        int row = 0;
        while (row < a.rows()) {
            int height = FOUR_ROWS && row + 4 <= a.rows() ? 4 : 1;
            for (int i = 0; i < height; i++) {
                a.copyRow(row + i, from, coefficients[i], depth);
                Arrays.fill(coefficients[i], depth, Math.min(coefficients[i].length, (depth + 7) & ~7), 0);
                System.arraycopy(c.data(), c.offset() + (row + i) * c.rowStride(), sums[i], 0, c.columns());
            }
            if (height == 4) {
                four((depth + 7) & ~7, c.columns());
            } else {
                one((depth + 7) & ~7, c.columns());
            }
            for (int i = 0; i < height; i++) {
                System.arraycopy(sums[i], 0, c.data(), c.offset() + (row + i) * c.rowStride(), c.columns());
            }
            row += height;
        }
    }

    private void one(int depth, int count) {
        double[] a = coefficients[0];
        for (int k = 0; k < depth; k += 8) {
            double[][] b = {
                tile[k], tile[k + 1], tile[k + 2], tile[k + 3], tile[k + 4], tile[k + 5], tile[k + 6], tile[k + 7]
            };
            RowKernels.eight(sums[0], b, a, k, Math.min(count, width));
        }
    }

    private void four(int depth, int count) {
        for (int k = 0; k < depth; k += 4) {
            double[][] b = {tile[k], tile[k + 1], tile[k + 2], tile[k + 3]};
            RowKernels.four(sums, b, coefficients, k, Math.min(count, width));
        }
    }
}

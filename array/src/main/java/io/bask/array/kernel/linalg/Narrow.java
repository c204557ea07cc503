package io.bask.array.kernel.linalg;

/**
 * Products with a matrix of few columns: lines by lines, where a tile would not pay.
 *
 * <p>Each element is a sum of eight interleaved ones, so that additions need not wait for one another.
 */
final class Narrow {
    private static final int LANES = 8;

    private Narrow() {}

    /** {@code c += a b}. */
    static void add(Matrix a, Matrix b, Matrix c) {
        if (a.columnStride() != 1 && a.rowStride() == 1 && a.rows() > 1) {
            byColumns(a, b, c);
            return;
        }
        double[] row = a.columnStride() == 1 ? a.data() : new double[a.columns()];
        double[][] columns = new double[b.columns()][b.rows()];
        for (int j = 0; j < columns.length; j++) {
            b.transpose().copyRow(j, 0, columns[j], b.rows());
        }
        for (int i = 0; i < a.rows(); i++) {
            int at = a.offset() + i * a.rowStride();
            if (a.columnStride() != 1) {
                a.copyRow(i, 0, row, a.columns());
                at = 0;
            }
            for (int j = 0; j < columns.length; j++) {
                c.data()[c.offset() + i * c.rowStride() + j * c.columnStride()] += dot(row, at, columns[j]);
            }
        }
    }

    private static double dot(double[] a, int at, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int k = 0;
        for (int end = b.length - LANES; k <= end; k += LANES) {
            s0 = Math.fma(a[at + k], b[k], s0);
            s1 = Math.fma(a[at + k + 1], b[k + 1], s1);
            s2 = Math.fma(a[at + k + 2], b[k + 2], s2);
            s3 = Math.fma(a[at + k + 3], b[k + 3], s3);
            s4 = Math.fma(a[at + k + 4], b[k + 4], s4);
            s5 = Math.fma(a[at + k + 5], b[k + 5], s5);
            s6 = Math.fma(a[at + k + 6], b[k + 6], s6);
            s7 = Math.fma(a[at + k + 7], b[k + 7], s7);
        }
        for (; k < b.length; k++) {
            s0 = Math.fma(a[at + k], b[k], s0);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** The left matrix lies column by column: its columns, scaled, are added up. */
    private static void byColumns(Matrix a, Matrix b, Matrix c) {
        double[] sums = new double[a.rows()];
        for (int j = 0; j < b.columns(); j++) {
            java.util.Arrays.fill(sums, 0);
            for (int k = 0; k < a.columns(); k++) {
                double factor = b.data()[b.offset() + k * b.rowStride() + j * b.columnStride()];
                int at = a.offset() + k * a.columnStride();
                double[] data = a.data();
                for (int i = 0; i < sums.length; i++) {
                    sums[i] = Math.fma(factor, data[at + i], sums[i]);
                }
            }
            for (int i = 0; i < sums.length; i++) {
                c.data()[c.offset() + i * c.rowStride() + j * c.columnStride()] += sums[i];
            }
        }
    }
}

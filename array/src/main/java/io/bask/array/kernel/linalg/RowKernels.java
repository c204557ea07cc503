package io.bask.array.kernel.linalg;

/** The innermost loops of {@link RowGemm}: rows, scaled, are added to rows of a result. */
final class RowKernels {
    private RowKernels() {}

    /** {@code sums += factor * row}. */
    static void one(double[] sums, double[] row, double factor, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] = Math.fma(factor, row[j], sums[j]);
        }
    }

    /** Two rows to three; 37 GFLOP/s by itself on JDK 17 and 25. */
    static void threeByTwo(RowGemm.Rows rows, int k) {
        int row = rows.row();
        int first = rows.first() + k;
        double[] c0 = rows.sums()[row];
        double[] c1 = rows.sums()[row + 1];
        double[] c2 = rows.sums()[row + 2];
        double[] b0 = rows.right()[first];
        double[] b1 = rows.right()[first + 1];
        double[] a0 = rows.left()[row];
        double[] a1 = rows.left()[row + 1];
        double[] a2 = rows.left()[row + 2];
        double a00 = a0[k];
        double a01 = a0[k + 1];
        double a10 = a1[k];
        double a11 = a1[k + 1];
        double a20 = a2[k];
        double a21 = a2[k + 1];
        int count = rows.count();
        for (int j = 0; j < count; j++) {
            double x0 = b0[j];
            double x1 = b1[j];
            c0[j] = Math.fma(a01, x1, Math.fma(a00, x0, c0[j]));
            c1[j] = Math.fma(a11, x1, Math.fma(a10, x0, c1[j]));
            c2[j] = Math.fma(a21, x1, Math.fma(a20, x0, c2[j]));
        }
    }

    /** Four rows to four; 46 GFLOP/s by itself on JDK 25, 14 on JDK 17. */
    static void fourByFour(RowGemm.Rows rows, int k) {
        int row = rows.row();
        int first = rows.first() + k;
        double[] c0 = rows.sums()[row];
        double[] c1 = rows.sums()[row + 1];
        double[] c2 = rows.sums()[row + 2];
        double[] c3 = rows.sums()[row + 3];
        double[] b0 = rows.right()[first];
        double[] b1 = rows.right()[first + 1];
        double[] b2 = rows.right()[first + 2];
        double[] b3 = rows.right()[first + 3];
        double[] a0 = rows.left()[row];
        double[] a1 = rows.left()[row + 1];
        double[] a2 = rows.left()[row + 2];
        double[] a3 = rows.left()[row + 3];
        double a00 = a0[k];
        double a01 = a0[k + 1];
        double a02 = a0[k + 2];
        double a03 = a0[k + 3];
        double a10 = a1[k];
        double a11 = a1[k + 1];
        double a12 = a1[k + 2];
        double a13 = a1[k + 3];
        double a20 = a2[k];
        double a21 = a2[k + 1];
        double a22 = a2[k + 2];
        double a23 = a2[k + 3];
        double a30 = a3[k];
        double a31 = a3[k + 1];
        double a32 = a3[k + 2];
        double a33 = a3[k + 3];
        int count = rows.count();
        for (int j = 0; j < count; j++) {
            double x0 = b0[j];
            double x1 = b1[j];
            double x2 = b2[j];
            double x3 = b3[j];
            c0[j] = Math.fma(a03, x3, Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j]))));
            c1[j] = Math.fma(a13, x3, Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[j]))));
            c2[j] = Math.fma(a23, x3, Math.fma(a22, x2, Math.fma(a21, x1, Math.fma(a20, x0, c2[j]))));
            c3[j] = Math.fma(a33, x3, Math.fma(a32, x2, Math.fma(a31, x1, Math.fma(a30, x0, c3[j]))));
        }
    }
}

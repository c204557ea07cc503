package io.bask.array.kernel.linalg;

/**
 * Triangular factorisations in place that halve their matrix again and again, so that nearly all of the work is products.
 *
 * <p>LAPACK in Java goes column by column through loops that the JIT compiler does not vectorise; this is several times as
 * fast with {@link Gemm}. Matrices lie column by column, as LAPACK has them: {@code at} is where the first element is,
 * {@code leading} how far columns are apart. The depth of the recursion is the logarithm of the number of columns.
 */
final class Recursive {
    private static final int SMALL = 16;

    private Recursive() {}

    /**
     * Lower and upper triangle with exchanged rows.
     *
     * @param pivots as LAPACK has them: the row, counted from 1, that each row was exchanged with
     * @return the number, counted from 1, of the first column whose pivot is 0; 0 if there is none
     */
    static int lu(Columns a, int[] pivots) {
        int rank = Math.min(a.rows(), a.columns());
        int singular = lu(a.data(), 0, a.leading(), new int[] {a.rows(), rank, 0}, pivots);
        int rest = a.columns() - rank;
        if (rest > 0 && rank > 0) {
            exchange(a.data(), rank * a.rows(), a.leading(), rest, pivots, 0, rank);
            forward(a.data(), 0, a.leading(), true, a.data(), rank * a.rows(), a.leading(), rank, rest);
        }
        return singular;
    }

    /** {@code part}: rows, columns, and where its pivots begin. */
    private static int lu(double[] a, int at, int leading, int[] part, int[] pivots) {
        int rows = part[0];
        int columns = part[1];
        int first = part[2];
        if (columns <= SMALL) {
            return plainLu(a, at, leading, part, pivots);
        }
        int left = columns / 2;
        int right = columns - left;
        int next = at + left * leading;
        int singular = lu(a, at, leading, new int[] {rows, left, first}, pivots);
        exchange(a, next, leading, right, pivots, first, left);
        forward(a, at, leading, true, a, next, leading, left, right);
        subtract(
                a, at + left, leading, a, next, leading, a, next + left, leading, new int[] {rows - left, left, right});
        int later = lu(a, next + left, leading, new int[] {rows - left, right, first + left}, pivots);
        exchange(a, at + left, leading, left, pivots, first + left, right);
        for (int i = first + left; i < first + columns; i++) {
            pivots[i] += left;
        }
        return singular != 0 || later == 0 ? singular : later + left;
    }

    private static int plainLu(double[] a, int at, int leading, int[] part, int[] pivots) {
        int rows = part[0];
        int columns = part[1];
        int singular = 0;
        for (int k = 0; k < columns; k++) {
            int column = at + k * leading;
            int best = k;
            for (int row = k + 1; row < rows; row++) {
                if (Math.abs(a[column + row]) > Math.abs(a[column + best])) {
                    best = row;
                }
            }
            pivots[part[2] + k] = best + 1;
            if (best != k) {
                for (int j = at; j < at + columns * leading; j += leading) {
                    double kept = a[j + k];
                    a[j + k] = a[j + best];
                    a[j + best] = kept;
                }
            }
            double pivot = a[column + k];
            if (pivot == 0) {
                singular = singular == 0 ? k + 1 : singular;
                continue;
            }
            for (int row = k + 1; row < rows; row++) {
                a[column + row] /= pivot;
            }
            for (int j = k + 1; j < columns; j++) {
                subtractScaled(a, at + j * leading, a[at + j * leading + k], a, column, k + 1, rows);
            }
        }
        return singular;
    }

    /** {@code x[to + i] -= factor * y[from + i]} for some i. */
    private static void subtractScaled(double[] x, int to, double factor, double[] y, int from, int first, int last) {
        if (factor == 0) {
            return;
        }
        for (int i = first; i < last; i++) {
            x[to + i] -= factor * y[from + i];
        }
    }

    /** Exchanges rows of some columns, in order: row {@code i} with row {@code pivots[first + i] - 1}. */
    static void exchange(double[] a, int at, int leading, int columns, int[] pivots, int first, int count) {
        for (int column = 0; column < columns; column++) {
            int start = at + column * leading;
            for (int i = 0; i < count; i++) {
                int other = start + pivots[first + i] - 1;
                double kept = a[start + i];
                a[start + i] = a[other];
                a[other] = kept;
            }
        }
    }

    /**
     * The lower triangle whose product with its transpose is a matrix, of which only the lower triangle is read and written.
     *
     * @return whether there is one
     */
    static boolean cholesky(double[] a, int at, int leading, int n) {
        if (n <= SMALL) {
            return plainCholesky(a, at, leading, n);
        }
        int left = n / 2;
        int right = n - left;
        if (!cholesky(a, at, leading, left)) {
            return false;
        }
        double[] turned = new double[left * right];
        for (int column = 0; column < left; column++) {
            for (int row = 0; row < right; row++) {
                turned[row * left + column] = a[at + column * leading + left + row];
            }
        }
        forward(a, at, leading, false, turned, 0, left, left, right);
        for (int column = 0; column < left; column++) {
            for (int row = 0; row < right; row++) {
                a[at + column * leading + left + row] = turned[row * left + column];
            }
        }
        int next = at + left * leading;
        subtract(a, at + left, leading, turned, 0, left, a, next + left, leading, new int[] {right, left, right});
        return cholesky(a, next + left, leading, right);
    }

    private static boolean plainCholesky(double[] a, int at, int leading, int n) {
        for (int k = 0; k < n; k++) {
            int column = at + k * leading;
            for (int j = 0; j < k; j++) {
                int before = at + j * leading;
                subtractScaled(a, column, a[before + k], a, before, k, n);
            }
            if (!(a[column + k] > 0)) {
                return false;
            }
            double root = Math.sqrt(a[column + k]);
            for (int row = k; row < n; row++) {
                a[column + row] /= root;
            }
            a[column + k] = root;
        }
        return true;
    }

    /** Solves with a lower triangle of {@code n} rows, whose diagonal may be taken for ones, in place of the right side. */
    static void forward(
            double[] a, int at, int leading, boolean hasOnes, double[] x, int to, int distance, int n, int columns) {
        if (n > SMALL) {
            int up = n / 2;
            forward(a, at, leading, hasOnes, x, to, distance, up, columns);
            subtract(a, at + up, leading, x, to, distance, x, to + up, distance, new int[] {n - up, up, columns});
            forward(a, at + up * leading + up, leading, hasOnes, x, to + up, distance, n - up, columns);
            return;
        }
        for (int column = 0; column < columns; column++) {
            int start = to + column * distance;
            for (int k = 0; k < n; k++) {
                int from = at + k * leading;
                x[start + k] = hasOnes ? x[start + k] : x[start + k] / a[from + k];
                subtractScaled(x, start, x[start + k], a, from, k + 1, n);
            }
        }
    }

    /** Solves with an upper triangle of {@code n} rows, in place of the right side. */
    static void backward(double[] a, int at, int leading, double[] x, int to, int distance, int n, int columns) {
        if (n > SMALL) {
            int up = n / 2;
            int right = at + up * leading;
            backward(a, right + up, leading, x, to + up, distance, n - up, columns);
            subtract(a, right, leading, x, to + up, distance, x, to, distance, new int[] {up, n - up, columns});
            backward(a, at, leading, x, to, distance, up, columns);
            return;
        }
        for (int column = 0; column < columns; column++) {
            int start = to + column * distance;
            for (int k = n - 1; k >= 0; k--) {
                int from = at + k * leading;
                x[start + k] /= a[from + k];
                subtractScaled(x, start, x[start + k], a, from, 0, k);
            }
        }
    }

    /** {@code c -= a b}, all column by column; {@code sizes}: rows of a, columns of a, columns of b. */
    static void subtract(
            double[] a,
            int at,
            int leading,
            double[] b,
            int from,
            int step,
            double[] c,
            int to,
            int distance,
            int[] sizes) {
        int rows = sizes[0];
        int depth = sizes[1];
        int columns = sizes[2];
        if (rows == 0 || columns == 0) {
            return;
        }
        double[] minus = new double[depth * columns];
        for (int column = 0; column < columns; column++) {
            for (int k = 0; k < depth; k++) {
                minus[column * depth + k] = -b[from + column * step + k];
            }
        }
        // rows of the transposed matrices are contiguous, as the product wants them
        Gemm.add(
                Matrix.dense(minus, columns, depth),
                new Matrix(a, at, depth, rows, leading, 1),
                new Matrix(c, to, columns, rows, distance, 1));
    }
}

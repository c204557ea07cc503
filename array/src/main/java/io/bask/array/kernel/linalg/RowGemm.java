package io.bask.array.kernel.linalg;

/**
 * Adds products of matrices row by row, in loops that the JIT compiler turns into vector instructions without help.
 *
 * <p>Those are loops over rows of the result and of the right matrix, each in a small array of its own with the same
 * index, and with few enough operations: before JDK 22 the compiler leaves a body with eight multiplications as it is (one
 * element at a time: 12 to 15 GFLOP/s by itself, as {@code -XX:LoopUnrollLimit=300} shows by vectorising some of them), but
 * vectorises six (37). So there it is three rows by two; later JDKs do best with four by four (46).
 *
 * <p>By processor time on one core of a Xeon, 1000 x 1000: 30 GFLOP/s on JDK 17, 40 on JDK 25.
 */
final class RowGemm {
    static final boolean FOUR_ROWS = Runtime.version().feature() >= 22;

    private static final int COLUMNS = 480;
    private static final int ROWS = 48;
    private static final int DEPTH = 120;
    private static final int PANEL = 8 * DEPTH;

    private final int height;
    private final int step;

    /**
     * A product.
     *
     * @param fourRows whether four rows are multiplied by four, else three by two
     */
    RowGemm(boolean fourRows) {
        height = fourRows ? 4 : 3;
        step = fourRows ? 4 : 2;
    }

    /** {@code c += a b}, where the rows of {@code c} are contiguous. */
    void add(Matrix a, Matrix b, Matrix c) {
        int width = Math.min(COLUMNS, b.columns());
        double[][] right = new double[Math.min(PANEL, a.columns())][width];
        double[][] left = new double[Math.min(ROWS, a.rows())][Math.min(DEPTH, a.columns())];
        double[][] sums = new double[left.length][width];
        for (int column = 0; column < b.columns(); column += COLUMNS) {
            int count = Math.min(COLUMNS, b.columns() - column);
            for (int k = 0; k < a.columns(); k += PANEL) {
                int deep = Math.min(PANEL, a.columns() - k);
                for (int i = 0; i < deep; i++) {
                    b.copyRow(k + i, column, right[i], count);
                }
                for (int row = 0; row < a.rows(); row += ROWS) {
                    int rows = Math.min(ROWS, a.rows() - row);
                    rows(a.part(row, k, rows, deep), left, right, sums, c.part(row, column, rows, count));
                }
            }
        }
    }

    private void rows(Matrix a, double[][] left, double[][] right, double[][] sums, Matrix c) {
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(c.data(), c.offset() + i * c.rowStride(), sums[i], 0, c.columns());
        }
        for (int k = 0; k < a.columns(); k += DEPTH) {
            int deep = Math.min(DEPTH, a.columns() - k);
            for (int i = 0; i < a.rows(); i++) {
                a.copyRow(i, k, left[i], deep);
            }
            int whole = a.rows() / height * height;
            for (int i = 0; i < whole; i += height) {
                several(new Rows(sums, i, left, right, k, c.columns()), deep);
            }
            for (int i = whole; i < a.rows(); i++) {
                one(new Rows(sums, i, left, right, k, c.columns()), 0, deep);
            }
        }
        for (int i = 0; i < a.rows(); i++) {
            System.arraycopy(sums[i], 0, c.data(), c.offset() + i * c.rowStride(), c.columns());
        }
    }

    /**
     * What an inner loop reads and adds to.
     *
     * @param sums rows of the result, of which those from {@code row} on are added to
     * @param left rows of coefficients
     * @param right rows that are added, of which {@code first} is the one that the first coefficient belongs to
     * @param count how many elements are added up
     */
    record Rows(double[][] sums, int row, double[][] left, double[][] right, int first, int count) {
        Rows next() {
            return new Rows(sums, row + 1, left, right, first, count);
        }
    }

    private void several(Rows rows, int depth) {
        int whole = depth / step * step;
        if (height == 4) {
            for (int k = 0; k < whole; k += step) {
                RowKernels.fourByFour(rows, k);
            }
        } else {
            for (int k = 0; k < whole; k += step) {
                RowKernels.threeByTwo(rows, k);
            }
        }
        Rows each = rows;
        for (int i = 0; i < height && whole < depth; i++) {
            one(each, whole, depth);
            each = each.next();
        }
    }

    private static void one(Rows rows, int from, int depth) {
        for (int k = from; k < depth; k++) {
            double[] sums = rows.sums[rows.row];
            RowKernels.one(sums, rows.right[rows.first + k], rows.left[rows.row][k], rows.count);
        }
    }
}

package io.bask.array.kernel.linalg;

/** Exchanges of rows as LAPACK notes them: at step {@code i}, with row {@code pivots[i] - 1}. */
final class Pivots {
    private Pivots() {}

    /** Which row of the matrix each row of the factors is. */
    static int[] order(int[] pivots, int rows) {
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            order[row] = row;
        }
        for (int i = 0; i < pivots.length; i++) {
            int other = pivots[i] - 1;
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** -1 where the number of exchanges is odd. */
    static double sign(int[] pivots) {
        double sign = 1;
        for (int i = 0; i < pivots.length; i++) {
            sign = pivots[i] == i + 1 ? sign : -sign;
        }
        return sign;
    }
}

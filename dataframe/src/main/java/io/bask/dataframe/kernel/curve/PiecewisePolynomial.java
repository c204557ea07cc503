package io.bask.dataframe.kernel.curve;

/**
 * A sum of B-splines: polynomials between knots, as smooth at these as their degree allows; beyond the ends the first and the last
 * polynomial go on.
 *
 * @param degree of the polynomials
 * @param knots ascending, the first and the last {@code degree + 1} times each
 * @param weights of the B-splines: {@code degree + 1} fewer than knots
 */
record PiecewisePolynomial(int degree, double[] knots, double[] weights) implements Curve {
    /** All knots: those inside, with both ends around them as often as it takes. */
    static double[] knots(int degree, double first, double[] inside, int count, double last) {
        double[] all = new double[count + 2 * degree + 2];
        for (int i = 0; i <= degree; i++) {
            all[i] = first;
            all[all.length - 1 - i] = last;
        }
        System.arraycopy(inside, 0, all, degree + 1, count);
        return all;
    }

    /** The knot at or before a place, of those that a piece begins at. */
    static int piece(int degree, double[] knots, double place) {
        int low = degree;
        int high = knots.length - degree - 2;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (knots[middle] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * The B-splines that are not zero in a piece, at a place: each of a degree out of two of one less.
     *
     * @param out gets {@code degree + 1} values
     */
    static void basis(int degree, double[] knots, int piece, double place, double[] out) {
        out[0] = 1;
        for (int order = 1; order <= degree; order++) {
            double carried = 0;
            for (int i = 0; i < order; i++) {
                double right = knots[piece + 1 + i];
                double left = knots[piece + 1 + i - order];
                double share = out[i] / (right - left);
                out[i] = carried + share * (right - place);
                carried = share * (place - left);
            }
            out[order] = carried;
        }
    }

    @Override
    public double at(double place) {
        if (Double.isNaN(place)) {
            return Double.NaN;
        }
        int piece = piece(degree, knots, place);
        double[] basis = new double[degree + 1];
        basis(degree, knots, piece, place, basis);
        double sum = 0;
        for (int i = 0; i <= degree; i++) {
            sum += basis[i] * weights[piece - degree + i];
        }
        return sum;
    }
}

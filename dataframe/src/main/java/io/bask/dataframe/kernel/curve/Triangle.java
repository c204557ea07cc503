package io.bask.dataframe.kernel.curve;

/**
 * Equations of which each names only a few unknowns side by side, solved so that the sum of squares of what is left over is least.
 *
 * <p>Each equation is turned into the triangle of those before (Givens' rotations), so nothing but a band of the triangle is kept: as many
 * numbers as unknowns times {@code width}.
 */
final class Triangle {
    private final int unknowns;
    private final int width;
    private final double[] band;
    private final double[] right;

    /** Of so many unknowns, of which an equation names so many at most. */
    Triangle(int unknowns, int width) {
        this.unknowns = unknowns;
        this.width = width;
        this.band = new double[unknowns * width];
        this.right = new double[unknowns];
    }

    /** The same equations, to which wider ones can be added. */
    Triangle widened(int wider) {
        Triangle copy = new Triangle(unknowns, wider);
        for (int row = 0; row < unknowns; row++) {
            System.arraycopy(band, row * width, copy.band, row * wider, width);
        }
        System.arraycopy(right, 0, copy.right, 0, unknowns);
        return copy;
    }

    /**
     * Adds an equation.
     *
     * @param first the first unknown it names
     * @param factors of the unknowns; used up
     * @param value what they make
     * @param steps how many unknowns from the first on it can come to name while it is turned in
     * @return what of it is left over
     */
    double add(int first, double[] factors, double value, int steps) {
        double rest = value;
        int end = Math.min(unknowns, first + steps);
        for (int row = first; row < end; row++) {
            double pivot = factors[0];
            int at = row * width;
            if (pivot != 0) {
                double length = length(pivot, band[at]);
                double cos = band[at] / length;
                double sin = pivot / length;
                band[at] = length;
                double kept = right[row];
                right[row] = cos * kept + sin * rest;
                rest = cos * rest - sin * kept;
                for (int i = 1; i < width; i++) {
                    double above = band[at + i];
                    band[at + i] = cos * above + sin * factors[i];
                    factors[i] = cos * factors[i] - sin * above;
                }
            }
            System.arraycopy(factors, 1, factors, 0, width - 1);
            factors[width - 1] = 0;
        }
        return rest;
    }

    private static double length(double pivot, double other) {
        double size = Math.abs(pivot);
        if (size >= other) {
            return size * Math.sqrt(1 + (other / pivot) * (other / pivot));
        }
        return other * Math.sqrt(1 + (pivot / other) * (pivot / other));
    }

    /** The sum of the diagonal. */
    double trace() {
        double sum = 0;
        for (int row = 0; row < unknowns; row++) {
            sum += band[row * width];
        }
        return sum;
    }

    double[] solved() {
        double[] values = new double[unknowns];
        for (int row = unknowns - 1; row >= 0; row--) {
            double value = right[row];
            for (int i = 1; i < width && row + i < unknowns; i++) {
                value -= values[row + i] * band[row * width + i];
            }
            values[row] = value / band[row * width];
        }
        return values;
    }
}

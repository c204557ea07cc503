package io.bask.dataframe.kernel.curve;

import io.bask.dataframe.schema.InterpolateOptions.Method;

/**
 * The one polynomial through all numbers, of a degree one less than these, by the barycentric formula (Berrut and Trefethen, SIAM Review 46,
 * 2004): a mean of the numbers, weighted by how near they are.
 *
 * <p>The weights take the product of all distances between two places, so time grows with the square of how many numbers there are.
 */
final class PolynomialCurve implements Curve {
    /** Between more equally spaced numbers a polynomial swings further than doubles reach. */
    private static final int MOST = 1000;

    private final double[] places;
    private final double[] numbers;
    private final double[] weights;

    private PolynomialCurve(double[] places, double[] numbers, double[] weights) {
        this.places = places;
        this.numbers = numbers;
        this.weights = weights;
    }

    static Curve of(Method method, double[] places, double[] numbers) {
        int count = places.length;
        if (count > MOST) {
            throw new IllegalArgumentException(
                    "%s through %d numbers is a polynomial of degree %d, which is of use for tens of numbers and is computed for %d at most; use CUBIC, PCHIP or AKIMA"
                            .formatted(method, count, count - 1, MOST));
        }
        // In units in which products of distances stay near one.
        double unit = (places[count - 1] - places[0]) / 4;
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double product = 1;
            for (int j = 0; j < count; j++) {
                product *= i == j ? 1 : (places[i] - places[j]) / unit;
            }
            weights[i] = 1 / product;
        }
        return new PolynomialCurve(places, numbers, weights);
    }

    @Override
    public double at(double place) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < places.length; i++) {
            double distance = place - places[i];
            if (distance == 0) {
                return numbers[i];
            }
            double share = weights[i] / distance;
            above += share * numbers[i];
            below += share;
        }
        return places.length == 1 ? numbers[0] : above / below;
    }
}

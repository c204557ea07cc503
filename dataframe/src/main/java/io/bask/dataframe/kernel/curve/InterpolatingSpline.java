package io.bask.dataframe.kernel.curve;

/**
 * The spline through all numbers without a condition at its ends ("not a knot").
 *
 * <p>Of odd degree its knots are the places but a few at either end; of even degree they lie in the middle between two (de Boor, A
 * Practical Guide to Splines, XIII). Each number is an equation about the weights of the B-splines at its place.
 */
final class InterpolatingSpline {
    private InterpolatingSpline() {}

    /** The spline of a degree, for which there are more numbers than that. */
    static Curve of(int degree, double[] places, double[] numbers) {
        double[] knots = knots(degree, places);
        Triangle triangle = new Triangle(places.length, degree + 1);
        double[] basis = new double[degree + 1];
        for (int i = 0; i < places.length; i++) {
            int piece = PiecewisePolynomial.piece(degree, knots, places[i]);
            PiecewisePolynomial.basis(degree, knots, piece, places[i], basis);
            triangle.add(piece - degree, basis, numbers[i], degree + 1);
        }
        return new PiecewisePolynomial(degree, knots, triangle.solved());
    }

    static double[] knots(int degree, double[] places) {
        int count = places.length - degree - 1;
        int from = degree / 2 + 1;
        double[] inside = new double[count];
        for (int i = 0; i < count; i++) {
            double place = places[from + i];
            inside[i] = degree % 2 == 1 ? place : (place + places[from + i - 1]) / 2;
        }
        return PiecewisePolynomial.knots(degree, places[0], inside, count, places[places.length - 1]);
    }
}

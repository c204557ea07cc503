package io.bask.dataframe.kernel.curve;

import io.bask.dataframe.schema.InterpolateOptions;
import java.util.Optional;

/** A function through, or near, numbers at ascending places. */
@FunctionalInterface
public interface Curve {
    /** What it is at a place; NaN where it is not defined. */
    double at(double place);

    /**
     * The curve that options ask for; empty where it takes more numbers than there are.
     *
     * @param options one of the methods that depend on all numbers
     * @param places ascending, no two of them equal
     * @param numbers as many
     */
    static Optional<Curve> of(InterpolateOptions options, double[] places, double[] numbers) {
        int count = places.length;
        int degree = options.degree();
        return switch (options.method()) {
            case QUADRATIC, CUBIC, POLYNOMIAL ->
                count <= degree
                        ? Optional.empty()
                        : Optional.of(within(InterpolatingSpline.of(degree, places, numbers), places));
            case CUBICSPLINE ->
                count < 2
                        ? Optional.empty()
                        : Optional.of(InterpolatingSpline.of(Math.min(degree, count - 1), places, numbers));
            case SPLINE -> count <= degree ? Optional.empty() : Optional.of(spline(options, places, numbers));
            case KROGH, BARYCENTRIC ->
                count == 0 ? Optional.empty() : Optional.of(PolynomialCurve.of(options.method(), places, numbers));
            default ->
                throw new IllegalArgumentException("%s does not depend on all numbers; it is computed out of neighbours"
                        .formatted(options.method()));
        };
    }

    private static Curve spline(InterpolateOptions options, double[] places, double[] numbers) {
        double most = options.smoothing() < 0 ? numbers.length : options.smoothing();
        return most == 0
                ? InterpolatingSpline.of(options.degree(), places, numbers)
                : new SmoothingSpline(options.degree(), places, numbers, most).curve();
    }

    private static Curve within(Curve curve, double[] places) {
        double first = places[0];
        double last = places[places.length - 1];
        return place -> place >= first && place <= last ? curve.at(place) : Double.NaN;
    }
}

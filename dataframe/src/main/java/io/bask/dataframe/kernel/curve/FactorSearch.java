package io.bask.dataframe.kernel.curve;

/**
 * Finds the factor at which a smoothing spline comes as near to the numbers as asked for.
 *
 * <p>How far the sum of squares lies above what was asked for falls as the factor grows, and is convex, so three points of it are met by
 * a fraction {@code (u p + v) / (p + w)}, whose zero is the next guess. Until there is a point on either side, the factor is
 * multiplied or divided by 25.
 */
final class FactorSearch {
    private static final double STEP = 0.04;
    private static final double NEAR = 0.9;
    private static final double FAR = 0.1;

    /** A factor too small, and how far the sum lies above there. */
    private double small = 0;

    private double above;
    /** A factor too great, negative for one without end, and how far the sum lies below there. */
    private double great = -1;

    private double below;
    private boolean isAboveKnown;
    private boolean isBelowKnown;

    /** Given what a polynomial, and what the least squares spline lie above the sum asked for. */
    FactorSearch(double polynomial, double leastSquares) {
        above = polynomial;
        below = leastSquares;
    }

    /** The next factor, or NaN where rounding leaves none to be found. */
    double next(double factor, double over, double tolerance) {
        if (!isBelowKnown) {
            if (over - below <= tolerance) {
                great = factor;
                below = over;
                double less = factor * STEP;
                return less <= small ? small * NEAR + factor * FAR : less;
            }
            isBelowKnown = over < 0;
        }
        if (!isAboveKnown) {
            if (above - over <= tolerance) {
                small = factor;
                above = over;
                double more = factor / STEP;
                return great >= 0 && more >= great ? factor * FAR + great * NEAR : more;
            }
            isAboveKnown = over > 0;
        }
        return over >= above || over <= below ? Double.NaN : between(factor, over);
    }

    private double between(double factor, double over) {
        double a = above * (over - below);
        double b = over * (below - above);
        double c = below * (above - over);
        double zero = great > 0
                ? -(small * factor * c + factor * great * a + great * small * b) / (small * a + factor * b + great * c)
                : (small * (above - below) * over - factor * (over - below) * above) / ((above - over) * below);
        if (over < 0) {
            great = factor;
            below = over;
        } else {
            small = factor;
            above = over;
        }
        return zero;
    }
}

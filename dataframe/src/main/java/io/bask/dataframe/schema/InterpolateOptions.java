package io.bask.dataframe.schema;

import java.util.Locale;
import java.util.Objects;

/**
 * What numbers are put in place of missing ones: {@code InterpolateOptions.of(Method.NEAREST).by("t").limit(2)}. Immutable; every method
 * answers changed options.
 *
 * @param method what is between two numbers
 * @param by the column of numbers, dates or timedeltas, which ascend, by which rows lie apart; empty for their places
 * @param limit how many missing numbers in a row are filled at most from a side; 0 for any number
 * @param direction from which side
 * @param area where
 * @param degree of the polynomials that a curve is made of; 0 for methods that have none
 * @param smoothing of {@link Method#SPLINE}, the sum of the squares of distances between the curve and numbers; negative for as much as there
 *     are numbers
 */
public record InterpolateOptions(
        Method method, String by, int limit, Direction direction, Area area, int degree, double smoothing) {
    private static final int MOST_DEGREE = 25;
    private static final int MOST_SPLINE_DEGREE = 5;
    private static final double BY_COUNT = -1;

    /** What is between two numbers. */
    public enum Method {
        /** The line between them; beyond the first and the last, these. */
        LINEAR,
        /** The nearer one, of equally near ones the one before; nothing beyond the first and the last. */
        NEAREST,
        /** The one before; nothing beyond the first and the last. */
        ZERO,
        /**
         * The line between them; nothing beyond the first and the last. The same as pandas' {@code slinear}, {@code from_derivatives} and
         * {@code piecewise_polynomial}.
         */
        SLINEAR,
        /**
         * A smooth curve of cubic pieces that rises and falls only where the numbers do (Fritsch and Butland), as SciPy's {@code pchip};
         * beyond the first and the last it goes on.
         */
        PCHIP,
        /** A smooth curve of cubic pieces that follows its neighbours closely, as SciPy's {@code akima}; nothing beyond the first and the last. */
        AKIMA,
        /**
         * The curve through all numbers of parabolas that meet in the middle between two numbers, as smooth as such can be: SciPy's
         * {@code quadratic}; nothing beyond the first and the last. This and the methods down to {@code BARYCENTRIC} depend on all numbers of the column, or
         * of the group, at every place: one task gathers and computes a column, or a share of the groups. Where there are
         * fewer numbers than such a curve takes, rows stay missing.
         */
        QUADRATIC,
        /** The same of cubics that meet at numbers, but for the first two and the last two, which one goes through: SciPy's {@code cubic}. */
        CUBIC,
        /** The same curve, which goes on beyond the first and the last; of two and three numbers a line and a parabola: {@code cubicspline}. */
        CUBICSPLINE,
        /** The same of any degree, see {@link InterpolateOptions#polynomial}; nothing beyond the first and the last. */
        POLYNOMIAL,
        /** A smooth curve near the numbers, see {@link InterpolateOptions#spline}; beyond the first and the last it goes on. */
        SPLINE,
        /**
         * The one polynomial through all numbers, also beyond the first and the last: SciPy's {@code krogh}. For tens of numbers: it swings the further the
         * more there are, and more than a thousand are refused when computing.
         */
        KROGH,
        /** The same polynomial. */
        BARYCENTRIC,
        /** The one before, to the end. */
        FFILL,
        /** The one behind, from the beginning. */
        BFILL;

        /** True for curves that depend on all numbers at every place. */
        public boolean isGlobal() {
            return compareTo(QUADRATIC) >= 0 && compareTo(BARYCENTRIC) <= 0;
        }
    }

    /** From which side a limit counts, and to which side of all numbers filling goes on. */
    public enum Direction {
        /** From the number before; nothing before the first. */
        FORWARD,
        /** From the number behind; nothing behind the last. */
        BACKWARD,
        /** From both. */
        BOTH
    }

    /** Where missing numbers are filled. */
    public enum Area {
        /** Everywhere. */
        ALL,
        /** Between numbers only. */
        INSIDE,
        /** Before the first and behind the last only. */
        OUTSIDE
    }

    /** On straight lines by places of rows, forward. */
    public static final InterpolateOptions DEFAULT =
            new InterpolateOptions(Method.LINEAR, "", 0, Direction.FORWARD, Area.ALL, 0, BY_COUNT);

    /** Checks that the parts go together. */
    public InterpolateOptions {
        Objects.requireNonNull(method, "method is null; say what is between two numbers");
        Objects.requireNonNull(by, "by is null; name a column, or use \"\" for the places of rows");
        Objects.requireNonNull(direction, "direction is null; say from which side");
        Objects.requireNonNull(area, "area is null; say where");
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit %d was asked for; give a number from 1 on, or 0 for none".formatted(limit));
        }
        checkDegree(method, degree);
        if (Double.isNaN(smoothing)) {
            throw new IllegalArgumentException("smoothing NaN was asked for; give a number from 0 on");
        }
        if (method == Method.FFILL && direction != Direction.FORWARD
                || method == Method.BFILL && direction != Direction.BACKWARD) {
            throw new IllegalArgumentException(
                    "%s goes one way only, not %s; leave out the direction".formatted(method, direction));
        }
    }

    private static void checkDegree(Method method, int degree) {
        int most = switch (method) {
            case POLYNOMIAL -> MOST_DEGREE;
            case SPLINE -> MOST_SPLINE_DEGREE;
            case QUADRATIC -> 2;
            case CUBIC, CUBICSPLINE -> 3;
            default -> 0;
        };
        boolean isFree = method == Method.POLYNOMIAL || method == Method.SPLINE;
        if (isFree ? degree < 1 || degree > most : degree != most) {
            throw new IllegalArgumentException(
                    isFree
                            ? "%s of degree %d was asked for; use %s(degree) with 1 to %d"
                                    .formatted(method, degree, method.name().toLowerCase(Locale.ROOT), most)
                            : "%s has no degree but %d, and %d was asked for; use of(%s)"
                                    .formatted(method, most, degree, method));
        }
    }

    /** With that between two numbers; backward for {@link Method#BFILL}, else forward. */
    public static InterpolateOptions of(Method method) {
        int degree = switch (method) {
            case QUADRATIC -> 2;
            case CUBIC, CUBICSPLINE -> 3;
            default -> 0;
        };
        Direction direction = method == Method.BFILL ? Direction.BACKWARD : Direction.FORWARD;
        return new InterpolateOptions(method, "", 0, direction, Area.ALL, degree, BY_COUNT);
    }

    /**
     * With the curve through all numbers that is made of polynomials of a degree and is as smooth as such can be: pandas'
     * {@code interpolate("polynomial", order=degree)}, also of even degrees above 2, which SciPy before 1.11 refuses.
     *
     * @param degree 1 to 25
     */
    public static InterpolateOptions polynomial(int degree) {
        return new InterpolateOptions(Method.POLYNOMIAL, "", 0, Direction.FORWARD, Area.ALL, degree, BY_COUNT);
    }

    /**
     * With a smooth curve near the numbers that is made of polynomials of a degree (Dierckx), as near that the squares of its distances to them
     * add up to as much as there are numbers, or as {@link #smoothing} says: pandas' {@code interpolate("spline", order=degree)}.
     *
     * @param degree 1 to 5
     */
    public static InterpolateOptions spline(int degree) {
        return new InterpolateOptions(Method.SPLINE, "", 0, Direction.FORWARD, Area.ALL, degree, BY_COUNT);
    }

    /** With a spline as near that the squares of its distances to numbers add up to this: {@code s=...}; through all numbers for 0. */
    public InterpolateOptions smoothing(double sum) {
        if (method != Method.SPLINE || !(sum >= 0)) {
            throw new IllegalArgumentException(
                    "smoothing %s of %s was asked for; give a number from 0 on to spline(degree)"
                            .formatted(sum, method));
        }
        return new InterpolateOptions(method, by, limit, direction, area, degree, sum);
    }

    /** With rows that lie as far apart as the numbers, dates or timedeltas of a column, which ascend. */
    public InterpolateOptions by(String column) {
        return new InterpolateOptions(method, column, limit, direction, area, degree, smoothing);
    }

    /** With at most so many missing numbers in a row filled, counted from a side. */
    public InterpolateOptions limit(int rows) {
        return new InterpolateOptions(method, by, rows, direction, area, degree, smoothing);
    }

    /** From another side, or both. */
    public InterpolateOptions direction(Direction which) {
        return new InterpolateOptions(method, by, limit, which, area, degree, smoothing);
    }

    /** Between numbers only, or outside of them only. */
    public InterpolateOptions area(Area which) {
        return new InterpolateOptions(method, by, limit, direction, which, degree, smoothing);
    }
}

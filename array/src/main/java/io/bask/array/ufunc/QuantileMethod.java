package io.bask.array.ufunc;

import java.util.Locale;

/**
 * Where a quantile lies between the elements of a sorted line: NumPy's methods, by NumPy's names.
 *
 * <p>Of {@code n} elements the quantile {@code q} lies at a place that need not be a whole number; the methods differ in that
 * place, and in what they make of the elements on both sides of it.
 */
public enum QuantileMethod {
    /** At {@code (n - 1) q}, between neighbours in proportion; what most want. */
    LINEAR,
    /** The element before {@code (n - 1) q}. */
    LOWER,
    /** The element behind {@code (n - 1) q}. */
    HIGHER,
    /** The element nearest to {@code (n - 1) q}, of two the one at the even place. */
    NEAREST,
    /** The mean of the elements before and behind {@code (n - 1) q}. */
    MIDPOINT,
    /** Hyndman and Fan's first: a step at each element. */
    INVERTED_CDF,
    /** Hyndman and Fan's second: the mean of both elements at a step. */
    AVERAGED_INVERTED_CDF,
    /** Hyndman and Fan's third: the nearest element. */
    CLOSEST_OBSERVATION,
    /** Hyndman and Fan's fourth: at {@code n q}, in proportion. */
    INTERPOLATED_INVERTED_CDF,
    /** Hyndman and Fan's fifth: at {@code n q + 1/2}, in proportion. */
    HAZEN,
    /** Hyndman and Fan's sixth: at {@code (n + 1) q}, in proportion. */
    WEIBULL,
    /** Hyndman and Fan's eighth: unbiased for the median, whatever the distribution. */
    MEDIAN_UNBIASED,
    /** Hyndman and Fan's ninth: unbiased for normal distributions. */
    NORMAL_UNBIASED;

    /** Whether quantiles are elements, of the array's dtype; else they are between elements, and float64. */
    public boolean takesElements() {
        return switch (this) {
            case LOWER, HIGHER, NEAREST, INVERTED_CDF, CLOSEST_OBSERVATION -> true;
            default -> false;
        };
    }

    /** NumPy's name, as {@code "linear"}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.bask.array;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Covariances, coarse views, and areas under curves. */
public sealed interface ArrayStatistics permits Array {
    /**
     * A reduction of windows that lie side by side: {@code x.coarsen(Array::mean, Map.of(0, 2, 1, 3), false)}.
     *
     * @param reduction made of the options it is given, as {@code Array::sum}
     * @param windows how long the windows are along each axis; 1 along others
     * @param trimExcess whether what does not fill a window at the end of an axis is left out
     * @throws IllegalArgumentException if a length is below 1, or does not divide its axis and nothing is left out
     */
    default Array coarsen(
            BiFunction<Array, Reduce, Array> reduction, Map<Integer, Integer> windows, boolean trimExcess) {
        return Coarsening.coarsen(self(), reduction, windows, trimExcess);
    }

    /** The covariances of the rows. */
    default Array cov() {
        return cov(Cov.rows());
    }

    /**
     * The covariance of each variable with each other: float64 or complex128, one row and column a variable; without axes
     * for a single one.
     *
     * @throws IllegalArgumentException if there are more than two axes, or weights or other variables of other lengths
     */
    default Array cov(Cov how) {
        return Covariance.cov(self(), Objects.requireNonNull(how, "the options are null; use Cov.rows()"));
    }

    /** The correlation coefficients of the rows. */
    default Array corrcoef() {
        return corrcoef(Cov.rows());
    }

    /** {@link #cov(Cov)} divided by the standard deviations; weights and degrees of freedom cancel out but for rounding. */
    default Array corrcoef(Cov how) {
        return Covariance.correlation(self(), Objects.requireNonNull(how, "the options are null; use Cov.rows()"));
    }

    /** The area under the elements along an axis, which are 1 apart: {@link #trapz(Array, int)}. */
    default Array trapz(int axis) {
        return trapz(1.0, axis);
    }

    /** The area under the elements along an axis at even distances, by trapezoids. */
    default Array trapz(double distance, int axis) {
        return Trapezoids.area(self(), null, distance, axis);
    }

    /**
     * The area under the elements along an axis at uneven distances, by trapezoids.
     *
     * @param at where the elements lie: one coordinate a position, or one an element
     * @throws IllegalArgumentException if there are not as many
     */
    default Array trapz(@Nullable Array at, int axis) {
        return Trapezoids.area(self(), at, 1, axis);
    }

    /** Moments, and statistical tests. */
    default ArrayStats stats() {
        return new ArrayStats(self());
    }

    private Array self() {
        return (Array) this;
    }
}

package io.bask.dataframe.schema;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that some aggregations take.
 *
 * @param fraction which quantile, in [0, 1]
 * @param ddof what the divisor of variances and covariances is less than the number of values
 * @param minCount how many values there must be for a result that is not missing
 * @param other the second column of covariances and correlations, or an empty text
 * @param custom a user's own aggregation, or null
 * @param interpolation what quantiles between two values are
 */
public record AggregateOptions(
        double fraction,
        int ddof,
        int minCount,
        String other,
        @Nullable CustomAggregate custom,
        Interpolation interpolation)
        implements Serializable {
    /** The median, divisors of n - 1, and results for any number of values. */
    public static final AggregateOptions DEFAULT = new AggregateOptions(0.5, 1, 0, "", null, Interpolation.LINEAR);

    /** Checks the numbers. */
    public AggregateOptions {
        Objects.requireNonNull(interpolation, "interpolation is null; give Interpolation.LINEAR for what is usual");
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "quantile %s was asked for; quantiles lie in [0, 1]".formatted(fraction));
        }
        if (ddof < 0) {
            throw new IllegalArgumentException("ddof %d was asked for; it must not be negative".formatted(ddof));
        }
        if (minCount < 0) {
            throw new IllegalArgumentException(
                    "minCount %d was asked for; it must not be negative".formatted(minCount));
        }
    }

    /** The same for another quantile. */
    public AggregateOptions withFraction(double value) {
        return new AggregateOptions(value, ddof, minCount, other, custom, interpolation);
    }

    /** The same with another divisor. */
    public AggregateOptions withDdof(int value) {
        return new AggregateOptions(fraction, value, minCount, other, custom, interpolation);
    }

    /** The same with results only where there are that many values. */
    public AggregateOptions withMinCount(int value) {
        return new AggregateOptions(fraction, ddof, value, other, custom, interpolation);
    }

    /** The same with that second column. */
    public AggregateOptions withOther(String column) {
        return new AggregateOptions(fraction, ddof, minCount, column, custom, interpolation);
    }

    /** The same with a user's own aggregation. */
    public AggregateOptions withCustom(CustomAggregate own) {
        return new AggregateOptions(fraction, ddof, minCount, other, own, interpolation);
    }

    /** The same with quantiles between two values found in another way. */
    public AggregateOptions withInterpolation(Interpolation between) {
        return new AggregateOptions(fraction, ddof, minCount, other, custom, between);
    }
}

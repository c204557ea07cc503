package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.CustomAggregation;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Interpolation;
import io.bask.function.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of each group becomes one value: one row a group in the result.
 *
 * <p>Each takes the columns it is wanted of, or none for all others than the keys that it is defined for; results are called as
 * the columns are. Missing values are left out.
 */
public sealed interface GroupAggregations permits GroupBy, Resampler {
    /** An aggregation of these columns, or of all others that it is defined for. */
    DataFrame each(Aggregation aggregation, AggregateOptions numbers, String... columns);

    /** The rows in groups. */
    private GroupBy groups() {
        return this instanceof Resampler steps ? steps.groups() : (GroupBy) this;
    }

    private DataFrame aggregated(List<Aggregate> all) {
        return this instanceof Resampler steps ? steps.agg(all) : groups().agg(all);
    }

    private DataFrame each(Aggregation aggregation, String... columns) {
        return each(aggregation, AggregateOptions.DEFAULT, columns);
    }

    /** The numbers of values that are not missing. */
    default DataFrame count(String... columns) {
        return each(Aggregation.COUNT, columns);
    }

    /** The sums; of no values 0. */
    default DataFrame sum(String... columns) {
        return each(Aggregation.SUM, columns);
    }

    /** The sums, missing where there are fewer than so many values. */
    default DataFrame sum(int minCount, String... columns) {
        return each(Aggregation.SUM, AggregateOptions.DEFAULT.withMinCount(minCount), columns);
    }

    /** The products; of no values 1. */
    default DataFrame prod(String... columns) {
        return each(Aggregation.PROD, columns);
    }

    /** The products, missing where there are fewer than so many values. */
    default DataFrame prod(int minCount, String... columns) {
        return each(Aggregation.PROD, AggregateOptions.DEFAULT.withMinCount(minCount), columns);
    }

    /** The means. */
    default DataFrame mean(String... columns) {
        return each(Aggregation.MEAN, columns);
    }

    /** The exact medians. */
    default DataFrame median(String... columns) {
        return each(Aggregation.MEDIAN, columns);
    }

    /** The exact quantiles at a fraction in [0, 1], between two values in proportion. */
    default DataFrame quantile(double fraction, String... columns) {
        return each(Aggregation.QUANTILE, AggregateOptions.DEFAULT.withFraction(fraction), columns);
    }

    /**
     * Several exact quantiles of each column: one row a group and fraction, labelled by both; between two values in proportion.
     *
     * @param fractions each in [0, 1]
     */
    default DataFrame quantile(double[] fractions, String... columns) {
        return quantile(Interpolation.LINEAR, fractions, columns);
    }

    /** The exact quantiles at a fraction in [0, 1], between two values found in this way. */
    default DataFrame quantile(Interpolation interpolation, double fraction, String... columns) {
        Given.notNull(interpolation, "interpolation");
        AggregateOptions numbers = AggregateOptions.DEFAULT.withFraction(fraction);
        return each(Aggregation.QUANTILE, numbers.withInterpolation(interpolation), columns);
    }

    /** Several exact quantiles of each column, one row a group and fraction, between two values found in this way. */
    default DataFrame quantile(Interpolation interpolation, double[] fractions, String... columns) {
        Given.notNull(interpolation, "interpolation");
        Given.notNull(fractions, "fractions");
        Given.noneNull(columns, "columns");
        GroupBy groups = stacking("quantiles");
        if (fractions.length == 0) {
            throw new IllegalArgumentException("no quantile was asked for; give at least one fraction in [0, 1]");
        }
        List<String> names = groups.chosen(Aggregation.QUANTILE, columns);
        List<String> rows = new ArrayList<>();
        List<Aggregate> all = new ArrayList<>();
        for (double fraction : fractions) {
            rows.add(rows.size() + ": " + fraction);
            AggregateOptions numbers =
                    AggregateOptions.DEFAULT.withFraction(fraction).withInterpolation(interpolation);
            for (String column : names) {
                String name = PairTables.name(rows.get(rows.size() - 1), column);
                all.add(new Aggregate(column, Aggregation.QUANTILE, name, numbers));
            }
        }
        DataFrame flat = groups.asIndex(true).agg(all).resetIndex();
        Column labels = DoubleColumn.of(fractions);
        return groups.finished(PairTables.stacked(flat, groups.keys(), labels, rows, names));
    }

    /** The groups, which have several rows in the result; steps of time have one. */
    private GroupBy stacking(String what) {
        if (this instanceof Resampler) {
            throw new IllegalArgumentException(
                    "%s of steps of time is not there; group by a rounded date instead".formatted(what));
        }
        return groups();
    }

    /** The least values; texts by code point. */
    default DataFrame min(String... columns) {
        return each(Aggregation.MIN, columns);
    }

    /** The greatest values; texts by code point. */
    default DataFrame max(String... columns) {
        return each(Aggregation.MAX, columns);
    }

    /** The sample standard deviations; missing for fewer than two values. */
    default DataFrame std(String... columns) {
        return each(Aggregation.STD, columns);
    }

    /** The standard deviations with divisor {@code n - ddof}. */
    default DataFrame std(int ddof, String... columns) {
        return each(Aggregation.STD, AggregateOptions.DEFAULT.withDdof(ddof), columns);
    }

    /** The sample variances; missing for fewer than two values. */
    default DataFrame var(String... columns) {
        return each(Aggregation.VAR, columns);
    }

    /** The variances with divisor {@code n - ddof}. */
    default DataFrame var(int ddof, String... columns) {
        return each(Aggregation.VAR, AggregateOptions.DEFAULT.withDdof(ddof), columns);
    }

    /** The standard errors of the means; missing for fewer than two values. */
    default DataFrame sem(String... columns) {
        return each(Aggregation.SEM, columns);
    }

    /** The skewnesses without bias; missing for fewer than three values. */
    default DataFrame skew(String... columns) {
        return each(Aggregation.SKEW, columns);
    }

    /** The excess kurtoses without bias; missing for fewer than four values. */
    default DataFrame kurt(String... columns) {
        return each(Aggregation.KURT, columns);
    }

    /** The first values that are not missing. */
    default DataFrame first(String... columns) {
        return each(Aggregation.FIRST, columns);
    }

    /** The last values that are not missing. */
    default DataFrame last(String... columns) {
        return each(Aggregation.LAST, columns);
    }

    /**
     * The numbers of distinct values. By keys that are categories or lists, groups and the values of each are merged into one table, as their
     * order is not known beforehand; by others into several where there may be many.
     */
    default DataFrame nunique(String... columns) {
        return each(Aggregation.NUNIQUE, columns);
    }

    /** The numbers of distinct values, of which a missing one is one too unless it is left out. */
    default DataFrame nunique(boolean dropNull, String... columns) {
        Given.noneNull(columns, "columns");
        if (dropNull) {
            return nunique(columns);
        }
        GroupBy groups = stacking("nunique(false)").skipNull(true);
        List<String> names = groups.chosen(Aggregation.NUNIQUE, columns);
        List<Aggregate> all = new ArrayList<>();
        all.add(Aggregate.rows().as(Hidden.GROUP));
        for (String name : names) {
            all.add(new Aggregate(name, Aggregation.NUNIQUE, name));
            all.add(new Aggregate(name, Aggregation.COUNT, Hidden.VALUE + name));
        }
        Map<String, ColumnExpr> counts = new LinkedHashMap<>();
        for (String name : names) {
            ColumnExpr isMissing = ColumnExpr.column(Hidden.VALUE + name).lt(ColumnExpr.column(Hidden.GROUP));
            counts.put(name, ColumnExpr.column(name).add(ColumnExpr.where(isMissing, 1L, 0L)));
        }
        return groups.finished(groups.asIndex(true).agg(all).assign(counts).select(names));
    }

    /** Whether any value is neither false, zero nor an empty text; of no values false. */
    default DataFrame any(String... columns) {
        return each(Aggregation.ANY, columns);
    }

    /** Whether all values are neither false, zero nor empty texts; of no values true. */
    default DataFrame all(String... columns) {
        return each(Aggregation.ALL, columns);
    }

    /** The labels of the rows with the first least values. */
    default DataFrame idxmin(String... columns) {
        return each(Aggregation.IDXMIN, columns);
    }

    /** The labels of the rows with the first greatest values. */
    default DataFrame idxmax(String... columns) {
        return each(Aggregation.IDXMAX, columns);
    }

    /** What a user's own aggregation makes of each column. */
    default DataFrame agg(CustomAggregation<?> aggregation, String... columns) {
        Given.notNull(aggregation, "aggregation");
        Given.noneNull(columns, "columns");
        AggregateOptions numbers = AggregateOptions.DEFAULT.withCustom(aggregation);
        return each(Aggregation.CUSTOM, numbers, columns);
    }

    /**
     * Count, mean, standard deviation, extremes and exact quartiles of each column, called for example {@code weight_25%}.
     */
    default DataFrame describe(String... columns) {
        return describe(new double[] {0.25, 0.75}, columns);
    }

    /** The same with these exact quantiles, in order, and the median always. */
    default DataFrame describe(double[] fractions, String... columns) {
        Given.notNull(fractions, "fractions");
        Given.noneNull(columns, "columns");
        List<Double> wanted = SummaryMethods.withMedian(fractions);
        List<Aggregate> all = new ArrayList<>();
        for (String column : groups().chosen(Aggregation.MEAN, columns)) {
            for (Aggregation aggregation :
                    List.of(Aggregation.COUNT, Aggregation.MEAN, Aggregation.STD, Aggregation.MIN)) {
                all.add(new Aggregate(column, aggregation, column + "_" + aggregation));
            }
            for (double fraction : wanted) {
                String percent = BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString();
                AggregateOptions numbers = AggregateOptions.DEFAULT.withFraction(fraction);
                all.add(new Aggregate(column, Aggregation.QUANTILE, column + "_" + percent + "%", numbers));
            }
            all.add(new Aggregate(column, Aggregation.MAX, column + "_max"));
        }
        return aggregated(all);
    }
}

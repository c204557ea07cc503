package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.FiniteNumber;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What can be computed of all rows up to each row; made by {@link ColumnVerbs#expanding}.
 *
 * <p>Results are float64. Missing values and infinities are not counted; with fewer values than {@code minPeriods}, by default 1, a result is
 * missing. Computed from running sums, so each costs one pass over any number of partitions; variances measure values from
 * the first, which all of them count, so that what cancels is never much more than what is left.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class ExpandingMethods<T> {
    private final ColumnVerbs<T> source;
    private final int minPeriods;
    private final List<String> keys;

    ExpandingMethods(ColumnVerbs<T> source, int minPeriods, List<String> keys) {
        if (minPeriods < 0) {
            throw new IllegalArgumentException(
                    "minPeriods %d was asked for; it must not be negative".formatted(minPeriods));
        }
        this.source = source;
        this.minPeriods = minPeriods;
        this.keys = List.copyOf(keys);
    }

    /** The same with a result where there are at least that many values. */
    public ExpandingMethods<T> minPeriods(int values) {
        return new ExpandingMethods<>(source, values, keys);
    }

    /** The same, of rows with equal values in these columns. */
    public ExpandingMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new ExpandingMethods<>(source, minPeriods, Arrays.asList(columns));
    }

    private String[] over() {
        return keys.toArray(String[]::new);
    }

    private T counted(String name, UnaryOperator<ColumnExpr> change, int least) {
        FiniteNumber finite = new FiniteNumber("expanding " + name);
        return source.then(value -> {
            ColumnExpr number = value.apply(finite);
            return ColumnExpr.where(
                    counts(number).ge(Math.max(least, minPeriods)), change.apply(number), ColumnExpr.of(null));
        });
    }

    private ColumnExpr counts(ColumnExpr value) {
        return ColumnExpr.where(value.notNull(), 1L, 0L).cumsum(over());
    }

    private ColumnExpr sums(ColumnExpr value) {
        return ColumnExpr.where(value.notNull(), value, 0.0).cumsum(over());
    }

    /** How many values of any dtype there are so far. */
    public T count() {
        return source.then(value -> {
            ColumnExpr counts = counts(value);
            ColumnExpr rows = ColumnExpr.of(1L).cumsum(over());
            return ColumnExpr.where(rows.ge(minPeriods), counts.cast(DType.FLOAT64), ColumnExpr.of(null));
        });
    }

    /** The sum so far. */
    public T sum() {
        return counted("sum", this::sums, 0);
    }

    /** The mean so far. */
    public T mean() {
        return counted("mean", value -> sums(value).div(counts(value)), 1);
    }

    /** The least value so far. */
    public T min() {
        return counted("min", value -> value.cummin(over()).ffill(over()), 1);
    }

    /** The greatest value so far. */
    public T max() {
        return counted("max", value -> value.cummax(over()).ffill(over()), 1);
    }

    /** The sample variance so far; missing of fewer than two values. */
    public T var() {
        return counted("var", this::variances, 2);
    }

    /** The sample standard deviation so far; missing of fewer than two values. */
    public T std() {
        return counted("std", value -> variances(value).pow(0.5), 2);
    }

    private ColumnExpr variances(ColumnExpr value) {
        ColumnExpr counts = counts(value);
        ColumnExpr distances = value.sub(value.transform(Aggregation.FIRST, over()));
        ColumnExpr sums = sums(distances);
        ColumnExpr squares = sums(distances.mul(distances)).sub(sums.mul(sums).div(counts));
        return ColumnExpr.where(squares.lt(0.0), 0.0, squares).div(counts.sub(1L));
    }
}

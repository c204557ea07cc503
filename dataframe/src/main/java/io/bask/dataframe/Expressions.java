package io.bask.dataframe;

import io.bask.dataframe.column.ListAggregation;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.SortKey;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * The words of column expressions and aggregations, for static import.
 *
 * <pre>{@code
 * import static io.bask.dataframe.Expressions.*;
 *
 * df.filter(col("sex").eq("F").and(col("weight").gt(10)))
 *         .groupBy("year")
 *         .agg(mean("weight"), count())
 *         .compute();
 * }</pre>
 *
 * <p>An aggregation of a column is called after both, for example {@code weight_mean}; rename it with
 * {@link Aggregate#as}.
 */
public final class Expressions {
    private Expressions() {}

    /** The column of that name. */
    public static ColumnExpr col(String name) {
        Given.notNull(name, "name");
        return ColumnExpr.column(name);
    }

    /** One value for every row: a Boolean, a number, a String, a LocalDate, a LocalDateTime, or null for missing. */
    public static ColumnExpr lit(@Nullable Object value) {
        return ColumnExpr.of(value);
    }

    /** {@code yes} in rows where the condition is true, else, also where it is missing, {@code no}; expressions or plain values. */
    public static ColumnExpr where(ColumnExpr condition, @Nullable Object yes, @Nullable Object no) {
        Given.notNull(condition, "condition");
        return ColumnExpr.where(condition, yes, no);
    }

    /** Order by a column, the least value first. */
    public static SortKey asc(String column) {
        Given.notNull(column, "column");
        return SortKey.ascending(column);
    }

    /** Order by a column, the greatest value first. */
    public static SortKey desc(String column) {
        Given.notNull(column, "column");
        return SortKey.descending(column);
    }

    /** The number of rows, called {@code count}. */
    public static Aggregate count() {
        return Aggregate.rows();
    }

    /** The number of values that are not missing. */
    public static Aggregate count(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.COUNT);
    }

    /** The sum of a column. */
    public static Aggregate sum(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.SUM);
    }

    /** The mean of a column. */
    public static Aggregate mean(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.MEAN);
    }

    /** The least value of a column. */
    public static Aggregate min(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.MIN);
    }

    /** The greatest value of a column. */
    public static Aggregate max(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.MAX);
    }

    /** The sample standard deviation of a column. */
    public static Aggregate std(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.STD);
    }

    /** The sample variance of a column. */
    public static Aggregate var(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.VAR);
    }

    /** The first value of a column that is not missing. */
    public static Aggregate first(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.FIRST);
    }

    /** The last value of a column that is not missing. */
    public static Aggregate last(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.LAST);
    }

    /** The number of distinct values of a column. */
    public static Aggregate nunique(String column) {
        Given.notNull(column, "column");
        return named(column, Aggregation.NUNIQUE);
    }

    /** The values of a column in a list, missing ones too, in the order of rows. */
    public static Aggregate list(String column) {
        Given.notNull(column, "column");
        return new Aggregate(
                column,
                Aggregation.CUSTOM,
                column + "_list",
                AggregateOptions.DEFAULT.withCustom(new ListAggregation()));
    }

    /** The product of a column. */
    public static Aggregate prod(String column) {
        return named(column, Aggregation.PROD);
    }

    /** The exact median of a column. */
    public static Aggregate median(String column) {
        return named(column, Aggregation.MEDIAN);
    }

    /** The exact quantile of a column at a fraction in [0, 1]. */
    public static Aggregate quantile(String column, double fraction) {
        return named(column, Aggregation.QUANTILE).with(AggregateOptions.DEFAULT.withFraction(fraction));
    }

    /** The standard error of the mean of a column. */
    public static Aggregate sem(String column) {
        return named(column, Aggregation.SEM);
    }

    /** The skewness of a column. */
    public static Aggregate skew(String column) {
        return named(column, Aggregation.SKEW);
    }

    /** Whether any value of a column is true, not zero or not empty. */
    public static Aggregate any(String column) {
        return named(column, Aggregation.ANY);
    }

    /** Whether all values of a column are true, not zero or not empty. */
    public static Aggregate all(String column) {
        return named(column, Aggregation.ALL);
    }

    /** The label of the row of the first least value of a column. */
    public static Aggregate idxmin(String column) {
        return named(column, Aggregation.IDXMIN);
    }

    /** The label of the row of the first greatest value of a column. */
    public static Aggregate idxmax(String column) {
        return named(column, Aggregation.IDXMAX);
    }

    /** The sample covariance of two columns. */
    public static Aggregate cov(String column, String other) {
        Given.notNull(other, "other");
        return named(column, Aggregation.COV).with(AggregateOptions.DEFAULT.withOther(other));
    }

    /** Pearson's correlation of two columns. */
    public static Aggregate corr(String column, String other) {
        Given.notNull(other, "other");
        return named(column, Aggregation.CORR).with(AggregateOptions.DEFAULT.withOther(other));
    }

    /** An aggregation of a column under a name of its own: {@code aggregate("heaviest", "weight", Aggregation.MAX)}. */
    public static Aggregate aggregate(String name, String column, Aggregation aggregation) {
        return new Aggregate(column, aggregation, name);
    }

    private static Aggregate named(String column, Aggregation aggregation) {
        return new Aggregate(column, aggregation, column + "_" + aggregation);
    }
}

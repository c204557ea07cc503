package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.AcrossFunction;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.List;

/**
 * One value a row out of all columns of a table, as pandas' {@code axis=1}: {@code df.across().sum()}.
 *
 * <p>Numbers are computed of the columns of numbers and truth values, counts, {@code any} and {@code all} of all columns. Missing
 * values are left out unless {@link #skipNull} says otherwise. Each result is a series of the table, computed partition by
 * partition. Made by {@link RowMethods#across}.
 */
public final class Across {
    private final DataFrame table;
    private final AggregateOptions numbers;
    private final boolean skipsNull;

    Across(DataFrame table, AggregateOptions numbers, boolean skipsNull) {
        this.table = table;
        this.numbers = numbers;
        this.skipsNull = skipsNull;
    }

    /** With missing values left out (true, as usual), or with a missing result where one of the values is missing. */
    public Across skipNull(boolean skipped) {
        return new Across(table, numbers, skipped);
    }

    /** With these numbers: what the divisor is less than the count, or how many values a sum needs. */
    public Across with(AggregateOptions options) {
        return new Across(table, Given.notNull(options, "options"), skipsNull);
    }

    /** An aggregation of the values of each row; that no column fits is an error. */
    public Series value(Aggregation aggregation) {
        Given.notNull(aggregation, "aggregation");
        boolean takesAll = switch (aggregation) {
            case COUNT, SIZE, NUNIQUE, ANY, ALL, FIRST, LAST -> true;
            default -> false;
        };
        List<String> names = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            if (takesAll || field.dtype().hasSum()) {
                names.add(field.name());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s of rows needs a numeric column; the columns are %s".formatted(aggregation, table.schema()));
        }
        AcrossFunction function = new AcrossFunction(aggregation, numbers, skipsNull);
        boolean isOfFloats = !takesAll || aggregation == Aggregation.ANY || aggregation == Aggregation.ALL;
        List<ColumnExpr> values = new ArrayList<>();
        for (String name : names) {
            ColumnExpr own = ColumnExpr.column(name);
            boolean isDecimal = table.schema().dtype(name).isDecimal();
            values.add(isDecimal && isOfFloats ? own.cast(DType.FLOAT64) : own);
        }
        return new Series(table.expr(), new io.bask.dataframe.expr.Across(function, names, values), "");
    }

    /** The sums; of no values 0, or missing where {@code minCount} asks for more. */
    public Series sum() {
        return value(Aggregation.SUM);
    }

    /** The products; of no values 1. */
    public Series prod() {
        return value(Aggregation.PROD);
    }

    /** The means. */
    public Series mean() {
        return value(Aggregation.MEAN);
    }

    /** The medians. */
    public Series median() {
        return value(Aggregation.MEDIAN);
    }

    /** The quantiles at a fraction in [0, 1]. */
    public Series quantile(double fraction) {
        return with(numbers.withFraction(fraction)).value(Aggregation.QUANTILE);
    }

    /** The least values. */
    public Series min() {
        return value(Aggregation.MIN);
    }

    /** The greatest values. */
    public Series max() {
        return value(Aggregation.MAX);
    }

    /** The sample standard deviations. */
    public Series std() {
        return value(Aggregation.STD);
    }

    /** The sample variances. */
    public Series var() {
        return value(Aggregation.VAR);
    }

    /** The standard errors of the means. */
    public Series sem() {
        return value(Aggregation.SEM);
    }

    /** The skewnesses without bias. */
    public Series skew() {
        return value(Aggregation.SKEW);
    }

    /** The excess kurtoses without bias. */
    public Series kurt() {
        return value(Aggregation.KURT);
    }

    /** How many values are not missing. */
    public Series count() {
        return value(Aggregation.COUNT);
    }

    /** How many values are different, missing ones not counted. */
    public Series nunique() {
        return value(Aggregation.NUNIQUE);
    }

    /** Whether any value is neither false, zero nor an empty text. */
    public Series any() {
        return value(Aggregation.ANY);
    }

    /** Whether all values are neither false, zero nor empty texts. */
    public Series all() {
        return value(Aggregation.ALL);
    }

    /** The names of the columns of the first least values. */
    public Series idxmin() {
        return value(Aggregation.IDXMIN);
    }

    /** The names of the columns of the first greatest values. */
    public Series idxmax() {
        return value(Aggregation.IDXMAX);
    }

    /** The table; computes nothing. */
    @Override
    public String toString() {
        return "Across(%s)".formatted(table.columns());
    }
}

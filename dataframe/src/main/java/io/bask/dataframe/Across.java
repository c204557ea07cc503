package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.lower.RowCorrelations;
import io.bask.dataframe.schema.AcrossFunction;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.RankOptions;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /**
     * Each number less the one in the column so many places before, or behind for a negative number: pandas' {@code diff(axis=1)}. Other
     * columns than those of numbers are left out; columns without another are missing.
     */
    public DataFrame diff(int places) {
        List<String> names = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            if (field.dtype().isNumeric()) {
                names.add(field.name());
            }
        }
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            long other = (long) i - places;
            values.put(
                    names.get(i),
                    other >= 0 && other < names.size()
                            ? signed(names.get(i)).sub(signed(names.get((int) other)))
                            : ColumnExpr.of(null).cast(DType.FLOAT64));
        }
        return table.assign(values).select(names);
    }

    /**
     * The values so many columns further to the right, or to the left for a negative number: pandas' {@code shift(axis=1)}. Columns keep
     * their names; those that nothing comes into are missing, with the dtype of the first column, or of the last one where values go left.
     */
    public DataFrame shift(int places) {
        List<String> names = table.columns();
        if (names.isEmpty()) {
            return table;
        }
        DType dtype = table.schema().dtype(names.get(places > 0 ? 0 : names.size() - 1));
        return shifted(places, Alignment.missing(dtype));
    }

    /** The same with a plain value in the columns that nothing comes into. */
    public DataFrame shift(int places, Object filler) {
        return shifted(places, ColumnExpr.of(Given.notNull(filler, "filler")));
    }

    private DataFrame shifted(int places, ColumnExpr filler) {
        List<String> names = table.columns();
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            long from = (long) i - places;
            boolean isThere = from >= 0 && from < names.size();
            values.put(names.get(i), isThere ? ColumnExpr.column(names.get((int) from)) : filler);
        }
        return names.isEmpty() ? table : table.assign(values);
    }

    private ColumnExpr signed(String name) {
        ColumnExpr value = ColumnExpr.column(name);
        return table.schema().dtype(name).isInteger() ? value.cast(DType.INT64) : value;
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

    /** The ranks of the numbers of each row among themselves, from 1 for the least; columns without numbers are left out. */
    public DataFrame rank(RankOptions options) {
        Given.notNull(options, "options");
        Map<String, ColumnExpr> numbers = new LinkedHashMap<>();
        for (Field field : table.schema().fields()) {
            if (field.dtype().hasSum()) {
                numbers.put(field.name(), ColumnExpr.column(field.name()).cast(DType.FLOAT64));
            }
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    "rank of rows needs a numeric column; the columns are %s".formatted(table.schema()));
        }
        DataFrame floats = table.assign(numbers).select(List.copyOf(numbers.keySet()));
        return floats.mapPartitions(new RowRanks(options), floats.schema());
    }

    /**
     * Pearson's correlation of each row with the row of another table that has the same label, over the columns of numbers or truth values
     * that both tables have: pandas' {@code corrwith(axis=1)}. Rows that only one of the tables has are missing; all come in the order of
     * their labels.
     */
    public Series corrWith(DataFrame other) {
        return corrWith(other, Correlation.PEARSON, false);
    }

    /**
     * The correlation of each row with the one of the same label in another table, see the other method.
     *
     * @param method how they are measured
     * @param drop true for rows that both tables have alone, as they come out of a merge
     */
    public Series corrWith(DataFrame other, Correlation method, boolean drop) {
        Given.notNull(other, "other");
        Given.notNull(method, "method");
        List<String> shared = new ArrayList<>(ComparisonMethods.numbers(table));
        shared.retainAll(ComparisonMethods.numbers(other));
        ComparisonMethods.checkShared(shared, table, other);
        DataFrame both = LabelMerging.beside(
                floats(table, shared), floats(other, shared), drop ? JoinKind.INNER : JoinKind.OUTER, "", Hidden.OTHER);
        List<String> right = shared.stream().map(name -> name + Hidden.OTHER).toList();
        RowCorrelations function = new RowCorrelations(Hidden.VALUE, method, shared, right);
        return both.mapPartitions(function, function.schema()).col(Hidden.VALUE).rename("");
    }

    private static DataFrame floats(DataFrame from, List<String> names) {
        Map<String, ColumnExpr> floats = new LinkedHashMap<>();
        names.forEach(name -> floats.put(name, ColumnExpr.column(name).cast(DType.FLOAT64)));
        return from.assign(floats).select(names);
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

package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Grouped;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.expr.Windows;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Values that stand for a whole table, rows that occur more than once, and how columns go together. Exact over partitions. */
public sealed interface SummaryMethods permits DataFrame {
    private FrameExpr table() {
        return ((DataFrame) this).expr();
    }

    private Summary each(Aggregation aggregation, AggregateOptions numbers, boolean ofAll) {
        List<Aggregate> aggregates = new ArrayList<>();
        for (Field field : table().schema().fields()) {
            boolean isLabelOfDate = aggregation.isLabel() && !field.dtype().isText();
            if (aggregation.accepts(field.dtype())
                    && (ofAll || isLabelOfDate || field.dtype().hasSum())) {
                aggregates.add(new Aggregate(field.name(), aggregation, field.name(), numbers));
            }
        }
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs a numeric column; the columns are %s".formatted(aggregation, table().schema()));
        }
        return new Summary(new Aggregated(table(), List.of(), aggregates));
    }

    /** The sum of every numeric column. */
    default Summary sum() {
        return each(Aggregation.SUM, AggregateOptions.DEFAULT, false);
    }

    /** The mean of every numeric column. */
    default Summary mean() {
        return each(Aggregation.MEAN, AggregateOptions.DEFAULT, false);
    }

    /** The least value of every numeric column. */
    default Summary min() {
        return each(Aggregation.MIN, AggregateOptions.DEFAULT, false);
    }

    /** The greatest value of every numeric column. */
    default Summary max() {
        return each(Aggregation.MAX, AggregateOptions.DEFAULT, false);
    }

    /** The sample standard deviation of every numeric column. */
    default Summary std() {
        return each(Aggregation.STD, AggregateOptions.DEFAULT, false);
    }

    /** The sample variance of every numeric column. */
    default Summary var() {
        return each(Aggregation.VAR, AggregateOptions.DEFAULT, false);
    }

    /** How many values of every column are not missing. */
    default Summary count() {
        return each(Aggregation.COUNT, AggregateOptions.DEFAULT, true);
    }

    /**
     * How many distinct values every column has, not counting missing ones. Those of a column that may be too many for one table are
     * counted in several, as {@link Series#nunique} does.
     */
    default Summary nunique() {
        return new Summary(DistinctCounts.of(
                table(),
                each(Aggregation.NUNIQUE, AggregateOptions.DEFAULT, true)
                        .expr()
                        .schema()
                        .names()));
    }

    /** Values of the whole table, in one row: {@code agg(mean("weight"), max("year"))}. */
    default DataFrame agg(Aggregate... aggregates) {
        Given.noneNull(aggregates, "aggregates");
        if (aggregates.length == 0) {
            throw new IllegalArgumentException("nothing to aggregate; give at least one, for example count()");
        }
        return new DataFrame(new Aggregated(table(), List.of(), Arrays.asList(aggregates)));
    }

    /**
     * Count, mean, standard deviation, extremes and exact quartiles of every numeric column; of a table without one what
     * {@link #describeAll} says.
     */
    default DataFrame describe() {
        boolean hasNumbers =
                table().schema().dtypes().stream().anyMatch(dtype -> dtype.isNumeric() || dtype.isDecimal());
        return hasNumbers ? new DataFrame(new Described(table())) : describeAll();
    }

    /**
     * Statistics of every column: of numbers and times count, mean, deviation, extremes and exact quantiles (quartiles where none is
     * asked for), of texts, categories and truth values count, number of distinct values, the most frequent one and how often it
     * occurs. Columns that hold no numbers come out as text.
     */
    default DataFrame describeAll(double... fractions) {
        Given.notNull(fractions, "fractions");
        double[] wanted = fractions.length == 0 ? new double[] {0.25, 0.75} : fractions;
        return Description.of(new DataFrame(table()), withMedian(wanted));
    }

    /** These fractions and the one of the median, in order. */
    static List<Double> withMedian(double... fractions) {
        return DoubleStream.concat(DoubleStream.of(0.5), DoubleStream.of(fractions))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    /** The same with these quantiles, and the median always; fractions in [0, 1]. */
    default DataFrame describe(double... fractions) {
        Given.notNull(fractions, "fractions");
        return new DataFrame(new Described(table(), withMedian(fractions), false));
    }

    /** Exact quantiles of every numeric column, one row each; fractions in [0, 1], between two values in proportion. */
    default DataFrame quantile(double... fractions) {
        Given.notNull(fractions, "fractions");
        return new DataFrame(
                new Described(table(), DoubleStream.of(fractions).boxed().toList(), true));
    }

    /** The same with quantiles between two values found in another way. */
    default DataFrame quantile(Interpolation interpolation, double... fractions) {
        Given.notNull(interpolation, "interpolation");
        Given.notNull(fractions, "fractions");
        List<Double> wanted = DoubleStream.of(fractions).boxed().toList();
        return new DataFrame(new Described(table(), wanted, true, interpolation));
    }

    /** The product of every column of numbers or truth values, missing where there are fewer than so many values. */
    default Summary prod(int minCount) {
        return each(Aggregation.PROD, AggregateOptions.DEFAULT.withMinCount(minCount), false);
    }

    /** The standard error of the mean of every column of numbers or truth values, with divisor {@code n - ddof}. */
    default Summary sem(int ddof) {
        return each(Aggregation.SEM, AggregateOptions.DEFAULT.withDdof(ddof), false);
    }

    /** The product of every column of numbers or truth values; of no values 1. */
    default Summary prod() {
        return each(Aggregation.PROD, AggregateOptions.DEFAULT, false);
    }

    /** The exact median of every column of numbers or truth values. */
    default Summary median() {
        return each(Aggregation.MEDIAN, AggregateOptions.DEFAULT, false);
    }

    /** The standard error of the mean of every column of numbers or truth values. */
    default Summary sem() {
        return each(Aggregation.SEM, AggregateOptions.DEFAULT, false);
    }

    /** The skewness without bias of every column of numbers or truth values. */
    default Summary skew() {
        return each(Aggregation.SKEW, AggregateOptions.DEFAULT, false);
    }

    /** The excess kurtosis without bias of every column of numbers or truth values. */
    default Summary kurt() {
        return each(Aggregation.KURT, AggregateOptions.DEFAULT, false);
    }

    /** The sum of every column of numbers or truth values, missing where there are fewer than so many values. */
    default Summary sum(int minCount) {
        return each(Aggregation.SUM, AggregateOptions.DEFAULT.withMinCount(minCount), false);
    }

    /** The standard deviation with divisor {@code n - ddof} of every column of numbers or truth values. */
    default Summary std(int ddof) {
        return each(Aggregation.STD, AggregateOptions.DEFAULT.withDdof(ddof), false);
    }

    /** The variance with divisor {@code n - ddof} of every column of numbers or truth values. */
    default Summary var(int ddof) {
        return each(Aggregation.VAR, AggregateOptions.DEFAULT.withDdof(ddof), false);
    }

    /** Whether any value of every column is neither false, zero nor an empty text. */
    default Summary any() {
        return each(Aggregation.ANY, AggregateOptions.DEFAULT, true);
    }

    /** Whether all values of every column are neither false, zero nor empty texts. */
    default Summary all() {
        return each(Aggregation.ALL, AggregateOptions.DEFAULT, true);
    }

    /** The labels of the rows with the first least value of every column but texts. */
    default Summary idxmin() {
        return each(Aggregation.IDXMIN, AggregateOptions.DEFAULT, false);
    }

    /** The labels of the rows with the first greatest value of every column but texts. */
    default Summary idxmax() {
        return each(Aggregation.IDXMAX, AggregateOptions.DEFAULT, false);
    }

    /** Bytes that the values of every column occupy in memory; of texts all of them, as pandas counts with {@code deep=True}. */
    default Summary memoryUsage() {
        return memoryUsage(false);
    }

    /**
     * Bytes that the values of every column occupy in memory.
     *
     * @param index true for a first value {@code Index}: the bytes of the labels of rows
     */
    default Summary memoryUsage(boolean index) {
        List<String> names = table().schema().names();
        if (index && names.contains("Index")) {
            throw new IllegalArgumentException(
                    "a column is called 'Index', as the bytes of labels would be; rename it, or leave labels out");
        }
        List<Field> fields = new ArrayList<>();
        if (index) {
            fields.add(new Field("Index", DType.INT64));
        }
        names.forEach(name -> fields.add(new Field(name, DType.INT64)));
        Schema schema = Schema.of(fields);
        return new DataFrame(table())
                .mapPartitions(frame -> bytes(frame, names, schema), schema)
                .sum();
    }

    private static Frame bytes(Frame frame, List<String> names, Schema schema) {
        List<LongColumn> columns = new ArrayList<>();
        if (schema.size() > names.size()) {
            columns.add(LongColumn.of(frame.index().nbytes()));
        }
        names.forEach(name -> columns.add(LongColumn.of(frame.column(name).nbytes())));
        return Frame.partition(schema, columns, 1);
    }

    private ColumnExpr duplicate(Keep keep, String... subset) {
        List<String> names = subset.length == 0 ? table().schema().names() : Arrays.asList(subset);
        RowsFunction function = new RowsFunction.Duplicate(keep);
        return new Grouped(function, ColumnExpr.column(names.get(0)), names, false);
    }

    /** True in rows that are equal to an earlier one in these columns, or in all; missing values are equal. */
    default Series duplicated(String... subset) {
        Given.noneNull(subset, "subset");
        return duplicated(Keep.FIRST, subset);
    }

    /** True in rows that are equal to one that is kept, in these columns or in all; missing values are equal. */
    default Series duplicated(Keep keep, String... subset) {
        Given.notNull(keep, "keep");
        Given.noneNull(subset, "subset");
        return new Series(table(), duplicate(keep, subset), "");
    }

    /** The rows without those that are equal to an earlier one in these columns, or in all; they keep order and labels. */
    default DataFrame dropDuplicates(String... subset) {
        Given.noneNull(subset, "subset");
        return dropDuplicates(Keep.FIRST, subset);
    }

    /** The rows of which none, or another that is kept, is equal in these columns, or in all. */
    default DataFrame dropDuplicates(Keep keep, String... subset) {
        Given.notNull(keep, "keep");
        Given.noneNull(subset, "subset");
        return new DataFrame(table()).filter(duplicate(keep, subset).not());
    }

    /** How often each row occurs, in these columns or in all: labelled by its values, the most frequent first. */
    default DataFrame valueCounts(String... subset) {
        Given.noneNull(subset, "subset");
        String[] names = subset.length == 0 ? table().schema().names().toArray(String[]::new) : subset;
        DataFrame counts = new DataFrame(table()).groupBy(names).size();
        return counts.sortValues(List.of(SortKey.descending("count")));
    }

    /** The sample covariances of all columns of numbers or truth values, each of the rows that have both values. */
    default DataFrame cov() {
        return pairs(table(), summable(), Aggregation.COV, AggregateOptions.DEFAULT);
    }

    /** The covariances with divisor {@code n - ddof}, missing where fewer than so many rows have both values. */
    default DataFrame cov(int minPeriods, int ddof) {
        AggregateOptions numbers =
                AggregateOptions.DEFAULT.withMinCount(minPeriods).withDdof(ddof);
        return pairs(table(), summable(), Aggregation.COV, numbers);
    }

    /** Pearson's correlations of all columns of numbers or truth values, each of the rows that have both values. */
    default DataFrame corr() {
        return pairs(table(), summable(), Aggregation.CORR, AggregateOptions.DEFAULT);
    }

    /** Pearson's correlations, missing where fewer than so many rows have both values. */
    default DataFrame corr(int minPeriods) {
        return pairs(table(), summable(), Aggregation.CORR, AggregateOptions.DEFAULT.withMinCount(minPeriods));
    }

    /** Spearman's correlations of ranks of all columns of numbers or truth values, each of the rows that have both values. */
    default DataFrame spearman() {
        return correlated(Correlation.SPEARMAN, 0);
    }

    private DataFrame correlated(Correlation method, int minPeriods) {
        List<String> names = summable();
        Correlating pairs = new Correlating(method, minPeriods, Correlating.everyPair(names));
        return PairTables.stacked(pairs.whole((DataFrame) this), List.of(), names);
    }

    /** Spearman's correlations, missing where fewer than so many rows have both values. */
    default DataFrame spearman(int minPeriods) {
        return correlated(Correlation.SPEARMAN, minPeriods);
    }

    /**
     * Kendall's correlations (tau-b) of all columns of numbers or truth values, each of the rows that have both values. Brings the
     * columns together in one task: O(n log n) time a pair.
     */
    default DataFrame kendall() {
        return kendall(1);
    }

    /** Kendall's correlations, missing where fewer than so many rows have both values. */
    default DataFrame kendall(int minPeriods) {
        return correlated(Correlation.KENDALL, minPeriods);
    }

    private List<String> summable() {
        List<String> names = new ArrayList<>();
        for (Field field : table().schema().fields()) {
            if (field.dtype().hasSum()) {
                names.add(field.name());
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no numeric column; the columns are %s".formatted(table().schema()));
        }
        return names;
    }

    private static DataFrame pairs(
            FrameExpr table, List<String> names, Aggregation aggregation, AggregateOptions numbers) {
        List<Aggregate> all = new ArrayList<>();
        for (String left : names) {
            for (String right : names) {
                all.add(new Aggregate(left, aggregation, PairTables.name(left, right), numbers.withOther(right)));
            }
        }
        return PairTables.stacked(new DataFrame(new Aggregated(table, List.of(), all)), List.of(), names);
    }

    /** Values of the table with this expression as column {@code a} and that one as column {@code b}. */
    static FrameExpr beside(FrameExpr table, ColumnExpr left, ColumnExpr right) {
        Windows.Expanded expanded = Windows.expand(table, List.of(left, right));
        return new Assign(expanded.table(), List.of("\u0000a", "\u0000b"), expanded.values());
    }
}

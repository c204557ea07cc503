package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Grouped;
import io.bask.dataframe.expr.ListMethods;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.lower.Concordances;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.DateFunction;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Keep;
import io.bask.function.Given;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that stand for a whole series, its distinct values and how often they occur. Exact over partitions. */
public sealed interface SeriesSummaries permits Series {
    private Series self() {
        return (Series) this;
    }

    private <T> Scalar<T> scalar(Aggregation aggregation, AggregateOptions numbers, Scalar.Conversion<T> convert) {
        Series series = self();
        Aggregate wanted = new Aggregate(series.name(), aggregation, series.name(), numbers);
        FrameExpr one = new Aggregated(series.selected(), List.of(), List.of(wanted));
        return new Scalar<>(one, wanted.toString(), convert);
    }

    private Scalar<Double> number(Aggregation aggregation, AggregateOptions numbers) {
        return scalar(aggregation, numbers, Scalar::number);
    }

    /**
     * An aggregation of any dtype as a frame would show it, for example the mean of timedeltas as a {@link java.time.Duration};
     * empty where missing.
     */
    default Scalar<Optional<Object>> value(Aggregation aggregation) {
        Given.notNull(aggregation, "aggregation");
        return value(aggregation, AggregateOptions.DEFAULT);
    }

    /** An aggregation of any dtype with these numbers, for example a quantile of dates; empty where missing. */
    default Scalar<Optional<Object>> value(Aggregation aggregation, AggregateOptions numbers) {
        Given.notNull(aggregation, "aggregation");
        Given.notNull(numbers, "numbers");
        return scalar(aggregation, numbers, Optional::ofNullable);
    }

    /** The components of timedeltas, one column each: days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds. */
    default DataFrame components() {
        DataFrame table = self().toFrame();
        ColumnExpr value = ColumnExpr.column(self().name());
        List<String> names = DateFunction.COMPONENTS;
        List<ColumnExpr> parts =
                names.stream().map(name -> value.dt().component(name)).toList();
        return new DataFrame(new Project(new Assign(table.expr(), names, parts), names));
    }

    /** The number of distinct values, of which a missing one is one too unless it is left out. */
    default Scalar<Long> nunique(boolean dropNull) {
        if (dropNull) {
            return self().nunique();
        }
        String name = self().name();
        FrameExpr one = DistinctCounts.withMissing(self().selected(), List.of(name));
        return new Scalar<>(one, "nunique(%s)".formatted(name), Scalar::whole);
    }

    /** The product as a double; of no values 1. */
    default Scalar<Double> prod() {
        return number(Aggregation.PROD, AggregateOptions.DEFAULT);
    }

    /** The standard error of the mean; NaN of fewer than two values. */
    default Scalar<Double> sem() {
        return number(Aggregation.SEM, AggregateOptions.DEFAULT);
    }

    /** The skewness without bias; NaN of fewer than three values. */
    default Scalar<Double> skew() {
        return number(Aggregation.SKEW, AggregateOptions.DEFAULT);
    }

    /** The excess kurtosis without bias; NaN of fewer than four values. */
    default Scalar<Double> kurt() {
        return number(Aggregation.KURT, AggregateOptions.DEFAULT);
    }

    /** The standard deviation with divisor {@code n - ddof}. */
    default Scalar<Double> std(int ddof) {
        return number(Aggregation.STD, AggregateOptions.DEFAULT.withDdof(ddof));
    }

    /** The variance with divisor {@code n - ddof}. */
    default Scalar<Double> var(int ddof) {
        return number(Aggregation.VAR, AggregateOptions.DEFAULT.withDdof(ddof));
    }

    /** Whether any value is neither false, zero nor an empty text; of no values false. */
    default Scalar<Boolean> any() {
        return scalar(Aggregation.ANY, AggregateOptions.DEFAULT, value -> Boolean.TRUE.equals(value));
    }

    /** Whether all values are neither false, zero nor empty texts; of no values true. */
    default Scalar<Boolean> all() {
        return scalar(Aggregation.ALL, AggregateOptions.DEFAULT, value -> Boolean.TRUE.equals(value));
    }

    /** The label of the row with the first least value; empty of no values. */
    default Scalar<Optional<Object>> idxmin() {
        return scalar(Aggregation.IDXMIN, AggregateOptions.DEFAULT, Optional::ofNullable);
    }

    /** The label of the row with the first greatest value; empty of no values. */
    default Scalar<Optional<Object>> idxmax() {
        return scalar(Aggregation.IDXMAX, AggregateOptions.DEFAULT, Optional::ofNullable);
    }

    /** The sum as a double; NaN of fewer than so many values. */
    default Scalar<Double> sum(int minCount) {
        return number(Aggregation.SUM, AggregateOptions.DEFAULT.withMinCount(minCount));
    }

    /** The product as a double; NaN of fewer than so many values. */
    default Scalar<Double> prod(int minCount) {
        return number(Aggregation.PROD, AggregateOptions.DEFAULT.withMinCount(minCount));
    }

    /** The standard error of the mean with divisor {@code n - ddof}. */
    default Scalar<Double> sem(int ddof) {
        return number(Aggregation.SEM, AggregateOptions.DEFAULT.withDdof(ddof));
    }

    /** Exact quantiles, labelled by their fractions in [0, 1]; between two values in proportion. */
    default Series quantiles(double... fractions) {
        return quantiles(Interpolation.LINEAR, fractions);
    }

    /** Exact quantiles, labelled by their fractions in [0, 1]. */
    default Series quantiles(Interpolation interpolation, double... fractions) {
        return self().toFrame().quantile(interpolation, fractions).col(self().name());
    }

    /** Count, mean, standard deviation, extremes, these exact quantiles and the median; of numbers. */
    default Series describe(double... fractions) {
        return self().toFrame().describe(fractions).col(self().name());
    }

    /** The most frequent values, in order, of which a missing one may be one. */
    default Series mode(boolean dropNull) {
        return mostFrequent(dropNull ? CountOptions.DEFAULT : CountOptions.DEFAULT.withNull());
    }

    /** Pearson's correlation with another series of the same table, of the rows that have both values. */
    default Scalar<Double> corr(Series other) {
        Given.notNull(other, "other");
        return pair(Aggregation.CORR, self().value(), other.valueOver(self().frame()));
    }

    /** The same, NaN where fewer than so many rows have both values. */
    default Scalar<Double> corr(Series other, int minPeriods) {
        Given.notNull(other, "other");
        AggregateOptions numbers = AggregateOptions.DEFAULT.withMinCount(minPeriods);
        return pair(Aggregation.CORR, numbers, self().value(), other.valueOver(self().frame()));
    }

    /** The covariance with divisor {@code n - ddof}, NaN where fewer than so many rows have both values. */
    default Scalar<Double> cov(Series other, int minPeriods, int ddof) {
        Given.notNull(other, "other");
        AggregateOptions numbers =
                AggregateOptions.DEFAULT.withMinCount(minPeriods).withDdof(ddof);
        return pair(Aggregation.COV, numbers, self().value(), other.valueOver(self().frame()));
    }

    /** The sample covariance with another series of the same table, of the rows that have both values. */
    default Scalar<Double> cov(Series other) {
        Given.notNull(other, "other");
        return pair(Aggregation.COV, self().value(), other.valueOver(self().frame()));
    }

    /** Spearman's correlation of ranks with another series of the same table, of the rows that have both values. */
    default Scalar<Double> spearman(Series other) {
        return spearman(other, 1);
    }

    /** The same, NaN where fewer than so many rows have both values. */
    default Scalar<Double> spearman(Series other, int minPeriods) {
        Given.notNull(other, "other");
        ColumnExpr left = self().value();
        ColumnExpr right = other.valueOver(self().frame());
        ColumnExpr both = left.notNull().and(right.notNull());
        return pair(
                Aggregation.CORR,
                AggregateOptions.DEFAULT.withMinCount(minPeriods),
                left.where(both, null).rank(),
                right.where(both, null).rank());
    }

    /** Kendall's correlation (tau-b) with another series of the same table, of the rows that have both values; in one task. */
    default Scalar<Double> kendall(Series other) {
        return kendall(other, 1);
    }

    /** The same, NaN where fewer than so many rows have both values. */
    default Scalar<Double> kendall(Series other, int minPeriods) {
        Given.notNull(other, "other");
        ColumnExpr left = self().value();
        ColumnExpr right = other.valueOver(self().frame());
        check("kendall", left, right);
        FrameExpr both = new Project(SummaryMethods.beside(self().frame(), left, right), List.of("\u0000a", "\u0000b"));
        Concordances.Pair pair = new Concordances.Pair("\u0000a", "\u0000b", "kendall");
        FrameExpr one = new Correlating(Correlation.KENDALL, minPeriods, List.of(pair))
                .whole(new DataFrame(both))
                .expr();
        return new Scalar<>(one, "kendall(%s)".formatted(self().name()), Scalar::number);
    }

    private void check(String what, ColumnExpr... sides) {
        for (ColumnExpr side : sides) {
            DType dtype = side.dtype(self().frame().schema());
            if (!dtype.hasSum()) {
                throw new IllegalArgumentException("%s is defined for numbers, and %s is %s; cast with astype"
                        .formatted(what, side.describe(), dtype));
            }
        }
    }

    private Scalar<Double> pair(Aggregation aggregation, ColumnExpr left, ColumnExpr right) {
        return pair(aggregation, AggregateOptions.DEFAULT, left, right);
    }

    private Scalar<Double> pair(Aggregation aggregation, AggregateOptions options, ColumnExpr left, ColumnExpr right) {
        check(aggregation.toString(), left, right);
        FrameExpr both = SummaryMethods.beside(self().frame(), left, right);
        AggregateOptions numbers = options.withOther("\u0000b");
        Aggregate wanted = new Aggregate("\u0000a", aggregation, "\u0000a", numbers);
        FrameExpr one = new Aggregated(both, List.of(), List.of(wanted));
        return new Scalar<>(one, "%s(%s)".formatted(aggregation, self().name()), Scalar::number);
    }

    private DataFrame counted(CountOptions options) {
        DataFrame values = self().rename("value").toFrame();
        return values.groupBy("value")
                .dropNull(options.dropNull())
                .sort(options.sort())
                .asIndex(false)
                .size();
    }

    /** The distinct values in order of first appearance, a missing one among them. */
    default Series unique() {
        CountOptions all = CountOptions.DEFAULT.unsorted().withNull();
        return counted(all).col("value").rename(self().name());
    }

    /** The most frequent values, in order. */
    default Series mode() {
        return mostFrequent(CountOptions.DEFAULT);
    }

    private Series mostFrequent(CountOptions options) {
        DataFrame counts = counted(options);
        ColumnExpr count = ColumnExpr.column("count");
        return counts.filter(count.eq(count.transform(Aggregation.MAX)))
                .resetIndex(true)
                .col("value")
                .rename(self().name());
    }

    /** Pearson's correlation with the values that many rows before. */
    default Scalar<Double> autocorr(int lag) {
        return pair(Aggregation.CORR, self().value(), self().value().shift(lag));
    }

    /** The values in steps of time, by the dates that label them. */
    default Resampler resample(String rule) {
        Given.notNull(rule, "rule");
        return self().toFrame().resample(rule);
    }

    /** The values at every step of a frequency from the first label to the last; see {@link TimeMethods#asfreq}. */
    default Series asfreq(String rule) {
        return self().toFrame().asfreq(rule).col(self().name());
    }

    /** The values with these labels, in their order; missing where no value has a label. */
    default Series reindex(List<?> labels) {
        return self().toFrame().reindex(labels).col(self().name());
    }

    /** How often each value occurs, labelled by the values; equal counts in the order of the values. */
    default Series valueCounts(CountOptions options) {
        Given.notNull(options, "options");
        DataFrame counts = counted(options);
        DataFrame unnamed = Counting.ordered(counts, options).rename(Map.of("value", "", "count", "\u0000count"));
        return unnamed.setIndexUnsorted("").col("\u0000count").rename(self().name());
    }

    /** True in rows whose value occurred before; missing values are equal. */
    default Series duplicated() {
        return duplicated(Keep.FIRST);
    }

    /** True in rows whose value is kept in another row; missing values are equal. */
    default Series duplicated(Keep keep) {
        Given.notNull(keep, "keep");
        DataFrame values = self().toFrame();
        RowsFunction function = new RowsFunction.Duplicate(keep);
        List<String> names = List.of(self().name());
        ColumnExpr isDuplicate = new Grouped(function, ColumnExpr.column(self().name()), names, false);
        return new Series(values.expr(), isDuplicate, self().name());
    }

    /** Each distinct value where it occurs first. */
    default Series dropDuplicates() {
        return dropDuplicates(Keep.FIRST);
    }

    /** Each distinct value in the row that is kept. */
    default Series dropDuplicates(Keep keep) {
        Given.notNull(keep, "keep");
        return self().toFrame().dropDuplicates(keep).col(self().name());
    }

    /** The {@code n} greatest values, greatest first and missing ones last; of equal ones the first. */
    default Series nlargest(int n) {
        return self().toFrame().nlargest(n, self().name()).col(self().name());
    }

    /** The {@code n} greatest values, greatest first, and all that equal the last of them. */
    default Series nlargestWithTies(int n) {
        return self().toFrame().nlargestWithTies(n, self().name()).col(self().name());
    }

    /** The {@code n} least values, least first, and all that equal the last of them. */
    default Series nsmallestWithTies(int n) {
        return self().toFrame().nsmallestWithTies(n, self().name()).col(self().name());
    }

    /** The {@code n} greatest values, greatest first; of equal ones the first, or the last. */
    default Series nlargest(int n, Keep keep) {
        return self().toFrame().nlargest(n, keep, self().name()).col(self().name());
    }

    /** The {@code n} least values, least first; of equal ones the first, or the last. */
    default Series nsmallest(int n, Keep keep) {
        return self().toFrame().nsmallest(n, keep, self().name()).col(self().name());
    }

    /** The {@code n} least values, least first and missing ones last; of equal ones the first. */
    default Series nsmallest(int n) {
        return self().toFrame().nsmallest(n, self().name()).col(self().name());
    }

    /** What can be done with texts. */
    default TextMethods<Series> str() {
        return new TextMethods<>(self().value(), changed -> self().then(value -> changed), self()::operand);
    }

    /** What can be done with lists. */
    default ListMethods<Series> list() {
        return new ListMethods<>(self().value(), changed -> self().then(value -> changed));
    }

    /** What can be done with dates. */
    default DateMethods<Series> dt() {
        return new DateMethods<>(self().value(), changed -> self().then(value -> changed));
    }
}

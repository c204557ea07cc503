package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.FiniteNumber;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowOptions;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What can be computed of all rows up to each row with weights that fall; made by {@link ColumnVerbs#ewm}.
 *
 * <p>Results are float64, the same as of pandas' {@code ewm}. Missing values and infinities are not counted. Partitions are worked on
 * one after the other.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class WeightedMethods<T> {
    private static final Map<Aggregation, Function<WeightedMethods<ColumnExpr>, ColumnExpr>> KNOWN = known();

    private final ColumnVerbs<T> source;
    private final WindowOptions options;
    private final int minPeriods;
    private final List<String> keys;

    WeightedMethods(ColumnVerbs<T> source, WindowOptions options, int minPeriods, List<String> keys) {
        if (minPeriods < 0) {
            throw new IllegalArgumentException(
                    "minPeriods %d was asked for; it must not be negative".formatted(minPeriods));
        }
        this.source = source;
        this.options = options;
        this.minPeriods = minPeriods;
        this.keys = List.copyOf(keys);
    }

    /** The same with a result where there are at least that many values. */
    public WeightedMethods<T> minPeriods(int values) {
        return new WeightedMethods<>(source, options, values, keys);
    }

    /** The same with weights that are made to add up to one (true, as usual), or by recursion; not of weights that fall with time. */
    public WeightedMethods<T> adjust(boolean adjusted) {
        if (!adjusted && options.span() != null) {
            throw new IllegalArgumentException(
                    "means by recursion are not defined for weights that fall with time; leave out adjust(false)");
        }
        return new WeightedMethods<>(source, options.withAdjust(adjusted), minPeriods, keys);
    }

    /** The same with weights that fall at rows without a value too (false, as usual), or at values only. */
    public WeightedMethods<T> ignoreNull(boolean ignored) {
        return new WeightedMethods<>(source, options.withIgnoreNull(ignored), minPeriods, keys);
    }

    /** The same, of rows with equal values in these columns. */
    public WeightedMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new WeightedMethods<>(source, options, minPeriods, Arrays.asList(columns));
    }

    private static Map<Aggregation, Function<WeightedMethods<ColumnExpr>, ColumnExpr>> known() {
        Map<Aggregation, Function<WeightedMethods<ColumnExpr>, ColumnExpr>> known = new EnumMap<>(Aggregation.class);
        known.put(Aggregation.SUM, WeightedMethods::sum);
        known.put(Aggregation.MEAN, WeightedMethods::mean);
        known.put(Aggregation.STD, WeightedMethods::std);
        known.put(Aggregation.VAR, WeightedMethods::var);
        return Collections.unmodifiableMap(known);
    }

    private WindowAggregates<T, WeightedMethods<ColumnExpr>> aggregates() {
        return new WindowAggregates<>(
                source.windowRows(), "ewm", value -> new WeightedMethods<>(value, options, minPeriods, keys), KNOWN);
    }

    /** Several aggregations of every column, called for example {@code weight_mean}: {@code agg("mean", "std")}. */
    public T agg(String... names) {
        return aggregates().named(names);
    }

    /** Several aggregations of every column, called for example {@code weight_mean}; of one column one alone, called as it is. */
    public T agg(Aggregation... aggregations) {
        return aggregates().each(aggregations);
    }

    /** Several aggregations of several columns, called for example {@code weight_mean}. */
    public T agg(Map<String, List<Aggregation>> byColumn) {
        return aggregates().by(byColumn);
    }

    /** The weighted mean so far. */
    public T mean() {
        return apply(WindowOp.EWM_MEAN, 1);
    }

    /** The weighted variance so far, corrected for bias; missing of fewer than two values. */
    public T var() {
        return apply(WindowOp.EWM_VAR, 1);
    }

    /** The weighted variance so far, perhaps without the correction for bias. */
    public T var(boolean biased) {
        return apply(WindowOp.EWM_VAR, biased ? 0 : 1);
    }

    /** The weighted standard deviation so far, corrected for bias; missing of fewer than two values. */
    public T std() {
        return apply(WindowOp.EWM_STD, 1);
    }

    /** The weighted standard deviation so far, perhaps without the correction for bias. */
    public T std(boolean biased) {
        return apply(WindowOp.EWM_STD, biased ? 0 : 1);
    }

    /** The weighted sum so far; with weights that are made to add up to one, as pandas has it. */
    public T sum() {
        if (!options.adjust()) {
            throw new IllegalArgumentException("sums by recursion are not defined; leave out adjust(false)");
        }
        return apply(WindowOp.EWM_SUM, 1);
    }

    /** The weighted covariance with values of the same rows so far, corrected for bias; of those where both are there. */
    public T cov(ColumnExpr other) {
        return cov(other, false);
    }

    /** The weighted covariance with values of the same rows so far, perhaps without the correction for bias. */
    public T cov(ColumnExpr other, boolean biased) {
        Given.notNull(other, "other");
        return source.then(value -> covariance(value, other, biased));
    }

    /** The weighted covariances so far of all columns with each other: for each row a row a column, labelled by both; of a table. */
    public T cov() {
        return cov(false);
    }

    /** The weighted covariances so far of all columns with each other, perhaps without the correction for bias. */
    public T cov(boolean biased) {
        return source.windowRows().pairs((value, other) -> covariance(value, other, biased), keys);
    }

    private ColumnExpr covariance(ColumnExpr value, ColumnExpr other, boolean biased) {
        WindowFunction spread = function(WindowOp.EWM_VAR, biased ? 0 : 1);
        Pair pair = new Pair(value, other, "ewm cov");
        return pair.product(spread).mul(pair.scale).mul(pair.otherScale);
    }

    /** The weighted correlation with values of the same rows so far; of those where both are there. */
    public T corr(ColumnExpr other) {
        Given.notNull(other, "other");
        return source.then(value -> correlation(value, other));
    }

    /** The weighted correlations so far of all columns with each other: for each row a row a column, labelled by both; of a table. */
    public T corr() {
        return source.windowRows().pairs(this::correlation, keys);
    }

    private ColumnExpr correlation(ColumnExpr value, ColumnExpr other) {
        WindowFunction spread = function(WindowOp.EWM_VAR, 0);
        Pair pair = new Pair(value, other, "ewm corr");
        ColumnExpr spreads = windowed(pair.first, spread).mul(windowed(pair.second, spread));
        return ColumnExpr.where(spreads.gt(0.0), pair.product(spread).div(spreads.pow(0.5)), ColumnExpr.of(null));
    }

    /** Numbers where both are there, each over its deviation from its mean, so that neither drowns in the other. */
    private final class Pair {
        private final ColumnExpr first;
        private final ColumnExpr second;
        private final ColumnExpr scale;
        private final ColumnExpr otherScale;

        Pair(ColumnExpr value, ColumnExpr other, String purpose) {
            FiniteNumber finite = new FiniteNumber(purpose);
            ColumnExpr a = value.apply(finite);
            ColumnExpr b = other.apply(finite);
            ColumnExpr areBoth = a.notNull().and(b.notNull());
            scale = scale(a);
            otherScale = scale(b);
            first = ColumnExpr.where(areBoth, a.div(scale), ColumnExpr.of(null));
            second = ColumnExpr.where(areBoth, b.div(otherScale), ColumnExpr.of(null));
        }

        private ColumnExpr scale(ColumnExpr value) {
            ColumnExpr deviation = value.transform(Aggregation.STD, keys.toArray(String[]::new));
            return ColumnExpr.where(deviation.gt(0.0), deviation, 1.0);
        }

        /** A quarter of the variance of sums less that of differences: the covariance. */
        ColumnExpr product(WindowFunction spread) {
            return windowed(first.add(second), spread)
                    .sub(windowed(first.sub(second), spread))
                    .div(4.0);
        }
    }

    private WindowFunction function(WindowOp op, int ddof) {
        if (options.span() != null && op != WindowOp.EWM_MEAN) {
            throw new IllegalArgumentException(
                    "%s is not defined for weights that fall with time (pandas lets them fall by rows then); take the mean, or ewm(Decay)"
                            .formatted(op));
        }
        return new WindowFunction(op, WindowFunction.ALL, minPeriods, false, options.withDdof(ddof));
    }

    private ColumnExpr windowed(ColumnExpr value, WindowFunction function) {
        return value.window(function, keys.toArray(String[]::new));
    }

    private T apply(WindowOp op, int ddof) {
        WindowFunction function = function(op, ddof);
        return source.then(value -> windowed(value, function));
    }

    /** Which weights; computes nothing. */
    @Override
    public String toString() {
        return "ewm(alpha=%s%s)".formatted(options.number(), keys.isEmpty() ? "" : ", over " + keys);
    }
}

package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.FiniteNumber;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.WindowReduction;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    /** Variances below it count as none, as in pandas. */
    private static final double NOTHING = 1e-14;

    private static final Map<Aggregation, Function<ExpandingMethods<ColumnExpr>, ColumnExpr>> KNOWN = known();

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

    private static Map<Aggregation, Function<ExpandingMethods<ColumnExpr>, ColumnExpr>> known() {
        Map<Aggregation, Function<ExpandingMethods<ColumnExpr>, ColumnExpr>> known = new EnumMap<>(Aggregation.class);
        known.put(Aggregation.COUNT, ExpandingMethods::count);
        known.put(Aggregation.SUM, ExpandingMethods::sum);
        known.put(Aggregation.MEAN, ExpandingMethods::mean);
        known.put(Aggregation.MIN, ExpandingMethods::min);
        known.put(Aggregation.MAX, ExpandingMethods::max);
        known.put(Aggregation.STD, ExpandingMethods::std);
        known.put(Aggregation.VAR, ExpandingMethods::var);
        known.put(Aggregation.SEM, ExpandingMethods::sem);
        known.put(Aggregation.MEDIAN, ExpandingMethods::median);
        known.put(Aggregation.SKEW, ExpandingMethods::skew);
        known.put(Aggregation.KURT, ExpandingMethods::kurt);
        return Collections.unmodifiableMap(known);
    }

    private WindowAggregates<T, ExpandingMethods<ColumnExpr>> aggregates() {
        return new WindowAggregates<>(
                source.windowRows(), "expanding", value -> new ExpandingMethods<>(value, minPeriods, keys), KNOWN);
    }

    /** Several aggregations of every column, called for example {@code weight_mean}: {@code agg("mean", "max")}. */
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
        return var(1);
    }

    /** The variance so far with divisor {@code n - ddof}; missing where that is not positive. */
    public T var(int ddof) {
        return counted("var", value -> variances(value, ddof), ddof + 1);
    }

    /** The sample standard deviation so far; missing of fewer than two values. */
    public T std() {
        return std(1);
    }

    /** The standard deviation so far with divisor {@code n - ddof}; missing where that is not positive. */
    public T std(int ddof) {
        return counted("std", value -> variances(value, ddof).pow(0.5), ddof + 1);
    }

    /** The standard error of the mean so far: as pandas has it, the standard deviation over the root of {@code n - 1}. */
    public T sem() {
        return counted(
                "sem",
                value -> variances(value, 1).pow(0.5).div(counts(value).sub(1L).pow(0.5)),
                2);
    }

    private ColumnExpr variances(ColumnExpr value, int ddof) {
        if (ddof < 0) {
            throw new IllegalArgumentException("ddof %d was asked for; it must not be negative".formatted(ddof));
        }
        ColumnExpr counts = counts(value);
        ColumnExpr distances = value.sub(value.transform(Aggregation.FIRST, over()));
        ColumnExpr sums = sums(distances);
        ColumnExpr squares = sums(distances.mul(distances)).sub(sums.mul(sums).div(counts));
        return ColumnExpr.where(squares.lt(0.0), 0.0, squares).div(counts.sub((long) ddof));
    }

    /** The skewness without bias so far; missing of fewer than three values. */
    public T skew() {
        return counted("skew", value -> shape(value, false), 3);
    }

    /** The excess kurtosis without bias so far; missing of fewer than four values. */
    public T kurt() {
        return counted("kurt", value -> shape(value, true), 4);
    }

    /** Of means of powers of distances from the mean of all. */
    private ColumnExpr shape(ColumnExpr value, boolean isKurtosis) {
        ColumnExpr n = counts(value).cast(DType.FLOAT64);
        ColumnExpr distance = value.sub(value.transform(Aggregation.MEAN, over()));
        ColumnExpr square = distance.mul(distance);
        ColumnExpr mean = sums(distance).div(n);
        ColumnExpr two = sums(square).div(n);
        ColumnExpr three = sums(square.mul(distance)).div(n);
        ColumnExpr off = mean.mul(mean);
        ColumnExpr spread = two.sub(off);
        ColumnExpr isSame =
                value.cummin(over()).ffill(over()).eq(value.cummax(over()).ffill(over()));
        ColumnExpr result;
        if (isKurtosis) {
            ColumnExpr four = sums(square.mul(square)).div(n);
            ColumnExpr fourth = four.sub(mean.mul(three).mul(4.0))
                    .add(off.mul(two).mul(6.0))
                    .sub(off.mul(off).mul(3.0));
            ColumnExpr ratio = fourth.div(spread.mul(spread));
            ColumnExpr less = n.sub(1.0);
            result = n.mul(n)
                    .sub(1.0)
                    .mul(ratio)
                    .sub(less.mul(less).mul(3.0))
                    .div(n.sub(2.0).mul(n.sub(3.0)));
        } else {
            ColumnExpr third =
                    three.sub(mean.mul(two).mul(3.0)).add(off.mul(mean).mul(2.0));
            result = n.mul(n.sub(1.0)).pow(0.5).div(n.sub(2.0)).mul(third).div(spread.pow(1.5));
        }
        ColumnExpr known = ColumnExpr.where(spread.gt(NOTHING), result, ColumnExpr.of(null));
        return ColumnExpr.where(isSame, isKurtosis ? -3.0 : 0.0, known);
    }

    /** Windows of all rows up to each: what needs all values of them. */
    private RollingMethods<T> rows() {
        return new RollingMethods<>(
                source,
                new RollingMethods.Spread(Integer.MAX_VALUE, null, Math.max(1, minPeriods), false, Closed.RIGHT, 1),
                keys);
    }

    /** The median so far; holds all values, and moves as many for each row. */
    public T median() {
        return rows().median();
    }

    /** The quantile so far at a fraction in [0, 1]; holds all values, and moves as many for each row. */
    public T quantile(double fraction) {
        return rows().quantile(fraction);
    }

    /** The rank of each value among those so far, ties with the mean of their ranks; looks at all of them for each row. */
    public T rank() {
        return rows().rank();
    }

    /** The rank of each value among those so far; looks at all of them for each row. */
    public T rank(RankOptions options) {
        return rows().rank(options);
    }

    /** What a function makes of all values so far, in which missing ones are NaN; it is given all of them for each row. */
    public T apply(WindowReduction function) {
        return rows().apply(function);
    }

    /** The covariance with values of the same rows so far; of those where both are there. */
    public T cov(ColumnExpr other) {
        return cov(other, 1);
    }

    /** The covariance with values of the same rows so far, with divisor {@code n - ddof}. */
    public T cov(ColumnExpr other, int ddof) {
        Given.notNull(other, "other");
        return source.then(value -> pairs(value, other, "expanding cov").covariance(ddof));
    }

    /** The correlation with values of the same rows so far; of those where both are there. */
    public T corr(ColumnExpr other) {
        Given.notNull(other, "other");
        return source.then(value -> pairs(value, other, "expanding corr").correlation());
    }

    /** The correlations so far of all columns with each other: for each row a row a column, labelled by both; of a table. */
    public T corr() {
        return source.windowRows()
                .pairs((value, other) -> pairs(value, other, "expanding corr").correlation(), keys);
    }

    /** The covariances so far of all columns with each other: for each row a row a column, labelled by both; of a table. */
    public T cov() {
        return cov(1);
    }

    /** The covariances so far of all columns with each other, with divisor {@code n - ddof}. */
    public T cov(int ddof) {
        return source.windowRows()
                .pairs((value, other) -> pairs(value, other, "expanding cov").covariance(ddof), keys);
    }

    private PairSums pairs(ColumnExpr value, ColumnExpr other, String purpose) {
        int needed = Math.max(1, minPeriods);
        return PairSums.of(
                value,
                other,
                purpose,
                each -> ColumnExpr.where(counts(each).ge(needed), sums(each).div(counts(each)), ColumnExpr.of(null)),
                each -> ColumnExpr.where(counts(each).ge(needed), variances(each, 0), ColumnExpr.of(null)),
                this::sums,
                keys);
    }
}

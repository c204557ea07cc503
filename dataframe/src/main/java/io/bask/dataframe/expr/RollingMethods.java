package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowOptions;
import io.bask.dataframe.schema.WindowReduction;
import io.bask.dataframe.schema.WindowShape;
import io.bask.expr.Token;
import io.bask.function.Given;
import io.bask.memory.HeapRoom;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What can be computed of windows of so many rows, or of a time; made by {@link ColumnVerbs#rolling}.
 *
 * <p>Missing values and infinities are not counted. A window with fewer values than {@code minPeriods}, by default as many as it has
 * rows, or 1 where windows are of a time, gives a missing result. Windows reach over any number of partitions.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class RollingMethods<T> {
    private static final Map<Aggregation, Function<RollingMethods<ColumnExpr>, ColumnExpr>> KNOWN = known();

    private final ColumnVerbs<T> source;
    private final Spread spread;
    private final List<String> keys;

    /**
     * Which rows windows have, and which rows have windows.
     *
     * @param rows how many rows, where windows are not of a time
     * @param span the time, or null
     * @param minPeriods how many values they need, or null for as many as usual
     * @param centered true where they lie around their row
     * @param ends which ends belong to them
     * @param step how many rows lie between those that come out
     */
    record Spread(
            int rows, @Nullable TimeSpan span, @Nullable Integer minPeriods, boolean centered, Closed ends, int step) {
        static Spread of(int rows) {
            return new Spread(rows, null, null, false, Closed.RIGHT, 1);
        }
    }

    RollingMethods(ColumnVerbs<T> source, Spread spread, List<String> keys) {
        this.source = source;
        this.spread = spread;
        this.keys = List.copyOf(keys);
    }

    private RollingMethods<T> with(Spread changed) {
        return new RollingMethods<>(source, changed, keys);
    }

    /** The same windows with a result where they have at least that many values. */
    public RollingMethods<T> minPeriods(int values) {
        return with(new Spread(spread.rows, spread.span, values, spread.centered, spread.ends, spread.step));
    }

    /** The same windows around each row. */
    public RollingMethods<T> center() {
        return with(new Spread(spread.rows, spread.span, spread.minPeriods, true, spread.ends, spread.step));
    }

    /** The same windows with these ends; with the right one as usual. Of so many rows, the left end is one more row before. */
    public RollingMethods<T> closed(Closed ends) {
        Given.notNull(ends, "ends");
        TimeSpan span = spread.span;
        TimeSpan changed = span == null ? null : new TimeSpan(span.on(), span.nanoseconds(), ends);
        return with(new Spread(spread.rows, changed, spread.minPeriods, spread.centered, ends, spread.step));
    }

    /**
     * The same windows of every so many-th row only, from the first on; others do not come out, so that the windows must be over a series
     * or a table, and not over rows of equal keys. What the others would be is computed too.
     */
    public RollingMethods<T> step(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("every %d-th row was asked for; give at least 1".formatted(rows));
        }
        return with(new Spread(spread.rows, spread.span, spread.minPeriods, spread.centered, spread.ends, rows));
    }

    /** The same windows, of rows with equal values in these columns. */
    public RollingMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new RollingMethods<>(source, spread, Arrays.asList(columns));
    }

    /** Several aggregations of every column, called for example {@code weight_mean}: {@code agg("mean", "max")}. */
    public T agg(String... names) {
        return kept(aggregates().named(names));
    }

    /** Several aggregations of every column, called for example {@code weight_mean}; of one column one alone, called as it is. */
    public T agg(Aggregation... aggregations) {
        return kept(aggregates().each(aggregations));
    }

    /** Several aggregations of several columns, called for example {@code weight_mean}. */
    public T agg(Map<String, List<Aggregation>> byColumn) {
        return kept(aggregates().by(byColumn));
    }

    private static Map<Aggregation, Function<RollingMethods<ColumnExpr>, ColumnExpr>> known() {
        Map<Aggregation, Function<RollingMethods<ColumnExpr>, ColumnExpr>> known = new EnumMap<>(Aggregation.class);
        known.put(Aggregation.COUNT, RollingMethods::count);
        known.put(Aggregation.SUM, RollingMethods::sum);
        known.put(Aggregation.MEAN, RollingMethods::mean);
        known.put(Aggregation.MIN, RollingMethods::min);
        known.put(Aggregation.MAX, RollingMethods::max);
        known.put(Aggregation.STD, RollingMethods::std);
        known.put(Aggregation.VAR, RollingMethods::var);
        known.put(Aggregation.SEM, RollingMethods::sem);
        known.put(Aggregation.MEDIAN, RollingMethods::median);
        known.put(Aggregation.SKEW, RollingMethods::skew);
        known.put(Aggregation.KURT, RollingMethods::kurt);
        return Collections.unmodifiableMap(known);
    }

    private WindowAggregates<T, RollingMethods<ColumnExpr>> aggregates() {
        Spread all = new Spread(spread.rows, spread.span, spread.minPeriods, spread.centered, spread.ends, 1);
        return new WindowAggregates<>(
                source.windowRows(), "windows", value -> new RollingMethods<>(value, all, keys), KNOWN);
    }

    private T kept(T results) {
        if (spread.step == 1) {
            return results;
        }
        if (!keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "every %d-th row was asked for of windows over %s; keep rows of the result with filter"
                            .formatted(spread.step, keys));
        }
        return source.windowRows().every(results, spread.step);
    }

    private T then(UnaryOperator<ColumnExpr> change) {
        return kept(source.then(change));
    }

    /** How many values each window has; by default of incomplete windows too. */
    public T count() {
        int needed = spread.minPeriods != null ? spread.minPeriods : spread.span == null ? 0 : 1;
        return apply(WindowOp.ROLLING_COUNT, needed, WindowOptions.NONE);
    }

    /** The sum of each window. */
    public T sum() {
        return apply(WindowOp.ROLLING_SUM);
    }

    /** The mean of each window. */
    public T mean() {
        return apply(WindowOp.ROLLING_MEAN);
    }

    /** The least value of each window. */
    public T min() {
        return apply(WindowOp.ROLLING_MIN);
    }

    /** The greatest value of each window. */
    public T max() {
        return apply(WindowOp.ROLLING_MAX);
    }

    /** The sample standard deviation of each window. */
    public T std() {
        return apply(WindowOp.ROLLING_STD);
    }

    /** The standard deviation of each window with divisor {@code n - ddof}. */
    public T std(int ddof) {
        return apply(WindowOp.ROLLING_STD, periods(), WindowOptions.NONE.withDdof(ddof));
    }

    /** The sample variance of each window. */
    public T var() {
        return apply(WindowOp.ROLLING_VAR);
    }

    /** The variance of each window with divisor {@code n - ddof}. */
    public T var(int ddof) {
        return apply(WindowOp.ROLLING_VAR, periods(), WindowOptions.NONE.withDdof(ddof));
    }

    /** The median of each window. */
    public T median() {
        return apply(WindowOp.ROLLING_MEDIAN);
    }

    /** The quantile of each window at a fraction in [0, 1], between two values in proportion. */
    public T quantile(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException(
                    "quantile %s was asked for; quantiles lie in [0, 1]".formatted(fraction));
        }
        return apply(WindowOp.ROLLING_QUANTILE, periods(), WindowOptions.NONE.withNumber(fraction));
    }

    /** The skewness without bias of each window; missing of fewer than three values. */
    public T skew() {
        return apply(WindowOp.ROLLING_SKEW);
    }

    /** The excess kurtosis without bias of each window; missing of fewer than four values. */
    public T kurt() {
        return apply(WindowOp.ROLLING_KURT);
    }

    /** The standard error of the mean of each window: as pandas has it, the standard deviation over the root of {@code n - 1}. */
    public T sem() {
        return sem(1);
    }

    /** The standard deviation of each window with divisor {@code n - ddof}, over the root of {@code n - ddof}. */
    public T sem(int ddof) {
        WindowFunction deviation = function(WindowOp.ROLLING_STD, periods(), WindowOptions.NONE.withDdof(ddof));
        WindowFunction counts = function(WindowOp.ROLLING_SUM, 0, WindowOptions.NONE);
        return then(value -> rolled(value, deviation)
                .div(rolled(PairSums.ones(value, "rolling sem"), counts)
                        .sub(ddof)
                        .pow(0.5)));
    }

    /** The rank of the last value of each window in it, from 1 for the least; ties get the mean of their ranks. */
    public T rank() {
        return rank(RankOptions.DEFAULT);
    }

    /** The rank of the last value of each window in it; ties get the mean, the least or the greatest of their ranks. */
    public T rank(RankOptions options) {
        Given.notNull(options, "options");
        if (options.ties() == RankOptions.Ties.FIRST || options.ties() == RankOptions.Ties.DENSE) {
            throw new IllegalArgumentException(
                    "ranks in windows are by AVERAGE, MIN or MAX, not by %s".formatted(options.ties()));
        }
        return apply(WindowOp.ROLLING_RANK, periods(), WindowOptions.NONE.withRanking(options));
    }

    /** The covariance of each window with values of the same rows; of those where both are there. */
    public T cov(ColumnExpr other) {
        return cov(other, 1);
    }

    /** The covariance of each window with values of the same rows, with divisor {@code n - ddof}. */
    public T cov(ColumnExpr other, int ddof) {
        Given.notNull(other, "other");
        return then(value -> pairs(value, other, "rolling cov").covariance(ddof));
    }

    /** The correlation of each window with values of the same rows; of those where both are there. */
    public T corr(ColumnExpr other) {
        Given.notNull(other, "other");
        return then(value -> pairs(value, other, "rolling corr").correlation());
    }

    /**
     * The correlations of each window of all columns with each other: for each row a row a column, labelled by both. Needs windows over a
     * table; rows whose windows are over equal keys have these in front of their labels.
     */
    public T corr() {
        return paired((value, other) -> pairs(value, other, "rolling corr").correlation());
    }

    /** The covariances of each window of all columns with each other: for each row a row a column, labelled by both. */
    public T cov() {
        return cov(1);
    }

    /** The covariances of each window of all columns with each other, with divisor {@code n - ddof}. */
    public T cov(int ddof) {
        return paired((value, other) -> pairs(value, other, "rolling cov").covariance(ddof));
    }

    private T paired(BinaryOperator<ColumnExpr> function) {
        if (spread.step > 1) {
            throw new IllegalArgumentException(
                    "every %d-th row was asked for, and pairs of columns have several rows each; leave out step"
                            .formatted(spread.step));
        }
        return source.windowRows().pairs(function, keys);
    }

    private PairSums pairs(ColumnExpr value, ColumnExpr other, String purpose) {
        WindowFunction means = function(WindowOp.ROLLING_MEAN, periods(), WindowOptions.NONE);
        WindowFunction counts = function(WindowOp.ROLLING_SUM, 0, WindowOptions.NONE);
        WindowFunction spreads = function(WindowOp.ROLLING_VAR, periods(), WindowOptions.NONE.withDdof(0));
        return PairSums.of(
                value,
                other,
                purpose,
                each -> rolled(each, means),
                each -> rolled(each, spreads),
                each -> rolled(each, counts),
                keys);
    }

    /** The same windows of so many rows, which weigh by their place: {@code rolling(5).weighted(WindowShape.of("hamming"))}. */
    public ShapedMethods<T> weighted(WindowShape shape) {
        Given.notNull(shape, "shape");
        if (spread.span != null || spread.ends != Closed.RIGHT) {
            throw new IllegalArgumentException(
                    "weights '%s' are of windows of so many rows with their right end; use rolling(5)"
                            .formatted(shape));
        }
        HeapRoom.require(
                spread.rows,
                Double.BYTES,
                "weights",
                () -> "windows of %d rows weigh '%s'".formatted(spread.rows, shape),
                "use shorter windows");
        return new ShapedMethods<>((op, options) -> apply(op, periods(), options), WindowOptions.NONE.withShape(shape));
    }

    /** What a function makes of the values of each window, in which missing ones are NaN. */
    public T apply(WindowReduction function) {
        Given.notNull(function, "function");
        String identity = Token.unique().hex();
        return apply(WindowOp.ROLLING_APPLY, periods(), WindowOptions.NONE.withOwn(function, identity));
    }

    private int periods() {
        return spread.minPeriods != null ? spread.minPeriods : spread.span == null ? spread.rows : 1;
    }

    private T apply(WindowOp op) {
        return apply(op, periods(), WindowOptions.NONE);
    }

    private WindowFunction function(WindowOp op, int needed, WindowOptions options) {
        return new WindowFunction(
                op,
                spread.rows,
                needed,
                spread.centered,
                options.withSpan(spread.span).withEnds(spread.ends));
    }

    private ColumnExpr rolled(ColumnExpr value, WindowFunction function) {
        return value.window(function, keys.toArray(String[]::new));
    }

    private T apply(WindowOp op, int needed, WindowOptions options) {
        WindowFunction function = function(op, needed, options);
        return then(value -> rolled(value, function));
    }

    /** Which windows; computes nothing. */
    @Override
    public String toString() {
        TimeSpan span = spread.span;
        return "rolling(%s, minPeriods=%d%s%s%s)"
                .formatted(
                        span == null ? spread.rows : span.nanoseconds() + " ns of " + span.on(),
                        periods(),
                        spread.centered ? ", centered" : "",
                        spread.step == 1 ? "" : ", step=" + spread.step,
                        keys.isEmpty() ? "" : ", over " + keys);
    }
}

package io.bask.dataframe.expr;

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
import java.util.Arrays;
import java.util.List;
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
    private final ColumnVerbs<T> source;
    private final int rows;
    private final @Nullable TimeSpan span;
    private final @Nullable Integer minPeriods;
    private final boolean centered;
    private final List<String> keys;
    private final Closed ends;

    RollingMethods(
            ColumnVerbs<T> source,
            int rows,
            @Nullable TimeSpan span,
            @Nullable Integer minPeriods,
            boolean centered,
            List<String> keys,
            Closed ends) {
        this.source = source;
        this.rows = rows;
        this.span = span;
        this.minPeriods = minPeriods;
        this.centered = centered;
        this.keys = keys;
        this.ends = ends;
    }

    /** The same windows with a result where they have at least that many values. */
    public RollingMethods<T> minPeriods(int values) {
        return new RollingMethods<>(source, rows, span, values, centered, keys, ends);
    }

    /** The same windows around each row. */
    public RollingMethods<T> center() {
        return new RollingMethods<>(source, rows, span, minPeriods, true, keys, ends);
    }

    /** The same windows with these ends; with the right one as usual. Of so many rows, the left end is one more row before. */
    public RollingMethods<T> closed(Closed ends) {
        Given.notNull(ends, "ends");
        TimeSpan changed = span == null ? null : new TimeSpan(span.on(), span.nanoseconds(), ends);
        return new RollingMethods<>(source, rows, changed, minPeriods, centered, keys, ends);
    }

    /** The same windows, of rows with equal values in these columns. */
    public RollingMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new RollingMethods<>(source, rows, span, minPeriods, centered, Arrays.asList(columns), ends);
    }

    /** How many values each window has; by default of incomplete windows too. */
    public T count() {
        int needed = minPeriods != null ? minPeriods : span == null ? 0 : 1;
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
        return source.then(value -> rolled(value, deviation)
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
        return source.then(value -> pairs(value, other, "rolling cov").covariance(ddof));
    }

    /** The correlation of each window with values of the same rows; of those where both are there. */
    public T corr(ColumnExpr other) {
        Given.notNull(other, "other");
        return source.then(value -> pairs(value, other, "rolling corr").correlation());
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
        if (span != null || ends != Closed.RIGHT) {
            throw new IllegalArgumentException(
                    "weights '%s' are of windows of so many rows with their right end; use rolling(5)"
                            .formatted(shape));
        }
        return new ShapedMethods<>((op, options) -> apply(op, periods(), options), WindowOptions.NONE.withShape(shape));
    }

    /** What a function makes of the values of each window, in which missing ones are NaN. */
    public T apply(WindowReduction function) {
        Given.notNull(function, "function");
        String identity = Token.unique().hex();
        return apply(WindowOp.ROLLING_APPLY, periods(), WindowOptions.NONE.withOwn(function, identity));
    }

    private int periods() {
        return minPeriods != null ? minPeriods : span == null ? rows : 1;
    }

    private T apply(WindowOp op) {
        return apply(op, periods(), WindowOptions.NONE);
    }

    private WindowFunction function(WindowOp op, int needed, WindowOptions options) {
        return new WindowFunction(
                op, rows, needed, centered, options.withSpan(span).withEnds(ends));
    }

    private ColumnExpr rolled(ColumnExpr value, WindowFunction function) {
        return value.window(function, keys.toArray(String[]::new));
    }

    private T apply(WindowOp op, int needed, WindowOptions options) {
        WindowFunction function = function(op, needed, options);
        return source.then(value -> rolled(value, function));
    }

    /** Which windows; computes nothing. */
    @Override
    public String toString() {
        return "rolling(%s, minPeriods=%d%s%s)"
                .formatted(
                        span == null ? rows : span.nanoseconds() + " ns of " + span.on(),
                        periods(),
                        centered ? ", centered" : "",
                        keys.isEmpty() ? "" : ", over " + keys);
    }
}

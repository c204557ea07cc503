package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowOptions;
import io.bask.dataframe.schema.WindowReduction;
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

    RollingMethods(
            ColumnVerbs<T> source,
            int rows,
            @Nullable TimeSpan span,
            @Nullable Integer minPeriods,
            boolean centered,
            List<String> keys) {
        this.source = source;
        this.rows = rows;
        this.span = span;
        this.minPeriods = minPeriods;
        this.centered = centered;
        this.keys = keys;
    }

    /** The same windows with a result where they have at least that many values. */
    public RollingMethods<T> minPeriods(int values) {
        return new RollingMethods<>(source, rows, span, values, centered, keys);
    }

    /** The same windows around each row. */
    public RollingMethods<T> center() {
        return new RollingMethods<>(source, rows, span, minPeriods, true, keys);
    }

    /** The same windows of a time with these ends; the right one as usual. */
    public RollingMethods<T> closed(Closed ends) {
        Given.notNull(ends, "ends");
        if (span == null) {
            throw new IllegalArgumentException(
                    "windows of %d rows have no ends to choose; use rolling(\"3D\", \"t\"), or shift".formatted(rows));
        }
        TimeSpan changed = new TimeSpan(span.on(), span.nanoseconds(), ends);
        return new RollingMethods<>(source, rows, changed, minPeriods, centered, keys);
    }

    /** The same windows, of rows with equal values in these columns. */
    public RollingMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new RollingMethods<>(source, rows, span, minPeriods, centered, Arrays.asList(columns));
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

    private T apply(WindowOp op, int needed, WindowOptions options) {
        WindowFunction function = new WindowFunction(op, rows, needed, centered, options.withSpan(span));
        return source.then(value -> value.window(function, keys.toArray(String[]::new)));
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

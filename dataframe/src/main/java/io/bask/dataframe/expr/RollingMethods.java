package io.bask.dataframe.expr;

import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be computed of windows of so many rows; made by {@link ColumnVerbs#rolling}.
 *
 * <p>Missing values are not counted. A window with fewer values than {@code minPeriods}, by default as many as it has rows,
 * gives a missing result. Windows reach over any number of partitions.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class RollingMethods<T> {
    private final ColumnVerbs<T> source;
    private final int rows;
    private final @Nullable Integer minPeriods;
    private final boolean centered;
    private final List<String> keys;

    RollingMethods(ColumnVerbs<T> source, int rows, @Nullable Integer minPeriods, boolean centered, List<String> keys) {
        this.source = source;
        this.rows = rows;
        this.minPeriods = minPeriods;
        this.centered = centered;
        this.keys = keys;
    }

    /** The same windows with a result where they have at least that many values. */
    public RollingMethods<T> minPeriods(int values) {
        return new RollingMethods<>(source, rows, values, centered, keys);
    }

    /** The same windows around each row. */
    public RollingMethods<T> center() {
        return new RollingMethods<>(source, rows, minPeriods, true, keys);
    }

    /** The same windows, of rows with equal values in these columns. */
    public RollingMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new RollingMethods<>(source, rows, minPeriods, centered, Arrays.asList(columns));
    }

    /** How many values each window has; by default of incomplete windows too. */
    public T count() {
        int needed = minPeriods == null ? 0 : minPeriods;
        WindowFunction function = new WindowFunction(WindowOp.ROLLING_COUNT, rows, needed, centered);
        return source.then(value -> value.window(function, keys.toArray(String[]::new)));
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

    /** The sample variance of each window. */
    public T var() {
        return apply(WindowOp.ROLLING_VAR);
    }

    /** The median of each window. */
    public T median() {
        return apply(WindowOp.ROLLING_MEDIAN);
    }

    private int periods() {
        return minPeriods == null ? rows : minPeriods;
    }

    private T apply(WindowOp op) {
        WindowFunction function = new WindowFunction(op, rows, periods(), centered);
        return source.then(value -> value.window(function, keys.toArray(String[]::new)));
    }

    /** Which windows; computes nothing. */
    @Override
    public String toString() {
        return "rolling(%d, minPeriods=%d%s%s)"
                .formatted(rows, periods(), centered ? ", centered" : "", keys.isEmpty() ? "" : ", over " + keys);
    }
}

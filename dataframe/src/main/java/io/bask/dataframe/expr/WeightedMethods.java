package io.bask.dataframe.expr;

import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowOptions;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.List;

/**
 * What can be computed of all rows up to each row with weights that fall; made by {@link ColumnVerbs#ewm}.
 *
 * <p>Results are float64, the same as of pandas' {@code ewm}. Missing values and infinities are not counted. Partitions are worked on
 * one after the other.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class WeightedMethods<T> {
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

    /** The same with weights that are made to add up to one (true, as usual), or by recursion. */
    public WeightedMethods<T> adjust(boolean adjusted) {
        WindowOptions changed =
                new WindowOptions(options.number(), options.ddof(), adjusted, options.ignoreNull(), null, null, "");
        return new WeightedMethods<>(source, changed, minPeriods, keys);
    }

    /** The same with weights that fall at rows without a value too (false, as usual), or at values only. */
    public WeightedMethods<T> ignoreNull(boolean ignored) {
        WindowOptions changed =
                new WindowOptions(options.number(), options.ddof(), options.adjust(), ignored, null, null, "");
        return new WeightedMethods<>(source, changed, minPeriods, keys);
    }

    /** The same, of rows with equal values in these columns. */
    public WeightedMethods<T> over(String... columns) {
        Given.noneNull(columns, "columns");
        return new WeightedMethods<>(source, options, minPeriods, Arrays.asList(columns));
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

    private T apply(WindowOp op, int ddof) {
        WindowFunction function = new WindowFunction(op, WindowFunction.ALL, minPeriods, false, options.withDdof(ddof));
        return source.then(value -> value.window(function, keys.toArray(String[]::new)));
    }

    /** Which weights; computes nothing. */
    @Override
    public String toString() {
        return "ewm(alpha=%s%s)".formatted(options.number(), keys.isEmpty() ? "" : ", over " + keys);
    }
}

package io.bask.dataframe.expr;

import io.bask.dataframe.schema.WindowOp;
import io.bask.dataframe.schema.WindowOptions;
import java.util.function.BiFunction;

/**
 * What can be computed of windows whose rows weigh by their place; made by {@link RollingMethods#weighted}.
 *
 * <p>Missing values and infinities are not counted. The last row of a window has the last weight, in the first rows too.
 *
 * @param <T> what comes out: an expression or a series
 */
public final class ShapedMethods<T> {
    private final BiFunction<WindowOp, WindowOptions, T> windows;
    private final WindowOptions options;

    ShapedMethods(BiFunction<WindowOp, WindowOptions, T> windows, WindowOptions options) {
        this.windows = windows;
        this.options = options;
    }

    /** The sum of weighted values. */
    public T sum() {
        return windows.apply(WindowOp.ROLLING_SHAPED_SUM, options);
    }

    /** The sum of weighted values over that of their weights. */
    public T mean() {
        return windows.apply(WindowOp.ROLLING_SHAPED_MEAN, options);
    }

    /** The weighted variance, times {@code n / (n - 1)} for windows of n rows. */
    public T var() {
        return var(1);
    }

    /** The weighted variance, times {@code n / (n - ddof)} for windows of n rows. */
    public T var(int ddof) {
        return windows.apply(WindowOp.ROLLING_SHAPED_VAR, options.withDdof(ddof));
    }

    /** The root of {@link #var()}. */
    public T std() {
        return std(1);
    }

    /** The root of {@link #var(int)}. */
    public T std(int ddof) {
        return windows.apply(WindowOp.ROLLING_SHAPED_STD, options.withDdof(ddof));
    }

    /** Which weights; computes nothing. */
    @Override
    public String toString() {
        return "weighted windows(%s)".formatted(options.shape());
    }
}

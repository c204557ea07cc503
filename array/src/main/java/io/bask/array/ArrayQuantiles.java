package io.bask.array;

import io.bask.array.ufunc.QuantileMethod;
import io.bask.function.Given;

/**
 * Quantiles, percentiles and medians: exact, whatever the chunks.
 *
 * <p>Along the named axes, over all without any; negative axes count from the end. An array of quantiles makes a new axis in
 * front. Methods that answer elements keep the dtype, the others answer float64. Of several blocks over all axes, quantiles
 * are found by selection: blocks are read twice, and never put together. Along some of the axes, these are put into one block
 * and the others cut finer where blocks would grow too large.
 *
 * <p>All throw IllegalArgumentException for a {@code q} out of range, an axis that does not exist, no elements, complex
 * numbers, and bools by methods that answer what lies between elements.
 */
public sealed interface ArrayQuantiles permits Array {
    /** The value with a part of {@code q}, in [0, 1], of the elements before it; NaN if any element is. */
    default Array quantile(double q, int... axes) {
        Given.notNull(axes, "axes");
        return quantile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #quantile(double, int...)}, several at once. */
    default Array quantile(double[] q, int... axes) {
        Given.notNull(axes, "axes");
        return quantile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #quantile(double, int...)} by a method; of the options, axes and keepdims count. */
    default Array quantile(double q, QuantileMethod method, Reduce how) {
        return Quantiling.one(self(), q, 1, method, how, false);
    }

    /** {@link #quantile(double[], int...)} by a method; of the options, axes and keepdims count. */
    default Array quantile(double[] q, QuantileMethod method, Reduce how) {
        return Quantiling.several(self(), q, 1, method, how, false);
    }

    /** {@link #quantile(double, int...)} of what is not NaN; NaN if all is. */
    default Array nanquantile(double q, int... axes) {
        Given.notNull(axes, "axes");
        return nanquantile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #nanquantile(double, int...)}, several at once. */
    default Array nanquantile(double[] q, int... axes) {
        Given.notNull(axes, "axes");
        return nanquantile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #nanquantile(double, int...)} by a method; of the options, axes and keepdims count. */
    default Array nanquantile(double q, QuantileMethod method, Reduce how) {
        return Quantiling.one(self(), q, 1, method, how, true);
    }

    /** {@link #nanquantile(double[], int...)} by a method; of the options, axes and keepdims count. */
    default Array nanquantile(double[] q, QuantileMethod method, Reduce how) {
        return Quantiling.several(self(), q, 1, method, how, true);
    }

    /** {@link #quantile(double, int...)} of a {@code q} in [0, 100]. */
    default Array percentile(double q, int... axes) {
        Given.notNull(axes, "axes");
        return percentile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #percentile(double, int...)}, several at once. */
    default Array percentile(double[] q, int... axes) {
        Given.notNull(axes, "axes");
        return percentile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #percentile(double, int...)} by a method; of the options, axes and keepdims count. */
    default Array percentile(double q, QuantileMethod method, Reduce how) {
        return Quantiling.one(self(), q, 100, method, how, false);
    }

    /** {@link #percentile(double[], int...)} by a method; of the options, axes and keepdims count. */
    default Array percentile(double[] q, QuantileMethod method, Reduce how) {
        return Quantiling.several(self(), q, 100, method, how, false);
    }

    /** {@link #percentile(double, int...)} of what is not NaN; NaN if all is. */
    default Array nanpercentile(double q, int... axes) {
        Given.notNull(axes, "axes");
        return nanpercentile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #nanpercentile(double, int...)}, several at once. */
    default Array nanpercentile(double[] q, int... axes) {
        Given.notNull(axes, "axes");
        return nanpercentile(q, QuantileMethod.LINEAR, Reduce.axis(axes));
    }

    /** {@link #nanpercentile(double, int...)} by a method; of the options, axes and keepdims count. */
    default Array nanpercentile(double q, QuantileMethod method, Reduce how) {
        return Quantiling.one(self(), q, 100, method, how, true);
    }

    /** {@link #nanpercentile(double[], int...)} by a method; of the options, axes and keepdims count. */
    default Array nanpercentile(double[] q, QuantileMethod method, Reduce how) {
        return Quantiling.several(self(), q, 100, method, how, true);
    }

    /** The middle element; of an even number, the mean of the two in the middle; NaN if any is. */
    default Array median(int... axes) {
        Given.notNull(axes, "axes");
        return median(Reduce.axis(axes));
    }

    /** {@link #median(int...)}; of the options, axes and keepdims count. */
    default Array median(Reduce how) {
        return Quantiling.median(self(), how, false);
    }

    /** The middle of what is not NaN; NaN if all is. */
    default Array nanmedian(int... axes) {
        Given.notNull(axes, "axes");
        return nanmedian(Reduce.axis(axes));
    }

    /** {@link #nanmedian(int...)}; of the options, axes and keepdims count. */
    default Array nanmedian(Reduce how) {
        return Quantiling.median(self(), how, true);
    }

    private Array self() {
        return (Array) this;
    }
}
